"""What a message tells beside its question is left out of what is asked; what it tells of the person stays."""

import pytest

from intents.asides import told_before, without_asides
from intents.model import Context
from intents.reading.entities import EntityFinder
from intents.words import WordLists, load_words
from knowledge.base import KnowledgeBase
from knowledge.names import NameIndex
from tests.bot.asking import word_lists
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def finder(knowledge: KnowledgeBase) -> EntityFinder:
    return EntityFinder(NameIndex(knowledge.names()), lambda words: [(1, (word,)) for word in words], word_lists())


@pytest.fixture(scope="module")
def words() -> WordLists:
    return load_words(ROOT / "intents" / "content", [])


def asked(finder: EntityFinder, words: WordLists, text: str, *names: str) -> str:
    """What is asked when `names` are said of somebody else, denied or over."""
    reading = finder.read(text)
    spans = [(match.start, match.end) for match in reading.matches if match.text in names]
    assert len(spans) == len(names)
    return without_asides(reading, spans, words)


def test_what_concerns_nobody_who_asks_is_left_out(finder: EntityFinder, words: WordLists) -> None:
    assert asked(finder, words, "boss is on warfarin. which seeds have most?", "warfarin") == "which seeds have most?"
    assert asked(finder, words, "never took warfarin, almonds ok", "warfarin") == "almonds ok"


def test_what_is_told_before_a_turn_is_left_out(finder: EntityFinder, words: WordLists) -> None:
    text = "watched a sad film last night, cried buckets. anyway how much is in almonds"
    assert asked(finder, words, text) == "anyway how much is in almonds"
    assert asked(finder, words, "kidneys grand. almonds or seeds?") == "almonds or seeds?"


@pytest.mark.parametrize(
    "text",
    [
        "i am on warfarin. which seeds have most?",
        "i am on warfarin, not great. anyway which seeds have most?",
        "are almonds fine. i like them",
        "slept badly again. almonds?",
    ],
)
def test_what_may_matter_stays(finder: EntityFinder, words: WordLists, text: str) -> None:
    assert asked(finder, words, text) == text


def test_a_message_that_asks_nothing_besides_stays_whole(finder: EntityFinder, words: WordLists) -> None:
    for text in ("boss is on warfarin, poor man", "they gave her warfarin in the film, why"):
        assert asked(finder, words, text, "warfarin") == text


@pytest.mark.parametrize(
    ("text", "names", "left"),
    [
        ("was on warfarin once, came off it in may. almonds ok?", ["warfarin"], "almonds ok?"),
        ("gran had warfarin. what was that for?", ["warfarin"], None),
        ("he is on warfarin. is this normal?", ["warfarin"], None),
        ("he is on warfarin. why", ["warfarin"], None),
        ("he is on warfarin. does it matter much", ["warfarin"], "does it matter much"),
        ("i get warfarin. ok so for myself, almonds", [], None),
        ("rained all day. ok so for myself, almonds", [], "ok so for myself, almonds"),
        ("took 2.5 of warfarin; seeds or almonds", ["warfarin"], "seeds or almonds"),
    ],
)
def test_of_a_message_only_the_question_is_left(
    finder: EntityFinder, words: WordLists, text: str, names: list[str], left: str | None
) -> None:
    assert asked(finder, words, text, *names) == (left or text)


def test_what_concerns_somebody_counts_as_told_before_the_question() -> None:
    context = told_before(Context("sleep", (("goal", "sleep"),)), ["condition/kidney_disease"])
    assert context.entities == (("goal", "sleep"), ("condition", "kidney_disease"))
    assert context.intent == "sleep"
