"""Questions on what magnesium is taken for: shortage, results, how long, how sure, and what a later message leans on."""

import pytest

from bot.assistant import Assistant
from bot.render.plain import render_plain
from tests.bot.test_followups import said


@pytest.mark.parametrize(
    ("turns", "passage"),
    [
        (("how many weeks does it take to build up low magnesium",), "deficiency-how-long"),
        (("my level was 0.6 mmol/l", "when is it back to normal"), "deficiency-how-long"),
        (("my level was 0.6 mmol/l", "what tablets then"), "deficiency-treatment"),
        (("my magnesium test came back normal, do i still need to take it",), "normal-result"),
        (("which blood test shows a deficiency of magnesium",), "testing"),
        (("magnesium for anxiety", "how long should i give it"), "how-long-to-work"),
    ],
)
def test_what_is_asked_about_a_shortage_is_answered(assistant: Assistant, turns: tuple[str, ...], passage: str) -> None:
    assert said(assistant, *turns).passages == (passage,)


@pytest.mark.parametrize("turn", ["could i switch then", "should i stop"])
def test_giving_up_what_was_spoken_of_last_is_about_the_medicine(assistant: Assistant, turn: str) -> None:
    answer = said(assistant, "magnesium with citalopram", turn)
    assert answer.kind == "correct_claim"
    assert "antidepressant" in render_plain(answer)
