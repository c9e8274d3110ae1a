"""Answers about foods: right figures with their row, gaps named, diets kept, buttons that keep their state."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.actions import parse_action
from bot.answer import Request
from bot.answers.foods.lists import food_list
from bot.answers.foods.water import water
from bot.assistant import Assistant
from bot.render.plain import render_plain
from intents.model import EntityMatch, Slots
from tests.bot.asking import HOSTILE, ask, desk, words_of
from tests.bot.asking_foods import ANSWERERS, answer, check, listed, press


@pytest.mark.parametrize("intent", sorted(ANSWERERS))
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_odd_input_gets_a_whole_reply(intent: str, text: str) -> None:
    check(answer(intent, text))


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(ANSWERERS)), st.text(max_size=120))
def test_any_text_gets_a_whole_reply(intent: str, text: str) -> None:
    check(answer(intent, text))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("how much magnesium in almonds", ["77 mg", "18 %", "Daily Value (420 mg)", "Per 100 g: 270 mg"]),
        ("pumpkin seeds 30g", ["165 mg", "30 g"]),
        ("magnesium in two bananas", ["64 mg", "236 g"]),
        ("half a cup of cooked black beans", ["60 mg"]),
        ("a handful of cashews for a woman of 45", ["73 mg", "my guess", "320 mg a day for a woman of 45"]),
        ("spinach", ["Spinach, cooked", "78 mg", "Spinach, raw", "24 mg"]),
        ("hemp hearts per 100g", ["700 mg"]),
        ("avocado in pregnancy", ["29 mg", "pregnancy"]),
    ],
)
def test_a_food_is_answered_with_portion_share_and_100_g(text: str, parts: list[str]) -> None:
    draft = answer("food_amount", text)
    check(draft)
    for part in parts:
        assert part in words_of(draft)


def test_a_figure_names_its_usda_row() -> None:
    assert (
        "USDA 12016: 550 mg per 100 g (Pumpkin seeds, roasted kernels)" in answer("food_amount", "pumpkin seeds").seen
    )


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("are pumpkin seeds high in magnesium", "Yes, a lot."),
        ("is banana a source of it", "Yes, a fair amount."),
        ("is banana rich in magnesium", "A fair amount, though"),
        ("is apple high in magnesium", "Only a little."),
        ("is there magnesium in gatorade?", "No, next to none."),
        ("how much magnesium in banana", "Banana"),
        ("is banana ok with kidney disease", "Careful with your limit (lower in potassium)"),
    ],
)
def test_a_question_for_much_is_answered_first(text: str, start: str) -> None:
    assert answer("food_amount", text).lead.startswith(start)


def test_an_unknown_figure_is_said_to_be_unknown() -> None:
    draft = answer("food_amount", "how much magnesium in oat milk")
    assert "unknown is not zero" in draft.lead
    assert not re.search(r"\b0 mg", words_of(draft))
    assert "Soy milk" in words_of(draft)


@pytest.mark.parametrize("intent", ["food_amount", "meal_total"])
def test_foods_of_which_none_has_a_figure_are_not_summed(intent: str) -> None:
    draft = answer(intent, "2 dosa, a samosa and a cup of flurbish")
    assert "dosa, samosa, “flurbish”: unknown is not zero" in draft.lead
    assert "0 mg" not in draft.lead
    assert any(key == "eaten" for key, _ in draft.holds)
    check(draft)


def test_an_unknown_food_is_named_and_not_guessed() -> None:
    draft = answer("food_amount", "how much magnesium in blorptail")
    assert "“blorptail”" in draft.lead
    assert not re.search(r"\d mg", words_of(draft))


@pytest.mark.parametrize("text", ["50 kg of spinach", "0 almonds", "-5 almonds"])
def test_an_impossible_amount_is_told_and_a_usual_portion_taken(text: str) -> None:
    draft = answer("food_amount", text)
    assert "cannot be right, so I took a usual portion" in words_of(draft)
    assert not re.search(r"-\d+ mg", words_of(draft))


@pytest.mark.parametrize(
    ("text", "banned"),
    [
        ("foods with magnesium no nuts pls", {"nut", "peanut"}),
        ("vegan and gluten free, rich in magnesium", {"meat", "fish", "milk", "egg", "gluten", "wheat"}),
        ("i am allergic to cashews, what has magnesium", {"nut"}),
        ("without fish or soy", {"fish", "soy"}),
        ("nothing with sesame, i have a sesame allergy", {"sesame"}),
        ("dairy free sources", {"milk"}),
        ("i hate nuts and seeds, what else can i eat", {"nut", "seed"}),
    ],
)
def test_what_is_ruled_out_is_never_listed(text: str, banned: set[str]) -> None:
    draft = answer("food_list", text)
    check(draft)
    keys = listed(draft)
    assert len(keys) >= 4
    for key in keys:
        assert not desk().knowledge.foods.by_key[key].tags & banned, key


def test_a_food_that_is_disliked_is_left_out_with_its_kin() -> None:
    keys = listed(answer("food_list", "i hate spinach, what else has magnesium"))
    assert keys
    assert not any(key.startswith("spinach") for key in keys)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("which nuts have most magnesium", "almonds"),
        ("best fruit for magnesium", "banana"),
        ("which fish has magnesium", "mackerel"),
        ("what dark chocolate is highest", "dark_chocolate_70_85"),
        ("snack with at least 80 mg", "chia_seeds"),
        ("foods with magnesium and potassium", "spinach_cooked"),
        ("cheap foods with magnesium", "sunflower_seeds"),
        ("magnesium breakfast ideas", "oatmeal"),
        ("foods high in magnesium", "almonds"),
    ],
)
def test_a_list_holds_the_food_that_people_expect(text: str, key: str) -> None:
    draft = answer("food_list", text)
    check(draft)
    assert key in listed(draft)
    assert len(draft.facts) <= 9


def test_a_reverse_search_names_only_portions_that_reach_it() -> None:
    draft = answer("food_list", "foods with at least 90 mg per portion")
    assert all((desk().knowledge.foods.by_key[key].mg() or 0) >= 90 for key in listed(draft))
    assert "No food in my table has 200 mg" in answer("food_list", "vegetables with at least 200 mg").lead


@pytest.mark.parametrize("text", ["low potassium foods for magnesium", "foods with magnesium for ckd"])
def test_with_weak_kidneys_foods_are_lower_in_potassium_and_the_team_is_named(text: str) -> None:
    draft = answer("food_list", text)
    assert draft.ask == "kidney_team"
    assert "phosphate" in words_of(draft)
    for key in listed(draft):
        assert (desk().knowledge.foods.by_key[key].potassium_mg or 999) < 200


def test_kidney_stones_and_warfarin_get_their_own_line() -> None:
    assert "form kidney stones" in words_of(answer("food_amount", "is spinach ok with kidney stones"))
    assert "on warfarin keep" in words_of(answer("food_amount", "spinach while on warfarin"))


def test_a_toggle_keeps_the_rest_of_the_wish() -> None:
    first = answer("food_list", "snack with at least 60 mg, no nuts")
    cheaper = next(s for s in first.suggestions if s.label == "Cheap")
    second = press(cheaper.action)
    for key in listed(second):
        row = desk().knowledge.foods.by_key[key]
        assert row.cheap
        assert "nut_free" in row.tags
        assert (row.mg() or 0) >= 60
    off = next(s for s in second.suggestions if s.label.startswith("✓ Cheap"))
    assert listed(press(off.action)) == listed(first)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(sorted(desk().knowledge.foods.diets)), max_size=4, unique=True),
    st.lists(st.sampled_from(sorted(desk().knowledge.foods.groups)), max_size=2, unique=True),
)
def test_no_button_drops_a_restriction(diets: list[str], without: list[str]) -> None:
    matches = [EntityMatch("diet", key, key, 0, 0) for key in diets]
    matches += [EntityMatch("without", key, key, 0, 0) for key in without]
    draft = food_list(Request("foods with magnesium", "food_list", Slots(matches=tuple(matches))), desk())
    for suggestion in draft.suggestions:
        action = parse_action(suggestion.action)
        if action is None or action.argument != "food_list":
            continue
        label = suggestion.label.removeprefix("✓ ").lower()
        kept = {key for type_, key in action.slots if type_ == "diet"}
        lost = {key for key in diets if key not in kept}
        assert all(desk().knowledge.foods.diets[key].label == label for key in lost)


@pytest.mark.parametrize(
    ("text", "more", "less"),
    [
        ("brazil nuts or almonds, which has more", "brazil nuts", "almonds"),
        ("dark vs milk chocolate", "dark chocolate 70-85 %", "milk chocolate"),
        ("soy or cow milk", "soy milk", "whole milk"),
        ("is a banana better than a handful of almonds", "almonds", "banana"),
    ],
)
def test_a_comparison_says_which_has_more(text: str, more: str, less: str) -> None:
    draft = answer("food_compare", text)
    check(draft)
    assert re.search(rf"More in {re.escape(more)}.*Less in {re.escape(less)}", draft.lead)
    assert len(draft.seen) >= 2


@pytest.mark.parametrize("text", ["spinach raw vs cooked", "cashew or almond butter"])
def test_a_small_gap_at_equal_weight_has_no_winner(text: str) -> None:
    draft = answer("food_compare", text)
    check(draft)
    assert "about the same" in draft.lead


def test_unequal_portions_name_no_winner() -> None:
    draft = answer("food_compare", "flaxseed against chia")
    assert draft.lead.startswith("More in flaxseed")
    assert any("A usual portion turns it round" in fact for fact in draft.facts)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("how many walnuts for 90 mg magnesium", "For 90 mg of magnesium it takes about 57 g of walnuts"),
        ("avocados = 60mg how many", "about 1 of them"),
        ("how much quinoa for my daily magnesium", "For 420 mg"),
    ],
)
def test_the_amount_of_food_for_a_target_comes_first(text: str, part: str) -> None:
    assert part in answer("food_amount", text).lead


def test_a_swap_with_less_is_not_headed_as_more() -> None:
    draft = answer("food_swap", "replace the tofu")
    assert "with more magnesium" not in draft.lead


def test_swaps_name_the_gain_and_keep_the_diet() -> None:
    draft = answer("food_swap", "what instead of white rice, vegan")
    check(draft)
    assert "Brown rice, cooked, ½ cup (101 g): 39 mg (+30 mg)" in draft.facts
    several = answer("food_swap", "I eat white rice, white bread and corn flakes, nut allergy")
    assert sum("→" in fact for fact in several.facts) == 3
    assert any("traces of nuts" in fact for fact in several.facts)


@pytest.mark.parametrize(
    ("text", "label", "roles"),
    [
        ("ketogenic foods with magnesium", "carbs", {"grain", "bread", "bean", "fruit", "starch", "sweet"}),
        ("halal sources of magnesium", "what is halal", set()),
        ("low sodium magnesium foods", "salt", {"cheese", "bread", "snack", "meal"}),
        ("foods with magnesium for gout", "purines", {"fish", "meat"}),
        ("low fodmap and no carbs, which foods", "carbs", {"grain", "bread", "fruit"}),
    ],
)
def test_a_limit_that_the_table_cannot_sort_by_is_said_first(text: str, label: str, roles: set[str]) -> None:
    draft = answer("food_list", text)
    check(draft)
    assert draft.lead.startswith(f"I cannot sort my list by {label}")
    foods = [desk().knowledge.foods.by_key[key] for key in listed(draft)]
    assert len(foods) >= 4
    assert not roles & {food.role for food in foods}


def test_a_list_for_a_small_child_holds_nothing_to_choke_on() -> None:
    draft = answer("food_list", "magnesium foods for a 2 year old")
    check(draft)
    roles = {desk().knowledge.foods.by_key[key].role for key in listed(draft)}
    assert not {"nut", "seed", "snack"} & roles
    assert any("choke" in fact for fact in draft.facts)
    older = answer("food_list", "magnesium foods for a 9 year old")
    assert "seed" in {desk().knowledge.foods.by_key[key].role for key in listed(older)}
    assert not listed(answer("food_list", "magnesium foods for my 7 month old"))


def test_a_hard_food_for_a_small_child_is_warned_of() -> None:
    assert any("choke" in fact for fact in answer("food_amount", "almonds for my 3 year old").facts)
    assert not any("choke" in fact for fact in answer("food_amount", "banana for my 3 year old").facts)


def test_soft_foods_are_soft_and_say_whom_to_ask() -> None:
    draft = answer("food_list", "grandad has trouble swallowing, which foods hold magnesium")
    check(draft)
    soft = desk().knowledge.foods.groups["soft"].foods
    assert set(listed(draft)) <= soft
    assert any("speech therapist" in fact for fact in draft.facts)


@pytest.mark.parametrize(
    ("text", "kitchen", "first"),
    [
        ("eritrean food with teff", "ethiopian", "teff_cooked"),
        ("nigerian foods rich in magnesium, egusi?", "west_african", "watermelon_seeds_dried"),
        ("japanese food high in it", "japanese", "mackerel"),
    ],
)
def test_a_kitchen_has_a_list_of_its_own(text: str, kitchen: str, first: str) -> None:
    keys = listed(answer("food_list", text))
    assert keys[0] == first
    assert set(keys) <= desk().knowledge.foods.groups[kitchen].foods


def test_as_many_foods_are_listed_as_are_asked_for() -> None:
    assert sum(" mg (" in fact for fact in answer("food_list", "top ten magnesium sources").facts) == 10
    assert sum(" mg (" in fact for fact in answer("food_list", "a few foods with magnesium").facts) == 7


def test_the_name_of_a_group_asks_for_the_group() -> None:
    assert len(listed(answer("food_amount", "fish rich in magnesium"))) > 4
    assert len(listed(answer("food_amount", "magnesium in cheese"))) > 4
    assert answer("food_amount", "how much magnesium in fish").title.startswith("Magnesium: Cod")
    assert answer("food_amount", "magnesium in potatoes").title.startswith("Magnesium: Potato, baked")


def test_one_of_several_foods_that_breaks_a_limit_is_named() -> None:
    draft = answer("food_compare", "nut allergy: hazelnuts or chia seeds")
    check(draft)
    careful = draft.lead.splitlines()[0]
    assert careful.startswith("Careful")
    assert "hazelnuts" in careful
    assert "chia" not in careful


def test_fish_in_pregnancy_comes_with_its_caution() -> None:
    assert any("king mackerel" in fact for fact in answer("food_list", "which fish has magnesium, i am pregnant").facts)
    assert not any("king mackerel" in fact for fact in answer("food_list", "which fish has magnesium").facts)


def test_only_milligrams_are_a_least_amount_in_milligrams() -> None:
    assert "50" in answer("food_list", "foods with at least 50 mg").lead
    assert answer("food_list", "foods with at least 50 mcg").lead == answer("food_list", "foods with magnesium").lead


def test_a_can_holds_the_canned_kind() -> None:
    draft = answer("food_amount", "a can of kidney beans")
    assert "canned" in draft.title


def test_an_own_name_behind_a_brand_is_no_other_food() -> None:
    assert "not in my table" not in answer("food_amount", "mcdonalds big mac magnesium").lead


def test_milligrams_wanted_from_a_food_are_no_recipe(assistant: Assistant) -> None:
    assert assistant.answer("cashews how many grams for 100 mg").answer.intent == "food_amount"


def test_a_drink_is_asked_for_what_it_holds(assistant: Assistant) -> None:
    assert assistant.answer("magnesium in espresso").answer.intent == "food_amount"
    assert assistant.answer("magnesium with espresso").answer.intent == "alcohol_caffeine"


def test_can_as_a_verb_is_no_measure(assistant: Assistant) -> None:
    answer = assistant.answer("gran lives on toast and jam. what can she eat for magnesium").answer
    assert answer.intent == "food_list"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a litre of gerolsteiner", ["Gerolsteiner", "112 mg", "kidney team"]),
        ("which water is richest in magnesium", ["Gerolsteiner", "the most", "kidney team"]),
        ("can i drink water for it", ["varies a lot"]),
    ],
)
def test_waters_have_their_figures_and_the_care_of_the_page(text: str, parts: list[str]) -> None:
    said = words_of(ask(water, "water", text))
    for part in parts:
        assert part in said


def test_the_note_on_a_food_stands_beside_a_passage(assistant: Assistant) -> None:
    text = render_plain(assistant.answer("can you overdo it with brazil nuts, too much magnesium?").answer)
    assert "selenium" in text


def test_a_lot_of_a_food_is_no_overdose(assistant: Assistant) -> None:
    answer = assistant.answer("polished off three handfuls of sunflower seeds, is that too much magnesium?").answer
    assert answer.urgency is None
    assert "no upper limit is set for magnesium in food" in render_plain(answer)


def test_no_comfort_is_given_with_weak_kidneys(assistant: Assistant) -> None:
    text = render_plain(assistant.answer("i have ckd, are 3 handfuls of cashews too much magnesium").answer)
    assert "food alone does not overload you" not in text


def test_food_asked_about_with_a_blood_pressure_tablet_is_answered_with_its_potassium(assistant: Assistant) -> None:
    answer = assistant.answer("on ramipril, can i eat a lot of spinach").answer
    assert answer.intent == "food_amount"
    assert "tablets that raise potassium" in render_plain(answer)


def test_a_measure_away_from_the_only_food_is_its_amount() -> None:
    lead = answer("food_amount", "i love chia and stir it into anything, 3 tbsp a day").lead
    assert lead.startswith("Chia seeds, about 30 g")


def test_foods_without_a_figure_are_not_compared() -> None:
    draft = answer("food_compare", "oat milk or cow milk")
    assert "cannot compare" in draft.lead
    assert "Together" not in words_of(draft)


def test_a_food_beside_a_medicine_gets_no_silent_leave(assistant: Assistant) -> None:
    for text in ("can i eat grapefruit on atorvastatin", "are bananas ok with spironolactone"):
        assert "not every way in which a food can clash with a medicine" in render_plain(assistant.answer(text).answer)


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("is 40g almonds a day enough magnesium", "No, not by itself: 108 mg is 26 %"),
        ("does 80g of pumpkin seeds cover my day", "Yes: 440 mg is 105 %"),
    ],
)
def test_enough_is_judged_by_the_need_of_a_day(text: str, lead: str) -> None:
    assert answer("food_amount", text).lead.startswith(lead)


def test_the_best_of_the_waters_is_a_water(assistant: Assistant) -> None:
    told = assistant.answer("magnesium in mineral waters")
    assert "Gerolsteiner" in render_plain(assistant.answer("which is best", told.conversation).answer)


def test_how_much_of_a_food_makes_a_bare_number(assistant: Assistant) -> None:
    told = assistant.answer("is there magnesium in peanut butter")
    said = render_plain(assistant.answer("how many spoons to reach 300", told.conversation).answer)
    assert "For 300 mg of magnesium it takes about" in said
    told = assistant.answer("how many is a portion", assistant.answer("magnesium in cashews").conversation)
    said = render_plain(assistant.answer("how many for 150", told.conversation).answer)
    assert "For 150 mg of magnesium it takes about" in said


def test_what_a_child_eats_is_not_left_beside_an_adult_figure_alone(assistant: Assistant) -> None:
    said = render_plain(assistant.answer("my toddler lives on toast and yoghurt, does she get enough magnesium").answer)
    assert "US 80 mg a day at 1 to 3 years" in said


def test_a_food_of_which_little_is_safe_says_so_first() -> None:
    assert answer("food_amount", "are 6 brazil nuts a day ok").lead.startswith("Very rich in selenium")


def test_a_meal_told_in_a_few_words_is_added_up(assistant: Assistant) -> None:
    assert assistant.answer("weetabix 2 with semi skimmed").answer.intent == "meal_total"


@pytest.mark.parametrize(
    "text",
    [
        "what instead of peanut butter my kid is allergic",
        "hes got an allergy so what can i swap almonds for",
        "nephew is allergic, alternatives to cashew butter",
    ],
)
def test_an_allergy_told_beside_a_swap_is_to_the_food_swapped(assistant: Assistant, text: str) -> None:
    said = render_plain(assistant.answer(text).answer).lower()
    assert "tree nuts and peanuts are all left out" in said
    assert not re.search(r"• [^:]*(?:almond|cashew|peanut) butter", said)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("coeliac, swap for bulgur", "food_swap"),
        ("toddler is allergic to dairy what foods", "food_list"),
        ("my gran is 88, soft foods with magnesium", "food_list"),
        ("80 g oats vs 80 g rye bread", "food_compare"),
        ("is 1 avocado a day enough", "food_amount"),
    ],
)
def test_food_is_answered_whatever_is_told_beside_it(assistant: Assistant, text: str, intent: str) -> None:
    assert assistant.answer(text).answer.intent == intent


@pytest.mark.parametrize(("text", "first"), [("nuts", "Almonds"), ("top fish ranked", "Mackerel"), ("seeds", "Hemp")])
def test_a_group_named_alone_is_listed_in_its_order(assistant: Assistant, text: str, first: str) -> None:
    said = render_plain(assistant.answer(text).answer)
    assert said.splitlines()[0].startswith("Magnesium: ")
    assert first in said.split("•")[1]


def test_many_of_a_food_without_a_weight_for_one_are_grams() -> None:
    assert "30 g: 78 mg" in answer("food_amount", "30 cashews").lead


def test_the_least_of_a_kind_are_of_that_kind_and_known() -> None:
    draft = answer("food_list", "which nuts have the least magnesium")
    assert draft.lead.startswith("Usual foods, the least magnesium first")
    assert [line.split(",")[0] for line in draft.facts[:2]] == ["Chestnuts", "Pecans"]
