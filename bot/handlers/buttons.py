"""Buttons: the query is answered as soon as it arrives, the reply comes in its chat's turn."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from telegram import Bot, CallbackQuery, Message, Update
from telegram.error import TelegramError

from bot.actions import parse_action
from bot.handlers.addressing import chat_key
from bot.handlers.gate import Gate
from bot.handlers.talk import Talk
from bot.render.keyboards import read_callback

_log = logging.getLogger(__name__)
DOUBLE_TAP = 1.5
"""Seconds within which the same button pressed again is a slip of the finger."""
REMEMBERED = 2_000


class Buttons:
    """Handles callback queries."""

    def __init__(self, talk: Talk, gate: Gate, clock: Callable[[], float]) -> None:
        self._talk, self._gate, self._clock = talk, gate, clock
        self._pressed: OrderedDict[tuple[object, ...], float] = OrderedDict()
        self._answering: set[asyncio.Task[None]] = set()

    def arrived(self, bot: Bot, query: CallbackQuery) -> None:
        """Stop the button's spinner at once, whatever its chat waits for."""
        task = asyncio.create_task(self._stop_spinner(bot, query.id))
        self._answering.add(task)
        task.add_done_callback(self._answering.discard)

    async def press(self, update: Update, context: Any) -> None:
        """Answer a pressed button; an unknown one gets the topics."""
        query = update.callback_query
        if query is None:
            return
        action, again = read_callback(query.data), self._again(query)
        await self._gate.answer(
            update,
            lambda: None if again else self._talk.press(chat_key(update), action),
            edit=_menu_shown(query) if _pages(action) else None,
        )

    async def _stop_spinner(self, bot: Bot, query_id: str) -> None:
        try:
            await bot.answer_callback_query(query_id)
        except TelegramError as error:  # too old, or the network: the reply is what counts
            _log.info("callback query not answered: %s", type(error).__name__)

    def _again(self, query: CallbackQuery) -> bool:
        place = query.message.message_id if query.message else query.inline_message_id
        key, now = (query.from_user.id, place, query.data), self._clock()
        before = self._pressed.pop(key, None)
        self._pressed[key] = now
        if len(self._pressed) > REMEMBERED:
            self._pressed.popitem(last=False)
        return before is not None and now - before < DOUBLE_TAP


def _pages(action: str | None) -> bool:
    """Say whether an action turns a page of the topics, which changes the message instead of adding one."""
    parsed = parse_action(action) if action else None
    return parsed is not None and parsed.verb == "menu" and bool(parsed.argument)


def _menu_shown(query: CallbackQuery) -> int | None:
    """Return the message of a button if it shows nothing but topics: nothing is lost by changing it."""
    message = query.message
    if not isinstance(message, Message) or message.reply_markup is None:
        return None
    actions = [read_callback(str(b.callback_data)) for row in message.reply_markup.inline_keyboard for b in row]
    return message.message_id if all(map(_pages, actions)) else None
