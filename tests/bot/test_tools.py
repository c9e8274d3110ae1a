"""The tools as people meet them: single questions with a floor, and talks in which each turn keeps what was told."""

import html
import json
import re
from typing import Any

import pytest

from bot.assistant import Assistant
from bot.commands import run_command
from bot.conversation import Conversation, ConversationStore
from bot.render.plain import render_plain
from bot.render.telegram_html import render_html
from knowledge.readers import Problem, read_yaml_rows
from tests.conftest import CASES

FLOOR = 62
"""Questions of the 64 that must be right; a row may fail only if it is listed."""


def questions() -> list[dict[str, Any]]:
    rows = [json.loads(line) for line in (CASES / "tools_60.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= 60
    return rows


def known_failures() -> set[str]:
    lines = (CASES / "tools_known_failures.txt").read_text(encoding="utf-8").splitlines()
    return {line.strip() for line in lines if line.strip() and not line.startswith("#")}


def talks() -> list[dict[str, Any]]:
    problems: list[Problem] = []
    rows = [row.data for row in read_yaml_rows(CASES / "tools_talks.yaml", problems)]
    assert problems == []
    assert len(rows) >= 30
    return rows


def wrong(text: str, has: list[str], lacks: list[str]) -> list[str]:
    missing = [f"does not say {pattern}" for pattern in has if not re.search(pattern, text, re.IGNORECASE)]
    return missing + [f"says {pattern}" for pattern in lacks if re.search(pattern, text, re.IGNORECASE)]


def test_questions_across_the_tools_are_answered(assistant: Assistant) -> None:
    missed = {}
    for row in questions():
        text = render_plain(assistant.answer(row["text"]).answer)
        if problems := wrong(text, row["must_mention"], row["must_not"]):
            missed[row["id"]] = (row["text"], problems)
    assert len(questions()) - len(missed) >= FLOOR, missed
    assert set(missed) == known_failures(), missed


@pytest.mark.parametrize("talk", talks(), ids=lambda talk: talk["id"])
def test_a_talk_keeps_what_was_told(assistant: Assistant, talk: dict[str, Any]) -> None:
    store = ConversationStore(lambda: 0.0)
    for turn in talk["turns"]:
        answer = _reply(assistant, turn["say"], store)
        for text in (render_plain(answer), render_html(answer)):
            assert wrong(_bare(text), turn["has"], turn.get("lacks", [])) == [], turn["say"]


def _reply(assistant: Assistant, say: str, store: ConversationStore) -> Any:
    if say.startswith("/"):
        return run_command(assistant, say, store, "chat")
    ask = assistant.act if say.startswith("!") else assistant.answer
    reply = ask(say.removeprefix("!"), store.get("chat"))
    store.put("chat", reply.conversation)
    return reply.answer


def _bare(text: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", text))


def test_mydata_names_what_is_held_and_forget_drops_it(assistant: Assistant) -> None:
    store = ConversationStore(lambda: 0.0, "GB")
    for text in ("im 82 and vegan", "how much is in almonds", "i take synthroid at 7am, when can i take it"):
        _reply(assistant, text, store)
    held = render_plain(run_command(assistant, "/mydata", store, "chat"))
    told = ("age 82", "vegan", "thyroid", "almond", "hours of", "gb")
    assert [word for word in told if word not in held.lower()] == []
    run_command(assistant, "/forget", store, "chat")
    assert "Nothing is held" in render_plain(run_command(assistant, "/mydata", store, "chat"))
    assert store.get("chat").country == "GB"


def test_a_group_is_forgotten_with_everybody_in_it() -> None:
    store = ConversationStore(lambda: 0.0)
    for chat in ("-5:1", "-5:2", "-55:1"):
        store.put(chat, Conversation(intent="sleep"))
    store.forget_group("-5")
    assert [store.get(chat).intent for chat in ("-5:1", "-5:2", "-55:1")] == [None, None, "sleep"]
