"""Whom a mention concerns: what the reader is given, when it sets a mention aside, and what it learns from."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from intents.catalog import load_catalog
from intents.model import Classification, Scored
from intents.persons.bygone import load_bygone
from intents.persons.mentions import CONCERNS, PASSING, MentionReader, Mentions, load_mentions
from intents.persons.negation import load_denials
from intents.persons.situations import NOBODY, Situations, situations_learnt, whole
from intents.reading.entities import EntityFinder
from knowledge.base import KnowledgeBase
from knowledge.names import NameIndex
from knowledge.readers import Problem
from tests.bot.asking import word_lists
from tests.conftest import ROOT

FOLDER = ROOT / "intents" / "content"
TODAY = date(2026, 12, 1)
ENTITY = {"children": "life_stage/child"}


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


def judged(**shares: float) -> Callable[[str], Classification]:
    """Return a stand-in for a model, which says the same of every message."""
    ranked = sorted(shares.items(), key=lambda share: -share[1])
    return lambda _: Classification(tuple(Scored(label, share) for label, share in ranked))


def reader(mentions: Mentions, passing: float, **told: float) -> MentionReader:
    """Return a reader to which every mention is as much in passing, and every message tells of the same."""
    situations = Situations(lambda _: "", judged(**told))
    return MentionReader(mentions, judged(passing=passing, concerns=1 - passing), situations, ENTITY.__getitem__)


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


def test_a_mention_is_set_aside_only_where_both_readers_are_sure(mentions: Mentions) -> None:
    diabetic = mentions.read("girl at work has diabetes, which form")
    for passing, nobody, aside in ((0.6, 0.97, True), (0.9, 0.8, True), (0.65, 0.8, False), (0.4, 0.999, False)):
        concerning, passed = reader(mentions, passing, nobody=nobody, diabetes=1 - nobody).sort(diabetic)
        assert bool(passed) is aside
        assert bool(concerning) is not aside


def test_of_a_medicine_the_words_around_it_alone_tell(mentions: Mentions) -> None:
    reading = mentions.read("lad at work takes warfarin, which form")
    assert reader(mentions, 0.8, nobody=0.2, children=0.8).sort(reading)[1] == ("medicine/warfarin",)
    assert reader(mentions, 0.65, nobody=1.0, children=0.0).sort(reading)[1] == ()


def test_weak_kidneys_and_myasthenia_take_more(mentions: Mentions) -> None:
    for text, caution in (
        ("girl at work has kidney disease, which form", "kidney_disease"),
        ("girl at work has myasthenia, which form", "myasthenia_gravis"),
    ):
        for nobody, aside in ((0.9, False), (0.95, True)):
            sorting = reader(mentions, 0.8, **{"nobody": nobody, caution: 1 - nobody})
            assert bool(sorting.sort(mentions.read(text))[1]) is aside


def test_a_situation_told_without_its_name_calls_for_a_caution(mentions: Mentions) -> None:
    school = mentions.read("in year 10 and cramping in the pool")
    assert reader(mentions, 0.1, children=0.6, nobody=0.4).sort(school) == (("life_stage/child",), ())
    assert reader(mentions, 0.1, children=0.3, nobody=0.7).sort(school) == ((), ())


def test_what_is_denied_is_not_told_by_the_rest_of_the_message(mentions: Mentions) -> None:
    denied = mentions.read("i have no diabetes, which seeds")
    assert reader(mentions, 0.1, diabetes=0.9, nobody=0.1).sort(denied) == ((), ())


def test_a_message_teaches_only_what_is_known_of_it(mentions: Mentions) -> None:
    text = "off the warfarin, still diabetic"
    kinds = [kind for _, kind in mentions.learnt(text, {"diabetes"})]
    assert kinds == [CONCERNS]
    assert {kind for _, kind in mentions.learnt(text, set())} == {PASSING}
    assert {kind for _, kind in mentions.learnt(text, None)} == {CONCERNS}


def test_a_message_teaches_every_situation_under_which_it_stands() -> None:
    rows = [
        ("pregnant at 17", frozenset({"pregnancy"})),
        ("pregnant at 17", frozenset({"children"})),
        ("on digoxin", frozenset({"medicine"})),
        ("on digoxin, 81", frozenset({"medicine"})),
        ("the cat is pregnant", frozenset()),
    ]
    learnt = list(situations_learnt(rows, {"pregnancy", "children"}, lambda text: "81" in text))
    assert learnt == [
        ("pregnant at 17", "children"),
        ("pregnant at 17", "pregnancy"),
        ("on digoxin", NOBODY),
        ("the cat is pregnant", NOBODY),
    ]


def test_numbers_count_as_one_word_in_a_whole_message(mentions: Mentions) -> None:
    assert whole(mentions.read("In year 10, cramps"), lambda words: f"<{len(words)}>") == "in year xxnum cramps <20>"


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
