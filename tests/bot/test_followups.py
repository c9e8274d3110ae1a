"""What a message means after another one: an exchanged portion, a correction, a new topic that inherits nothing."""

import pytest

from bot.answer import Answer
from bot.assistant import Assistant
from bot.render.plain import render_plain


def said(assistant: Assistant, *turns: str) -> Answer:
    conversation = None
    for turn in turns[:-1]:
        conversation = assistant.answer(turn, conversation).conversation
    return assistant.answer(turns[-1], conversation).answer


@pytest.mark.parametrize(
    ("turns", "mg"),
    [
        (("pumpkin seeds magnesium how much", "per 100 g?"), "550 mg"),
        (("pumpkin seeds magnesium how much", "what about 30g"), "165 mg"),
        (("had porridge with some almonds, how much magnesium is that", "no almonds, i meant walnuts"), "45 mg"),
        (("how much actual magnesium in 1000 mg citrate", "no sorry i meant oxide"), "603 mg"),
        (("how much magnesium per day", "im 15 btw", "girl"), "360 mg"),
    ],
)
def test_one_thing_of_the_last_question_is_exchanged(assistant: Assistant, turns: tuple[str, ...], mg: str) -> None:
    answer = said(assistant, *turns)
    assert answer.kind == "answer"
    assert mg in render_plain(answer)


def test_a_topic_of_its_own_inherits_nothing(assistant: Assistant) -> None:
    answer = said(assistant, "got ckd 3b, what foods have magnesium", "whats the weather in leeds")
    assert answer.kind in {"decline", "fallback"}


def test_a_limit_asked_for_another_country_is_the_same_question(assistant: Assistant) -> None:
    answer = said(assistant, "whats the upper limit for adults", "and uk")
    assert answer.intent == "upper_limit"
    assert "400 mg" in render_plain(answer)


def test_what_somebody_is_allergic_to_is_left_out_and_kept_in_mind(assistant: Assistant) -> None:
    first = "allergic to all nuts, need magnesium from food. ideas?"
    for turns in ((first,), (first, "ok give me a few snacks for work then")):
        text = render_plain(said(assistant, *turns)).lower()
        assert "pumpkin seeds" in text
        assert "almonds, " not in text


@pytest.mark.parametrize("turn", ["what if i take 1", "no sorry i meant oxide", "and to stop them coming back"])
def test_a_short_reply_is_no_alarm(assistant: Assistant, turn: str) -> None:
    assert said(assistant, "magnesium citrate 1000 mg for leg cramps", turn).kind != "urgent"


def test_several_products_with_amounts_are_added_up(assistant: Assistant) -> None:
    answer = said(assistant, "citrate 200 mg and milk of magnesia 400 mg, is that a lot")
    assert answer.intent == "stack_add"


def test_a_word_of_labels_is_explained(assistant: Assistant) -> None:
    assert "420 mg" in render_plain(said(assistant, "whats DV"))


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        (("chia seeds magnesium", "and flax", "which of em has more"), "Flaxseed, ground or chia seeds"),
        (("citrate 500mg how much", "and oxide 500mg", "which has more actual mg"), "weight: Oxide"),
        (("tofu or tempeh", "tell me more on the second one"), "Magnesium: Tempeh"),
        (("cashews vs brazil nuts", "former?"), "Magnesium: Cashews"),
        (("citrate or malate", "so the first isnt better?"), "Citrate / Malate"),
        (("citrate or malate", "and lactate?"), "Citrate / Malate / Lactate"),
        (("bananas are full of magnesium right", "so whats actually high"), "Pumpkin seeds"),
    ],
)
def test_things_spoken_of_are_pointed_at_and_compared(assistant: Assistant, turns: tuple[str, ...], says: str) -> None:
    assert says in render_plain(said(assistant, *turns))


def test_a_place_without_a_list_is_a_button(assistant: Assistant) -> None:
    first = assistant.answer("does magnesium help sleep")
    second = assistant.answer("the second one", first.conversation)
    assert second.answer.kind == "answer"
    assert second.answer.passages != first.answer.passages


