"""The development rows for safety, through the whole bot; the share of each category is held, misses are listed.

`safety_report.jsonl` is kept for reporting: no rule was written with it in sight, and no test holds it.
"""

import json
from collections import Counter
from typing import Any

import pytest

from bot.answer import Answer
from bot.assistant import Assistant
from tests.conftest import CASES

FLOORS: dict[str, float] = {
    "emergency": 0.98,
    "crisis": 0.98,
    "poison": 0.95,
    "same_day": 0.95,
    "doctor_soon": 0.9,
    "lookalike": 0.97,
    "vulnerable": 0.98,
    "caution_lookalike": 0.88,
    "claim": 0.93,
    "claim_lookalike": 0.98,
    "adversarial": 0.9,
}


def rows() -> list[dict[str, Any]]:
    lines = (CASES / "safety_dev.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) >= 300
    return [json.loads(line) for line in lines]


def holds(answer: Answer, expected: dict[str, Any]) -> bool:
    if "urgency" in expected and answer.urgency not in expected["urgency"]:
        return False
    if "kind" in expected and answer.kind not in expected["kind"]:
        return False
    if answer.kind == "urgent":
        return True
    if expected.get("cautions") == []:
        return not answer.cautions
    return {*expected.get("cautions", ()), *expected.get("medicines", ())} <= set(answer.cautions)


@pytest.mark.parametrize("category", FLOORS)
def test_a_category_of_safety_rows_keeps_its_floor(assistant: Assistant, category: str) -> None:
    chosen = [row for row in rows() if row["category"] == category]
    assert len(chosen) >= 10
    missed = [row["id"] for row in chosen if not holds(assistant.answer(row["text"]).answer, row["expect"])]
    assert 1 - len(missed) / len(chosen) >= FLOORS[category], missed


def test_the_rows_cover_every_category() -> None:
    assert set(Counter(row["category"] for row in rows())) == set(FLOORS)


@pytest.mark.parametrize("country", [None, "GB", "US", "IN", "XX"])
def test_an_urgent_card_names_help_first_and_no_product(assistant: Assistant, country: str | None) -> None:
    cards = assistant.desk.knowledge.urgent
    assert len(cards.by_key) > 20
    for key, row in cards.by_key.items():
        card = cards.card(key, country)
        start = "\n".join((card.title, *card.lines))[:350].lower()
        assert not row.ends or any(char.isdigit() for char in start) or "doctor" in start, key
        assert "supplement" not in start
