"""Keeps what each term adds to every score, worked out when the term is first seen."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

import numpy as np

from intents.classify.features import Floats, damped

ROWS = 4_096
"""Terms kept; when they are used up the bank is emptied, so that memory stays bounded."""

Term = TypeVar("Term", bound=Hashable)


class Bank(dict[Term, int], Generic[Term]):
    """Terms and their rows; one that is not known yet is worked out as soon as it is looked up."""

    def __init__(self, work_out: Callable[[Term], tuple[Floats, list[float]]], width: int, views: int) -> None:
        """Take what gives a term's `width` scores, and its squared length in each of so many views."""
        super().__init__()
        self._work_out = work_out
        self._width = width
        self._table = np.zeros((ROWS, width + views), np.float32)

    def __missing__(self, term: Term) -> int:
        row = len(self)
        scores, squared = self._work_out(term)
        self._table[row, : self._width] = scores
        self._table[row, self._width :] = squared
        self[term] = row
        return row

    def add_up(self, terms: Sequence[Term]) -> tuple[Floats, list[float]]:
        """Return the sum of the terms' scores, and their squared length in each view; a repeated one counts damped."""
        if len(self) + len(terms) > ROWS:
            self.clear()
        rows = [self[term] for term in terms]
        if len(set(rows)) == len(rows):
            total: Floats = np.add.reduce(self._table.take(rows, axis=0), axis=0)
        else:
            counts = Counter(rows)
            times = np.array([damped(count) for count in counts.values()], np.float32)[:, np.newaxis]
            kept = self._table.take(list(counts), axis=0) * times
            kept[:, self._width :] *= times
            total = np.add.reduce(kept, axis=0)
        return total[: self._width], total[self._width :].tolist()
