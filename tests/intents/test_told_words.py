"""A message as the ways to tell an age read it."""

import pytest

from intents.reading.told_words import told_words
from knowledge.text import normalise


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("dad (seventy-nine) is 79ish", "dad bracket 79 is 79"),
        ("2½ or two and a half", "2 half or 2 half"),
        ("350 mg, 4-6 tablets, 10:30", "figure mg comma figure figure tablets comma figure colon figure"),
        ("at 45, 79 now", "at listed comma 79 now"),
        ("out in 2019", "out in year2019"),
        ("34y/o, at 8 a.m", "34 yo at 8 am"),
        ("we're 26 & well", "we are 26 and well"),
        ("b12 and 50%", "b12 and figure percent"),
        ("", ""),
    ],
)
def test_numbers_and_signs_are_read_as_words(text: str, read: str) -> None:
    assert " ".join(word.read for word in told_words(normalise(text))) == read


def test_words_know_their_places() -> None:
    text = "my son, ten, is two and a half years off"
    assert [text[word.start : word.end] for word in told_words(text) if word.value] == ["ten", "two"]
