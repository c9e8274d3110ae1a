"""Slash commands: unpack the update, run the command, send."""

from typing import Any

from telegram import Update

from bot.commands import FORGET, parse_command
from bot.delivery.inbox import Inbox
from bot.handlers.addressing import addressed_command, chat_key
from bot.handlers.gate import Gate
from bot.handlers.talk import Talk


class Commands:
    """Handles messages that begin with a slash."""

    def __init__(self, talk: Talk, gate: Gate, inbox: Inbox) -> None:
        self._talk, self._gate, self._inbox = talk, gate, inbox

    async def run(self, update: Update, context: Any) -> None:
        """Run a command; an unknown one gets help in private and nothing in a group."""
        message = update.effective_message
        text = addressed_command(message, context.bot) if message is not None else None
        if message is None or text is None:
            return
        command = parse_command(text)
        if command.name == FORGET:  # before the reply says so
            await self._inbox.forget(message.chat.id, update.update_id)
        await self._gate.answer(
            update, lambda: self._talk.command(chat_key(update), text), f"{command.name} {command.argument}"
        )
