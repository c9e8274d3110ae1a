"""Things told without a name: a situation is known by how it is put, in any of its wordings."""

from pathlib import Path

import pytest

from intents.catalog import load_catalog
from intents.entities import EntityFinder
from intents.wordings import load_wordings
from knowledge.base import KnowledgeBase
from knowledge.names import NameIndex
from knowledge.readers import Problem
from tests.conftest import ROOT

CONTENT = ROOT / "intents" / "content"

TOLD = [
    ("pregnancy", "wife is due in october, cramps all night"),
    ("pregnancy", "23 wks. constipated. which laxative?"),
    ("breastfeeding", "does it get into my milk"),
    ("child", "my twelve year old girl cramps after hockey"),
    ("older_adult", "she turned seventy last week, is it fine"),
    ("kidney_disease", "dad's kidneys are only working at 20 percent"),
    ("kidney_disease", "creatinine was a bit high at the last check"),
    ("kidney_disease", "she is on the waiting list for a new kidney"),
    ("heart_block", "resting pulse is around 44"),
    ("diabetes", "hba1c is 61 and i get foot cramps"),
    ("surgery", "getting my wisdom teeth out next friday"),
]
NOT_TOLD = [
    "i have taken it for seven years",
    "expecting a delivery of flakes on friday",
    "is creatine fine with magnesium",
    "kidney beans or black beans",
    "milk with my cereal",
    "what is magnesium good for in general",
    "heart of palm salad",
    "my phone operates fine in the bath",
]


@pytest.fixture(scope="module")
def finder(knowledge: KnowledgeBase) -> EntityFinder:
    problems: list[Problem] = []
    catalog = load_catalog(CONTENT, problems)
    wordings = load_wordings(CONTENT, catalog.wordings(), problems)
    assert problems == []
    index = NameIndex([*catalog.names(), *knowledge.names()])
    return EntityFinder(index, lambda words: [(1, (word,)) for word in words], wordings)


@pytest.mark.parametrize(("key", "text"), TOLD)
def test_a_situation_is_known_without_its_name(finder: EntityFinder, key: str, text: str) -> None:
    matches = {match.key: match for match in finder.read(text).matches}
    assert key in matches
    assert matches[key].text
    assert matches[key].text in text.lower()


@pytest.mark.parametrize("text", NOT_TOLD)
def test_likely_words_alone_tell_nothing(finder: EntityFinder, text: str) -> None:
    assert not {m.key for m in finder.read(text).matches if m.type in {"condition", "life_stage"}}


def test_a_pattern_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "wordings.yaml").write_text('month: "may|june"\n', encoding="utf-8")
    problems: list[Problem] = []
    load_wordings(tmp_path, {("life_stage", "pregnancy"): ["due in <mont>"]}, problems)
    assert len(problems) == 1
    assert "mont" in problems[0].message
