"""Whom a message is about: the one who writes, or somebody whom it names.

Serves what is kept in mind: a condition told of a husband is not a sister's. Only a message that clearly speaks of
one person alone turns the talk; any doubt speaks of everybody, because a caution too many costs a line.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from knowledge.intake import Sex
from knowledge.readers import ContentPart
from knowledge.shapes import Texts

WRITER = "writer"
ANYBODY = "anybody"
"""Somebody, but the message does not tell who: whatever was told of anyone counts."""
FIRST = frozenset({"i", "im", "ive", "id", "ill", "me", "my", "we", "us", "our", "mine"})
THIRD = frozenset({"he", "him", "his", "hes", "she", "her", "hers", "shes", "they", "them", "their", "theyre"})
_OURS = frozenset({"my", "our"})
_FOR_ME = re.compile(
    r"(?:^|\b(?:ok|okay|safe|good|best|better|right|gentle|just|only|but|and|this|now) )(?:for )?me\b(?! and\b)"
    r"|\bmyself\b|\b(?:about|as for) me\b|\bme personally\b|\bi can (?:right|though|tho|then)\b|\bbut (?:can i|i can)\b"
)
"""Words by which the one who writes turns to himself; "look it up for me" is none of them."""


class PersonRow(ContentPart):
    """Somebody whom a message may be about, as `words.yaml` has it."""

    words: Texts
    """Words or phrases for such a one, lower case and without apostrophes."""
    sex: Sex | None = None
    young: bool = False
    """Whether such a one is a child more often than not."""


class Persons:
    """Finds whom a message is about, by the words for people (`words.yaml`, persons and reporting)."""

    def __init__(self, rows: Mapping[str, PersonRow], reporting: Collection[str]) -> None:
        """Take person → words, and the verbs by which somebody else only tells or gives ("my sister says")."""
        self._rows = rows
        said = {form: person for person, row in rows.items() for one in row.words for form in (one, f"{one}s")}
        self._person_of = {tuple(form.split()): person for form, person in said.items()}
        self._longest: dict[str, int] = {}
        """First word → words of the longest phrase that it begins."""
        for first, *rest in self._person_of:
            self._longest[first] = max(self._longest.get(first, 0), 1 + len(rest))
        self._reporting = frozenset(reporting)

    def is_person(self, word: str) -> bool:
        """Whether a word is one for a person ("mum", "mums")."""
        return (word,) in self._person_of

    def words(self, sex: Sex | None = None, *, young: bool = False) -> tuple[str, ...]:
        """Return the words and phrases for people: for all, those of one sex, or those who are young as a rule."""
        rows = (row for row in self._rows.values() if sex in (None, row.sex) and (row.young or not young))
        return tuple(dict.fromkeys(word for row in rows for word in row.words))

    def plurals(self) -> tuple[str, ...]:
        """Return the same with an s, as plurals and genitives are typed ("mums")."""
        return tuple(f"{word}s" for word in self.words())

    def sexes(self, words: Sequence[str]) -> frozenset[Sex]:
        """Return the sexes of the people whom words name."""
        named = (self._rows[person].sex for _, _, person in self._named(words))
        return frozenset(sex for sex in named if sex is not None)

    def about(self, words: Sequence[str], before: str, others: Sequence[str] = ()) -> str:
        """Return whom a message is about, after a talk about `before`; `others` are people told of, latest last.

        >>> rows = {"husband": PersonRow(words=("hubby",)), "mother": PersonRow(words=("mum", "my ma"))}
        >>> persons = Persons(rows, {"says"})
        >>> [persons.about(m.split(), WRITER) for m in ("my hubby gets them too", "my ma says its fine", "why")]
        ['husband', 'anybody', 'writer']
        """
        spans = list(self._named(words))
        named = {person for _, _, person in spans}
        first, third = _speaks(words, spans), not THIRD.isdisjoint(words)
        if not named and not third and _FOR_ME.search(" ".join(words)):
            return WRITER
        if named:
            alone = len(named) == 1 and not first and self._reporting.isdisjoint(words)
            return next(iter(named)) if alone else ANYBODY
        if third and not first:
            return before if before != WRITER else next(iter(reversed(others)), WRITER)
        if first and before != WRITER:
            return ANYBODY
        return before

    def _named(self, words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """Yield where people are named, first and behind last word, and who; of several phrases the longest."""
        at = 0
        while at < len(words):
            longest = self._longest.get(words[at], 0)
            runs = (tuple(words[at : at + length]) for length in range(longest, 0, -1))
            run = next((run for run in runs if run in self._person_of), None)
            if run is not None:
                yield at, at + len(run), self._person_of[run]
            at += len(run) if run is not None else 1


def _speaks(words: Sequence[str], named: Sequence[tuple[int, int, str]]) -> bool:
    """Whether the one who writes comes into it, other than by "my" before a person."""
    inside = {place for start, end, _ in named for place in range(start, end)}
    before = {start - 1 for start, _, _ in named}
    own = (word in FIRST and place not in inside for place, word in enumerate(words))
    return any(is_own and not (words[place] in _OURS and place in before) for place, is_own in enumerate(own))
