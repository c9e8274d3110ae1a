"""What fetching and sending both keep of the updates under way."""

from dataclasses import dataclass

from bot.delivery.inbox import Inbox
from bot.delivery.lanes import Lanes
from bot.delivery.pace import Pace
from bot.delivery.sequence import MessageNumbers


@dataclass(frozen=True)
class Traffic:
    """The state of one running bot, shared by its poller and its outbox."""

    inbox: Inbox
    """Which updates are answered."""
    lanes: Lanes
    """Whose turn it is."""
    numbers: MessageNumbers
    """Where each chat's messages stand."""
    pace: Pace
    """Which chats must wait."""

    def leave(self, chat_id: int) -> None:
        """Leave what a chat asked before it blocked the bot."""
        for update_id in self.lanes.drop(chat_id):
            self.inbox.settle(update_id)
