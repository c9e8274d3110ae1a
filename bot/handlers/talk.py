"""The assistant as the handlers use it: by chat, with its conversations, and fixed replies made ready at start."""

from dataclasses import dataclass

from bot.answer import Answer
from bot.answers import framing
from bot.assistant import Assistant
from bot.commands import run_command
from bot.compose import Safety, compose
from bot.conversation import ConversationStore
from bot.reply import Reply


@dataclass(frozen=True)
class Notices:
    """Replies that need no question; built at start, so that they cannot fail when they are needed."""

    error: Answer
    slow_down: Answer
    lost: Answer


class Talk:
    """Answers by chat and keeps each conversation."""

    def __init__(self, assistant: Assistant, store: ConversationStore) -> None:
        self._assistant, self._store = assistant, store
        self.notices = Notices(
            error=self._fixed("error.text"),
            slow_down=self._fixed("telegram.slow_down"),
            lost=self._fixed("telegram.lost"),
        )

    def question(self, chat: str, text: str) -> Answer:
        """Answer what a person wrote; an empty text gets a word on what can be read."""
        return self._keep(chat, self._assistant.answer(text, self._store.get(chat)))

    def press(self, chat: str, action: str | None) -> Answer:
        """Answer a button; None stands for a button that is not known (any more)."""
        return self._keep(chat, self._assistant.act(action or "", self._store.get(chat)))

    def command(self, chat: str, text: str) -> Answer:
        """Answer a slash command."""
        return run_command(self._assistant, text, self._store, chat)

    def urgent(self, text: str) -> Answer | None:
        """Return the answer to a message that cannot wait; None when it can."""
        reply = self._assistant.alarm(text, self._store.new)
        return reply.answer if reply is not None else None

    def forget(self, chat: str) -> None:
        """Drop what is held of a chat and of everybody in it."""
        self._store.forget_group(chat)

    def _keep(self, chat: str, reply: Reply) -> Answer:
        self._store.put(chat, reply.conversation)
        return reply.answer

    def _fixed(self, key: str) -> Answer:
        desk = self._assistant.desk
        return compose([framing.say(key, desk)], Safety(), desk)
