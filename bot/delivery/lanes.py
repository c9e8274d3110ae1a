"""One lane for each chat: its updates are handled in order, one at a time; chats do not wait for each other."""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Work:
    """An update to be handled."""

    update_id: int
    run: Callable[[], Awaitable[None]]
    """Does the work; must not raise."""


class Lanes:
    """The work of all chats."""

    def __init__(self) -> None:
        self._lanes: dict[int, deque[Work]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def put(self, chat_id: int, work: Work, *, first: bool = False) -> None:
        """Add work to a chat's lane: at its end, or `first` after what is being done."""
        if chat_id in self._lanes:
            lane = self._lanes[chat_id]
            lane.insert(1 if first else len(lane), work)
            return
        self._lanes[chat_id] = deque([work])
        task = asyncio.create_task(self._run(chat_id))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def queued(self, chat_id: int) -> list[int]:
        """Return the updates of a lane that are not finished, the present one first."""
        return [work.update_id for work in self._lanes.get(chat_id, ())]

    def drop(self, chat_id: int) -> list[int]:
        """Take out what waits behind the present work; return its updates."""
        lane = self._lanes.get(chat_id, deque())
        dropped = [work.update_id for work in list(lane)[1:]]
        while len(lane) > 1:
            lane.pop()
        return dropped

    async def drain(self, seconds: float) -> None:
        """Let all lanes finish, also those that begin meanwhile; stop those that need longer."""
        end = time.monotonic() + seconds
        while self._tasks and (left := end - time.monotonic()) > 0:
            await asyncio.wait(set(self._tasks), timeout=left)
        late = set(self._tasks)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _run(self, chat_id: int) -> None:
        lane = self._lanes[chat_id]
        try:
            while lane:
                await lane[0].run()
                lane.popleft()
        finally:
            del self._lanes[chat_id]
