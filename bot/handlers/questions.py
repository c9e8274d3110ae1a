"""Questions: unpack the update, ask the assistant, send."""

from typing import Any

from telegram import Update

from bot.handlers.addressing import addressed_question, chat_key
from bot.handlers.limits import Allowance, Limits
from bot.handlers.replies import Replies
from bot.handlers.talk import Talk


class Questions:
    """Handles text messages, new and edited."""

    def __init__(self, talk: Talk, replies: Replies, limits: Limits) -> None:
        self._talk, self._replies, self._limits = talk, replies, limits

    async def answer(self, update: Update, context: Any) -> None:
        """Answer a question; over the allowance only an urgent one, and once a notice."""
        message = update.effective_message
        question = addressed_question(message, context.bot) if message is not None else None
        if message is None or question is None:
            return
        allowance = self._limits.take(update.update_id)
        if allowance is Allowance.ANSWER:
            await self._replies.send(update, self._talk.question(chat_key(update), question))
        elif (urgent := self._talk.urgent(question)) is not None:
            await self._replies.send(update, urgent)
        elif allowance is Allowance.NOTICE:
            await self._replies.send(update, self._talk.notices.slow_down)
