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
DRIFT = 16
"""Messages of people that may come in until then, or be hidden; more came in a rush, and others hide behind them."""
REMEMBERED = 4_000
"""Numbers remembered for each sequence, so that they are not taken for a lost message."""
_SUPERGROUPS_BELOW = -1_000_000_000_000
"""Ids of supergroups and channels are below this one (Bot API, "chat id")."""


class _Sequence:
    def __init__(self) -> None:
        self.highest = self.certain = 0
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
            self._stands(sequence)

    def caught_up(self, all_seen: bool) -> None:
        """Note whether all private messages that there are have been seen."""
        self.complete = all_seen
        if all_seen:
            self.few_hidden()

    def few_hidden(self) -> None:
        """Note that at this moment hardly any private message waits unseen, at most `DRIFT`."""
        self._stands(self._of(0))

    def highest(self, chat_id: int) -> int:
        """Return the highest number seen; a message sent from now on gets a higher one. 0 when none was."""
        return self._of(chat_id).highest

    def fresh(self, chat_id: int) -> bool:
        """Say whether the highest number seen is close to the one that Telegram gives next."""
        sequence = self._of(chat_id)
        return self._clock() < sequence.fresh_until and sequence.highest - sequence.certain <= DRIFT

    def unknown(self, chat_id: int, after: int, most: int) -> list[int]:
        """Return the first numbers above `after` that were not seen: where a message sent then may stand."""
        known = self._of(chat_id).known
        return list(islice((number for number in count(after + 1) if number not in known), most))

    def _stands(self, sequence: _Sequence) -> None:
        sequence.certain, sequence.fresh_until = sequence.highest, self._clock() + FRESH_FOR

    def _of(self, chat_id: int) -> _Sequence:
        key = chat_id if chat_id < _SUPERGROUPS_BELOW else 0
        return self._sequences.setdefault(key, _Sequence())