@pytest.mark.parametrize("turn", ["so magnesium is useless?", "is it worth it", "waste of money then"])
def test_a_doubt_is_answered_with_what_studies_show(assistant: Assistant, turn: str) -> None:
    answer = said(assistant, "does magnesium help migraine", turn)
    assert answer.kind == "answer"
    assert answer.evidence == "limited"


@pytest.mark.parametrize("turn", ["whats the point", "its all pointless", "i am useless", "im not worth it"])
def test_words_that_may_mean_a_life_are_no_doubt_about_tablets(assistant: Assistant, turn: str) -> None:
    assert "Is it useless?" not in render_plain(said(assistant, "does magnesium help migraine", turn))


@pytest.mark.parametrize("turn", ["says who", "source?", "any studies", "where did you get that"])
def test_the_sources_of_the_last_answer_are_named(assistant: Assistant, turn: str) -> None:
    before = said(assistant, "is it true that magnesium cures arthritis")
    assert said(assistant, "is it true that magnesium cures arthritis", turn).sources == before.sources


def test_a_medicine_told_before_is_minded_when_something_is_taken(assistant: Assistant) -> None:
    assert "thyroid" in said(assistant, "im on levothyroxine", "can i take magnesium glycinate").cautions
    assert "thyroid" not in said(assistant, "im on levothyroxine", "almonds?").cautions


def test_a_diet_told_before_holds_for_a_single_food(assistant: Assistant) -> None:
    text = render_plain(said(assistant, "IBS and on low fodmap, magnesium rich food pls", "are cashews ok"))
    assert "low-FODMAP" in text
    assert "Yes" not in text


@pytest.mark.parametrize(
    ("turns", "total"),
    [
        (("multi has 80mg, sleep powder 200 and zma with 150", "no the powder is 100 i looked wrong"), "330 mg"),
        (("two products, citrate 200mg and zma 450", "not 450 its 150"), "350 mg"),
        (("two products, citrate 200mg and zma 450", "and a gummy with 50mg"), "700 mg"),
    ],
)
def test_one_of_several_products_is_put_right_or_added(
    assistant: Assistant, turns: tuple[str, ...], total: str
) -> None:
    assert f"Together about {total}" in render_plain(said(assistant, *turns))


def test_two_countries_are_both_right(assistant: Assistant) -> None:
    answer = said(assistant, "nhs says 400 but my american app says 350 who is right", "im in germany")
    assert "For the EU the published limit from supplements is 250 mg" in render_plain(answer)


def test_a_medicine_and_a_complaint_are_both_spoken_of(assistant: Assistant) -> None:
    text = render_plain(said(assistant, "im on warfarin, tell me about magnesium and cramps"))
    assert "warfarin" in text
    assert "Leg cramps and magnesium" in text


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        (("does magnesium bring your blood pressure down", "how big is the drop"), "2 mmHg"),
        (("what helps restless legs", "you said something about iron"), "low iron"),
        (("almond milk or cow's milk", "by how much?"), "gap is"),
        (("mag oxide or citrate", "by how much"), "60.3%"),
        (("chard or kale, more magnesium", "what does boiling do to them"), "Boiling and draining"),
        (("how much magnesium in pumpkin seeds", "and tofu", "in grams of seeds for 100 mg"), "18 g"),
        (("gabapentin three times a day, when magnesium", "before or after"), "magnesium first"),
        (("levothyroxine at 6am. when magnesium?", "will it stop my thyroid pill working"), "4 hours"),
        (("is threonate any good for memory", "bit dear, anything cheaper"), "Oxide"),
        (("warfarin, can i take magnesium", "more kale instead, better than a pill?"), "vitamin K"),
        (("malate or taurate for palpitations", "what about oxide", "rank all three"), "Malate / Taurate / Oxide"),
        (("do i need my magnesium tested", "whats a normal result"), "0.75 to 0.95"),
        (("you silly bot i asked about night cramps",), "cramps"),
    ],
)
def test_what_was_told_is_picked_up(assistant: Assistant, turns: tuple[str, ...], says: str) -> None:
    assert says in render_plain(said(assistant, *turns))


