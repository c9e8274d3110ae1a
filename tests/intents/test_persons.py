"""Whom a message is about: only one that is clear turns the talk."""

import pytest

from bot.learning import ROOT
from intents.persons.persons import ANYBODY, WRITER, Persons
from intents.words import load_words
from knowledge.text import tokens


@pytest.fixture(scope="module")
def persons() -> Persons:
    return load_words(ROOT / "intents" / "content", []).persons


@pytest.mark.parametrize(
    ("before", "message", "about"),
    [
        (WRITER, "btw hubby gets them too, anything for him", "husband"),
        (WRITER, "my sister's not nursing, just bunged up", "sister"),
        ("wife", "im just after foods for myself", WRITER),
        ("mother", "is it ok for me", WRITER),
        ("mother", "but i can right", WRITER),
        ("mother", "and for sleep?", "mother"),
    ],
)
def test_a_clear_message_turns_the_talk(persons: Persons, before: str, message: str, about: str) -> None:
    assert persons.about(tokens(message), before) == about


@pytest.mark.parametrize(
    ("before", "message"),
    [
        (WRITER, "my sister says glycinate is better"),
        (WRITER, "hubby bought me oxide, is that safe"),
        (WRITER, "my mum and my wife both want some"),
        ("mother", "which should i buy"),
        ("mother", "should i give her citrate"),
        ("mother", "look it up for me"),
        ("mother", "my friend takes citrate and i want to know"),
    ],
)
def test_a_doubtful_message_is_about_anybody(persons: Persons, before: str, message: str) -> None:
    assert persons.about(tokens(message), before) == ANYBODY


def test_a_pronoun_goes_back_to_the_last_person_told_of(persons: Persons) -> None:
    assert persons.about(tokens("and with his dinner?"), WRITER, ["mother", "husband"]) == "husband"
