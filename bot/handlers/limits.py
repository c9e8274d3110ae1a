"""How much one chat may ask: far above what a person types, so that one flood does not cost everybody time.

A chat over its allowance gets one polite notice, then nothing until it is quieter; urgent messages are always
answered (`questions.py`).
"""

from collections.abc import Callable

ALLOWED_AT_ONCE = 30.0
"""Messages that a chat may send in a burst."""
ALLOWED_PER_SECOND = 0.5
QUIET = 0.5
"""Share of the allowance after which a chat that was refused counts as quiet again."""
REMEMBERED = 10_000
"""Chats whose allowance is remembered; beyond it, those with a full one are dropped."""


class Limits:
    """Allowances by chat. Counted when an update arrives, asked when its turn comes."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._left: dict[int, tuple[float, float]] = {}
        self._refused: set[int] = set()
        self._noticed: set[int] = set()

    def arrived(self, chat_id: int, update_id: int) -> None:
        """Count an update against its chat's allowance."""
        now = self._clock()
        left, at = self._left.get(chat_id, (ALLOWED_AT_ONCE, now))
        left = min(ALLOWED_AT_ONCE, left + (now - at) * ALLOWED_PER_SECOND)
        if left >= ALLOWED_AT_ONCE * QUIET:
            self._noticed.discard(chat_id)
        if left < 1.0:
            self._refused.add(update_id)
        else:
            left -= 1.0
        self._left[chat_id] = (left, now)
        if len(self._left) > REMEMBERED:
            self._left = {c: (n, t) for c, (n, t) in self._left.items() if n < ALLOWED_AT_ONCE - 1.0}

    def refuses(self, update_id: int) -> bool:
        """Say, once, whether an update was over the allowance."""
        refused = update_id in self._refused
        self._refused.discard(update_id)
        return refused

    def notice_due(self, chat_id: int) -> bool:
        """Say, once for each flood, that the chat should be told."""
        due = chat_id not in self._noticed
        self._noticed.add(chat_id)
        return due
