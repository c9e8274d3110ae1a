"""Every update is answered once: at any crash, under every fault, and whatever comes in."""

import asyncio
import contextlib
import signal
import threading
import time
from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from telegram import Bot
from telegram.error import BadRequest

from bot.delivery import pace as pace_module
from bot.delivery import polling
from bot.delivery.inbox import Inbox
from bot.delivery.job import Outgoing
from bot.delivery.lanes import Lanes
from bot.delivery.outbox import Outbox
from bot.delivery.pace import Pace
from bot.delivery.sequence import DRIFT, MessageNumbers
from bot.delivery.traffic import Traffic
from bot.storage import Receipt, Storage
from tests.bot.serving import killed_and_started, served
from tests.bot_api import TOKEN, BotApi, Fault


@pytest.fixture
async def api(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[BotApi]:
    monkeypatch.setattr(pace_module, "FIRST_PAUSE", 0.02)
    server = BotApi()
    await server.start()
    yield server
    server.stop()


class CrashingTelegram:
    """Telegram and the database as one process sees them, which dies before or after its n-th step."""

    def __init__(self, chat: list[tuple[int, str]], storage: Storage, dies_at: int, waiting: int) -> None:
        self.chat, self.storage, self.dies_at, self.steps, self.waiting = chat, storage, dies_at, count(), waiting
        self.dead = asyncio.Event()
        self._save, storage.save = storage.save, self.save  # type: ignore[method-assign]

    async def step(self) -> None:
        if next(self.steps) == self.dies_at:
            self.dead.set()
            await asyncio.Event().wait()

    async def save(self, receipts: Any) -> None:
        await self.step()
        await self._save(receipts)
        await self.step()

    async def send_message(self, chat_id: int, text: str, **_: Any) -> Any:
        await self.step()
        number = self.chat[-1][0] + 2 if self.chat else 12  # another chat's message stands between
        self.chat.append((number, text))
        await self.step()
        return SimpleNamespace(message_id=number)

    async def edit_message_text(self, text: str, chat_id: int, message_id: int, **_: Any) -> None:
        await self.step()
        at = [number for number, _ in self.chat].index(message_id)
        if self.chat[at][1] == text:
            raise BadRequest("Message is not modified")
        self.chat[at] = (message_id, text)
        await self.step()

    async def get_webhook_info(self) -> Any:
        await self.step()
        return SimpleNamespace(pending_update_count=self.waiting)

    async def edit_message_reply_markup(self, chat_id: int, message_id: int, **_: Any) -> None:
        await self.step()
        known = message_id in [number for number, _ in self.chat]
        raise BadRequest("Message is not modified" if known else "Message to edit not found")


async def process(
    chat: list[tuple[int, str]], database: Path, dies_at: int, parts: tuple[str, ...], waiting: int | None
) -> bool:
    """Answer one question as a process that dies at a step; True when it got to the end.

    `waiting` updates are hidden at Telegram; None when it is known where the messages stand.
    """
    storage = Storage(f"sqlite:///{database}")
    await storage.open()
    inbox, numbers = Inbox(storage, lambda: 0.0), MessageNumbers(lambda: 0.0)
    numbers.saw(1, 10, just_now=waiting is None)
    for receipt in await storage.recent():
        numbers.saw(1, receipt.answer_id or 0, just_now=False)
    await inbox.recall([7])
    telegram = CrashingTelegram(chat, storage, dies_at, waiting or 0)
    outbox = Outbox(cast(Bot, telegram), Traffic(inbox, Lanes(), numbers, Pace(lambda: 0.0)), "…")
    outbox.left_open = 1
    answering = asyncio.create_task(outbox.deliver(7, Outgoing(1, parts, question_id=10)))
    died = asyncio.create_task(telegram.dead.wait())
    done, _ = await asyncio.wait({answering, died}, return_when=asyncio.FIRST_COMPLETED)
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)
    await storage.close()
    for _ in range(200):  # what was cut off still answers to this event loop, which must not be gone by then
        if not any("_connection_worker_thread" in thread.name for thread in threading.enumerate()):
            break
        await asyncio.sleep(0.005)
    return answering in done


