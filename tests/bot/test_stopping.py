"""Later messages on stopping, cutting or swapping a medicine: told plainly not to, whatever was asked before."""

import pytest

from bot.assistant import Assistant
from bot.render.plain import render_plain
from tests.bot.test_followups import said


@pytest.mark.parametrize(
    "turns",
    [
        ("best foods for magnesium", "i take indapamide", "so may i stop the indapamide if i eat enough of them"),
        ("magnesium for migraine", "im on amitriptyline", "can i drop the amitriptyline"),
        ("magnesium for leg cramps", "i take rosuvastatin", "should i come off it"),
        ("magnesium for sleep", "im on diazepam", "can i have more magnesium and less diazepam"),
        ("magnesium for blood pressure", "how long until i can get off the pills"),
        ("my knees ache on the statin, can i switch to magnesium",),
    ],
)
def test_a_medicine_is_not_stopped_for_magnesium(assistant: Assistant, turns: tuple[str, ...]) -> None:
    answer = said(assistant, *turns)
    assert answer.kind == "correct_claim"
    assert "Please do not stop" in render_plain(answer)


@pytest.mark.parametrize(
    "turns",
    [
        ("magnesium with ramipril", "how many hours after the ramipril"),
        ("magnesium with omeprazole", "does the omeprazole make it work less"),
        ("magnesium for sleep", "i stopped the citrate, is glycinate better"),
        ("magnesium with doxycycline", "shall i take the doxycycline with breakfast"),
    ],
)
def test_other_questions_on_a_medicine_are_no_wish_to_stop_it(assistant: Assistant, turns: tuple[str, ...]) -> None:
    assert said(assistant, *turns).kind != "correct_claim"


def test_a_medicine_that_was_a_slip_is_left_out(assistant: Assistant) -> None:
    answer = said(assistant, "can i take magnesium with cefalexin", "sorry i meant levofloxacin")
    assert "2 hours before or 6 hours after" in render_plain(answer)
    assert "cefalexin" not in render_plain(answer).lower()
    assert "antibiotics_no_gap" not in answer.cautions


def test_the_hours_are_told_again_where_they_are_asked_for(assistant: Assistant) -> None:
    answer = said(assistant, "magnesium with minocycline", "and ramipril", "how many hours was that")
    assert "2 hours before magnesium, or 4 to 6 hours after it" in render_plain(answer)


@pytest.mark.parametrize("medicine", ["warfarin", "denosumab"])
def test_magnesium_named_after_a_medicine_is_asked_with_it(assistant: Assistant, medicine: str) -> None:
    answer = said(assistant, medicine, "and magnesium?")
    assert answer.intent == "medicines"
    assert medicine in answer.cautions
