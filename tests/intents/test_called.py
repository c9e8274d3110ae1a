"""A medicine told by its name or its look after a question on medicines goes on with that question."""

import pytest

from bot.loading import Loaded
from intents.later.called import called, one_of_them, tells_a_look


@pytest.mark.parametrize(
    ("text", "last", "intent"),
    [
        ("i think its called doxycycline", "medicines", "medicines"),
        ("the box says omeprazole", "medicines", "medicines"),
        ("sorry its ramipril", "spacing_plan", "medicines"),
        ("warfarin", "medicines", None),
        ("its called doxycycline", "sleep", None),
        ("it is ibuprofen for my headache", "medicines", None),
        ("can i stop ramipril", "medicines", None),
        ("its omeprazole that the doctor gave", "medicines", None),
    ],
)
def test_a_name_behind_words_of_naming_tells_the_medicine(
    loaded: Loaded, text: str, last: str, intent: str | None
) -> None:
    row = loaded.catalog.intents[last]
    found = called(loaded.as_typed.read(text), row, loaded.catalog, loaded.words.leaning)
    assert (found[0] if found else None) == intent


@pytest.mark.parametrize(
    ("text", "last", "told"),
    [
        ("the small white one", "medicines", True),
        ("its the blue one", "medicines", True),
        ("a pink tablet", "medicines", True),
        ("its a round pill", "medicines", True),
        ("its the tablet", "medicines", False),
        ("the white one", "food_amount", False),
        ("the one from my doctor", "medicines", False),
        ("the white one with my coffee", "medicines", False),
    ],
)
def test_a_look_alone_stays_with_the_question_on_medicines(loaded: Loaded, text: str, last: str, told: bool) -> None:
    found = one_of_them(loaded.as_typed.read(text), loaded.catalog.intents[last], loaded.words)
    assert (found is not None) == told


@pytest.mark.parametrize(("text", "look"), [("the blue one", True), ("ive got the blues", False)])
def test_a_colour_is_no_mood(loaded: Loaded, text: str, look: bool) -> None:
    moods = loaded.as_typed.read(text).matches
    assert moods
    assert all(tells_a_look(mood, loaded.words.leaning) == look for mood in moods)
