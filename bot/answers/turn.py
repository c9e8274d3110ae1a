"""A message in its talk, as those see it who make something of both."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.answers.desk import Answerer, Desk
from bot.conversation import Conversation
from intents.questions import Question
from intents.words import WordLists


@dataclass(frozen=True)
class Turn:
    """One question, the conversation that it comes into, and what there is to answer it with."""

    question: Question
    conversation: Conversation
    desk: Desk
    words: WordLists
    answerers: Mapping[str, Answerer]

    @property
    def of_the_last(self) -> Answerer | None:
        """What wrote the last answer."""
        return self.answerers.get(self.conversation.intent or "")
