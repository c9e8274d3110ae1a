"""Slash commands: unpack the update, run the command, send."""

from typing import Any

from telegram import Update

from bot.commands import parse_command
from bot.delivery.inbox import Inbox
from bot.handlers.addressing import addressed_command, chat_key
from bot.handlers.limits import Allowance, Limits
from bot.handlers.replies import Replies
from bot.handlers.talk import Talk


class Commands:
    """Handles messages that begin with a slash."""

    def __init__(self, talk: Talk, replies: Replies, limits: Limits, inbox: Inbox) -> None:
        self._talk, self._replies, self._limits, self._inbox = talk, replies, limits, inbox

    async def run(self, update: Update, context: Any) -> None:
        """Run a command; an unknown one gets help in private and nothing in a group."""
        message = update.effective_message
        text = addressed_command(message, context.bot) if message is not None else None
        if message is None or text is None:
            return
        allowance = self._limits.take(update.update_id)
        if allowance is Allowance.NOTICE:
            await self._replies.send(update, self._talk.notices.slow_down)
        if allowance is not Allowance.ANSWER:
            return
        await self._replies.send(update, self._talk.command(chat_key(update), text))
        if parse_command(text).name == "forget":
            self._inbox.forget(message.chat.id, update.update_id)
