"""Greetings and fillers change nothing; what is nothing but a greeting stays one."""

import pytest

from intents.reading.fillers import Fillers
from intents.words import load_words
from knowledge.readers import Problem
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def fillers() -> Fillers:
    problems: list[Problem] = []
    words = load_words(ROOT / "intents" / "content", problems)
    assert problems == []
    return words.fillers


def left(fillers: Fillers, text: str) -> str:
    words = text.split()
    dropped = fillers.places(words)
    return " ".join(word for place, word in enumerate(words) if place not in dropped)


@pytest.mark.parametrize(
    "around",
    [
        "hi there {}",
        "good morning doc quick question {}",
        "{} thanks in advance",
        "sorry to bother you um {} pls",
        "{} lol",
    ],
)
def test_manners_around_a_question_are_left_out(fillers: Fillers, around: str) -> None:
    assert left(fillers, around.format("does it help sleep")) == "does it help sleep"


@pytest.mark.parametrize("word", ["gummies", "rubbish", "dosage"])
def test_a_greeting_goes_even_before_a_single_word(fillers: Fillers, word: str) -> None:
    assert left(fillers, f"good morning {word}") == word
    assert left(fillers, f"hello well {word}") == f"well {word}"


def test_a_greeting_alone_stays(fillers: Fillers) -> None:
    for text in ("hello", "good morning", "hi there", "thanks a lot", "ok thanks", "hey you", "hi magbot"):
        assert left(fillers, text) == text


def test_a_filler_inside_is_left_out_and_no_word_that_asks(fillers: Fillers) -> None:
    assert left(fillers, "which form basically is um best") == "which form is best"
    assert left(fillers, "how much a day") == "how much a day"
    assert fillers.places([]) == frozenset()