def test_cramps_are_left_out_of_a_comparison_for_something_else(assistant: Assistant) -> None:
    assert "leg cramps" not in render_plain(said(assistant, "glycinate or taurate for palpitations"))
    assert "leg cramps" in render_plain(said(assistant, "glycinate or taurate"))


@pytest.mark.parametrize(
    "story",
    [
        "my wife gets hives from cashews btw",
        "my lad came up all blotchy after a walnut last year so we dont keep them in",
        "i carry an epipen for nuts",
    ],
)
def test_a_reaction_told_as_a_story_is_kept_in_mind(assistant: Assistant, story: str) -> None:
    for last in ("what else then", "and for lunch", "a snack with loads of magnesium"):
        text = render_plain(said(assistant, "breakfast foods with magnesium", story, last)).lower()
        assert "almonds, " not in text
        assert "cashews, " not in text


def test_whether_a_food_brings_on_a_rash_is_no_allergy(assistant: Assistant) -> None:
    text = render_plain(said(assistant, "do almonds cause a rash?", "snack ideas with magnesium"))
    assert "Almonds, " in text


@pytest.mark.parametrize("turn", ["can i rub magnesium oil on it", "would a bath help", "can i still go for a run"])
def test_an_urgent_card_stands_whole_where_it_is_asked_about(assistant: Assistant, turn: str) -> None:
    answer = said(assistant, "my calf is hot and swollen on one side since the flight", turn)
    assert answer.urgency == "same_day"
    text = render_plain(answer)
    assert "Do not rub the leg" in text
    assert "cannot tell from here" in text
    assert answer.passages == ()


def test_a_lesser_card_does_not_take_the_place_of_the_one_that_stands(assistant: Assistant) -> None:
    answer = said(assistant, "just took 14 magnesium tablets by accident", "should i make myself sick")
    assert answer.urgency == "poison"


def test_giving_up_what_is_taken_minds_the_medicine(assistant: Assistant) -> None:
    turns = ("been on lansoprazole for years, does it lower magnesium", "how would i notice", "can i stop it")
    assert "Do not stop it on your own" in render_plain(said(assistant, *turns))


@pytest.mark.parametrize(
    "turns",
    [
        ("magnesium for blood pressure", "am on amlodipine already", "so could swap it for magnesium"),
        ("im on sertraline", "so i could come off it if the mag works"),
        ("on ramipril", "can i stop it if i take magnesium"),
    ],
)
def test_a_medicine_pointed_at_is_not_given_up_for_magnesium(assistant: Assistant, turns: tuple[str, ...]) -> None:
    answer = said(assistant, *turns)
    assert answer.kind == "correct_claim"
    assert "Please do not stop or change" in render_plain(answer)


def test_asking_about_a_medicine_pointed_at_is_no_claim(assistant: Assistant) -> None:
    answer = said(assistant, "i take levothyroxine", "is it ok with magnesium")
    assert (answer.kind, answer.intent) == ("answer", "medicines")
    assert "at least 4 hours" in render_plain(answer)


@pytest.mark.parametrize("turn", ["tldr", "make it shorter", "in plain english please"])
def test_a_shorter_answer_holds_the_first_lines_alone(assistant: Assistant, turn: str) -> None:
    long, short = said(assistant, "magnesium for sleep"), said(assistant, "magnesium for sleep", turn)
    assert short.intent == "sleep"
    assert len(render_plain(short)) < 0.8 * len(render_plain(long))
    assert short.sources == long.sources


