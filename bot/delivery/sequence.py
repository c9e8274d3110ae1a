"""Message numbers: what is known of the order in which Telegram hands them out.

`sendMessage` cannot be repeated safely, so after a crash the bot looks for the message it may have sent
(`bot.delivery.outbox`). It needs to know where: Telegram counts one sequence for all private chats and basic
groups of a bot, and one for each supergroup. A message sent now gets a number a little above the highest seen.
"""

from collections import deque
from collections.abc import Callable
from itertools import count, islice

FRESH_FOR = 5.0
"""Seconds for which the highest number seen tells where the sequence stands; a busy bot counts 60 a second,
most of which it sees itself."""
REMEMBERED = 4_000
"""Numbers remembered for each sequence, so that they are not taken for a lost message."""
_SUPERGROUPS_BELOW = -1_000_000_000_000
"""Ids of supergroups and channels are below this one (Bot API, "chat id")."""


class _Sequence:
    def __init__(self) -> None:
        self.highest = 0
        self.fresh_until = 0.0
        self.known: set[int] = set()
        self._order: deque[int] = deque()

    def saw(self, number: int) -> None:
        self.highest = max(self.highest, number)
        if number not in self.known:
            self.known.add(number)
            self._order.append(number)
        if len(self._order) > REMEMBERED:
            self.known.discard(self._order.popleft())


class MessageNumbers:
    """The numbers seen so far, by sequence."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._sequences: dict[int, _Sequence] = {}
        self.complete = False
        """True while no messages of people wait unseen."""

    def saw(self, chat_id: int, number: int, *, just_now: bool = False) -> None:
        """Note a message; `just_now` when it is certain that it was sent within the last seconds."""
        sequence = self._of(chat_id)
        sequence.saw(number)
        if just_now:
            sequence.fresh_until = self._clock() + FRESH_FOR

    def caught_up(self, all_seen: bool) -> None:
        """Note whether all private messages that there are have been seen."""
        self.complete = all_seen
        if all_seen:
            self._of(0).fresh_until = self._clock() + FRESH_FOR

    def highest(self, chat_id: int) -> int:
        """Return the highest number seen; a message sent from now on gets a higher one. 0 when none was."""
        return self._of(chat_id).highest

    def fresh(self, chat_id: int) -> bool:
        """Say whether the highest number seen is close to the one that Telegram gives next."""
        return self._clock() < self._of(chat_id).fresh_until

    def unknown(self, chat_id: int, after: int, most: int) -> list[int]:
        """Return the first numbers above `after` that were not seen: where a message sent then may stand."""
        known = self._of(chat_id).known
        return list(islice((number for number in count(after + 1) if number not in known), most))

    def _of(self, chat_id: int) -> _Sequence:
        key = chat_id if chat_id < _SUPERGROUPS_BELOW else 0
        return self._sequences.setdefault(key, _Sequence())
