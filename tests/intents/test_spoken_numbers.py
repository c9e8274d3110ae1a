"""Amounts in words become figures before a unit of mass, and nowhere else."""

import pytest

from intents.reading.spoken_numbers import with_figures


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("three hundred and seventy-five milligrams", "375 milligrams"),
        ("twelve hundred mg", "1200 mg"),
        ("a thousand and fifty milligrams", "1050 milligrams"),
        ("two thousand one hundred micrograms", "2100 micrograms"),
        ("malate one six hundred mg", "malate one 600 mg"),
        ("half a gram", "0.5 gram"),
    ],
)
def test_amounts_in_words_are_read_as_figures(said: str, read: str) -> None:
    assert with_figures(said) == read


@pytest.mark.parametrize("text", ["she turns seventy", "one of the two", "a hundred times", "two tablets", "250 mg"])
def test_other_numbers_in_words_stay(text: str) -> None:
    assert with_figures(text) == text
