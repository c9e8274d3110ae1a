"""What the classifier sees of an utterance, the same in training and serving, numpy alone.

Three views: the words' stems with their relatives from the thesaurus, pairs of neighbouring stems with the
sentence's edges, and characters inside each word. Every view is brought to length 1 on its own before it is
weighed, so that a view with many terms does not drown the others; terms that no example holds count in that
length, so that an utterance of unknown words scores low everywhere. A word's share of the first and the third
view does not depend on its neighbours: that is what lets the classifier keep it per word and answer in
microseconds.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from intents.classify.thesaurus import Thesaurus
from knowledge.stems import stem

Floats = npt.NDArray[np.float32]
VIEWS = ("words", "pairs", "chars")
LENGTHS = {"words": 0.754, "pairs": 0.377, "chars": 0.539}
"""Of each view, together of length 1: as 1.4 to 0.7 to 1, measured on BANKING77 and CLINC150 with 10 examples per
intent."""
EVEN_LENGTHS = dict.fromkeys(VIEWS, 0.577)
"""The same with MANY examples, when pairs have been seen often enough to be trusted: CLINC150 with all data 94.0
instead of 93.6 and out-of-scope recall 81.4 instead of 79.8, ours +0.6 points of macro-F1; with 10 it costs 0.25."""
LEAST_PAIRS = 2
"""Utterances that a pair of stems must stand in when there are MANY: half the model for 0.2 points of macro-F1."""
UNKNOWN_WORD = 1.5
"""Times that an unknown word counts in the length of its view: +0.2 points of out-of-scope AUROC on CLINC150."""
GRAM_SIZES = range(2, 6)
TYPED = "xx"
"""Words that start so are tokens put in place of a name or number: their letters say nothing."""
START, END = "^", "$"


def damped(count: float) -> float:
    """Return the weight of a term that occurs `count` times: its logarithm, 1 for once."""
    return 1.0 + math.log(count) if count != 1 else 1.0  # nearly every term stands once


@lru_cache(maxsize=20_000)
def grams(word: str) -> Mapping[str, float]:
    """Return the character n-grams of a word between blanks, with their damped counts.

    >>> sorted(grams("mg"))
    [' m', ' mg', ' mg ', 'g ', 'mg', 'mg ']
    """
    if word.startswith(TYPED):
        return {}
    padded = f" {word} "
    found: Counter[str] = Counter()
    for size in GRAM_SIZES:
        if size > len(padded):
            break
        found.update(padded[i : i + size] for i in range(len(padded) - size + 1))
    return {term: damped(count) for term, count in found.items()}


def meanings(word: str, thesaurus: Thesaurus) -> Mapping[str, float]:
    """Return a word's stem and, together of the same weight, the stems of its relatives."""
    own = stem(word)
    return {**thesaurus.relatives(own), own: 1.0}


def stem_pairs(words: Sequence[str]) -> list[tuple[str, str]]:
    """Return the stems of neighbouring words, sentence edges included."""
    return list(pairwise((START, *map(stem, words), END)))


def pairs(words: Sequence[str]) -> Mapping[str, float]:
    """Return the pairs of neighbouring stems with their damped counts."""
    found = Counter(f"{left} {right}" for left, right in stem_pairs(words))
    return {term: damped(count) for term, count in found.items()}


@dataclass(frozen=True)
class TermTable:
    """The terms of one view and what each is worth."""

    columns: Mapping[str, int]
    """Term → place in the model's matrix, one after the other."""
    first: int
    """The place of the first term."""
    weights: Sequence[float]
    """Of each term, from the first: sqrt(inverse document frequency × inverse class frequency)."""
    unknown: float
    """What a term that no example holds would be worth; it has no column."""
    length: float
    """What the view is brought to in every utterance."""

    def scale(self, squared: float) -> float:
        """Return what brings a piece of this squared length to the view's length; 0 for an empty one."""
        return self.length / math.sqrt(squared) if squared > 0 else 0.0


