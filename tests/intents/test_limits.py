"""What somebody leaves out, read from any wording; a food only asked about stays one."""

import pytest

from intents.reading.entities import Reading
from intents.reading.limits import with_limits
from tests.bot.asking import limited as told


def limits(reading: Reading) -> set[str]:
    return {f"{match.type}/{match.key}" for match in reading.matches if match.type in {"diet", "without"}}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("she is allergic to nuts and seeds", {"diet/nut_free", "without/seeds"}),
        ("soy, egg and fish allergy here", {"without/soy", "without/eggs", "without/fish"}),
        ("me no eat eggs", {"without/eggs"}),
        ("grandad has no teeth for nuts", {"diet/soft_food", "diet/nut_free"}),
        ("our toddler refuses vegetables", {"without/vegetables"}),
        ("no shellfish please", {"without/shellfish"}),
        ("we eat no meat or eggs", {"diet/vegetarian", "without/eggs"}),
        ("my nephew reacts to sesame", {"without/sesame"}),
        ("i eat low carb and gluten free", {"diet/low_carb", "diet/gluten_free"}),
        ("eggs and seafood are off the menu", {"without/eggs", "without/fish"}),
        ("milk and eggs are out for us", {"diet/dairy_free", "without/whole_milk", "without/eggs"}),
        ("i hate all of these vegetables", {"without/vegetables"}),
        ("we dont eat root vegetables", {"without/roots"}),
    ],
)
def test_groups_and_diets_are_read_as_limits(text: str, expected: set[str]) -> None:
    assert limits(told(text)) == expected


def test_an_allergy_to_one_food_leaves_out_its_kind() -> None:
    assert "without/seeds" in limits(told("allergic to sunflower seeds"))
    assert limits(told("allergic to chard")) == {"without/swiss_chard_cooked"}
    assert limits(told("lupin allergy")) == {"without/lupins_cooked"}


def test_what_is_left_out_is_no_food_asked_about() -> None:
    assert not [match for match in told("i have an allergy to fish").matches if match.type == "food"]


@pytest.mark.parametrize("text", ["so no spinach then?", "are nuts high in magnesium", "rice with fish", "no idea"])
def test_what_is_only_asked_about_is_no_limit(text: str) -> None:
    assert not limits(told(text))


def test_a_list_before_an_allergy_needs_a_word_that_joins_it() -> None:
    assert limits(told("i had beans and grains, nut allergy")) == {"diet/nut_free"}


def test_a_part_of_a_message_keeps_the_limits_of_the_whole() -> None:
    part = with_limits(told("what has magnesium"), told("allergic to seeds. what has magnesium"))
    assert limits(part) == {"without/seeds"}
