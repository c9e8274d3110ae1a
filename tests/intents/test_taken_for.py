"""What something is taken for, or with, goes on with a question that minds it."""

import pytest

from bot.loading import Loaded
from intents.later.taken_for import aimed_at, mixed_in


@pytest.mark.parametrize(
    ("text", "last", "aims"),
    [
        ("for migraines", "how_long", False),
        ("for leg cramps then", "how_long", True),
        ("and for sleep", "long_term", True),
        ("for sleep", "timing", False),
        ("for leg cramps", "food_amount", False),
        ("sleep", "how_long", False),
        ("what is it for", "how_long", False),
        ("so is it any good for sleep", "how_long", False),
    ],
)
def test_an_aim_goes_with_a_question_that_minds_aims(loaded: Loaded, text: str, last: str, aims: bool) -> None:
    reading = loaded.as_typed.read(text)
    types = {match.type for match in reading.matches}
    assert aimed_at(reading, loaded.catalog.intents[last], types) == aims


@pytest.mark.parametrize(
    ("text", "last", "mixed"),
    [
        ("can i stir it into yoghurt", "timing", True),
        ("and mix in some yoghurt", "timing", True),
        ("with oats", "timing", True),
        ("a banana with it", "leg_cramps", False),
        ("coffee with it", "choosing_product", True),
        ("coffee w it?", "label_decode", True),
        ("is there milk in it", "choosing_product", False),
        ("coffee with milk", "choosing_product", False),
        ("oats and ibuprofen with it", "choosing_product", False),
        ("how much is in oats", "timing", False),
        ("with oats", "sleep", False),
    ],
)
def test_a_food_is_told_to_take_it_with(loaded: Loaded, text: str, last: str, mixed: bool) -> None:
    reading = loaded.as_typed.read(text)
    types = {match.type for match in reading.matches}
    assert mixed_in(reading, loaded.catalog.intents[last], types, loaded.words) == mixed
