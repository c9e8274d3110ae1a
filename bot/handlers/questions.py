"""Questions: unpack the update, ask the assistant, send."""

from typing import Any

from telegram import Update

from bot.handlers.addressing import addressed_question, chat_key
from bot.handlers.gate import Gate
from bot.handlers.talk import Talk


class Questions:
    """Handles text messages, new and edited."""

    def __init__(self, talk: Talk, gate: Gate) -> None:
        self._talk, self._gate = talk, gate

    async def answer(self, update: Update, context: Any) -> None:
        """Answer a question that is meant for the bot."""
        message = update.effective_message
        question = addressed_question(message, context.bot) if message is not None else None
        if question is not None:
            await self._gate.answer(update, lambda: self._talk.question(chat_key(update), question), question)
