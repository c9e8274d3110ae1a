"""A message that may only say something of the last answer, as those see it who reply to such messages."""

from dataclasses import dataclass

from bot.answers.desk import Desk
from bot.conversation import Conversation
from intents.words import WordLists


@dataclass(frozen=True)
class Remark:
    """A message, the talk that it comes into, and what there is to reply with."""

    said: str
    """In lower case, without apostrophes and the marks around it."""
    reply: str | None
    """What it says as a whole ("more", "thanks", "yes"); None where that is none of the replies known."""
    conversation: Conversation
    desk: Desk
    words: WordLists

    @property
    def length(self) -> int:
        """Its words."""
        return len(self.said.split())
