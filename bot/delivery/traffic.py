"""What taking updates in and sending answers both keep of the updates under way."""

import sys
from dataclasses import dataclass

from telegram import Bot
from telegram.error import BadRequest, InvalidToken

from bot.delivery.inbox import Inbox
from bot.delivery.lanes import Lanes
from bot.delivery.pace import Pace
from bot.delivery.sequence import MessageNumbers


@dataclass(frozen=True)
class Traffic:
    """The state of one running bot, shared by where its updates come from and its outbox."""

    inbox: Inbox
    """Which updates are answered."""
    lanes: Lanes
    """Whose turn it is."""
    numbers: MessageNumbers
    """Where each chat's messages stand."""
    pace: Pace
    """Which chats must wait."""

    async def hidden(self, bot: Bot) -> int:
        """Ask Telegram how many updates it holds besides those under way here; at 0, it has forgotten all others.

        Never too few. TelegramError when the question did not get through.
        """
        before = set(self.inbox.taken)
        try:
            waiting = (await bot.get_webhook_info()).pending_update_count
        except (BadRequest, InvalidToken):  # a server that does not tell
            return sys.maxsize
        return waiting - len(before & self.inbox.taken.keys())

    def leave(self, chat_id: int) -> None:
        """Leave what a chat asked before it blocked the bot."""
        for update_id in self.lanes.drop(chat_id):
            self.inbox.settle(update_id)