@pytest.mark.parametrize("turn", ["swap to what", "what should i switch to", "what else can i take"])
def test_something_else_than_a_form_that_upsets_is_a_gentler_one(assistant: Assistant, turn: str) -> None:
    answer = said(assistant, "citrate gives me the runs", turn)
    assert answer.intent == "form_for_goal"
    assert "sensitive stomach" in render_plain(answer)


def test_something_else_than_a_food_is_a_swap(assistant: Assistant) -> None:
    assert said(assistant, "crisps", "swap to what").intent == "food_swap"


@pytest.mark.parametrize("turn", ["ok got it", "your a star thanks", "never mind"])
def test_a_word_that_closes_is_no_question(assistant: Assistant, turn: str) -> None:
    assert said(assistant, "hip op on the 12th, stop magnesium?", turn).kind == "smalltalk"


def test_what_a_medicine_is_swallowed_with_minds_the_medicine(assistant: Assistant) -> None:
    answer = said(assistant, "i take alendronic acid on mondays", "can i wash that down with badoit")
    assert "plain water" in render_plain(answer)


def test_limits_of_foods_add_up_and_stay_on_the_next_pages(assistant: Assistant) -> None:
    talk = ["high magnesium foods no nuts im allergic", "and gluten free?"]
    for turns in (talk, [*talk, "more"], [*talk, "more", "any others"]):
        text = render_plain(said(assistant, *turns))
        assert "nut-free" in text
        assert "gluten-free" in text
        assert not any(nut in text for nut in ("Almonds", "Cashews", "Brazil", "Hazelnuts", "Peanuts", "Wheat"))


def test_of_two_ways_of_eating_the_last_one_holds(assistant: Assistant) -> None:
    text = render_plain(said(assistant, "vegan foods with magnesium", "and vegetarian?"))
    assert "(vegetarian)" in text
    assert "vegan" in render_plain(said(assistant, "day plan vegan", "nut free too"))


def test_a_list_of_foods_goes_on_without_repeating_one(assistant: Assistant) -> None:
    conversation, shown = None, []
    for turn in ("foods high in magnesium", "more", "more", "next"):
        reply = assistant.answer(turn, conversation)
        conversation = reply.conversation
        assert reply.answer.intent == "food_list"
        shown += [line for line in render_plain(reply.answer).splitlines() if " mg (" in line]
    assert len(shown) >= 20
    assert len(set(shown)) == len(shown)


@pytest.mark.parametrize(
    ("turns", "urgency"),
    [
        (("my 2 yr old got into the magnesium gummies", "shes gone floppy"), "emergency"),
        (("took the whole bottle of magnesium", "cant keep my eyes open"), "emergency"),
        (("took the whole bottle of magnesium", "i meant to do it"), "crisis"),
        (("my 2 yr old got into the magnesium gummies", "she seems ok tho"), "poison"),  # the card still stands
    ],
)
def test_what_gets_worse_after_an_urgent_card_is_read_with_it(
    assistant: Assistant, turns: tuple[str, ...], urgency: str
) -> None:
    assert said(assistant, *turns).urgency == urgency


@pytest.mark.parametrize(
    ("turns", "intent", "says"),
    [
        (("when should i take magnesium", "and my alendronic acid on sundays?"), "medicines", "alendronic"),
        (("does an epsom bath soak in", "feels good on my legs tho"), "epsom_bath", "bath"),
        (("leg cramps", "its only at night tho"), "leg_cramps", "night"),
        (("restless legs", "they test my ferritin, whats that got to do with it"), "restless_legs", "iron"),
        (("i get oxalate stones", "so no spinach?"), "food_amount", "oxalate"),
    ],
)
def test_a_message_that_leans_on_the_last_one_stays_with_it(
    assistant: Assistant, turns: tuple[str, ...], intent: str, says: str
) -> None:
    answer = said(assistant, *turns)
    assert answer.intent == intent
    assert says in render_plain(answer)


def test_a_general_correction_says_what_is_known_of_the_form(assistant: Assistant) -> None:
    answer = said(assistant, "magnesium for DOMS?", "malate is the recovery one tho innit")
    assert answer.kind == "correct_claim"
    assert "Malate: the form usually named for sore muscles; no trial shows it does better." in render_plain(answer)


