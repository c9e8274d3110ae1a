"""The cautions: one row for every situation of the fact pack, each saying what to do and whom to ask."""

import re

import pytest

from knowledge.base import KnowledgeBase
from knowledge.cautions import Caution, CautionTable
from knowledge.readers import Place
from knowledge.stems import stem
from knowledge.text import tokens

KEYS = {
    "kidney_disease",
    "myasthenia_gravis",
    "bowel_obstruction",
    "heart_block",
    "pregnancy",
    "children",
    "breastfeeding",
    "surgery",
    "eating_disorder",
    "gut_disease",
    "diabetes",
    "low_blood_pressure",
    "alcohol",
    "older_adults",
    "allergy",
}
SENTENCE = re.compile(r"(?<=[.!?])\s+")
WHO = re.compile(r"\b(?:team|doctor|pharmacist|midwife|neurologist|somebody)\b")


def _syllables(word: str) -> int:
    count = len(re.findall(r"[aeiouy]+", word.lower()))
    return max(1, count - (word.lower().endswith("e") and not word.lower().endswith(("le", "ee")) and count > 1))


def _grade(text: str) -> float:
    """Flesch-Kincaid grade."""
    words = re.findall(r"[A-Za-z']+", text)
    sentences = len(re.findall(r"[.!?:;](?:\s|$)", text)) or 1
    return 0.39 * len(words) / sentences + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59


def _row(key: str, rank: int, *when: str) -> Caution:
    return Caution(
        place=Place("cautions.yaml", 1),
        key=key,
        when=when,
        rank=rank,
        chip=key,
        text="Ask a pharmacist before you take it.",
        sources=("ods_hp",),
    )


def test_the_most_serious_comes_first_and_each_once() -> None:
    table = CautionTable([_row("late", 9, "condition/b"), _row("early", 1, "condition/a", "condition/c")])
    found = table.of(["condition/b", "condition/c", "condition/a", "condition/unknown"])
    assert [row.key for row in found] == ["early", "late"]


def test_every_situation_of_the_facts_has_a_row(knowledge: KnowledgeBase) -> None:
    assert set(knowledge.cautions.by_key) == KEYS


def test_kidney_disease_outranks_everything(knowledge: KnowledgeBase) -> None:
    assert knowledge.cautions.rows[0].key == "kidney_disease"
    assert knowledge.cautions.rows[0].rank == 1


@pytest.mark.parametrize("key", sorted(KEYS))
def test_a_caution_is_plain_says_whom_to_ask_and_gives_no_amount(knowledge: KnowledgeBase, key: str) -> None:
    row = knowledge.cautions.by_key[key]
    assert WHO.search(row.text), row.text
    assert not re.search(r"\d", row.text + (row.general or ""))
    assert not re.search(r"\byou can stop\b|\bsafe to stop\b|^yes\b", row.text, re.I)
    assert _grade(row.text) <= 8.5, round(_grade(row.text), 1)
    assert row.general


def test_prescribed_medicines_are_kept(knowledge: KnowledgeBase) -> None:
    assert "before you change" in knowledge.cautions.by_key["kidney_disease"].text
    assert "Do not\nstop" in knowledge.cautions.by_key["surgery"].text or "Do not stop" in " ".join(
        knowledge.cautions.by_key["surgery"].text.split()
    )


def test_an_eating_disorder_gets_no_amount_and_no_tip(knowledge: KnowledgeBase) -> None:
    text = knowledge.cautions.by_key["eating_disorder"].text
    assert not re.search(r"\b(?:fast(?:ing)?|diet|dose|calories)\b", text, re.I)


def test_references_resolve(knowledge: KnowledgeBase) -> None:
    assert knowledge.cautions.problems(knowledge.sources, knowledge.disclaimers, knowledge.passages) == []


def test_unknown_references_are_reported() -> None:
    table = CautionTable([_row("a", 1, "condition/a"), _row("b", 2, "condition/b")])
    assert [problem.message for problem in table.problems({}, {}, {})] == [
        "a: unknown source 'ods_hp'",
        "b: unknown source 'ods_hp'",
    ]


def test_the_two_first_are_grave_and_nobody_shares_a_rank() -> None:
    table = CautionTable([_row(key, rank, "condition/a") for key, rank in (("c", 3), ("b", 2), ("a", 1))])
    assert table.grave == {"a", "b"}
    shared = CautionTable([_row(key, 1, "condition/a") for key in ("a", "b")]).problems({"ods_hp": ""}, {}, {})
    assert [problem.message for problem in shared] == [
        "a: rank 1 stands twice",
        "b: rank 1 stands twice",
        "no caution has rank 2",
    ]


def test_the_page_on_a_situation_does_not_begin_with_what_its_caution_says(knowledge: KnowledgeBase) -> None:
    """Both stand in one reply, the caution first."""
    twice = [
        (row.key, passage.key, sentence)
        for row in knowledge.cautions.rows
        for passage in knowledge.passages.values()
        if set(row.when) & set(passage.about)
        for sentence in SENTENCE.split(passage.lead)
        if any(_shared(sentence, said) >= 0.6 for said in SENTENCE.split(row.text))
    ]
    assert twice == []


def _shared(one: str, other: str) -> float:
    """Share of the telling words of the shorter sentence that the other one holds; 0 where they are few."""
    first, second = ({stem(word) for word in tokens(text) if len(word) > 3} for text in (one, other))
    common = first & second
    return len(common) / min(len(first), len(second)) if len(common) >= 4 else 0.0
