"""The assistant as the handlers use it: by chat, with its conversations, and fixed replies made ready at start."""

from dataclasses import dataclass, replace

from bot.answer import Answer
from bot.answers import framing
from bot.assistant import Assistant
from bot.commands import run_command
from bot.compose import Safety, compose
from bot.conversation import Conversation, ConversationStore
from bot.reply import Reply


@dataclass(frozen=True)
class Notices:
    """Replies that need no question; built at start, so that they cannot fail when they are needed."""

    error: Answer
    slow_down: Answer
    lost: Answer


class Talk:
    """Answers by chat and keeps each conversation."""

    def __init__(self, assistant: Assistant, store: ConversationStore, country: str | None) -> None:
        self._assistant, self._store, self._country = assistant, store, country
        self.notices = Notices(
            error=self._fixed("error.text"),
            slow_down=self._fixed("telegram.slow_down"),
            lost=self._fixed("telegram.lost"),
        )

    def question(self, chat: str, text: str) -> Answer:
        """Answer what a person wrote; an empty text gets a word on what can be read."""
        return self._keep(chat, self._assistant.answer(text, self._conversation(chat)))

    def press(self, chat: str, action: str | None) -> Answer:
        """Answer a button; None stands for a button that is not known (any more)."""
        return self._keep(chat, self._assistant.act(action or "", self._conversation(chat)))

    def command(self, chat: str, text: str) -> Answer:
        """Answer a slash command."""
        self._conversation(chat)
        return run_command(self._assistant, text, self._store, chat)

    def urgent(self, text: str) -> Answer | None:
        """Return the answer to a message that cannot wait; None when it can."""
        answer = self._assistant.answer(text, Conversation(country=self._country)).answer
        return answer if answer.kind == "urgent" else None

    def forget(self, chat: str) -> None:
        """Drop what is held of a chat."""
        self._store.forget(chat)

    def _conversation(self, chat: str) -> Conversation:
        held = self._store.get(chat)
        if held.country is None and self._country is not None:
            held = replace(held, country=self._country)
            self._store.put(chat, held)
        return held

    def _keep(self, chat: str, reply: Reply) -> Answer:
        self._store.put(chat, reply.conversation)
        return reply.answer

    def _fixed(self, key: str) -> Answer:
        desk = self._assistant.desk
        return compose([framing.say(key, desk)], Safety(), desk)
