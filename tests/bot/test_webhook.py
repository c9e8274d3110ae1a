"""Updates by webhook: only Telegram's own are let in, each is answered once, and confirmed only then."""

import asyncio
import contextlib
import json
import signal
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

from bot.application import Service
from bot.delivery import inbox as inbox_module
from bot.delivery import pace as pace_module
from bot.delivery import webhook
from bot.settings import SettingsError, WebhookSettings
from tests.bot.serving import PHRASES, StandIn, drawn, killed_and_started, served, settings_for
from tests.bot_api import TOKEN, Fault
from tests.push_api import SECRET_HEADER, PushingBotApi, free_port, raw, request

if TYPE_CHECKING:
    from bot.handlers.talk import Talk

SECRET = "Abc_123-" * 4
OURS = {SECRET_HEADER: SECRET}


@pytest.fixture
async def api(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[PushingBotApi]:
    monkeypatch.setattr(pace_module, "FIRST_PAUSE", 0.02)
    server = PushingBotApi()
    await server.start()
    yield server
    server.stop()


@pytest.fixture
def port() -> int:
    return free_port()


def place(port: int, path: str = "/telegram") -> WebhookSettings:
    return WebhookSettings(f"http://127.0.0.1:{port}{path}", SECRET, "127.0.0.1", port)


def pushed_to(
    api: PushingBotApi, folder: Path, port: int, path: str = "/telegram"
) -> AbstractAsyncContextManager[Service]:
    return served(api, folder / "inbox.sqlite3", webhook=place(port, path))


async def ready(port: int) -> None:
    while (await request(port, path="/healthz", method="GET"))[0] != 200:
        await asyncio.sleep(0.01)


async def test_a_talk_by_webhook(api: PushingBotApi, tmp_path: Path, port: int) -> None:
    async with pushed_to(api, tmp_path, port):
        for chat, text in ((1, "cramps"), (2, "foods"), (1, "and sleep?")):
            api.text(chat, text)
        assert [text.splitlines()[0] for text in await api.until(2, 1)] == ["about cramps", "about and sleep?"]
        assert len(await api.until(1, 2)) == 1
        api.press(1, "v1:menu")
        assert (await api.until(3, 1))[2].startswith("pressed menu")
    (told,) = api.called("setWebhook")
    assert told["url"] == f"http://127.0.0.1:{port}/telegram"
    assert told["secret_token"] == SECRET
    assert told["max_connections"] == "100"
    assert json.loads(told["allowed_updates"]) == ["message", "edited_message", "callback_query", "my_chat_member"]
    assert told.get("drop_pending_updates", "false").lower() == "false"
    assert not api.called("deleteWebhook")  # the next process goes on with what comes meanwhile
    assert not api.called("getUpdates")


CHUNKED = {"Content_Length": None, "Transfer_Encoding": "chunked"}
LARGE = b"%x\r\n" % (webhook.MOST_BYTES + 1) + b" " * (webhook.MOST_BYTES + 1) + b"\r\n"


REFUSED: list[tuple[int, bytes, dict[str, Any]]] = [
    (403, b"", {}),
    (403, raw(7), {SECRET_HEADER: "wrong"}),
    (403, raw(7), {SECRET_HEADER: SECRET + "x"}),
    (403, raw(7), {SECRET_HEADER: SECRET[:-1]}),
    (403, raw(7), {SECRET_HEADER: "é"}),
    (403, b"", {SECRET_HEADER: "wrong", "Content_Length": "1000"}),  # the body never comes
    (403, b"", {"Content_Length": str(10**12)}),
    (413, b"", {**OURS, "Content_Length": str(10**12)}),
    (413, LARGE, {**OURS, **CHUNKED}),  # the end of the body never comes
    (415, raw(7), {**OURS, "Content_Type": "text/plain"}),
    (415, raw(7), {**OURS, "Content_Type": None}),
    (400, b"", OURS),
    (400, b'{"update_id": 7', OURS),
    (400, b'{"update_id": 7, "message": "\xff"}', OURS),
    (400, b"[" * 100_000, OURS),
    (400, b"[]", OURS),
    (400, b"{}", OURS),
    (400, b'{"update_id": "7"}', OURS),
    (400, b'{"update_id": true}', OURS),
    (400, raw(-7), OURS),
    (400, raw(10**30), OURS),
    (404, raw(7), {**OURS, "path": "/"}),
    (404, raw(7), {**OURS, "path": "/telegram/"}),
    (404, raw(7), {**OURS, "path": "/Telegram"}),
    (405, b"", {**OURS, "method": "GET"}),
    (405, raw(7), {**OURS, "method": "PUT"}),
    (405, b"", {"path": "/healthz"}),
]


async def test_a_request_that_is_none_of_telegrams_is_refused(api: PushingBotApi, tmp_path: Path, port: int) -> None:
    async with pushed_to(api, tmp_path, port) as service:
        await ready(port)
        got = [(await asyncio.wait_for(request(port, body, **given), 3))[0] for _, body, given in REFUSED]
        assert got == [status for status, _, _ in REFUSED]
        assert not service._inbox.settled(7)
    assert not api.said


async def test_what_is_refused_is_not_read(
    api: PushingBotApi, tmp_path: Path, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(*_: object) -> None:
        raise AssertionError

    async with pushed_to(api, tmp_path, port):
        await ready(port)
        for name in ("_body", "_parsed"):
            monkeypatch.setattr(webhook, name, read)
        assert (await request(port, raw(7), **{SECRET_HEADER: "wrong"}))[0] == 403
        assert (await request(port, raw(7), **OURS))[0] == 503


async def test_a_body_that_does_not_come_is_not_waited_for(
    api: PushingBotApi, tmp_path: Path, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook, "READ_SECONDS", 0.05)
    async with pushed_to(api, tmp_path, port):
        await ready(port)
        assert (await request(port, b"{", **OURS, Content_Length="1000"))[0] == 408


async def test_the_path_is_that_of_the_url(api: PushingBotApi, tmp_path: Path, port: int) -> None:
    async with pushed_to(api, tmp_path, port, path=""):
        api.text(1, "cramps")
        assert len(await api.until(1, 1)) == 1


async def test_a_repeated_update_is_confirmed_and_not_answered_again(
    api: PushingBotApi, tmp_path: Path, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox_module, "REMEMBERED", 1)
    for _ in range(2):
        async with pushed_to(api, tmp_path, port):
            await ready(port)
            update = raw(7, message=api.message(1, text="cramps"))
            both = await asyncio.gather(*(request(port, update, **OURS) for _ in range(2)))
            other = await request(port, raw(8, message=api.message(2, text="cramps")), **OURS)
            again = await request(port, update, **OURS)
            assert [status for status, _ in (*both, other, again)] == [200] * 4
    assert [len(api.said[chat]) for chat in (1, 2)] == [1, 1]


async def test_an_answer_that_telegram_did_not_get_costs_no_second_one(
    api: PushingBotApi, tmp_path: Path, port: int
) -> None:
    api.lost = 3
    async with pushed_to(api, tmp_path, port):
        for chat in range(1, 6):
            api.text(chat, "cramps")
        for chat in range(1, 6):
            assert len(await api.until(1, chat)) == 1
    assert len(api.answered(200)) == 8


@pytest.mark.parametrize("kind", ["500", "garbage", "drop", "sent_drop"])
async def test_a_failed_call_neither_loses_nor_doubles(
    api: PushingBotApi, tmp_path: Path, port: int, kind: str
) -> None:
    api.faults += [Fault(method, kind) for method in ("getMe", "setWebhook", "getWebhookInfo")]
    api.faults.append(Fault("sendMessage", kind, left=3))
    for chat in (1, 2, 3):
        api.text(chat, "cramps")
    async with pushed_to(api, tmp_path, port):
        for chat in (1, 2, 3):
            assert len(await api.until(1, chat)) == 1


async def test_an_update_is_confirmed_when_its_answer_was_sent_and_others_do_not_wait(
    api: PushingBotApi, tmp_path: Path, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook, "HELD_SECONDS", 0.1)
    monkeypatch.setattr(pace_module, "SLOW_FOR", 0.0)
    async with pushed_to(api, tmp_path, port):
        api.faults.append(Fault("sendMessage", "429"))
        first = api.push("message", api.message(1, text="cramps"))
        while not api.called("sendMessage"):
            await asyncio.sleep(0.01)
        second = api.push("message", api.message(2, text="foods"))
        while not api.said[2]:
            await asyncio.sleep(0.01)
        assert api.texts(1) == []
        assert len(await api.until(1, 1)) == 1
    assert [status for number, status in api.answers if number == first] == [503, 200]
    assert [status for number, status in api.answers if number == second] == [200]


async def test_a_request_told_to_come_again_learns_when(
    api: PushingBotApi, tmp_path: Path, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook, "HELD_SECONDS", 0.05)
    async with pushed_to(api, tmp_path, port) as service:
        await ready(port)
        service._source._traffic.pace.told_to_wait(1, 30.0)  # type: ignore[attr-defined]
        status, headers = await request(port, raw(7, message=api.message(1, text="cramps")), **OURS)
        assert status == 503
        assert int(headers["retry-after"]) == 30
        service._lanes._tasks.pop().cancel()


async def test_an_update_that_cannot_be_read_is_put_aside(api: PushingBotApi, tmp_path: Path, port: int) -> None:
    async with pushed_to(api, tmp_path, port) as service:
        bad = api.push("message", {"message_id": "x", "chat": 5})
        api.push("poll_of_the_future", {"a": 1})
        api.text(1, "cramps")
        assert len(await api.until(1, 1)) == 1
        assert (await service._storage.of([bad]))[bad].state == "dead"


async def test_forget_deletes_what_is_kept_of_the_chat_once_it_is_confirmed(
    api: PushingBotApi, tmp_path: Path, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook, "TENDED_EVERY", 0.02)
    async with pushed_to(api, tmp_path, port) as service:
        for chat, text in ((1, "cramps"), (2, "cramps"), (1, "/forget")):
            api.text(chat, text)
        await api.until(2, 1)
        while {receipt.chat_id for receipt in await service._storage.recent()} != {2}:
            await asyncio.sleep(0.01)


async def test_nothing_is_forgotten_while_telegram_may_repeat_it(
    api: PushingBotApi, tmp_path: Path, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook, "TENDED_EVERY", 0.01)
    async with pushed_to(api, tmp_path, port) as service:
        api.lost = 10
        api.text(1, "/forget")
        while api.lost:
            assert not api.answers or {receipt.chat_id for receipt in await service._storage.recent()} == {1}
            await asyncio.sleep(0.01)
        assert len(await api.until(1, 1)) == 1


async def test_chats_that_must_wait_are_put_off_where_telegram_reads_no_further(
    api: PushingBotApi, tmp_path: Path, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook, "HELD_SECONDS", 0.05)
    monkeypatch.setattr(webhook, "CONNECTIONS", 2)
    monkeypatch.setattr(pace_module, "SLOW_FOR", 0.0)
    async with pushed_to(api, tmp_path, port) as service:
        await ready(port)
        api.faults.append(Fault("sendMessage", "429"))
        for number in range(5):
            api.text(1, f"question {number}")
        while not api.answered(200):
            await asyncio.sleep(0.01)
        assert api.texts(1) == []
        assert [receipt.owed for receipt in await service._storage.owed()] == [True]
        said = [text.splitlines()[0] for text in await api.until(5, 1)]
        assert said == [f"about question {number}" for number in range(5)]


async def test_at_the_end_what_is_under_way_is_answered_and_the_rest_comes_again(
    api: PushingBotApi, tmp_path: Path, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.application.DRAIN_SECONDS", 0.3)
    async with pushed_to(api, tmp_path, port) as service:
        await ready(port)
        service._source._traffic.pace.told_to_wait(1, 0.1)  # type: ignore[attr-defined]
        service._source._traffic.pace.told_to_wait(2, 60.0)  # type: ignore[attr-defined]
        for chat in (1, 2):
            api.text(chat, "cramps")
        while len(service._inbox.taken) < 2:
            await asyncio.sleep(0.01)
    assert [len(api.said[chat]) for chat in (1, 2)] == [1, 0]
    assert [status for _, status in api.answers[:2]] == [200, 503]
    async with pushed_to(api, tmp_path, port):
        assert [len(await api.until(1, chat)) for chat in (1, 2)] == [1, 1]


async def test_a_place_that_cannot_be_used_is_named_but_not_shown(
    api: PushingBotApi, tmp_path: Path, port: int
) -> None:
    settings = settings_for(api, tmp_path / "inbox.sqlite3")
    taken = int(api.base.rpartition(":")[2])
    wrong = (place(port, "/refused"), "WEBHOOK_URL"), (place(taken), "WEBHOOK_LISTEN")
    for where, name in wrong:
        with pytest.raises(SettingsError, match=name) as caught:
            await Service(settings, cast("Talk", StandIn()), PHRASES, drawn, where).run(asyncio.Event())
        assert "127.0.0.1" not in str(caught.value)
        assert str(where.port) not in str(caught.value)


async def test_a_killed_bot_goes_on_where_it_was(api: PushingBotApi, tmp_path: Path, port: int) -> None:
    values = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_BASE_URL": api.base, "WEBHOOK_SECRET": SECRET}
    values |= {"WEBHOOK_LISTEN": f"127.0.0.1:{port}", "WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram"}
    values |= {"DATABASE_URL": f"sqlite:///{tmp_path / 'inbox.sqlite3'}"}
    for number in range(60):
        api.text(number % 12 + 1, f"question {number}.")

    bot = await killed_and_started(api, "--webhook", **values)
    for chat in range(1, 13):
        expected = [f"about question {number}." for number in range(60) if number % 12 + 1 == chat]
        said = [text.splitlines()[0] for text in await api.until(5, chat, seconds=20)]
        assert [text for text in said if text != "One moment…"] == expected
    bot.send_signal(signal.SIGTERM)
    with contextlib.suppress(ProcessLookupError):
        assert await bot.wait() == 0
