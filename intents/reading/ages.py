"""Ages as people tell them: "34f", "my son, ten, …", "dad turns seventy-nine", "at 83 my …", "a 2 n half year old".

Serves `amounts`. A number is an age only by what stands around it: years, a sex, a person, a word such as
"turning". How ages are told is content (`ages.yaml`): patterns over words, read here as `told_words` gives them. What
is no person ("the house is 80 years old") is content too: topics with wordings hide ages in them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import Field

from intents.patterns.matcher import Patterns
from intents.patterns.syntax import Patterned
from intents.patterns.tree import Hits, Span
from intents.patterns.words import Words as Read
from intents.persons.persons import Persons
from intents.reading.told_words import HALF, Told, may_count, told_words
from knowledge.intake import OLDEST
from knowledge.readers import ContentPart, ContentRow, Problem
from knowledge.shapes import WordsInText, read_whole

FILE = "ages.yaml"
ONE = "one"
"""Stands for a person or a thing as well, so that any other number goes before it."""
GONE, COUNTED, WHOLE = "gone", "counted", "whole"


class Age(NamedTuple):
    """An age in years, and where it stands."""

    years: float
    start: int
    end: int


class Way(ContentPart):
    """A way in which ages are told, and the ages that are told so."""

    told: Patterned
    least: Annotated[float, Field(alias="from")] = 0
    most: Annotated[float, Field(alias="to")] = OLDEST
    months: bool = False
    sure: bool = False
    """Whether it is an age whatever seems to count the number."""
    each: bool = False
    """Whether all numbers in it are ages, not the first alone."""
    unless: str | None = None
    """Concept that must not hold of the number."""
    not_after: str | None = None
    """Concept that must not stand before it."""
    beside: Annotated[str | None, Field(alias="with")] = None
    """Concept that must stand anywhere in the message."""


class AgeWays(ContentRow):
    """How ages are told: `ages.yaml` as a whole."""

    words: Annotated[dict[str, Patterned], Field(min_length=1)]
    """Concept → patterns."""
    gone: Patterned
    """Numbers that are no ages in any way."""
    counted: Patterned
    """Numbers that are no ages unless the way is sure."""
    whole: Patterned
    """Whole messages that tell no age by themselves."""
    ends: WordsInText
    """Words behind a number that are part of the age."""
    ways: Annotated[tuple[Way, ...], Field(min_length=1)]


class Ages:
    """Finds ages; built once from the content."""

    def __init__(self, rows: AgeWays, persons: Persons) -> None:
        """Take the ways to tell an age, and the people of whom ages are told. PatternError names what is wrong."""
        self._ways = {f"ways {place}": way for place, way in enumerate(rows.ways)}
        self._ends = rows.ends
        concepts: Mapping[str, Sequence[str]] = {
            "kin": persons.words(),
            "kins": persons.plurals(),
            "young_kin": persons.words(young=True),
            GONE: rows.gone,
            COUNTED: rows.counted,
            WHOLE: rows.whole,
        }
        told = {name: way.told for name, way in self._ways.items()}
        self._patterns = Patterns({**rows.words, **concepts, **told})

    def find(self, text: str) -> Iterator[Age]:
        """Yield the ages in a normalised text, by the ways in which they are told; some may overlap."""
        words = told_words(text) if may_count(text) else ()
        if all(word.value is None for word in words):
            return
        hits = self._patterns.find(Read(tuple(w.read for w in words), tuple(w.mark for w in words)))
        if (0, len(words)) in hits.get(WHOLE, ()):
            return
        gone = _numbers(words, hits.get(GONE, ()))
        counted = (
            gone | _numbers(words, hits.get(COUNTED, ())) | {at for at, word in enumerate(words) if "." in word.read}
        )
        for name, way in self._ways.items():
            for span in hits.get(name, ()):
                numbers = sorted(_numbers(words, [span]), key=lambda at: (words[at].read == ONE, at))
                for at in numbers if way.each else numbers[:1]:
                    age = self._age(way, words, at)
                    told = at not in (gone if way.sure else counted) and _fits(way, at, hits)
                    if told and way.least <= age.years <= way.most:
                        yield age

    def _age(self, way: Way, words: Sequence[Told], at: int) -> Age:
        """The age that a number tells, with the words behind it that are part of it."""
        half = at + 1 < len(words) and words[at + 1].read == HALF and words[at + 1].start == words[at].end
        last = at + half
        while last + 1 < len(words) and words[last + 1].read in self._ends and not words[last + 1].mark:
            last += 1
        value = (words[at].value or 0.0) + half / 2
        return Age(value / 12 if way.months else value, words[at].start, words[last].end)


def _numbers(words: Sequence[Told], spans: Iterable[Span]) -> set[int]:
    return {place for first, last in spans for place in range(first, last) if words[place].value is not None}


def _fits(way: Way, at: int, hits: Hits) -> bool:
    """Whether what stands around a number lets it be an age that is told in this way."""
    holds = any(first <= at < last for first, last in hits.get(way.unless or "", ()))
    counts = any(first < at for first, _ in hits.get(way.not_after or "", ()))
    return not holds and not counts and (way.beside is None or way.beside in hits)


def load_age_ways(folder: Path, problems: list[Problem]) -> AgeWays:
    """Read how ages are told; what is missing is a problem and reads as empty."""
    return read_whole(folder / FILE, AgeWays, problems)
