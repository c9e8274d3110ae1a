"""`magbot chat`: the conversation in a terminal; buttons are numbered choices, slash commands work."""

import sys
from time import monotonic
from typing import TextIO

from bot.answer import Answer
from bot.assistant import Assistant
from bot.commands import run_command
from bot.conversation import ConversationStore
from bot.pictures import PictureBook
from bot.render.plain import render_plain

CHAT = "terminal"
PROMPT = "you> "
QUIT = frozenset({"/quit", "/exit", "/bye"})


def converse(
    assistant: Assistant, pictures: PictureBook, lines: TextIO, out: TextIO, country: str | None = None
) -> None:
    """Answer lines until they end or a person types /quit; without a terminal it prompts for nothing."""
    store = ConversationStore(monotonic, country)
    interactive = lines.isatty()
    if interactive:
        _show(run_command(assistant, "/start", store, CHAT), out)
    while True:
        line = _read(lines, interactive)
        if line is None or line.strip().lower() in QUIT:
            return
        if interactive and not line.strip():
            continue
        answer = _answer(assistant, line.rstrip("\n"), store)
        _show(answer, out)
        file = pictures.file(answer.picture) if answer.picture else None
        if file is not None:
            out.write(assistant.desk.phrases.text("pictures.saved", file=file) + "\n\n")


def _answer(assistant: Assistant, line: str, store: ConversationStore) -> Answer:
    if line.lstrip().startswith("/"):
        return run_command(assistant, line.strip(), store, CHAT)
    reply = assistant.answer(line, store.get(CHAT))
    store.put(CHAT, reply.conversation)
    return reply.answer


def _read(lines: TextIO, interactive: bool) -> str | None:
    """Return the next line, None at the end of input. The prompt goes through `input` for line editing."""
    if not interactive:
        return lines.readline() or None
    try:
        return input(PROMPT)
    except (EOFError, KeyboardInterrupt):
        sys.stdout.write("\n")
        return None


def _show(answer: Answer, out: TextIO) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(file=out, highlight=False, soft_wrap=not out.isatty())
    console.print(Text(render_plain(answer)))
    choices = [f"{place}  {s.label}" for place, s in enumerate(answer.suggestions, start=1)]
    if choices:
        console.print(Text("\n".join(["", *choices]), style="cyan"))
    console.print()
    out.flush()
