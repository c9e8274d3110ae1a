"""Whom a mention concerns: what the reader is given, when it sets a mention aside, and what it learns from."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from intents.catalog import load_catalog
from intents.model import Classification, Scored
from intents.persons.bygone import load_bygone
from intents.persons.mentions import CONCERNS, PASSING, MentionReader, Mentions, load_mentions
from intents.persons.negation import load_denials
from intents.reading.entities import EntityFinder
from knowledge.base import KnowledgeBase
from knowledge.names import NameIndex
from knowledge.readers import Problem
from tests.bot.asking import word_lists
from tests.conftest import ROOT

FOLDER = ROOT / "intents" / "content"
TODAY = date(2026, 12, 1)


@pytest.fixture(scope="module")
def mentions(knowledge: KnowledgeBase) -> Mentions:
    catalog = load_catalog(ROOT / "intents" / "content", [])
    index = NameIndex([*catalog.names(), *knowledge.names()])
    finder = EntityFinder(index, lambda words: [(1, (word,)) for word in words], word_lists())
    cautions = knowledge.cautions
    denials, gone = load_denials(FOLDER, []), load_bygone(FOLDER, word_lists().persons, [])
    return Mentions(
        finder.read,
        lambda _: "",
        knowledge.caution,
        cautions.passes,
        cautions.grave,
        denials,
        lambda text: gone.find(text, TODAY),
    )


def named(mentions: Mentions, text: str) -> list[str]:
    return [mention.entity for mention in mentions.of(mentions.read(text))]


def reader(mentions: Mentions, passing: float) -> MentionReader:
    shares = sorted([Scored(PASSING, passing), Scored(CONCERNS, 1 - passing)], key=lambda s: -s.confidence)
    return MentionReader(mentions, lambda _: Classification(tuple(shares)))


def test_what_calls_for_a_caution_is_found_and_what_is_denied_or_over_is_left_out(mentions: Mentions) -> None:
    assert named(mentions, "mum is 82 with diabetes") == ["condition/diabetes", "life_stage/older_adult"]
    assert named(mentions, "i have no diabetes, which seeds") == []
    assert named(mentions, "had an operation twenty years ago, which form") == []
    assert named(mentions, "how many almonds a day") == []


def test_a_baby_not_born_yet_hides_itself_and_not_the_pregnancy(mentions: Mentions) -> None:
    assert set(named(mentions, "baby bump is moving and my calves cramp")) == {"life_stage/pregnancy"}


def test_a_year_is_long_ago_by_the_day_on_which_it_is_told(mentions: Mentions) -> None:
    bygone = load_bygone(FOLDER, word_lists().persons, [])
    later = replace(mentions, gone=lambda text: bygone.find(text, date(2027, 1, 1)))
    text = "had an operation in 2025, which form"
    assert named(mentions, text) == ["condition/surgery"]
    assert named(later, text) == []


def test_the_reader_sees_the_words_around_a_mention_and_apart_from_them_what_it_is_called(mentions: Mentions) -> None:
    reading = mentions.read("girl at work has diabetes, which form")
    seen = mentions.around(reading, mentions.of(reading)[0]).split()
    assert " ".join(seen[:7]) == "girl at work has xxmention which form"
    assert {"xxbeforehas", "xxafterwhich", "xxofdiabetes", "xxcalleddiabetes"} <= set(seen)
    assert "diabetes" not in seen


def test_a_mention_is_set_aside_only_where_the_reader_is_sure(mentions: Mentions) -> None:
    diabetic = mentions.read("girl at work has diabetes, which form")
    assert reader(mentions, 0.8).sort(diabetic) == ((), ("condition/diabetes",))
    assert reader(mentions, 0.65).sort(diabetic) == (("condition/diabetes",), ())


def test_weak_kidneys_and_myasthenia_take_more(mentions: Mentions) -> None:
    for text, entity in (
        ("girl at work has kidney disease, which form", "condition/kidney_disease"),
        ("girl at work has myasthenia, which form", "condition/myasthenia_gravis"),
    ):
        assert reader(mentions, 0.8).sort(mentions.read(text)) == ((entity,), ())
        assert reader(mentions, 0.95).sort(mentions.read(text)) == ((), (entity,))


def test_a_message_teaches_only_what_is_known_of_it(mentions: Mentions) -> None:
    text = "off the warfarin, still diabetic"
    kinds = [kind for _, kind in mentions.learnt(text, {"diabetes"})]
    assert kinds == [CONCERNS]
    assert {kind for _, kind in mentions.learnt(text, set())} == {PASSING}
    assert {kind for _, kind in mentions.learnt(text, None)} == {CONCERNS}


def test_a_group_without_messages_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mentions").mkdir()
    (tmp_path / "mentions" / "concerns.yaml").write_text("diabetes: []\n", encoding="utf-8")
    (tmp_path / "mentions" / "passing.yaml").write_text('animals: ["pregnant cat"]\n', encoding="utf-8")
    problems: list[Problem] = []
    assert list(load_mentions(tmp_path, problems)) == [("pregnant cat", frozenset())]
    assert [problem.message for problem in problems] == ["diabetes holds no sentences"]


def test_most_that_concerns_somebody_is_found(mentions: Mentions) -> None:
    """Without spelling and wordings; with them it is nine in ten."""
    texts = [(text, due) for text, due in load_mentions(ROOT / "intents" / "content", []) if due]
    found = sum(any(m.caution in due for m in mentions.of(mentions.read(text))) for text, due in texts)
    assert found > 0.5 * len(texts)
