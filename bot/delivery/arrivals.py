"""Updates as they come in, by polling or by webhook: known ones recognised, each new one put into its chat's lane.

Updates are read raw, one by one: the library would parse them together, so one bad update would lose the others.
"""

import logging
import time
from asyncio import Event
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from telegram import Bot, Update

from bot.delivery.lanes import Work
from bot.delivery.traffic import Traffic
from bot.storage import Receipt

_log = logging.getLogger(__name__)
ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
RECENT = 25.0
"""Seconds. The number of a message sent within them tells where a supergroup's sequence stands."""
PATIENT = 2
"""Updates of its own chat behind which an urgent one waits; overtaking saves it the rest of a queue."""
MOST_OWED = 500
"""Updates confirmed before they are answered; beyond it they wait."""
_ID_BITS = 63
"""Telegram's ids are positive and fit into the database's column."""


@dataclass(frozen=True)
class Hooks:
    """What is asked of those who know what an update says."""

    handle: Callable[[Update], Awaitable[None]]
    """Answers an update in its turn; must not raise."""
    arrived: Callable[[Update], bool]
    """Told of each new update at once, before its turn; False when it needs none."""
    urgent: Callable[[Update], bool]
    """Says whether an update may not wait behind others of its chat."""
    looking: Callable[[], bool]
    """Says whether answers are being looked for; that is over in seconds and worth waiting for."""


class Source(Protocol):
    """Where updates come from."""

    async def announce(self) -> None:
        """Tell Telegram by which way it shall give updates. TelegramError when it is not reached."""

    async def run(self, stop: Event) -> None:
        """Take updates in until told to stop."""

    async def confirm(self) -> None:
        """Tell Telegram, when the bot stops, what was answered; the rest comes again."""


class Arrivals:
    """Takes updates in."""

    def __init__(self, bot: Bot, traffic: Traffic, hooks: Hooks) -> None:
        self._bot, self._hooks = bot, hooks
        self._inbox, self._lanes, self._numbers = traffic.inbox, traffic.lanes, traffic.numbers

    async def take(self, updates: Mapping[int, Any]) -> None:
        """Hand on what is new; what was answered, also by an earlier process, is settled, what is under way is not."""
        await self._inbox.recall(updates)
        for update_id, raw in updates.items():
            if not self._inbox.settled(update_id) and update_id not in self._inbox.taken:
                await self._take(update_id, raw)

    async def _take(self, update_id: int, raw: dict[str, Any]) -> None:
        try:
            update = Update.de_json(raw, self._bot)
            chat = update.effective_chat or update.effective_user
            chat_id = chat.id if chat else update_id
            message = update.effective_message
        except Exception as error:  # whatever the library makes of an update that it does not understand
            _log.error("update %d put aside: %s", update_id, type(error).__name__)
            await self._inbox.save(Receipt(update_id, 0, state="dead"))
            return self._inbox.settle(update_id)
        if message is not None:
            recent = time.time() - message.date.timestamp() < RECENT
            self._numbers.saw(chat_id, message.message_id, just_now=recent and chat_id < 0)
        if not self._hooks.arrived(update):
            return self._inbox.settle(update_id)
        self._inbox.taken[update_id] = (chat_id, time.monotonic())
        first = len(self._lanes.queued(chat_id)) > PATIENT and self._hooks.urgent(update)
        return self._lanes.put(chat_id, Work(update_id, lambda: self._hooks.handle(update)), first=first)


def has_id(raw: object) -> bool:
    """Say whether something is an update as far as its number goes."""
    if not isinstance(raw, dict) or type(raw.get("update_id")) is not int:
        return False
    return raw["update_id"] > 0 and int(raw["update_id"]).bit_length() <= _ID_BITS
