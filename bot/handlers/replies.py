"""From an `Answer` to what leaves: messages within the limits, buttons under the last, in the right place."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

from telegram import Message, Update

from bot.answer import Answer
from bot.delivery.inbox import Inbox
from bot.delivery.job import Outgoing
from bot.delivery.outbox import Outbox
from bot.handlers.addressing import is_private
from bot.render.keyboards import keyboard_of
from bot.render.telegram_html import MAX_CAPTION, split_html, units

Draw = Callable[[str], bytes | None]
"""Draws a picture as PNG; None when it cannot."""


class Replies:
    """Sends answers to updates."""

    def __init__(self, outbox: Outbox, inbox: Inbox, sources_label: str, draw: Draw) -> None:
        self._outbox, self._inbox, self._sources_label, self._draw = outbox, inbox, sources_label, draw

    async def send(self, update: Update, answer: Answer, *, edit: int | None = None) -> None:
        """Answer an update: a new message, or an earlier one changed where `edit` or an edited question says so."""
        message = update.effective_message
        if edit is None and update.edited_message is not None:
            edit = await self._earlier(update.edited_message)
        if isinstance(message, Message):
            outgoing = self.outgoing(answer, message, edit)
        else:  # a button on a message that Telegram no longer shows us
            chat = update.effective_chat or update.effective_user
            if chat is None:
                return
            outgoing = Outgoing(chat.id, self.parts(answer), keyboard_of(answer.suggestions))
        outgoing = replace(outgoing, picture=await self._picture(answer, outgoing.parts))
        await self._outbox.deliver(update.update_id, outgoing)

    def parts(self, answer: Answer) -> tuple[str, ...]:
        """Return the messages of an answer."""
        return split_html(answer, self._sources_label)

    def outgoing(self, answer: Answer, message: Message, edit: int | None) -> Outgoing:
        """Return an answer on its way to the place where a message stands."""
        parts = self.parts(answer)
        return Outgoing(
            chat_id=message.chat.id,
            parts=parts,
            keyboard=keyboard_of(answer.suggestions),
            question_id=message.message_id,
            reply=not is_private(message),
            thread_id=message.message_thread_id if message.is_topic_message else None,
            edit=edit if len(parts) == 1 else None,
        )

    async def _picture(self, answer: Answer, parts: tuple[str, ...]) -> bytes | None:
        """Return the picture to send, drawn in a thread; None when there is none or its words are no caption."""
        if answer.picture is None or len(parts) > 1 or units(parts[0]) > MAX_CAPTION:
            return None
        return await asyncio.to_thread(self._draw, answer.picture)

    async def _earlier(self, question: Message) -> int | None:
        """Return the one message that answered a question before it was edited."""
        receipt = await self._inbox.answer_to(question.chat.id, question.message_id)
        return receipt.answer_id if receipt is not None and receipt.parts == 1 else None
