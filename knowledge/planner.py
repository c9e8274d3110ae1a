"""Planner: fits one more dose into a day of medicines so that every gap holds, or says that none fits.

The day is a circle of minutes: an evening dose is near the next morning's tablet. Only waking hours are used.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.interactions import PLANNED, Interaction, InteractionTable

DAY = 24 * 60
WAKING = (6 * 60, 23 * 60)
"""First and last minute of the day at which a dose is proposed."""
COMFORTABLE = (7 * 60, 22 * 60)
"""Where a free minute within these exists, the proposed one is among them."""
STEP = 15
"""A proposed time is a multiple of this many minutes where one is free."""


@dataclass(frozen=True)
class Window:
    """A stretch of the day in which every gap holds, both ends included, in minutes of the day."""

    start: int
    end: int


@dataclass(frozen=True)
class Plan:
    """Where a dose fits."""

    windows: tuple[Window, ...] = ()
    """Earliest first; empty when nothing fits."""
    best: int | None = None
    """The minute of the day farthest from all medicines that ask for a gap."""
    refused: tuple[str, ...] = ()
    """Keys for which no hours may be planned; then there are no windows."""


def plan(doses: Iterable[tuple[str, int]], table: InteractionTable) -> Plan:
    """Return where a dose fits beside medicines taken at given minutes of the day.

    ValueError for a minute outside the day, KeyError for an unknown interaction.
    """
    taken = [(table.by_key[key], minute) for key, minute in doses]
    if any(not 0 <= minute < DAY for _, minute in taken):
        raise ValueError("a minute of the day is at least 0 and below 1440")
    refused = tuple(dict.fromkeys(row.key for row, _ in taken if row.severity not in PLANNED))
    if refused:
        return Plan(refused=refused)
    spaced = [(row, minute) for row, minute in taken if row.hours is not None]
    free = [m for m in range(WAKING[0], WAKING[1] + 1) if all(keeps(m, row, at) for row, at in spaced)]
    return Plan(_windows(free), _best(free, [at for _, at in spaced]))


def keeps(minute: int, row: Interaction, taken: int) -> bool:
    """Tell whether a dose at `minute` keeps the gaps of a medicine taken at `taken`, midnight included."""
    if row.hours is None:
        return True
    if row.medicine_first and minute < taken:
        return False
    until_medicine, since_medicine = (taken - minute) % DAY, (minute - taken) % DAY
    return until_medicine >= row.hours.before * 60 and since_medicine >= row.hours.after * 60


def _windows(free: Sequence[int]) -> tuple[Window, ...]:
    starts = [m for i, m in enumerate(free) if i == 0 or free[i - 1] != m - 1]
    ends = [m for i, m in enumerate(free) if i == len(free) - 1 or free[i + 1] != m + 1]
    return tuple(Window(start, end) for start, end in zip(starts, ends, strict=True))


def _best(free: Sequence[int], taken: Sequence[int]) -> int | None:
    if not free or not taken:
        return None
    fitting = [m for m in free if COMFORTABLE[0] <= m <= COMFORTABLE[1]] or list(free)
    round_ones = [m for m in fitting if m % STEP == 0] or fitting

    def room(minute: int) -> int:
        return min(min((at - minute) % DAY, (minute - at) % DAY) for at in taken)

    return max(round_ones, key=lambda minute: (room(minute), -minute))
