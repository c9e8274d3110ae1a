"""Places and wishes by which a message leans on what was said before it."""

import pytest

from bot.loading import Loaded
from intents.later.leaning import OTHER, load_leaning
from knowledge.readers import Problem
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("phrase", "place"), [("the former", 1), ("the 2nd one", 2), ("the latter", -1), ("the other one", OTHER)]
)
def test_a_phrase_stands_for_a_place(loaded: Loaded, phrase: str, place: int) -> None:
    assert loaded.words.leaning.places[tuple(phrase.split())] == place


def test_longer_phrases_are_looked_for_first(loaded: Loaded) -> None:
    lengths = [len(phrase) for phrase in loaded.words.leaning.places]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] > lengths[-1]


def test_wishes_and_whole_messages_are_known_by_their_words(loaded: Loaded) -> None:
    leaning = loaded.words.leaning
    assert leaning.wishes["cheaper"] == "price"
    assert leaning.wishes["gentler"] == "sensitive_stomach"
    assert leaning.whole["never mind"] == "dropped"


def test_the_file_is_read_without_a_problem(loaded: Loaded) -> None:
    problems: list[Problem] = []
    assert load_leaning(ROOT / "intents" / "content", problems) == loaded.words.leaning
    assert problems == []
