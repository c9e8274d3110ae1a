"""The readings in which claims are looked for: names as tokens, plain words, words as they were typed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from intents.classify.features import TYPED
from intents.patterns.tree import Span
from intents.patterns.words import Words
from intents.reading.entities import Reading, Word
from knowledge.text import both_ends

MAX_READ = 4_000
"""Characters read of a long message, half from its start and half from its end: a forwarded post fits."""
_NAMES = ("medicine", "condition", "symptom", "form", "nutrient")
"""Types whose names become tokens; of two meanings of one name, the earlier type."""
_LINES = re.compile(r"\s*[\r\n]+\s*")
_EQUALS = re.compile(r"=+")
_MORE_THAN = re.compile(r"(?<=\w)\s*>{1,3}\s*(?=[a-z])", re.IGNORECASE)


class Piece(NamedTuple):
    """A word, or a name as one token, and where it stands in the text."""

    read: str
    start: int
    end: int


@dataclass(frozen=True)
class Sentenced:
    """The words of a message and the sentences that they stand in, as the signals see them."""

    words: Words
    sentence: tuple[int, ...]
    """Number of the sentence that each word is in."""
    asking: frozenset[int]
    """Sentences that ask."""

    def within(self, spans: Iterable[Span]) -> frozenset[int]:
        """Return the numbers of the sentences that spans of words begin in."""
        return frozenset(self.sentence[start] for start, _ in spans)


def readings(reading: Reading) -> Iterator[tuple[list[Piece], bool]]:
    """Yield the words with names as tokens, then plain, then as typed where the spelling was corrected (True).

    A name as one token may hide a verb ("stop my heart tablets" names a condition), and a correction one that it
    does not know.
    """
    words = [piece for word in reading.words for piece in _spelt_out(word, reading.text)]
    if any(match.type in _NAMES for match in reading.matches):
        yield _with_names(words, reading), False
    yield words, False
    if any(word.typed != word.read for word in reading.words):
        typed = {word.start: Piece(word.typed, word.start, word.end) for word in reading.words}
        words = [typed[start] for start in sorted(typed)]
        yield _with_names(words, reading), True
        yield words, True


def _with_names(words: Iterable[Piece], reading: Reading) -> list[Piece]:
    """Return words with known names as one token each, such as "xxmedicinewarfarin"."""
    names: dict[int, tuple[int, int, str]] = {}
    for match in reading.matches:
        if match.type in _NAMES:
            token = f"{TYPED}{match.type}{match.key.replace('_', '')}"
            named = (_NAMES.index(match.type), match.end, token)
            names[match.start] = min(names.get(match.start, named), named)
    pieces: list[Piece] = []
    until = -1
    for word in words:
        if word.start in names and word.start >= until:
            _, until, token = names[word.start]
            pieces.append(Piece(token, word.start, until))
        elif word.start >= until:
            pieces.append(word)
    return pieces


def _spelt_out(word: Word, text: str) -> Iterable[Piece]:
    """Yield a word; "we're" as two, lest it be taken for the "were" that opens a question."""
    if word.read == "were" and "'" in text[word.start : word.end]:
        return Piece("we", word.start, word.end), Piece("are", word.start, word.end)
    return (Piece(word.read, word.start, word.end),)


def one_line(utterance: str) -> str:
    """Return a message as one line of at most about MAX_READ characters; a line break ends a sentence."""
    said = _LINES.sub(" ; ", both_ends(utterance, MAX_READ, " ; "))
    return _MORE_THAN.sub(" beats ", _EQUALS.sub(" equals ", said))