@pytest.mark.parametrize(("parts", "waiting"), [(("a",), None), (("a", "b"), None), (("a",), 50), (("a",), 5)])
async def test_a_crash_at_any_step_neither_loses_nor_doubles(
    tmp_path: Path, parts: tuple[str, ...], waiting: int | None
) -> None:
    for dies_at in count():
        database, chat = tmp_path / f"{dies_at}.sqlite3", list[tuple[int, str]]()
        survived = await process(chat, database, dies_at, parts, waiting)
        assert await process(chat, database, 10_000, parts, waiting)
        answers = [text for _, text in chat if text != "…"]
        assert answers == list(parts), f"dead at step {dies_at}"
        if survived:
            assert dies_at >= 6
            return


def test_where_messages_stand_is_uncertain_after_a_rush_until_one_is_sent() -> None:
    numbers = MessageNumbers(lambda: 0.0)
    numbers.saw(1, 10, just_now=True)
    numbers.saw(2, 10 + DRIFT)
    assert numbers.fresh(1)
    numbers.saw(2, 11 + DRIFT)
    assert not numbers.fresh(1)
    numbers.saw(1, 99, just_now=True)
    assert numbers.fresh(1)


@pytest.mark.parametrize("kind", ["500", "garbage", "drop", "sent_drop"])
async def test_a_failed_call_neither_loses_nor_doubles(api: BotApi, tmp_path: Path, kind: str) -> None:
    async with served(api, tmp_path / "inbox.sqlite3"):
        api.faults += [Fault("sendMessage", kind, left=3), Fault("getUpdates", kind), Fault("getMe", "500")]
        for chat in (1, 2, 3):
            api.text(chat, "cramps")
        for chat in (1, 2, 3):
            assert len(await api.until(1, chat)) == 1


async def test_a_number_looked_at_before_a_message_was_sent_is_looked_at_again(api: BotApi, tmp_path: Path) -> None:
    async with served(api, tmp_path / "inbox.sqlite3"):
        api.faults += [Fault("sendMessage", "drop"), Fault("sendMessage", "sent_drop")]
        api.text(1, "cramps")
        assert len(await api.until(1, 1)) == 1


async def test_a_chat_that_must_wait_does_not_hold_up_others(api: BotApi, tmp_path: Path) -> None:
    async with served(api, tmp_path / "inbox.sqlite3"):
        api.faults.append(Fault("sendMessage", "429", left=2))
        api.text(1, "first")
        while not api.called("sendMessage"):
            await asyncio.sleep(0.01)
        api.text(2, "cramps")
        while not api.said[2]:
            await asyncio.sleep(0.01)
        assert api.texts(1) == []
        assert len(await api.until(1, 1)) == 1


async def test_refused_markup_is_sent_again_as_plain_text(api: BotApi, tmp_path: Path) -> None:
    async with served(api, tmp_path / "inbox.sqlite3"):
        api.faults.append(Fault("sendMessage", "Bad Request: can't parse entities: unsupported start tag"))
        api.text(1, "<b>a & b")
        assert (await api.until(1, 1))[0].startswith("about <b>a & b")
        assert [call.get("parse_mode") for call in api.called("sendMessage")] == ["HTML", None]


async def test_a_blocked_chat_is_left_alone_and_a_refused_answer_becomes_an_apology(
    api: BotApi, tmp_path: Path
) -> None:
    async with served(api, tmp_path / "inbox.sqlite3"):
        api.faults.append(Fault("sendMessage", "Forbidden: bot was blocked by the user"))
        api.text(1, "first")
        await api.until(0, 1)
        api.faults.append(Fault("sendMessage", "Bad Request: something new", left=3))
        api.text(2, "cramps")
        assert (await api.until(1, 2))[0].startswith("sorry")
        assert api.texts(1) == []


async def test_an_update_that_cannot_be_read_is_put_aside(api: BotApi, tmp_path: Path) -> None:
    async with served(api, tmp_path / "inbox.sqlite3") as service:
        bad = api.push("message", {"message_id": "x", "chat": 5})
        api.push("message", api.message(1, text="when?") | {"date": 10**18})
        api.push("poll_of_the_future", {"a": 1})
        api.pending[0] = '{"no": "id"}'
        api.text(1, "cramps")
        api.pending.pop(0)
        assert (await api.until(1, 1))[0].startswith("about cramps")
        assert (await service._storage.of([bad]))[bad].state == "dead"


async def test_the_database_holds_numbers_and_states_only(api: BotApi, tmp_path: Path) -> None:
    async with served(api, tmp_path / "inbox.sqlite3"):
        api.text(1, "my secret leg cramps", name="Zaphod")
        await api.until(1, 1)
    stored = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert not [word for word in (b"secret", b"cramps", b"Zaphod", b"about") if word in stored]


