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
        (WRITER, "my nonna has bad kidneys", "grandmother"),
        (WRITER, "my nani ji has bad kidneys", "grandmother"),
        (WRITER, "nana ji has bad kidneys", "grandfather"),
        (WRITER, "my ma's kidneys are bad", "mother"),
        (WRITER, "my little one has bad kidneys", "child"),
        (WRITER, "her mother in law has bad kidneys", "mother_in_law"),
        (WRITER, "wats da best form", WRITER),
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


def test_the_sex_of_people_is_that_of_the_list(persons: Persons) -> None:
    assert persons.sexes(tokens("my thatha and his bro")) == {"male"}
    assert persons.sexes(tokens("my partner and my ammi")) == {"female"}
    assert persons.sexes(tokens("my cousin")) == frozenset()


def test_no_word_names_two_people(persons: Persons) -> None:
    words = load_words(ROOT / "intents" / "content", [])
    said = [word for row in words.people.values() for word in row.words]
    assert len(said) == len(set(said))


def test_a_pronoun_goes_back_to_the_last_person_told_of(persons: Persons) -> None:
    assert persons.about(tokens("and with his dinner?"), WRITER, ["mother", "husband"]) == "husband"
