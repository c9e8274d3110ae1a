"""Whom a message is about: the one who writes, or somebody whom it names.

Serves what is kept in mind: a condition told of a husband is not a sister's. Only a message that clearly speaks of
one person alone turns the talk; any doubt speaks of everybody, because a caution too many costs a line.
"""

import re
from collections.abc import Mapping, Sequence, Set

WRITER = "writer"
ANYBODY = "anybody"
"""Somebody, but the message does not tell who: whatever was told of anyone counts."""
FIRST = frozenset({"i", "im", "ive", "id", "ill", "me", "my", "we", "us", "our", "mine"})
THIRD = frozenset({"he", "him", "his", "hes", "she", "her", "hers", "shes", "they", "them", "their", "theyre"})
_FOR_ME = re.compile(
    r"(?:^|\b(?:ok|okay|safe|good|best|better|right|gentle|just|only|but|and|this|now) )(?:for )?me\b(?! and\b)"
    r"|\bmyself\b|\b(?:about|as for) me\b|\bme personally\b|\bi can (?:right|though|tho|then)\b|\bbut (?:can i|i can)\b"
)
"""Words by which the one who writes turns to himself; "look it up for me" is none of them."""


class Persons:
    """Finds whom a message is about, by the words for people (`words.yaml`, persons and reporting)."""

    def __init__(self, names: Mapping[str, Set[str]], reporting: Set[str]) -> None:
        """Take person → words, and the verbs by which somebody else only tells or gives ("my sister says")."""
        self._person_of = {
            form: person for person, spelled in names.items() for word in spelled for form in (word, f"{word}s")
        }
        self._reporting = reporting

    def is_person(self, word: str) -> bool:
        """Whether a word is one for a person ("mum", "mums")."""
        return word in self._person_of

    def about(self, words: Sequence[str], before: str, others: Sequence[str] = ()) -> str:
        """Return whom a message is about, after a talk about `before`; `others` are people told of, latest last.

        >>> persons = Persons({"husband": {"husband", "hubby"}, "sister": {"sister"}}, {"says"})
        >>> [persons.about(m.split(), WRITER) for m in ("my hubby gets them too", "my sister says its fine", "why")]
        ['husband', 'anybody', 'writer']
        """
        named = {self._person_of[word] for word in words if word in self._person_of}
        first, third = self._speaks(words), not THIRD.isdisjoint(words)
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

    def _speaks(self, words: Sequence[str]) -> bool:
        """Whether the one who writes comes into it, other than by "my" before a person."""
        return any(
            word in FIRST and not (word in {"my", "our"} and after in self._person_of)
            for word, after in zip(words, (*words[1:], ""), strict=False)
        )
