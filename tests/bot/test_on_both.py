"""What else may play a part in what was spoken of, named in a later message."""

import pytest

from bot.assistant import Assistant
from tests.bot.test_followups import said


@pytest.mark.parametrize("later", ["does iron matter", "and ferritin"])
def test_what_may_play_a_part_gets_the_page_on_both(assistant: Assistant, later: str) -> None:
    assert said(assistant, "does magnesium calm restless legs", later).passages == ("restless-legs-iron",)


@pytest.mark.parametrize("later", ["and with iron", "and my iron tablet"])
def test_what_is_taken_beside_it_is_asked_of_the_medicine(assistant: Assistant, later: str) -> None:
    assert said(assistant, "does magnesium calm restless legs", later).intent == "medicines"


def test_what_no_page_tells_of_both_is_declined_as_before(assistant: Assistant) -> None:
    assert said(assistant, "does magnesium help me sleep", "does iron matter").kind == "decline"
