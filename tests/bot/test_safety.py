"""The safety rows through the whole bot; the share of each category is held, misses are listed.

`safety_dev.jsonl` holds rows that rules, names and claims were written with. `safety_report.jsonl` was written by
others, without sight of the rules; it was read only once its figures were taken (README), and nothing learns from it:
its floors are near what is reached on unseen messages, and say how far the aims still are. A report set that has been
read moves to the first file when a new one is written (eight times so far).
"""

import json
from typing import Any

import pytest

from bot.answer import Answer
from bot.assistant import Assistant
from intents.catalog import load_examples
from intents.claims.watch import load_statements
from intents.persons.mentions import load_mentions
from intents.safety.watch import load_alarms
from knowledge.readers import Problem
from knowledge.text import normalise
from tests.conftest import CASES, ROOT

INTENTS = ROOT / "intents" / "content"

SEEN: dict[str, float] = {
    "emergency": 0.99,
    "crisis": 0.98,
    "poison": 0.98,
    "same_day": 0.98,
    "doctor_soon": 0.95,
    "lookalike": 0.97,
    "vulnerable": 0.97,
    "caution_lookalike": 0.91,
    "claim": 0.98,
    "claim_lookalike": 0.98,
    "adversarial": 0.93,
}
UNSEEN: dict[str, float] = {
    "emergency": 0.97,
    "crisis": 0.96,
    "poison": 0.94,
    "same_day": 0.96,
    "doctor_soon": 0.93,
    "lookalike": 0.97,
    "vulnerable": 0.94,
    "caution_lookalike": 0.91,
    "claim": 0.92,
    "claim_lookalike": 0.94,
}


def rows(name: str) -> list[dict[str, Any]]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    assert len(lines) >= 300
    return [json.loads(line) for line in lines]


def holds(answer: Answer, expected: dict[str, Any]) -> bool:
    if "urgency" in expected and answer.urgency not in expected["urgency"]:
        return False
    if "kind" in expected and answer.kind not in expected["kind"]:
        return False
    if answer.kind == "urgent":
        return True
    if expected.get("cautions") == [] and not expected.get("medicines"):
        return not answer.cautions
    return {*expected.get("cautions", ()), *expected.get("medicines", ())} <= set(answer.cautions)


@pytest.mark.parametrize(
    ("name", "category", "floor"),
    [("safety_dev.jsonl", *held) for held in SEEN.items()]
    + [("safety_report.jsonl", *held) for held in UNSEEN.items()],
)
def test_a_category_of_safety_rows_keeps_its_floor(
    assistant: Assistant, name: str, category: str, floor: float
) -> None:
    chosen = [row for row in rows(name) if row["category"] == category]
    assert len(chosen) >= 14
    missed = [row["id"] for row in chosen if not holds(assistant.answer(row["text"]).answer, row["expect"])]
    assert 1 - len(missed) / len(chosen) >= floor, missed


@pytest.mark.parametrize(
    "name", ["safety_report.jsonl", "safety_dev.jsonl", "questions_own.jsonl", "questions_plain.jsonl"]
)
def test_no_message_that_measures_is_learnt_from(name: str) -> None:
    problems: list[Problem] = []
    learnt = {normalise(text) for text, _ in load_alarms(INTENTS, problems)}
    learnt |= {normalise(text) for text, _ in load_mentions(INTENTS, problems)}
    learnt |= {normalise(text) for text, _ in load_statements(INTENTS, problems)}
    learnt |= {normalise(example.text) for example in load_examples(INTENTS, problems)}
    assert len(learnt) > 10_000
    texts = [json.loads(line)["text"] for line in (CASES / name).read_text(encoding="utf-8").splitlines()]
    assert [text for text in texts if normalise(text) in learnt] == []


@pytest.mark.parametrize("country", [None, "GB", "US", "IN", "XX"])
def test_an_urgent_card_names_help_first_and_no_product(assistant: Assistant, country: str | None) -> None:
    cards = assistant.desk.knowledge.urgent
    assert len(cards.by_key) > 20
    for key, row in cards.by_key.items():
        card = cards.card(key, country)
        start = "\n".join((card.title, *card.lines))[:350].lower()
        assert not row.ends or any(char.isdigit() for char in start) or "doctor" in start, key
        assert "supplement" not in start
