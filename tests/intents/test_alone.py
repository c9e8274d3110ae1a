"""What is named alone says what is asked; one word that asks for more makes it another question."""

import pytest

from bot.loading import Loaded
from intents.decide.alone import asked_beside_limits, named_alone, only_limits, requested, result_told
from tests.intents.talks import classified, limited


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("magnesium", "what_is_magnesium"),
        ("warfarin", "medicines"),
        ("mum is on warfarin for years", "medicines"),
        ("pregnant and on warfarin", "medicines"),
        ("ramipril, metformin", "medicines"),
        ("glycinate", "form_profile"),
        ("citrate 400 mg", "label_decode"),
        ("oxide and citrate", "form_compare"),
        ("almonds", "food_amount"),
        ("magnesium in beer", "food_amount"),
        ("magnesium in a pint of beer", "food_amount"),
        ("does green tea have magnesium", "food_amount"),
        ("beer", "alcohol_caffeine"),
        ("almonds 30", "food_amount"),
        ("2 cups of oats", "food_amount"),
        ("oats vs rye bread", "food_compare"),
        ("50 g of oats vs 50 g of rice", "food_compare"),
        ("50 g of oats and 50 g of rice", "food_amount"),
        ("can i eat bananas", "food_amount"),
        ("a handful of almonds", "food_amount"),
        ("im 67", "daily_amount"),
        ("300 mg", "daily_amount"),
    ],
)
def test_names_and_amounts_alone_say_what_is_asked(loaded: Loaded, text: str, intent: str) -> None:
    assert named_alone(loaded.as_typed.read(text), loaded.catalog, loaded.words) == intent


@pytest.mark.parametrize(
    "text",
    [
        "magnesium for me and you",
        "is ibuprofen ok with tramadol",
        "which nuts are the best",
        "can i have it with milk",
        "cups to grams of flour",
        "almonds make me sneeze",
        "warfarin jokes",
        "",
    ],
)
def test_a_word_of_its_own_asks_more_than_the_name(loaded: Loaded, text: str) -> None:
    assert named_alone(loaded.as_typed.read(text), loaded.catalog, loaded.words) is None


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("i dont eat fish", "food_list"),
        ("my son has a nut allergy", "food_list"),
        ("what instead, he is allergic to nuts", "food_list"),
        ("is it gluten free", None),
        ("vegan magnesium", None),
        ("low potassium", None),
        ("i dont eat fish, how about oxide", None),
        ("i dont eat fish and my garden is dry", None),
        ("almonds", None),
    ],
)
def test_what_somebody_leaves_out_asks_for_food(loaded: Loaded, text: str, intent: str | None) -> None:
    assert only_limits(limited(loaded, text), loaded.catalog, loaded.words) == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("coeliac, swap for wheat germ", "food_swap"),
        ("my boy is allergic to dairy, what foods would do", "food_list"),
        ("my boy is allergic to dairy, what a day", None),
        ("swap for wheat germ", None),
    ],
)
def test_food_is_asked_for_beside_what_is_left_out(loaded: Loaded, text: str, intent: str | None) -> None:
    assert asked_beside_limits(limited(loaded, text), loaded.catalog, loaded.words) == intent


@pytest.mark.parametrize(
    ("text", "ranked", "intent"),
    [
        ("which foods fit with weak kidneys", ("kidney_disease", "food_list"), "food_list"),
        ("which foods to avoid with weak kidneys", ("kidney_disease", "food_list"), None),
        ("are those foods safe with weak kidneys", ("kidney_disease", "food_list"), None),
        ("which foods fit with weak kidneys", ("kidney_disease", "sleep", "timing", "food_list"), None),
        ("which foods fit with weak kidneys", ("food_list", "kidney_disease"), None),
        ("whats the risk with weak kidneys", ("kidney_disease", "food_list"), None),
    ],
)
def test_what_is_asked_for_in_so_many_words_goes_before_what_somebody_has(
    loaded: Loaded, text: str, ranked: tuple[str, ...], intent: str | None
) -> None:
    said = classified(*((key, 0.5 - place / 10) for place, key in enumerate(ranked)))
    assert requested(loaded.as_typed.read(text), said, loaded.catalog, loaded.words) == intent


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("my magnesium is 0.55", True),
        ("magnesium level came back 0.9 mmol/l", True),
        ("magnesium 300", False),
        ("my ferritin is 5", False),
        ("magnesium 0.55 and my cat is fat", False),
    ],
)
def test_a_result_is_told_in_few_words(loaded: Loaded, text: str, told: bool) -> None:
    found = result_told(loaded.as_typed.read(text), loaded.catalog, loaded.words)
    assert found == ("testing" if told else None)
