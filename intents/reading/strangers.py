"""Names that no table holds, told by their look and place: "magnesium fantasticate", "citrate or blubberate".

Such a word is found as a form with the key `unknown`, so that the question is understood as one on forms and the
answer can say which name is not on file, instead of guessing.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from intents.model import EntityMatch
from intents.reading.entity_types import FORM, OURS
from knowledge.readers import Problem, read_lines

UNKNOWN = "unknown"
"""The key of a thing that nobody knows."""
LEAST_LETTERS = 6


class Typed(Protocol):
    """A word as typed, and where it stands."""

    @property
    def typed(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Strangers:
    """Finds names that look like those of a salt; built once."""

    def __init__(self, endings: Sequence[str] = (), joins: Sequence[str] = (), ordinary: frozenset[str] = frozenset()):
        self._endings = tuple(endings)
        self._joins = frozenset(joins)
        self._ordinary = ordinary

    def find(self, words: Sequence[Typed], matches: Sequence[EntityMatch]) -> Iterator[EntityMatch]:
        """Yield the unknown forms: alone, beside the subject, or joined to a form that is known."""
        for at, word in enumerate(words):
            if (at and words[at - 1].start == word.start) or not self._looks_like_one(word.typed):
                continue
            if not any(match.start <= word.start < match.end for match in matches) and self._placed(at, words, matches):
                yield EntityMatch(FORM, UNKNOWN, word.typed, word.start, word.end)

    def _looks_like_one(self, word: str) -> bool:
        return len(word) >= LEAST_LETTERS and word.endswith(self._endings) and word not in self._ordinary

    def _placed(self, at: int, words: Sequence[Typed], matches: Sequence[EntityMatch]) -> bool:
        if len({word.start for word in words}) == 1:
            return True
        for step in (-1, 1):
            near = _at(words, at + step)
            types = {match.type for match in matches if near and match.start <= near.start < match.end}
            if types & OURS:
                return True
            beyond = _at(words, at + 2 * step) if near and near.typed in self._joins else None
            if beyond and any(m.type == FORM and m.start <= beyond.start < m.end for m in matches):
                return True
        return False


def _at(words: Sequence[Typed], place: int) -> Typed | None:
    return words[place] if 0 <= place < len(words) else None


def load_strangers(folder: Path, endings: Sequence[str], joins: Sequence[str], problems: list[Problem]) -> Strangers:
    """Read the ordinary words that end like a salt; endings and joining words come from the word lists."""
    return Strangers(endings, joins, read_lines(folder / "salt_lookalikes.txt", problems))
