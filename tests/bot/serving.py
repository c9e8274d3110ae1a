"""The running bot for tests, with the small Bot API server, and a stand-in where the answers do not matter."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from bot.answer import Answer, AnswerKind, Block, Suggestion
from bot.application import Service
from bot.phrases import Phrases
from bot.settings import Settings, WebhookSettings
from tests.bot_api import TOKEN, BotApi

PHRASES = Phrases(
    {
        "telegram.moment": "One moment…",
        "telegram.description": "Long.",
        "telegram.short_description": "Short.",
        "telegram.commands.start": "Start",
        "labels.sources": "Sources",
    }
)
TOPICS = Suggestion("Topics", "menu")


def said(lead: str, kind: AnswerKind = "answer") -> Answer:
    """An answer of one line."""
    disclaimer = Block("disclaimer", ("Not advice.",))
    return Answer(kind, (Block("lead", (lead,)), disclaimer), ("general",), suggestions=(TOPICS,))


class StandIn:
    """Answers by repeating; "boom" raises, "help!" is urgent."""

    notices = SimpleNamespace(error=said("sorry"), slow_down=said("slow down"), lost=said("lost"))

    def __init__(self) -> None:
        self.forgotten: list[str] = []

    def question(self, chat: str, text: str) -> Answer:
        if text == "boom":
            raise ValueError(text)
        return self.urgent(text) or said(f"about {text}")

    def press(self, chat: str, action: str | None) -> Answer:
        return said(f"pressed {action}")

    def command(self, chat: str, text: str) -> Answer:
        return said(f"command {text}")

    def urgent(self, text: str) -> Answer | None:
        return said("call now", "urgent") if text.endswith("help!") else None

    def forget(self, chat: str) -> None:
        self.forgotten.append(chat)


async def killed_and_started(api: BotApi, *arguments: str, **settings: str) -> asyncio.subprocess.Process:
    """Return the bot as a process of its own that was killed after 25 messages and started again."""

    async def start() -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.bot.serve_stand_in", *arguments, env=os.environ | settings
        )

    bot = await start()
    while len(api.called("sendMessage")) < 25:
        assert bot.returncode is None, "the bot ended by itself"
        await asyncio.sleep(0.002)
    bot.kill()
    await bot.wait()
    return await start()


def drawn(picture: str) -> bytes | None:
    """A picture as far as the server looks; what is drawn has tests of its own."""
    return b"\x89PNG\r\n\x1a\n" + picture.encode()


def settings_for(api: BotApi, database: Path, **others: Any) -> Settings:
    values = {"telegram_bot_token": TOKEN, "telegram_api_base_url": api.base, "database_url": f"sqlite:///{database}"}
    return Settings(_env_file=None, **(values | others))


@asynccontextmanager
async def served(
    api: BotApi,
    database: Path,
    talk: Any = None,
    phrases: Phrases = PHRASES,
    webhook: WebhookSettings | None = None,
) -> AsyncIterator[Service]:
    """Run the bot against the server; stop it properly at the end."""
    service = Service(settings_for(api, database), talk or StandIn(), phrases, drawn, webhook)
    stop = asyncio.Event()
    running = asyncio.create_task(service.run(stop))
    try:
        yield service
    finally:
        stop.set()
        await asyncio.wait_for(running, 5)
