"""Whole conversations, turn by turn: what a person says next is read against what was said before."""

import re
from typing import Any

import pytest

from bot.answer import Answer
from bot.assistant import Assistant
from bot.render.plain import render_plain
from knowledge.readers import Problem, read_yaml_rows
from tests.conftest import CASES

FLOOR = 0.95
"""Share of later turns that are right (the aim for understanding)."""


@pytest.fixture(scope="module")
def dialogues() -> list[dict[str, Any]]:
    problems: list[Problem] = []
    rows = [row.data for row in read_yaml_rows(CASES / "dialogues.yaml", problems)]
    assert problems == []
    assert len(rows) >= 30
    return rows


def wrong(answer: Answer, expected: dict[str, Any]) -> list[str]:
    text = render_plain(answer)
    found = [f"does not mention {p}" for p in expected.get("mentions", ()) if not re.search(p, text, re.IGNORECASE)]
    found += [f"says {p}" for p in expected.get("must_not", ()) if re.search(p, text, re.IGNORECASE)]
    for name in ("kind", "urgency"):
        if name in expected and getattr(answer, name) not in expected[name]:
            found.append(f"{name} is {getattr(answer, name)}")
    return found


def test_later_turns_are_read_against_earlier_ones(assistant: Assistant, dialogues: list[dict[str, Any]]) -> None:
    right, missed = 0, []
    for dialogue in dialogues:
        conversation = None
        for place, turn in enumerate(dialogue["turns"]):
            reply = assistant.answer(turn["say"], conversation)
            conversation = reply.conversation
            problems = wrong(reply.answer, turn["expect"])
            right += bool(place) and not problems
            missed += [(dialogue["id"], turn["say"], problems)] if problems else []
    later = sum(len(dialogue["turns"]) - 1 for dialogue in dialogues)
    assert right / later >= FLOOR, missed
