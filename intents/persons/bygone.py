"""What a message tells of as over, "was pregnant years ago", or not there yet: "33 weeks, baby is kicking".

Serves the cautions. A few plain patterns of words of time (`bygone.yaml`), clause by clause, so they hold for whatever
can be over; the cautions table says what can (`passes`): an operation is over one day, a kidney disease is not. Rarer
ways to tell an end are left to the reader of mentions, which learns them from examples. A word that brings it back to
the present ("again", "still", "next week") counts for more, and when in doubt a thing is not over: a caution too many
costs a line, one too few may cost a life.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import Field

from intents.patterns.matcher import Patterns
from intents.patterns.syntax import Patterned, PatternError, pattern_problem
from intents.patterns.tree import Hits
from intents.patterns.words import Words
from intents.persons.persons import FIRST, Persons
from intents.reading.told_words import SENTENCE, YEAR, Told, told_words
from knowledge.readers import ContentRow, Problem
from knowledge.shapes import read_whole

FILE = "bygone.yaml"
LONG_AGO = "longago"
"""How a year before the last one is read."""
NEXT = 3
"""Words behind "was" or "came off" that name what is over."""
_CUTS = frozenset(".,;!?")

Span = tuple[int, int]


class BygoneWords(ContentRow):
    """How things are told as over: `bygone.yaml` as a whole."""

    words: Annotated[dict[str, Patterned], Field(min_length=1)]
    """Concept → patterns."""
    over: Patterned
    was: Patterned
    only_told: Patterned
    not_over: Patterned
    ended: Patterned
    ended_long_ago: Patterned
    gone_by: Patterned
    not_ended: Patterned
    back_on: Patterned
    course: Patterned
    dead: Patterned
    died: Patterned
    shared: Patterned
    unborn: Patterned
    expecting: Patterned
    born: Patterned
    cut: Patterned
    counted: Patterned


_PARTS = tuple(name for name in BygoneWords.model_fields if name not in ("words", "place"))


class Gone(NamedTuple):
    """The stretches of a normalised text, (start, end), that tell of what is over in one way or another."""

    over: tuple[Span, ...] = ()
    """What is past; of a medicine that was begun long ago it says nothing: that is taken today."""
    ended: tuple[Span, ...] = ()
    """What somebody takes no longer: its end must be told."""
    of_the_dead: tuple[Span, ...] = ()
    """Somebody who died and what is told of them, as far as nobody says "i", unless it is shared."""
    unborn: tuple[Span, ...] = ()
    """A baby not born yet, of whom only its mother tells."""


class Bygone:
    """Finds what is told as over; built once from the content."""

    def __init__(self, rows: BygoneWords, persons: Persons) -> None:
        """Take the patterns, and the people who may be dead. PatternError names what cannot be read."""
        told = {name: getattr(rows, name) for name in _PARTS}
        self._patterns = Patterns({**rows.words, **told, "kin": persons.words(), "kins": persons.plurals()})

    def find(self, text: str, today: date) -> Gone:
        """Return what a normalised text tells as over; a year before the last one is long ago."""
        words = told_words(text)
        ends = [0, *(word.end for word in words)]
        cuts = [not _CUTS.isdisjoint(text[end : word.end]) for end, word in zip(ends, words, strict=False)]
        read = Words(tuple(_as_told(word.read, today) for word in words), tuple(SENTENCE * cut for cut in cuts))
        signed = pairwise([0, *(at for at, cut in enumerate(cuts) if at and cut), len(words)])
        message = _Message(words, tuple(signed), self._patterns.find(read))
        unborn = tuple(message.unborn())
        hidden = {first for first, _ in message.hits.get("counted", ())}
        hidden |= {at for at, word in enumerate(words) if word.value is not None and text[word.start].isalpha()}
        if hidden:  # "out at 12" tells an age, "out at 12 %" and "out at five" do not
            message = message._replace(hits=self._patterns.find(read, frozenset(hidden)))
        return Gone(tuple(message.over()), tuple(message.ended()), tuple(message.of_the_dead()), unborn)


class _Message(NamedTuple):
    """A message whose patterns are found."""

    words: Sequence[Told]
    signed: Sequence[Span]
    """The runs of words between signs, from the first to the one behind the last."""
    hits: Hits

    def over(self) -> Iterator[Span]:
        told = {start for start, _ in self.hits.get("only_told", ())}
        for first, last in self._clauses():
            if not self._has("not_over", first, last):
                if self._has("over", first, last):
                    yield self._span(first, last)
                for start, end in self._before("was", first, last):
                    if start not in told:
                        yield self._next(end, last)

    def ended(self) -> Iterator[Span]:
        for first, last in self._clauses():
            if self._has("not_ended", first, last) or self._has("back_on", first, len(self.words)):
                continue
            for _, end in self._before("ended", first, last):
                yield self._next(end, last)
            for _, end in self._before("ended_long_ago", first, last):
                if self._has("over", end, last) or self._has("gone_by", end, last):
                    yield self._next(end, last)

    def of_the_dead(self) -> Iterator[Span]:
        if "shared" in self.hits:
            return
        for first, last in self.hits.get("dead", ()):
            yield self._of_one(first, last)
        for before, run in pairwise(self.signed):
            named = list(self._in("someone", *before)) if self._has("died", *run) else []
            if named:
                last = named[-1][1]
                yield self._of_one(min(first for first, end in named if end == last), last)

    def unborn(self) -> Iterator[Span]:
        born = {first for first, _ in self.hits.get("born", ())}
        if any(first not in born for first, _ in self.hits.get("expecting", ())):
            yield from (self._span(first, first + 1) for first, _ in self.hits.get("unborn", ()))

    def _of_one(self, first: int, last: int) -> Span:
        """What is told of somebody from there on, up to the next sign or "i"; the sign before "died" is none."""
        runs = [run for run in self.signed if run[0] < last]
        end = runs[-1][1]
        told = (at for at in range(last, end) if self.words[at].read in FIRST)
        return self._span(first, next(told, end))

    def _in(self, name: str, first: int, last: int) -> Iterator[Span]:
        return ((start, end) for start, end in self.hits.get(name, ()) if first <= start and end <= last)

    def _before(self, name: str, first: int, last: int) -> Iterator[Span]:
        """The same as far as a word follows."""
        return self._in(name, first, last - 1)

    def _has(self, name: str, first: int, last: int) -> bool:
        return next(self._in(name, first, last), None) is not None

    def _next(self, end: int, last: int) -> Span:
        """The words behind a place in a clause, "a course of" and NEXT more."""
        named = dict(self.hits.get("course", ())).get(end, end)
        return self._span(end, min(named + NEXT, last))

    def _clauses(self) -> Iterator[Span]:
        """The runs between signs, parted before words such as "but" as well."""
        starts = {start for start, _ in self.signed} | {start for start, _ in self.hits.get("cut", ())}
        return pairwise(sorted({0, *starts, len(self.words)}))

    def _span(self, first: int, last: int) -> Span:
        return self.words[first].start, self.words[last - 1].end


def _as_told(read: str, today: date) -> str:
    year = read.removeprefix(YEAR)
    return LONG_AGO if year != read and year.isdecimal() and int(year) < today.year - 1 else read


def load_bygone(folder: Path, persons: Persons, problems: list[Problem]) -> Bygone:
    """Read how things are told as over; a pattern that cannot be read is a problem, and none is used."""
    rows = read_whole(folder / FILE, BygoneWords, problems)
    try:
        return Bygone(rows, persons)
    except PatternError as error:
        problems.append(pattern_problem(error, folder / FILE, rows.words))
        return Bygone(rows.model_copy(update=dict.fromkeys(_PARTS, ()) | {"words": {}}), persons)
