"""Fetching updates: raw, one by one, confirmed to Telegram only when each is answered.

`getUpdates` forgets what lies below its offset, so the offset is that of the first update still to be answered;
the window of at most 100 from there on comes again with each call and is recognised by its receipts. No text
needs to be stored for that. Only when a full window waits for one chat (it was told to wait, the others must
go on) are that chat's updates confirmed before they are answered; their receipts then say that they are owed.
"""

import asyncio
import contextlib
import json
import logging
import sys
import time
from typing import Any
from urllib.parse import urlencode

from telegram import Bot
from telegram.error import Conflict, InvalidToken, TelegramError
from telegram.request import BaseRequest

from bot.delivery.arrivals import ALLOWED, MOST_OWED, Arrivals, Hooks, has_id
from bot.delivery.pace import Backoff
from bot.delivery.traffic import Traffic
from bot.delivery.verdict import seconds_to_wait
from bot.logs import told
from bot.storage import Receipt

_log = logging.getLogger(__name__)
WINDOW = 100
"""Updates in one answer of getUpdates, the most that Telegram gives."""
LONG_POLL = 25
"""Seconds that Telegram holds an empty answer back."""
LOOK_AGAIN = 0.6
"""Seconds between two calls with the same offset; sooner, the server gives one update only."""
CONFIRM_AFTER = 0.05
"""Seconds after which a half-answered window is confirmed, to fetch more."""
STUCK_ONE, STUCK_MANY = 3.0, 20.0
"""Seconds for which one chat, or several, that must wait may hold up those behind a full window."""


class Poller:
    """Fetches, hands on, confirms."""

    def __init__(self, bot: Bot, request: BaseRequest, traffic: Traffic, hooks: Hooks) -> None:
        self._bot, self._request, self._hooks = bot, request, hooks
        self._arrivals = Arrivals(bot, traffic, hooks)
        self._inbox, self._numbers, self._pace = traffic.inbox, traffic.numbers, traffic.pace
        self._window: list[int] = []
        self._offset = self._asked = 0

    async def announce(self) -> None:
        """Take a webhook away, so that updates can be fetched; those that wait are kept."""
        await self._bot.delete_webhook(drop_pending_updates=False)

    async def run(self, stop: asyncio.Event) -> None:
        """Poll until told to stop. InvalidToken when Telegram no longer knows the token."""
        backoff = Backoff()
        while not stop.is_set():
            try:
                batch = await self._until(stop, self._fetch())
                if batch is not None:
                    await self._accept(batch)
                    await self._until(stop, self._advance(len(batch)))
                backoff = Backoff()
            except InvalidToken:
                raise
            except Exception as error:  # the network, the database, whatever: fetching goes on
                _log.warning("updates not fetched: %s", _told(error))
                await self._until(stop, asyncio.sleep(max(backoff.pause(), seconds_to_wait(error))))

    async def confirm(self) -> None:
        """Tell Telegram what was answered since the last call, when the bot stops."""
        if self._next_offset() == self._asked:
            return
        try:
            await self._call(self._next_offset(), limit=1, timeout=0)
        except TelegramError as error:
            _log.warning("last answers not confirmed: %s", _told(error))

    async def _fetch(self) -> list[Any]:
        offset = self._asked = self._next_offset()
        idle = all(map(self._inbox.settled, self._window))
        wait = LONG_POLL if idle and not self._inbox.forgetting else 0
        batch = await self._call(offset, WINDOW, wait)
        self._offset = offset
        await self._inbox.confirmed(offset or _oldest(batch))
        return batch

    async def _call(self, offset: int, limit: int, timeout: int) -> list[Any]:
        """Fetch raw updates: the library would parse them together, so one bad update would lose the others."""
        values = {"limit": limit, "timeout": timeout, "allowed_updates": json.dumps(ALLOWED)}
        query = urlencode(values | ({"offset": offset} if offset else {}))
        result: object = await self._request.post(f"{self._bot.base_url}/getUpdates?{query}", read_timeout=timeout + 10)
        if not isinstance(result, list):
            raise TelegramError("getUpdates gave no list")
        return result

    def _next_offset(self) -> int:
        """The first update that is not settled, else one past the last. Ids may leave gaps or start anew."""
        first = next((uid for uid in self._window if not self._inbox.settled(uid)), None)
        if first is not None:
            return first
        return self._window[-1] + 1 if self._window else self._offset

    async def _accept(self, batch: list[Any]) -> None:
        updates = {raw["update_id"]: raw for raw in batch if has_id(raw)}
        self._window = list(updates) or self._window
        await self._arrivals.take(updates)
        self._numbers.caught_up(len(batch) < WINDOW)

    async def _advance(self, came: int) -> None:
        """Wait until another call is worth it; with the same offset, not too soon."""
        started = time.monotonic()
        while came and (passed := time.monotonic() - started) < LOOK_AGAIN:
            settled = sum(map(self._inbox.settled, self._window))
            moved = self._next_offset() != self._asked
            if moved and (settled == len(self._window) or (passed > CONFIRM_AFTER and settled * 2 > len(self._window))):
                break
            self._inbox.progress.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._inbox.progress.wait(), CONFIRM_AFTER if moved else LOOK_AGAIN - passed)
        if came >= WINDOW:
            await self._let_others_go_on()

    async def _let_others_go_on(self) -> None:
        """Confirm what a full window waits for, if that is only chats that take nothing for now."""
        left = dict(self._inbox.taken)
        chats = {chat_id for chat_id, _ in left.values()}
        waited = time.monotonic() - min((came for _, came in left.values()), default=time.monotonic())
        if waited < (STUCK_ONE if len(chats) == 1 else STUCK_MANY) or self._hooks.looking():
            return
        if not all(map(self._pace.held_up, chats)) or len(left) + self._inbox.owing > MOST_OWED:
            return
        try:
            behind = (await self._bot.get_webhook_info()).pending_update_count - len(self._window)
        except TelegramError:
            return
        if behind > 0:
            _log.warning("%d updates of %d chats that must wait are put off", len(left), len(chats))
            await self._inbox.owe(Receipt(uid, chat_id) for uid, (chat_id, _) in left.items())

    async def _until(self, stop: asyncio.Event, work: Any) -> Any:
        """Await something unless told to stop first; None when stopped."""
        task, stopped = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
        await asyncio.wait({task, stopped}, return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        if not task.done():
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            return None
        return await task


def _oldest(batch: list[Any]) -> int:
    """The first update that Telegram holds, asked without an offset: it has forgotten all before; all, if none."""
    return min((raw["update_id"] for raw in batch if has_id(raw)), default=sys.maxsize)


def _told(error: Exception) -> str:
    """What may be logged of a failure: its message could quote what people wrote."""
    if isinstance(error, Conflict):
        return "Conflict: another process fetches with the same token"
    return type(error).__name__ if isinstance(error, TelegramError) else told(error)
