"""Amounts around foods: read as people say them, weighed with the food's own measures, guesses marked as such."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.portions import MOST_GRAMS, Portion, SaidAmount
from knowledge.said_amounts import Span
from knowledge.text import normalise
from tests.knowledge.test_foods import index, kitchen, table

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*")


def read(text: str) -> dict[str, Portion]:
    """The portions that a text names, by food key."""
    said = normalise(text)
    places = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(said)]
    found = index().find([word for word, _, _ in places])
    spans = [Span(name.key, places[name.start][1], places[name.end - 1][2]) for name in found]
    amounts = kitchen().reader.read(said, spans)
    scale = kitchen().scale
    return {
        span.key: scale.portion(table().by_key[span.key], amount) for span, amount in zip(spans, amounts, strict=True)
    }


@pytest.mark.parametrize(
    ("text", "key", "grams", "how"),
    [
        ("almonds", "almonds", 28.35, "serving"),
        ("30g almonds", "almonds", 30, "weighed"),
        ("almonds 30 g", "almonds", 30, "weighed"),
        ("almonds (30 g)", "almonds", 30, "weighed"),
        ("2 oz of walnuts", "walnuts", 56.7, "weighed"),
        ("½ cup cooked spinach", "spinach_cooked", 90, "measured"),
        ("1½ cups of rice", "white_rice_cooked", 237, "measured"),
        ("three quarters of a cup of lentils", "lentils_cooked", 148.5, "measured"),
        ("two bananas", "banana", 236, "counted"),
        ("a large banana", "banana", 136, "measured"),
        ("half an avocado", "avocado", 100.5, "counted"),
        ("a couple of brazil nuts", "brazil_nuts", 9.46, "counted"),
        ("half a dozen almonds", "almonds", 7.38, "counted"),
        ("2 slices of wholemeal bread", "whole_wheat_bread", 64, "measured"),
        ("a handful of cashews", "cashews", 28, "assumed"),
        ("a small handful of cashews", "cashews", 28, "assumed"),
        ("cocoa powder per tablespoon", "cocoa_powder", 5.4, "measured"),
        ("black beans one cup", "black_beans_cooked", 172, "measured"),
        ("a pint of milk", "whole_milk", 488, "measured"),
        ("200ml milk", "whole_milk", 206.25, "measured"),
        ("spinach 200", "spinach_cooked", 200, "read_as_grams"),
        ("2 x 30 g almonds", "almonds", 60, "weighed"),
        ("a bowl of pumpkin seeds", "pumpkin_seeds", 40, "assumed"),
        ("a bowl of porridge", "oatmeal", 234, "measured"),
        ("some crisps", "potato_crisps", 28.35, "serving"),
    ],
)
def test_an_amount_is_read_and_weighed(text: str, key: str, grams: float, how: str) -> None:
    portion = read(text)[key]
    assert portion.grams == pytest.approx(grams, rel=0.01)
    assert portion.how == how


def test_each_food_of_a_meal_keeps_its_own_amount() -> None:
    meal = read("40g oats with 200 ml milk, two dates and a handful of almonds, then 1 apple")
    assert {key: round(portion.grams) for key, portion in meal.items()} == {
        "rolled_oats": 40,
        "whole_milk": 206,
        "medjool_dates": 48,
        "almonds": 28,
        "apple": 182,
    }


def test_an_amount_after_a_food_is_not_that_of_the_next() -> None:
    assert read("lentil soup, two slices of rye bread")["rye_bread"].how == "measured"
    meal = read("almonds 30g, dates 2")
    assert round(meal["almonds"].grams) == 30
    assert round(meal["medjool_dates"].grams) == 48


@pytest.mark.parametrize("text", ["-5 almonds", "0 almonds", "50 kg of spinach", "almonds -30 g"])
def test_what_nobody_can_eat_is_not_possible(text: str) -> None:
    assert not any(portion.possible for portion in read(text).values())


@given(
    st.sampled_from(sorted(table().by_key)),
    st.floats(min_value=0.1, max_value=50),
    st.sampled_from(["", "g", "mg", "oz", "ml", "cup", "fl_oz", *kitchen().scale.measures]),
)
def test_every_food_can_be_weighed_in_every_unit(key: str, value: float, unit: str) -> None:
    food = table().by_key[key]
    portion = kitchen().scale.portion(food, SaidAmount(value, unit))
    assert portion.grams > 0
    assert (portion.mg is None) == (food.mg_per_100g is None)
    if food.mg_per_100g is not None:
        assert portion.mg == pytest.approx(food.mg_per_100g * portion.grams / 100)
    assert portion.possible == (portion.grams <= MOST_GRAMS)


@given(st.text(max_size=80))
def test_any_text_is_read_without_a_stumble(text: str) -> None:
    said = normalise(text)
    span = Span("almonds", len(said) // 2, len(said))
    kitchen().reader.read(said, [span])
    kitchen().reader.leftovers(said, [])


def test_words_that_name_no_known_food_are_left_over() -> None:
    reader = kitchen().reader
    assert reader.leftovers("i had blorptail stew and a zorg for lunch", []) == ("blorptail stew", "zorg")
    assert reader.leftovers("how much magnesium did i eat today", []) == ()
