"""Notices for people who write in another language: kind, in that language, with the emergency line.

A script that English does not use decides at once; languages in Latin letters are told by their commonest
words. Only languages with a notice on file are recognised, so nothing is answered in words nobody reviewed.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from pydantic import Field

from bot.answer import Draft
from knowledge.readers import ContentRow, Problem, parse_rows, read_yaml_rows
from knowledge.text import clean, normalise, tokens

ENGLISH = "en"
MIN_WORDS = 2
"""Common words of a language that a message must hold, and more of them than English ones."""


class LanguageNotice(ContentRow):
    """A language, how to tell it, and what to say in it."""

    key: str = Field(pattern=r"^[a-z]{2}$")
    ranges: tuple[tuple[int, int], ...] = ()
    """Code-point ranges of its script; empty for Latin letters."""
    letters: str = ""
    """Letters that set it apart from others of the same script."""
    words: tuple[str, ...] = ()
    """Its commonest words, without accents."""
    notice: str = Field(min_length=20, max_length=400)


class LanguageNotices:
    """All notices, and the English words that speak against them."""

    def __init__(self, rows: Sequence[LanguageNotice]) -> None:
        self._scripts = [row for row in rows if row.ranges]
        self._latin = [(frozenset(row.words), row) for row in rows if not row.ranges and row.key != ENGLISH]
        english = [row for row in rows if row.key == ENGLISH]
        self._english = frozenset(word for row in english for word in row.words)
        self._foreign = frozenset(word for common, _ in self._latin for word in common)
        self._in_english = "".join(f"\n{row.notice}" for row in english)  # whoever looks on may read it

    def notice(self, utterance: str) -> Draft | None:
        """Return the notice for a message in another language; None for English, names and mixed text."""
        row = self._by_script(utterance) or self._by_words(utterance)
        if row is None:
            return None
        return Draft(
            title="", lead=row.notice + self._in_english, kind="language_notice", seen=(f"language {row.key}",)
        )

    def _by_script(self, utterance: str) -> LanguageNotice | None:
        if utterance.isascii():
            return None
        letters = [char for char in clean(utterance[:2_000]) if char.isalpha()]
        best: tuple[int, LanguageNotice] | None = None
        for row in self._scripts:
            count = sum(any(low <= ord(char) <= high for low, high in row.ranges) for char in letters)
            marked = count + sum(char in row.letters for char in letters)
            if count * 2 > len(letters) and (best is None or marked > best[0]):
                best = (marked, row)
        return best[1] if best else None

    def _by_words(self, utterance: str) -> LanguageNotice | None:
        words = tokens(normalise(utterance[:2_000]))
        foreign = [word for word in words if word in self._foreign]
        if len(foreign) < MIN_WORDS:
            return None
        counts = [(_count(foreign, common), row) for common, row in self._latin]
        most, row = max(counts, key=lambda pair: (pair[0], pair[1].key))
        return row if most >= MIN_WORDS and most > _count(words, self._english) else None


def _count(words: Iterable[str], common: frozenset[str]) -> int:
    return sum(map(common.__contains__, words))


def load_notices(folder: Path, problems: list[Problem]) -> LanguageNotices:
    """Read `languages.yaml` of a content folder."""
    return LanguageNotices(parse_rows(read_yaml_rows(folder / "languages.yaml", problems), LanguageNotice, problems))
