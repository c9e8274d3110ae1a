"""How much is taken a day: pieces, times and several amounts count before anything is called fine (H17)."""

import pytest

from bot.assistant import Assistant
from tests.bot.test_told_amounts import told


@pytest.mark.parametrize(
    ("text", "mg"),
    [
        ("are three 150 mg capsules daily alright", "450 mg"),
        ("four of the 100mg tablets, too much?", "400 mg"),
        ("is 240mg x2 over the limit", "480 mg"),
        ("300 mg x 3 a problem?", "900 mg"),
        ("200 mg with breakfast and 200 mg at bedtime, too much?", "400 mg"),
        ("i take 150 mg malate and 250 mg citrate, is that over the limit", "400 mg"),
        ("magnesium malate 100 mg 3 times a day plus taurate 120 mg", "420 mg"),
        ("is a gram of magnesium a day too much", "1,000 mg"),
        ("is 1.200 mg of magnesium too much", "1,200 mg"),
        ("2 x 200mg tablets every day, over the limit?", "400 mg"),
    ],
)
def test_all_that_is_taken_counts(assistant: Assistant, text: str, mg: str) -> None:
    assert mg in told(assistant, text)
    assert "not above the published" not in told(assistant, text)


@pytest.mark.parametrize(
    "text", ["is 200 or 300 mg better", "went from 150 mg to 300 mg", "citrate 100 mg vs malate 100 mg"]
)
def test_amounts_set_against_each_other_are_not_added(assistant: Assistant, text: str) -> None:
    assert "Together" not in told(assistant, text)
