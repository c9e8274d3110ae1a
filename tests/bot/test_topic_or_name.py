"""A message that holds names alone: of a food what it holds, of a meat no animal."""

import pytest

from bot.assistant import Assistant


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("does goat have magnesium", "food_amount"),
        ("is rabbit rich in magnesium", "food_amount"),
        ("magnesium for my goat", "pets"),
        ("my rabbit has cramp, magnesium?", "pets"),
        ("does tea have magnesium", "food_amount"),
    ],
)
def test_names_alone_ask_what_people_mean(assistant: Assistant, text: str, intent: str) -> None:
    assert assistant.answer(text).answer.intent == intent


def test_a_slip_in_a_function_word_is_read_as_that_word(assistant: Assistant) -> None:
    assert assistant.understanding.read("is it jsut hype")[0].corrected == "is it hype"
