"""How much one chat may ask: far above what a person types, so that one flood does not cost everybody time.

A chat over its allowance gets one polite notice, then nothing until it is quieter; urgent messages are always
answered (`gate.py`).
"""

from collections.abc import Callable
from enum import Enum, auto

ALLOWED_AT_ONCE = 30.0
"""Messages that a chat may send in a burst."""
ALLOWED_PER_SECOND = 0.5
QUIET = 0.5
"""Share of the allowance at which a chat that was refused counts as quiet again."""
REMEMBERED = 10_000
"""Chats whose allowance is remembered; beyond it, those with a nearly full one are dropped."""


class Allowance(Enum):
    """What an update may have."""

    ANSWER = auto()
    NOTICE = auto()
    """The first one too many: the chat is told."""
    NOTHING = auto()


class Limits:
    """Allowances by chat. Counted when an update arrives, asked when its turn comes."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._left: dict[int, tuple[float, float]] = {}
        self._refused: dict[int, Allowance] = {}
        self._told: set[int] = set()

    def arrived(self, chat_id: int, update_id: int) -> Allowance:
        """Count an update against its chat's allowance."""
        now = self._clock()
        left, at = self._left.get(chat_id, (ALLOWED_AT_ONCE, now))
        left = min(ALLOWED_AT_ONCE, left + (now - at) * ALLOWED_PER_SECOND)
        if left >= ALLOWED_AT_ONCE * QUIET:
            self._told.discard(chat_id)
        self._left[chat_id] = (left - 1.0 if left >= 1.0 else left, now)
        if len(self._left) > REMEMBERED:
            self._left = {c: (n, t) for c, (n, t) in self._left.items() if n < ALLOWED_AT_ONCE - 1.0}
        if left >= 1.0:
            return Allowance.ANSWER
        self._refused[update_id] = Allowance.NOTHING if chat_id in self._told else Allowance.NOTICE
        self._told.add(chat_id)
        return self._refused[update_id]

    def take(self, update_id: int) -> Allowance:
        """Return, once, what an update may have."""
        return self._refused.pop(update_id, Allowance.ANSWER)
