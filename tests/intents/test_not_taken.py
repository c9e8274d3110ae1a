"""Medicines that somebody says not to take."""

import pytest

from intents.persons.not_taken import denied, only_taken
from tests.bot.asking import finder


@pytest.mark.parametrize(
    "text",
    [
        "im not on warfarin",
        "no, i dont take warfarin any more",
        "sorry he is not taking the warfarin",
        "she never took warfarin",
    ],
)
def test_a_plain_denial_takes_a_medicine_back(text: str) -> None:
    assert denied(finder().read(text)) == "medicine/warfarin"


@pytest.mark.parametrize(
    "text",
    [
        "im not on warfarin?",
        "im not on warfarin yet",
        "i dont take warfarin with food",
        "i dont take warfarin or ramipril",
    ],
)
def test_anything_more_takes_nothing_back(text: str) -> None:
    assert denied(finder().read(text)) is None


def test_one_medicine_may_be_the_only_one() -> None:
    assert only_taken(finder().read("i only take ramipril")) == "medicine/antihypertensives"
    assert only_taken(finder().read("ok just ramipril then")) is None
    assert only_taken(finder().read("i only take ramipril at night")) is None
