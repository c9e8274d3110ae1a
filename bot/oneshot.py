"""`magbot ask`: one answer, or a stream of JSON lines in which each chat keeps its conversation."""

import json
from collections.abc import Iterator
from time import perf_counter
from typing import BinaryIO, TextIO

from bot.assistant import Assistant
from bot.conversation import Conversation, ConversationStore
from bot.render.json_answer import render_json
from bot.render.plain import render_plain
from bot.reply import Reply

MAX_LINE = 1_000_000
"""Bytes of one JSON line; a longer one is refused and the next is served."""


def answer_once(
    assistant: Assistant, question: str, out: TextIO, country: str | None, *, as_json: bool, explain: bool
) -> None:
    """Write the answer to one question as text or JSON, with what every step saw if wanted."""
    reply, milliseconds = _timed(assistant, question, Conversation(country=country))
    if as_json:
        shown = render_json(reply.answer, "ask", milliseconds)
        if explain:
            shown["trace"] = [list(step) for step in reply.answer.trace.steps]
        out.write(json.dumps(shown, ensure_ascii=False) + "\n")
        return
    out.write(render_plain(reply.answer) + "\n")
    if explain:
        out.write("\n" + explanation(reply) + "\n")


def explanation(reply: Reply) -> str:
    """Return what every step saw and what the conversation now holds, one line each."""
    conversation = reply.conversation
    held = [f"{type_}/{key}" for type_, key in conversation.entities]
    lines = [f"[{step}] {what}" for step, what in reply.answer.trace.steps]
    lines.append(f"[entities] {', '.join(f'{e.type}/{e.key} ({e.text})' for e in reply.answer.entities)}")
    lines.append(f"[conversation] topic {conversation.intent}, spoke of {', '.join(held) or 'nothing'}")
    lines.append(f"[about] {conversation.about}")
    kept = [f"{entity} ({person})" for entity, person in conversation.told]
    lines.append(f"[kept in mind] {', '.join(kept) or 'nothing'}")
    return "\n".join(lines)


def answer_lines(assistant: Assistant, lines: BinaryIO, out: TextIO, country: str | None) -> None:
    """Answer JSON lines in order, flushed one by one; a malformed line gives an error object."""
    store = ConversationStore(perf_counter, country)
    for line in _bounded(lines):
        if not line.strip():
            continue
        out.write(json.dumps(_answer_line(assistant, store, line), ensure_ascii=False) + "\n")
        out.flush()


def _bounded(lines: BinaryIO) -> Iterator[bytes]:
    """Yield line by line; of one that is longer than MAX_LINE no more than shows that."""
    while line := lines.readline(MAX_LINE + 1):
        yield line
        while line and not line.endswith(b"\n"):
            line = lines.readline(MAX_LINE)


def _answer_line(assistant: Assistant, store: ConversationStore, line: bytes) -> dict[str, object]:
    if len(line) > MAX_LINE:
        return {"error": f"the line is longer than {MAX_LINE} bytes"}
    try:
        data = json.loads(line)
        chat, text = data.get("chat", ""), data["text"]
        if not isinstance(text, str):
            raise TypeError
    except (ValueError, RecursionError):
        return {"error": "not a JSON object in UTF-8"}
    except (KeyError, TypeError, AttributeError):
        return {"error": 'an object with "text" (a string) and optionally "chat" is expected'}
    reply, milliseconds = _timed(assistant, text, store.get(str(chat)))
    store.put(str(chat), reply.conversation)
    return render_json(reply.answer, str(chat), milliseconds)


def _timed(assistant: Assistant, text: str, conversation: Conversation) -> tuple[Reply, float]:
    start = perf_counter()
    reply = assistant.answer(text, conversation)
    return reply, (perf_counter() - start) * 1000
