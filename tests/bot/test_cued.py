"""Words that call for a passage before the table, or the sibling passage, that would answer."""

import pytest

from bot.answer import Request
from bot.answers.passages.cued import cued_passage
from intents.model import Context
from intents.slots import fill_slots
from tests.bot.asking import desk, finder

CALLED = {
    ("side_effects", "i feel so low since the malate"): "mood-from-magnesium",
    ("form_for_goal", "might magnesium upset my stomach"): "stomach-ache-from-magnesium",
    ("food_or_supplement", "should i skip it at the weekend"): "every-day-or-not",
    ("label_decode", "may i have three when the label says 1"): "how-many-tablets",
    ("food_list", "crab allergy, is magnesium ok for me"): "vegan-gluten-allergens",
    ("leg_cramps", "would magnesium make leg cramps worse"): "cramps-from-magnesium",
    ("food_amount", "would magnesium increase blood sugar"): "blood-sugar-effect",
    ("water", "must i swallow them with a glass of water"): "water-with-tablets",
    ("electrolytes", "do these tablets dehydrate you"): "water-with-tablets",
    ("side_effects", "is it safe to drive on two of them"): "dreams-grogginess",
    ("side_effects", "does it help with gas after dinner"): "bloating",
    ("side_effects", "gassy since the tablets, loads of gas"): "stomach-ache-from-magnesium",
    ("side_effects", "pooping all morning since the oxide"): "diarrhoea-from-magnesium",
    ("constipation", "how long till the citrate does something"): "laxative-how-fast",
    ("upper_limit", "can a bottle of it be fatal"): "too-much-signs",
    ("pregnancy", "awful morning sickness, any use"): "pregnancy-nausea",
    ("form_profile", "are malate capsules halal"): "vegan-gluten-allergens",
    ("form_compare", "is chloride pricier than lactate"): "price-and-value",
    ("form_for_goal", "which type has the highest bioavailability"): "absorption",
    ("form_compare", "is it fine to combine malate and taurate"): "two-forms-together",
    ("form_profile", "malate with a glass of milk"): "with-food",
    ("choosing_product", "which kind for a man with swallowing difficulties"): "swallowing-illness",
    ("water", "is the powder alright in thickened fluids"): "swallowing-illness",
    ("epsom_bath", "soaking a foot ulcer in salts"): "sore-skin-baths",
    ("topical", "may i spray on grazed elbows"): "sore-skin-baths",
    ("oos_general", "roofer, sweating a lot, should i top up"): "sweat-and-heat",
    ("food_or_supplement", "steak and eggs since march, am i short"): "meat-only",
    ("water", "is the kind from the ocean worth it"): "marine-magnesium",
    ("side_effects", "what is the lowest dose"): "low-dose",
    ("form_for_goal", "which type after a gastric band"): "weight-loss-surgery",
    ("elemental", "are makers required to print it"): "label-reading",
    ("alcohol_caffeine", "is green tea a source of it"): "coffee-tea",
    ("blood_pressure", "is there sodium in the ones that dissolve"): "sweeteners-additives",
    ("ingredients", "i react to shellfish"): "vegan-gluten-allergens",
    ("food_amount", "can i have magnesium with porridge"): "with-food",
    ("topical", "the lotion stings my calves"): "sensitive-skin-spray",
    ("side_effects", "will magnesium make me constipated"): "constipated-by-magnesium",
    ("side_effects", "since the tablets i have to urinate at night"): "peeing-more-from-magnesium",
    ("long_term", "can you get addicted to these tablets"): "stopping-magnesium",
    ("ingredients", "what is the b6 in it for"): "vitamin-b6",
    ("absorption", "does yogurt block magnesium"): "with-food",
    ("food_list", "is frozen spinach as good as fresh"): "food-processing",
    ("meal_total", "i boiled kale and poured the water down the sink"): "food-processing",
    ("personal_dose", "how many of them should i eat"): "how-much-of-a-food",
    ("water", "is magnesium left in distilled water"): "filtered-water",
    ("epsom_bath", "may i put my foot in epsom salts"): "foot-soak",
    ("how_long", "is a liquid quicker than tablets"): "tablets-powders-gummies",
    ("medicines", "these capsules get stuck in my throat"): "tablets-powders-gummies",
    ("ingredients", "how much sugar do the chewables have"): "sweeteners-additives",
    ("form_compare", "bath flakes against epsom"): "bath-flakes",
    ("sleep", "the bedtime powder has me running to the loo"): "diarrhoea-from-magnesium",
    ("choosing_product", "is it snake oil"): "does-it-work",
    ("how_long", "and when it is not working"): "not-helping",
    ("stack_add", "does a foot bath count as well"): "bath-and-tablets",
    ("testing", "lost the scoop of my tub"): "measuring-powder",
    ("form_profile", "is stearate a kind of magnesium"): "magnesium-stearate",
    ("side_effects", "the lactate liquid tastes awful"): "taste-and-mixing",
    ("upper_limit", "can i overdose just food wise, from food"): "limit-and-food",
    ("constipation", "do these make u constipated"): "constipated-by-magnesium",  # in full "you"
    ("absorption", "can it go into hot drinks"): "taste-and-mixing",  # the plural of "hot drink"
    ("buy_request", "are generics the same stuff"): "brand-or-generic",
    ("personal_dose", "should i divide my dose"): "split-dose",
    ("form_profile", "weird dreams from glycinate"): "dreams-grogginess",
    ("upper_limit", "is hypomagnesaemia or hypermagnesaemia the low one"): "words-low-high",
    ("side_effects", "doing low carb and feel rough"): "keto",
    ("iv_magnesium", "they put one up for my asthma"): "asthma",
    ("absorption", "is sparkling water bad for taking it up"): "with-food",
    ("medicines", "how do i know its fake"): "purity-testing",
    ("label_decode", "is a teaspoon flat or heaped"): "measuring-powder",
    ("buy_request", "most potent malate there is"): "strength-and-size",
    ("choosing_product", "the jar came with a broken seal"): "expiry-storage",
    ("pregnancy", "salt baths while expecting"): "baths-sprays-pregnancy",
    ("pregnancy", "could the tablets make me miscarry"): "pregnancy-supplements",
    ("older_adults", "grandad needs his tablets crushed"): "opening-capsules",
    ("side_effects", "an itchy rash from the tablets"): "allergic-reaction",
    ("cramp_relief", "will magnesium stop my cramps"): "leg-cramps",
    ("timing", "malate for sleep, what hour"): "morning-or-night",
    ("absorption", "does my latte spoil it"): "coffee-tea",
    ("absorption", "any way to boost absorption"): "absorb-better",
    ("heart_rhythm", "is malate bad for your heart"): "heart-safe",
    ("heart_rhythm", "does it slow down the heart"): "slow-heart-rate",
    ("epsom_bath", "how many minutes in epsom salts"): "epsom-how-much",
    ("prescription_request", "can one get it without prescription"): "over-the-counter",
    ("oos_nutrients", "take with my multivitamin?"): "with-a-multivitamin",
    ("oos_health", "what does the blood test cost"): "getting-a-test",
    ("daily_amount", "how many capsules per day"): "how-many-tablets",
    ("diagnosis_request", "might i be low in magnesium"): "deficiency-signs",
    ("long_term", "200 mg every night ok"): "long-term-use",
    ("leg_cramps", "will pickles or mustard do"): "cramp-prevention",
    ("medicines", "is malate a natural muscle relaxer"): "muscle-relaxant",
    ("blood_pressure", "could it put my blood pressure up"): "low-blood-pressure",
    ("side_effects", "the effects of too much"): "too-much-signs",
    ("side_effects", "green poo from the tablets"): "stool-colour",
    ("heart_rhythm", "palpitations since the capsules"): "palpitations-from-magnesium",
    ("testing", "what causes high magnesium"): "high-level",
    ("other_conditions", "hashimotos and magnesium"): "thyroid",
    ("stack_add", "100 mg or 150 mg"): "low-dose",
    ("leg_cramps", "tummy cramps"): "stomach-ache-from-magnesium",
    ("side_effects", "leg cramps since magnesium"): "cramps-from-magnesium",
    ("circulation", "so is magnesium a natural blood thinner"): "blood-thinning",
    ("when_to_see_doctor", "see my gp about magnesium?"): "tell-your-doctor",
    ("prescription_request", "would a gp prescribe it"): "over-the-counter",
    ("weight_loss", "is malate fattening"): "weight-gain",
    ("long_term", "side effects over many years"): "long-term-use",
    ("who_should_ask", "what mustnt clash with it"): "medicines-general",
    ("food_list", "foods to avoid when taking magnesium"): "with-food",
    ("deficiency_treatment", "top it up through food"): "best-food-sources",
    ("testing", "a deficiency test please"): "testing",
    ("medicines", "vitamins not to have with magnesium"): "zinc-iron-calcium",
    ("cramp_relief", "a spasm in my back"): "back-pain",
    ("deficiency_signs", "might low magnesium be fatal"): "severe-deficiency",
    ("food_amount", "grams of magnesium in the human body"): "magnesium-in-the-body",
    ("constipation", "movicol beside magnesium"): "with-another-laxative",
    ("topical", "is the oil as good as pills"): "absorbed-through-skin",
    ("sleep", "good for jetlag?"): "shift-work-travel",
    ("children", "a lotion for my girl"): "children-baths",
}


def cued(intent: str, utterance: str) -> str | None:
    reading = finder().read(utterance)
    return cued_passage(Request(reading.text, intent, fill_slots(reading, Context())), desk())


@pytest.mark.parametrize(("asked", "passage"), CALLED.items(), ids=range(len(CALLED)))
def test_a_passage_is_called_by_its_words(asked: tuple[str, str], passage: str) -> None:
    assert cued(*asked) == passage


@pytest.mark.parametrize(
    ("intent", "utterance"),
    [
        ("food_amount", "how much magnesium is in a glass of milk"),
        ("food_amount", "magnesium in porridge"),
        ("side_effects", "what else may it do to me"),
        ("form_profile", "tell me about taurate"),
        ("upper_limit", "are 2 at once of 900 mg alright"),
        ("testing", "high magnesium level of 1.4"),
        ("medicines", "lisinopril and a multivitamin"),
        ("form_compare", "malate or taurate"),
        ("form_for_goal", "a cheap form for sleep"),
    ],
)
def test_a_question_for_the_table_stays_with_the_table(intent: str, utterance: str) -> None:
    assert cued(intent, utterance) is None
