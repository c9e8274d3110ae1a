"""Finds known names and amounts in an utterance, its words corrected first.

`read_words` is the one place where spelling is settled; classification and names work on the same words.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from intents.model import Amount, EntityMatch
from intents.patterns.words import Words, gap_mark
from intents.reading.amounts import find_amounts
from intents.reading.entity_types import ANIMAL, BYSTANDER, MEDICINE
from intents.reading.spoken_numbers import with_figures
from intents.reading.strangers import Strangers
from intents.reading.wordings import HIDDEN, LIKENED, TOPIC, Wordings, added_of_oneself
from intents.words import WordLists
from knowledge.names import NameIndex
from knowledge.stems import stem
from knowledge.text import normalise

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*")

CHAT = frozenset("ury")
"""Letters that are words in a chat: you, are, why."""
Hidden = tuple[int, int]
"""A stretch of text, (start, end), in which nothing is said of a person."""
Align = Callable[[Sequence[str]], list[tuple[int, tuple[str, ...]]]]
"""For each piece of a list of words: how many of them it was made of, and the words it is read as."""


class Word(NamedTuple):
    """A word of the utterance: as typed, and as read after correction."""

    typed: str
    read: str
    start: int
    end: int
    known: bool = True
    """False for a word that no list holds and no correction fits: it may be a name."""


@dataclass(frozen=True)
class Reading:
    """An utterance as read: its words, the things and the amounts in it."""

    text: str
    """Normalised utterance; all positions refer to it."""
    words: tuple[Word, ...]
    """Without greetings and fillers around and inside the question."""
    matches: tuple[EntityMatch, ...]
    amounts: tuple[Amount, ...]
    beside: frozenset[str] = frozenset()
    """Types of things that are there without being what is asked about: the dog that somebody walks."""

    @property
    def says_something(self) -> bool:
        """Whether there is any word to go on; letters and numbers by themselves are none, but for "u", "r" and "y"."""
        said = (word.read for word in self.words)
        return any((len(word) > 1 and not word[0].isdigit()) or word in CHAT for word in said) or bool(self.matches)

    @cached_property
    def corrected(self) -> str:
        """The words as read, single-spaced."""
        return " ".join(word.read for word in self.words)

    @cached_property
    def medicines(self) -> frozenset[str]:
        """Keys of the medicines named; a product that holds several is one of them, its first."""
        first: dict[tuple[int, int], str] = {}
        for match in self.matches:
            if match.type == MEDICINE:
                first.setdefault(match.span, match.key)
        return frozenset(first.values())

    @cached_property
    def unnamed(self) -> tuple[Word, ...]:
        """The words that are part of no name."""
        spans = [match.span for match in self.matches]
        return tuple(word for word in self.words if not any(start <= word.start < end for start, end in spans))

    @cached_property
    def free(self) -> tuple[Word, ...]:
        """The words that are part of no name and no amount."""
        spans = [amount.span for amount in self.amounts]
        return tuple(word for word in self.unnamed if not any(start <= word.start < end for start, end in spans))


class EntityFinder:
    """Reads utterances against the name index; built once."""

    def __init__(
        self,
        index: NameIndex,
        align: Align,
        words: WordLists,
        wordings: Wordings | None = None,
        strangers: Strangers | None = None,
        knows: Callable[[str], bool] = lambda word: True,
    ) -> None:
        self._index = index
        self._align = align
        self._wordings = wordings
        self._words = words
        self._strangers = strangers or Strangers()
        self._knows = knows
        leaning = words.leaning
        self._giving_up = frozenset(map(stem, leaning.stopping | leaning.swapping | leaning.instead))
        self._last: tuple[str, Reading] | None = None

    def read(self, utterance: str) -> Reading:
        """Return the utterance's words, names and amounts; never raises, empty for empty text.

        The last reading is kept: watch, claims and understanding read the same message one after the other.
        """
        last = self._last  # taken once: another thread may put its own there
        if last is None or last[0] != utterance:
            last = self._last = (utterance, self._read(utterance))
        return last[1]

    def _read(self, utterance: str) -> Reading:
        text = with_figures(normalise(utterance))
        words = self._read_words(text)
        matches = self._match(text, words)
        matches, hidden = self._with_worded(text, words, matches)
        matches, beside = _without_bystanders(matches)
        strange = tuple(m for m in self._strangers.find(words, matches) if m.text not in self._index.words)
        matches = tuple(sorted((*matches, *strange), key=lambda match: match.start)) if strange else matches
        dropped = self._words.fillers.places([word.read for word in words])
        asked = tuple(word for at, word in enumerate(words) if at not in dropped) if dropped else words
        amounts = tuple(
            a for a in find_amounts(text, self._words.ages) if a.kind != "age" or not _meet(a.start, a.end, hidden)
        )
        return Reading(text, asked, matches, amounts, beside)

    def _read_words(self, text: str) -> tuple[Word, ...]:
        found = [(m.group().replace("'", ""), m.start(), m.end()) for m in _WORD.finditer(text)]
        words: list[Word] = []
        at = 0
        for count, parts in self._align([typed for typed, _, _ in found]):
            piece = found[at : at + count]
            at += count
            typed = " ".join(word for word, _, _ in piece)
            known = parts != (typed,) or self._knows(typed)
            words.extend(Word(typed, part, piece[0][1], piece[-1][2], known) for part in parts)
        return tuple(words)

    def _match(self, text: str, words: Sequence[Word]) -> tuple[EntityMatch, ...]:
        matches = []
        for span in self._index.find([word.read for word in words]):
            inside = words[span.start : span.end]
            start, end = inside[0].start, inside[-1].end
            matches.append(EntityMatch(span.type, span.key, text[start:end], start, end))
        return tuple(matches)

    def _gives_up(self, words: Sequence[Word]) -> bool:
        """Whether a message tells that something is stopped or swapped: "a natural sedative, so i binned mine"."""
        return any(word.read in self._giving_up or stem(word.read) in self._giving_up for word in words)

    def _with_worded(
        self, text: str, words: Sequence[Word], matches: tuple[EntityMatch, ...]
    ) -> tuple[tuple[EntityMatch, ...], tuple[Hidden, ...]]:
        """Add what is told without its name, leave out what is no person's; return that, and what topics hide."""
        if self._wordings is None or not words:
            return matches, ()
        ends = [0, *(word.end for word in words)]
        marks = tuple(gap_mark(text[end : word.start]) for end, word in zip(ends, words, strict=False))
        told = [
            (thing, [(words[first].start, words[last - 1].end) for first, last in spans])
            for thing, spans in self._wordings.find(Words(tuple(w.read for w in words), marks))
        ]
        hiding = {TOPIC} if self._gives_up(words) else {TOPIC, LIKENED}
        topics = (span for (type_, _), spans in told if type_ in hiding for span in spans)
        hidden = tuple(span for span in topics if not added_of_oneself(text, *span))
        found = [match for match in matches if match.type not in HIDDEN or not _meet(match.start, match.end, hidden)]
        named = {match.pair for match in found}
        for (type_, key), spans in told:
            seen = [span for span in spans if type_ not in HIDDEN or not _meet(*span, hidden)]
            if type_ not in {TOPIC, LIKENED} and seen and (type_, key) not in named:
                start, end = seen[0]
                found.append(EntityMatch(type_, key, text[start:end], start, end))
        return tuple(sorted(found, key=lambda match: match.start)), hidden


def _without_bystanders(matches: tuple[EntityMatch, ...]) -> tuple[tuple[EntityMatch, ...], frozenset[str]]:
    """Leave out an animal that is only beside the question, and what says so; return that, and the types left out."""
    if all(match.type != BYSTANDER for match in matches):
        return matches, frozenset()
    return tuple(match for match in matches if match.type not in {ANIMAL, BYSTANDER}), frozenset({ANIMAL})


def _meet(start: int, end: int, spans: Iterable[Hidden]) -> bool:
    return any(start < last and first < end for first, last in spans)
