"""NameIndex: every name that people use for a known thing, and where such names stand in a text.

Matching is exact on words, after plural endings are folded: misspellings are settled before, by
`intents.reading.spelling`, so that a word is corrected once and the same way for every step.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from knowledge.derived import derived
from knowledge.text import tokens


class Name(NamedTuple):
    """A name of a known thing."""

    text: str
    type: str
    key: str


class NameSpan(NamedTuple):
    """A name found in a run of words: words[start:end]."""

    type: str
    key: str
    start: int
    end: int


def singular(word: str) -> str:
    """Fold an English plural ending, alike for names and for what people type.

    >>> [singular(w) for w in ("berries", "potatoes", "cashews", "glass", "citrus")]
    ['berry', 'potato', 'cashew', 'glass', 'citrus']
    """
    if word[-1:] not in {"s", "e"}:  # nearly every word
        return word
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith("ie"):  # cookie, cookies
        return word[:-2] + "y"
    if len(word) > 4 and word.endswith("oes"):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


class NameIndex:
    """Finds known names in words; built once from all tables."""

    def __init__(self, names: Iterable[Name]) -> None:
        listed = list(names)
        source = json.dumps(listed)
        self.version = hashlib.sha256(source.encode()).hexdigest()
        """Hash of all names."""
        runs, longest, words = derived("names", source, lambda: _folded(listed))
        self._meanings: Mapping[str, str] = runs
        self._longest: Mapping[str, int] = longest
        self._spelled: Mapping[str, Sequence[str]] = words
        self.words = self.words_of(words)
        """Every word of every name, as spelled."""

    def words_of(self, types: Iterable[str]) -> frozenset[str]:
        """Return every word of the names of some types, as spelled."""
        return frozenset(word for type_ in types for word in self._spelled.get(type_, ()))

    def find(self, words: Sequence[str]) -> tuple[NameSpan, ...]:
        """Return the names in a run of words, left to right, the longest at each place, none overlapping.

        A name that stands for two things ("magnesium hydroxide": a form and an antacid) gives both.
        """
        folded = [singular(word) for word in words]
        spans: list[NameSpan] = []
        at = 0
        while at < len(folded):
            step = 1
            for length in range(min(self._longest.get(folded[at], 0), len(folded) - at), 0, -1):
                meanings = self._meanings.get(" ".join(folded[at : at + length]))
                if meanings:
                    things = (meaning.partition(" ") for meaning in meanings.split("\n"))
                    spans.extend(NameSpan(type_, key, at, at + length) for type_, _, key in things)
                    step = length
                    break
            at += step
        return tuple(spans)


def _folded(names: Iterable[Name]) -> list[Any]:
    """Return folded words → what they name, first word → words of its longest name, type → every word as spelled.

    What words name is one text, `type key` a line: read from JSON in a third of the time that lists take.
    """
    meanings: dict[str, dict[str, None]] = defaultdict(dict)
    words: dict[str, dict[str, None]] = defaultdict(dict)
    for name in names:
        spelled = tokens(name.text)
        words[name.type].update(dict.fromkeys(spelled))
        meanings[" ".join(map(singular, spelled))][f"{name.type} {name.key}"] = None
    meanings.pop("", None)
    longest: dict[str, int] = {}
    for run in meanings:
        first, *rest = run.split(" ")
        longest[first] = max(longest.get(first, 0), 1 + len(rest))
    runs = {run: "\n".join(things) for run, things in meanings.items()}
    return [runs, longest, {type_: list(spelt) for type_, spelt in words.items()}]


def exact_words(exact_only: Collection[str], names: Iterable[str]) -> frozenset[str]:
    """Return the words to which no misspelling is corrected, of the names to which none is.

    A word that such a name shares with others is none of them: "potassium citrate tablets" takes nothing from citrate.

    >>> sorted(exact_words(["Slow-K", "doxy", "Doxy 100"], ["slow release", "Doxy 100", "doxy"]))
    ['100', 'doxy', 'k']
    """
    alone = {words[0] for name in exact_only if len(words := tokens(name)) == 1}
    others = {word for name in names if name not in exact_only for word in tokens(name)}
    return frozenset(alone | {word for name in exact_only for word in tokens(name)} - others)