@pytest.mark.parametrize(
    "turns",
    [
        ("foods with magnesium", "no beans"),
        ("foods with magnesium", "and no beans pls"),
        ("foods with lots of magnesium", "cant do nuts", "or beans, they blow me up lol"),
    ],
)
def test_what_is_left_out_later_is_not_listed(assistant: Assistant, turns: tuple[str, ...]) -> None:
    answer = said(assistant, *turns)
    assert answer.intent == "food_list"
    assert "without beans" in render_plain(answer)


@pytest.mark.parametrize("later", ["what would then", "so what helps", "what does work then"])
def test_after_a_cramp_that_magnesium_does_not_help_the_stretch_is_told(assistant: Assistant, later: str) -> None:
    answer = said(assistant, "does magnesium stop night cramps", later)
    assert answer.intent == "cramp_relief"
    assert "stretch" in render_plain(answer).lower()


def test_an_amount_of_it_is_one_of_the_form_spoken_of(assistant: Assistant) -> None:
    answer = said(assistant, "magtein whats that", "does it work on memory", "how much magnesium in 2g of it")
    assert answer.intent == "label_decode"
    assert "165 mg" in render_plain(answer)


def test_what_was_told_is_kept_in_mind_when_a_product_is_named_that_the_question_does_not_fit(
    assistant: Assistant,
) -> None:
    answer = said(assistant, "im stage 3b ckd, what about food", "milk of magnesia once in a blue moon?")
    assert "kidney_disease" in answer.cautions


@pytest.mark.parametrize(
    ("complaint", "later", "topic"),
    [
        ("calf cramps waking me at 4", "magnesium?", "leg_cramps"),
        ("my legs jump at night", "mag?", "restless_legs"),
    ],
)
def test_the_bare_name_after_a_complaint_asks_whether_it_helps(
    assistant: Assistant, complaint: str, later: str, topic: str
) -> None:
    assert said(assistant, complaint, later).intent == topic


def test_another_one_goes_on_with_a_list(assistant: Assistant) -> None:
    first = said(assistant, "foods with magnesium")
    again = said(assistant, "foods with magnesium", "another one")
    assert again.intent == "food_list"
    assert render_plain(again) != render_plain(first)


def test_a_dose_that_was_missed_is_told_of_after_a_medicine(assistant: Assistant) -> None:
    answer = said(assistant, "i take synthroid at 6am, when magnesium", "what if i forget")
    assert "missed a dose" in render_plain(answer)


def test_an_age_stays_with_the_person_of_whom_it_was_told(assistant: Assistant) -> None:
    answer = said(assistant, "how much magnesium a day", "im 70", "and for my grandson")
    assert "of 70" not in render_plain(answer)


def test_a_label_told_of_several_capsules_counts_them_together(assistant: Assistant) -> None:
    label = "this label says magnesium citrate 1200mg 3 caps"
    assert "about 194 mg a day" in render_plain(said(assistant, label))
    assert "about 65 mg" in render_plain(said(assistant, label, "so how much in one"))


@pytest.mark.parametrize("limit", ["we dont eat fish", "no fish for me please", "allergic to fish"])
def test_a_limit_told_first_holds_for_the_lists_that_follow(assistant: Assistant, limit: str) -> None:
    assert said(assistant, limit).intent == "food_list"
    answer = said(assistant, limit, "what foods contain magnesium", "more")
    assert answer.intent == "food_list"
    assert "without fish" in render_plain(answer)


def test_a_list_turned_down_goes_on(assistant: Assistant) -> None:
    answer = said(assistant, "which foods have the most magnesium", "cant stand any of those")
    assert "Further down the list" in render_plain(answer)


def test_foods_asked_for_a_child_after_a_list_are_foods(assistant: Assistant) -> None:
    answer = said(assistant, "magnesium rich foods", "what about for my 4 year old")
    assert answer.intent == "food_list"
    assert "choke" in render_plain(answer)


