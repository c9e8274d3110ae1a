"""How fast a chat may be written to: Telegram says so (429, retry_after), chat by chat; no limit is built in.

Real limits are neither fixed nor published. A chat that was told to wait waits, and is written to once a second
for a while; all other chats go on.
"""

import asyncio
from collections.abc import Callable

SLOW_FOR = 60.0
"""Seconds for which a chat that was told to wait is written to once a second."""
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
"""Seconds before a failed call is tried again; each pause is twice the last."""


class Pace:
    """When each chat may be written to next."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._not_before: dict[int, float] = {}
        self._slow_until: dict[int, float] = {}
        self._waiting: set[int] = set()

    def told_to_wait(self, chat_id: int, seconds: float) -> None:
        """Note a 429; nothing goes to the chat before the seconds are over."""
        now = self._clock()
        self._not_before[chat_id] = max(self._not_before.get(chat_id, 0.0), now + seconds)
        self._slow_until[chat_id] = now + seconds + SLOW_FOR

    async def turn(self, chat_id: int) -> None:
        """Wait until the chat may be written to."""
        while (pause := self.left(chat_id)) > 0:
            await self.wait(chat_id, pause)
        if self._slow_until.get(chat_id, 0.0) > self._clock():
            self._not_before[chat_id] = self._clock() + 1.0
        else:
            self._not_before.pop(chat_id, None)
            self._slow_until.pop(chat_id, None)

    async def wait(self, chat_id: int, seconds: float) -> None:
        """Wait, and let it be known."""
        self._waiting.add(chat_id)
        try:
            await asyncio.sleep(seconds)
        finally:
            self._waiting.discard(chat_id)

    def left(self, chat_id: int) -> float:
        """Return the seconds before the chat may be written to; 0 when it may be now."""
        return max(self._not_before.get(chat_id, 0.0) - self._clock(), 0.0)

    def held_up(self, chat_id: int) -> bool:
        """Say whether the chat waits, or takes messages slowly for now."""
        return chat_id in self._waiting or self._slow_until.get(chat_id, 0.0) > self._clock()


class Backoff:
    """Pauses between tries of one call."""

    def __init__(self) -> None:
        self._next = FIRST_PAUSE

    def pause(self) -> float:
        pause, self._next = self._next, min(self._next * 2, LONGEST_PAUSE)
        return pause
