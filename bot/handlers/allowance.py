"""How much one chat may ask: far above what a person types, so that one flood does not cost everybody time.

A chat over its allowance gets one polite notice, then nothing until it is quieter; urgent messages are always
answered (`gate.py`).
"""

from collections import OrderedDict
from collections.abc import Callable
from enum import Enum, auto
from typing import NamedTuple

ALLOWED_AT_ONCE = 30.0
"""Messages that a chat may send in a burst."""
ALLOWED_PER_SECOND = 0.5
QUIET = 0.5
"""Share of the allowance at which a chat that was refused counts as quiet again."""
REMEMBERED = 10_000
"""Chats whose allowance is remembered; beyond it, the one silent for longest is dropped."""


class Allowance(Enum):
    """What an update may have."""

    ANSWER = auto()
    NOTICE = auto()
    """The first one too many: the chat is told."""
    NOTHING = auto()


class _Chat(NamedTuple):
    """What a chat has left of its allowance, when that was counted, and whether it was told that it is too much."""

    left: float
    at: float
    told: bool


class Allowances:
    """What each chat may have. Counted when an update arrives, asked when its turn comes."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._chats: OrderedDict[int, _Chat] = OrderedDict()
        self._refused: dict[int, Allowance] = {}

    def arrived(self, chat_id: int, update_id: int) -> Allowance:
        """Count an update against its chat's allowance."""
        now = self._clock()
        chat = self._chats.get(chat_id, _Chat(ALLOWED_AT_ONCE, now, told=False))
        left = min(ALLOWED_AT_ONCE, chat.left + (now - chat.at) * ALLOWED_PER_SECOND)
        told = chat.told and left < ALLOWED_AT_ONCE * QUIET
        allowed = left >= 1.0
        self._chats[chat_id] = _Chat(left - 1.0 if allowed else left, now, told=told or not allowed)
        self._chats.move_to_end(chat_id)
        if len(self._chats) > REMEMBERED:
            self._chats.popitem(last=False)
        if allowed:
            return Allowance.ANSWER
        self._refused[update_id] = Allowance.NOTHING if told else Allowance.NOTICE
        return self._refused[update_id]

    def take(self, update_id: int) -> Allowance:
        """Return, once, what an update may have."""
        return self._refused.pop(update_id, Allowance.ANSWER)