@pytest.mark.parametrize("text", ["magnesium rich foods for kidney patients", "which foods fit breastfeeding"])
def test_foods_asked_for_go_before_what_somebody_has(assistant: Assistant, text: str) -> None:
    answer = said(assistant, text)
    assert answer.intent == "food_list"
    assert answer.cautions


def test_what_is_asked_after_an_allergy_is_not_left_out(assistant: Assistant) -> None:
    assert "Mackerel" in render_plain(said(assistant, "nut allergy, which fish has magnesium"))


@pytest.mark.parametrize(
    ("turns", "says", "never"),
    [
        (("day plan with 360 mg", "make it vegan"), "The target is 360 mg", "mackerel"),
        (("plan a day of meals", "make it cheaper please"), "It fits: cheap", "almonds"),
        (("plan a day of meals", "only 280 mg"), "The target is 280 mg", "published limit"),
        (("plan a day of meals", "i hate lentils", "and no spinach"), "without lentils", "spinach, cooked"),
        (("swap for white rice", "i dont like quinoa"), "in place of white rice", "quinoa, cooked"),
    ],
)
def test_a_plan_or_swap_is_changed_in_one_thing(
    assistant: Assistant, turns: tuple[str, ...], says: str, never: str
) -> None:
    text = render_plain(said(assistant, *turns)).lower()
    assert says.lower() in text
    assert never not in text


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        (("how much magnesium in 50g oats", "150g"), "150 g: 207 mg"),
        (("cashews", "is that enough for a day"), "No, not by itself: 74 mg is 18 %"),
        (("i had 250g pumpkin seeds and an apple", "enough?"), "Yes: "),
        (("kidney beans", "tinned?"), "canned"),
    ],
)
def test_a_food_figure_is_gone_on_with(assistant: Assistant, turns: tuple[str, ...], says: str) -> None:
    assert says in render_plain(said(assistant, *turns))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("turkey breast per 100g", ", 100 g:"),
        ("walnuts mg/100g", "Walnuts, 100 g: 158 mg"),
        ("magnesium in oat curry", "“oat curry” is not in my table. The nearest is"),
        ("moringa powder", "“moringa powder” is not in my table"),
    ],
)
def test_the_unit_asked_for_comes_first_and_another_dish_is_said_to_be_one(
    assistant: Assistant, text: str, says: str
) -> None:
    assert says in render_plain(said(assistant, text))


def test_an_allergy_told_in_a_talk_about_products_is_about_products(assistant: Assistant) -> None:
    assert said(assistant, "tell me about magnesium citrate", "im allergic to shellfish").intent != "food_list"


def test_a_limit_told_later_keeps_the_meal_of_the_list(assistant: Assistant) -> None:
    text = render_plain(said(assistant, "dinner ideas with magnesium", "no fish"))
    assert "Magnesium: dinner" in text
    assert "ackerel" not in text


def test_oats_that_somebody_leaves_out_are_left_out_in_every_form(assistant: Assistant) -> None:
    assert "Oatmeal" not in render_plain(said(assistant, "breakfast foods with magnesium", "i cant have oats"))


def test_drinks_after_a_list_of_foods_are_a_list_of_drinks(assistant: Assistant) -> None:
    assert "Magnesium: drinks" in render_plain(said(assistant, "foods rich in magnesium", "alright, and any drinks?"))


def test_a_person_told_after_a_weight_is_no_weight(assistant: Assistant) -> None:
    text = render_plain(said(assistant, "150g kale magnesium", "im a woman 41"))
    assert "41 g" not in text
    assert "320 mg" in text


def test_a_food_asked_about_with_a_condition_told_is_answered(assistant: Assistant) -> None:
    answer = said(assistant, "i have ckd stage 4", "can i still eat avocado")
    assert answer.intent == "food_amount"
    assert "kidney_disease" in answer.cautions