class Sparse(NamedTuple):
    """A piece of a feature vector before its view is brought to length 1."""

    columns: Sequence[int]
    values: Sequence[float]
    squared: float
    """Squared length, unknown terms included."""


class FeatureSpace:
    """Turns words into weighted features; fitted once on labelled utterances."""

    def __init__(self, tables: Mapping[str, TermTable], thesaurus: Thesaurus) -> None:
        self.tables = dict(tables)
        self.thesaurus = thesaurus

    @property
    def size(self) -> int:
        return sum(len(table.columns) for table in self.tables.values())

    def word(self, view: str, word: str) -> Sparse:
        """Return one word's share of the view of words or of characters.

        Characters: a word counts by the square root of its length, so that long words do not drown short
        ones (+0.3 points on CLINC150).
        """
        if view == "words":
            return self._weigh(view, meanings(word, self.thesaurus))
        part = self._weigh(view, grams(word))
        if not part.squared:
            return part
        root = math.sqrt(part.squared)
        factor = 1 / math.sqrt(root)
        return Sparse(part.columns, [value * factor for value in part.values], root)

    def pair(self, left: str, right: str) -> Sparse:
        """Return the share of two neighbouring stems in the view of pairs."""
        return self._weigh("pairs", {f"{left} {right}": 1.0})

    def pairs(self, words: Sequence[str]) -> Sparse:
        """Return the view of neighbouring stems; it depends on all words at once."""
        return self._weigh("pairs", pairs(words))

    def _weigh(self, view: str, terms: Mapping[str, float]) -> Sparse:
        table = self.tables[view]
        columns: list[int] = []
        values: list[float] = []
        squared = 0.0
        find, weights, first, unknown = table.columns.get, table.weights, table.first, table.unknown
        for term, count in terms.items():
            column = find(term)
            if column is None:
                squared += (count * unknown) ** 2
            else:
                value = count * weights[column - first]
                squared += value * value
                columns.append(column)
                values.append(value)
        return Sparse(columns, values, squared)


def fit_features(
    utterances: Sequence[Sequence[str]],
    labels: Sequence[str],
    thesaurus: Thesaurus | None = None,
    *,
    many: bool = False,
) -> FeatureSpace:
    """Return the feature space of labelled utterances, given as words.

    With `many` examples per label views are even, and pairs of stems that stand in few utterances are left out.
    Terms are numbered in alphabetical order, view after view. ValueError if the lengths of the two lists differ.
    """
    thesaurus = thesaurus or Thesaurus()
    tables: dict[str, TermTable] = {}
    offset = 0
    n_labels = len(set(labels))
    for view in VIEWS:
        documents: Counter[str] = Counter()
        classes: set[tuple[str, str]] = set()
        for words, label in zip(utterances, labels, strict=True):
            terms = set(_terms(view, words, thesaurus))
            documents.update(terms)
            classes.update((term, label) for term in terms)
        spread = Counter(term for term, _ in classes)
        least = LEAST_PAIRS if many and view == "pairs" else 1
        kept = sorted(term for term, count in documents.items() if count >= least)
        weights = [_worth(len(utterances), documents[term], n_labels, spread[term]) for term in kept]
        columns = {term: column for column, term in enumerate(kept, start=offset)}
        unknown = _worth(len(utterances), 0, n_labels, 0) * (UNKNOWN_WORD if view == "words" else 1.0)
        tables[view] = TermTable(columns, offset, weights, unknown, (EVEN_LENGTHS if many else LENGTHS)[view])
        offset += len(kept)
    return FeatureSpace(tables, thesaurus)


def _terms(view: str, words: Sequence[str], thesaurus: Thesaurus) -> Iterator[str]:
    if view == "pairs":
        yield from pairs(words)
    else:
        for word in words:
            yield from meanings(word, thesaurus) if view == "words" else grams(word)


def _worth(n_documents: int, in_documents: int, n_classes: int, in_classes: int) -> float:
    rarity = math.log((1 + n_documents) / (1 + in_documents)) + 1
    narrowness = math.log((1 + n_classes) / (1 + in_classes)) + 1
    return math.sqrt(rarity * narrowness)
