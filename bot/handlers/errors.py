"""The one catch-all: an error is logged by number, and the person still gets a reply with the emergency line."""

import logging
import secrets
from typing import Any

from telegram import Update

from bot.handlers.replies import Replies
from bot.handlers.talk import Talk
from bot.logs import told

_log = logging.getLogger(__name__)


class Errors:
    """Handles what a handler raised."""

    def __init__(self, talk: Talk, replies: Replies) -> None:
        self._talk, self._replies = talk, replies

    async def report(self, update: object, context: Any) -> None:
        """Log an error without a word of the message, and say sorry."""
        _log.error("error %s: %s", secrets.token_hex(4), told(context.error))
        if not isinstance(update, Update):
            return
        try:
            await self._replies.send(update, self._talk.notices.error)
        except Exception as error:  # nothing is left to try; the update must not come again for ever
            _log.error("not even the apology could be sent: %s", told(error))
