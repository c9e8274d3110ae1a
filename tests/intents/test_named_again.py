"""Things named again by less than their name: by its last word, or by their place in a list."""

import pytest

from bot.loading import Loaded
from intents.later.named_again import named_again
from intents.model import Context
from tests.intents.talks import talk, things

TWO_FORMS = talk("form_compare", "form/oxide", "form/citrate", listed=["form/oxide", "form/citrate"])
THREE_FOODS = talk("food_list", listed=["food/almonds", "food/cashews", "food/walnuts"])
PUMPKIN = talk("food_amount", "food/pumpkin_seeds")


@pytest.mark.parametrize(
    ("text", "context", "named"),
    [
        ("is the second one stronger", TWO_FORMS, ["form/citrate"]),
        ("and the former", TWO_FORMS, ["form/oxide"]),
        ("tell me of the other one", TWO_FORMS, ["form/oxide"]),
        ("and the third", THREE_FOODS, ["food/walnuts"]),
        ("how much in the last one then", THREE_FOODS, ["food/walnuts"]),
        ("the other one", THREE_FOODS, []),
        ("the third one", TWO_FORMS, []),
        ("the second week was bad", TWO_FORMS, []),
        ("is the second one stronger", talk("form_profile", "form/oxide"), []),
        ("is the second one like malate", TWO_FORMS, ["form/citrate", "form/malate"]),
    ],
)
def test_a_place_stands_for_the_thing_there(loaded: Loaded, text: str, context: Context, named: list[str]) -> None:
    assert things(named_again(loaded.as_typed.read(text), context, loaded.words).matches) == named


@pytest.mark.parametrize(
    ("text", "context", "named"),
    [
        ("how many grams of seeds is that", PUMPKIN, "food/pumpkin_seeds"),
        ("seeds every day", PUMPKIN, "food/sunflower_seeds"),
        ("how many grams of sesame seeds", PUMPKIN, "food/sesame_seeds"),
    ],
)
def test_the_last_word_of_a_food_stands_for_it(loaded: Loaded, text: str, context: Context, named: str) -> None:
    reading = loaded.as_typed.read(text)
    assert things(named_again(reading, context, loaded.words).matches) == [named]