async def test_forget_deletes_what_is_kept_of_the_chat_once_it_is_confirmed(api: BotApi, tmp_path: Path) -> None:
    async with served(api, tmp_path / "inbox.sqlite3") as service:
        for chat, text in ((1, "cramps"), (2, "cramps"), (1, "/forget")):
            api.text(chat, text)
        await api.until(2, 1)
        while {receipt.chat_id for receipt in await service._storage.recent()} != {2}:
            await asyncio.sleep(0.01)


async def test_what_was_to_be_forgotten_when_the_bot_was_killed_is_forgotten_by_the_next(
    api: BotApi, tmp_path: Path
) -> None:
    storage = Storage(f"sqlite:///{tmp_path / 'inbox.sqlite3'}")
    await storage.open()
    now = int(time.time())
    await storage.save([Receipt(1, 5, state="done", at=now), Receipt(2, 6, state="done", at=now)])
    await storage.wish_to_forget(5, 1)
    async with served(api, tmp_path / "inbox.sqlite3"):
        while await storage.wishes():
            await asyncio.sleep(0.01)
        assert sorted(await storage.of([1, 2])) == [2]
    await storage.close()


async def test_old_receipts_go(tmp_path: Path) -> None:
    storage = Storage(f"sqlite:///{tmp_path / 'inbox.sqlite3'}")
    await storage.open()
    rows = [Receipt(1, 5, state="done", at=9), Receipt(2, 5, state="done", at=9), Receipt(3, 6, state="done", at=1)]
    await storage.save(rows)
    await storage.prune(5)
    assert sorted(await storage.of([1, 2, 3])) == [1, 2]
    await storage.close()


async def test_a_full_window_that_waits_for_one_chat_is_put_off_and_owed(
    api: BotApi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace_module, "SLOW_FOR", 0.0)
    monkeypatch.setattr(polling, "WINDOW", 5)
    monkeypatch.setattr(polling, "STUCK_ONE", 0.1)
    monkeypatch.setattr(polling, "LOOK_AGAIN", 0.1)
    async with served(api, tmp_path / "inbox.sqlite3"):
        api.text(3, "before")
        await api.until(1, 3)
        api.faults.append(Fault("sendMessage", "429", left=1))
        for number in range(7):
            api.text(1, f"question {number}")
        api.text(2, "cramps")
        while not api.said[2]:
            await asyncio.sleep(0.01)
        assert api.texts(1) == []
        assert len(await api.until(7, 1, seconds=9)) == 7


async def test_an_urgent_message_overtakes_the_queue_of_its_chat(
    api: BotApi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with served(api, tmp_path / "inbox.sqlite3"):
        monkeypatch.setattr(pace_module, "SLOW_FOR", 0.0)
        api.faults.append(Fault("sendMessage", "429"))
        for text in ("a", "b", "c", "d", "help!"):
            api.text(1, text)
        said = [text.splitlines()[0] for text in await api.until(5, 1, seconds=9)]
        assert said == ["about a", "call now", "about b", "about c", "about d"]


async def test_what_was_owed_at_a_crash_gets_one_apology(api: BotApi, tmp_path: Path) -> None:
    storage = Storage(f"sqlite:///{tmp_path / 'inbox.sqlite3'}")
    await storage.open()
    await storage.save([Receipt(number, 1, owed=True) for number in (3, 4)])
    await storage.close()
    for _ in range(2):
        async with served(api, tmp_path / "inbox.sqlite3"):
            while not [text for text in api.texts(1) if text.startswith("lost")]:
                await asyncio.sleep(0.01)
            assert len(api.texts(1)) == 1


async def test_a_killed_bot_goes_on_where_it_was(api: BotApi, tmp_path: Path) -> None:
    """The one test with a real SIGKILL; every step is tried in-process above."""
    values = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_BASE_URL": api.base}
    values |= {"DATABASE_URL": f"sqlite:///{tmp_path / 'inbox.sqlite3'}"}
    for number in range(60):
        api.text(number % 12 + 1, f"question {number}.")

    bot = await killed_and_started(api, **values)
    for chat in range(1, 13):
        expected = [f"about question {number}." for number in range(60) if number % 12 + 1 == chat]
        assert [text.splitlines()[0] for text in await api.until(5, chat, seconds=20)] == expected
    bot.send_signal(signal.SIGTERM)
    with contextlib.suppress(ProcessLookupError):
        assert await bot.wait() == 0
