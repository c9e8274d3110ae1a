"""Finds passages for an utterance by their words: cosine over sublinear TF-IDF, numpy alone.

Each term keeps a posting list: the passages that hold it, with its share of their unit vectors. The rarest
terms of the utterance pick the candidates, and only those are scored exactly: common terms have the longest
lists and change the order least. Small collections are read whole, so that nothing is approximate there.
"""

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from knowledge.model import Hit
from knowledge.stems import stem
from knowledge.text import tokens

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]
POSTINGS = 20_000
"""Postings read before the candidates are picked: 0.99 of the true best five over 100,000 passages."""
CANDIDATES = 50
"""Passages scored exactly; tests/bench_understanding.py measures both numbers."""


class Index(NamedTuple):
    """Which text holds which terms how often, in plain values that can be kept."""

    keys: Sequence[str]
    """In ascending order."""
    terms: Sequence[str]
    """In ascending order; a term's place is its column."""
    lengths: Sequence[int]
    """Terms of each text."""
    columns: Sequence[int]
    """The terms of the first text, then those of the second, …"""
    counts: Sequence[int]
    """How often each of them stands in its text."""


def index_texts(texts: Mapping[str, str]) -> Index:
    """Return the index of a collection of texts by key."""
    keys = sorted(texts)
    counts = [_stems(texts[key]) for key in keys]
    terms = sorted({term for held in counts for term in held})
    column = {term: place for place, term in enumerate(terms)}
    return Index(
        keys,
        terms,
        [len(held) for held in counts],
        [column[term] for held in counts for term in held],
        [count for held in counts for count in held.values()],
    )


class Retriever:
    """Searches a fixed collection of texts by key; built once, used many times."""

    def __init__(self, index: Index) -> None:
        self._keys = tuple(index.keys)
        self._places = {key: place for place, key in enumerate(self._keys)}
        self._columns = {term: column for column, term in enumerate(index.terms)}
        self._terms: Ints = np.array(index.columns, np.int32)
        spread = np.bincount(self._terms, minlength=len(index.terms))
        self._idf = [_rarity(len(self._keys), holding) for holding in spread.tolist()]
        self._unknown = _rarity(len(self._keys), 0)
        lengths = np.array(index.lengths, np.int64)
        self._starts = np.concatenate(([0], np.cumsum(lengths)))
        values = np.asarray(1.0 + np.log(np.array(index.counts, np.float64)), np.float32)
        self._values: Floats = self._unit_length(values * np.array(self._idf, np.float32)[self._terms], lengths)
        self._build_postings(np.repeat(np.arange(len(lengths), dtype=np.int32), lengths))

    def _unit_length(self, values: Floats, lengths: npt.NDArray[np.int64]) -> Floats:
        owner = np.repeat(np.arange(len(lengths)), lengths)
        squared = np.bincount(owner, values * values, minlength=len(lengths))
        return np.asarray(values / np.sqrt(squared)[owner], np.float32)

    def _build_postings(self, passages: Ints) -> None:
        order = np.argsort(self._terms, kind="stable")
        self._posted: Ints = passages[order]
        self._posted_values: Floats = self._values[order]
        sizes = np.bincount(self._terms, minlength=len(self._columns))
        self._posted_starts: list[int] = np.concatenate(([0], np.cumsum(sizes))).tolist()  # read one by one

    def search(self, text: str, k: int = 3, among: Collection[str] | None = None) -> tuple[Hit, ...]:
        """Return the k passages nearest to an utterance, best first.

        At most k hits, score in (0, 1] where 1 is the same wording; ties in key order. Only keys in `among`,
        if given. Empty when no word of the utterance occurs in any passage. ValueError if k < 1.
        Method: cosine over sublinear TF-IDF (Manning et al. 2008, chapter 6); words that no passage holds
        count in the utterance's length, so that a passage is not near for sharing the one word it knows.

        >>> texts = {"a": "night cramps", "b": "day plan"}
        >>> Retriever(index_texts(texts)).search("cramps at night", k=1)[0].key
        'a'
        """
        if k < 1:
            raise ValueError("k must be at least 1")
        query = self._weigh(text)
        if not query:
            return ()
        if among is None:
            places = self._candidates(query, max(CANDIDATES, k))
        else:
            places = np.array(sorted(self._places[key] for key in among if key in self._places), np.int64)
        scores = self._exact(query, places)
        order = np.argsort(-scores, kind="stable")[:k]
        return tuple(Hit(self._keys[places[i]], min(1.0, float(scores[i]))) for i in order.tolist() if scores[i] > 0)

    def holding(self, word: str) -> int:
        """Return how many texts hold a word, or a form of it."""
        column = self._columns.get(stem(word))
        return 0 if column is None else self._posted_starts[column + 1] - self._posted_starts[column]

    def _weigh(self, text: str) -> dict[int, float]:
        """Return column → weight of the utterance's known terms, as part of a vector of length 1."""
        squared = 0.0
        weights: dict[int, float] = {}
        for term, count in _stems(text).items():
            column = self._columns.get(term)
            weight = (1.0 + math.log(count)) * (self._unknown if column is None else self._idf[column])
            squared += weight * weight
            if column is not None:
                weights[column] = weight
        length = math.sqrt(squared)
        return {column: weight / length for column, weight in weights.items()}

    def _candidates(self, query: Mapping[int, float], most: int) -> npt.NDArray[np.int64]:
        """Return the places of the passages that the rarest terms speak for, in ascending order."""
        scores = np.zeros(len(self._keys), np.float32)
        touched: list[Ints] = []
        read = 0
        for column in sorted(query, key=lambda c: self._posted_starts[c + 1] - self._posted_starts[c]):
            start, end = self._posted_starts[column], self._posted_starts[column + 1]
            if touched and read + end - start > POSTINGS:
                break
            scores[self._posted[start:end]] += query[column] * self._posted_values[start:end]
            touched.append(self._posted[start:end])
            read += end - start
        places = np.concatenate(touched)
        room = most * len(touched)  # a passage stands here once for each of its terms
        if len(places) > room:
            found = scores[places]
            places = places[found >= np.partition(found, len(found) - room)[len(found) - room]]
        places = np.unique(places)
        best = np.argsort(-scores[places], kind="stable")[:most]
        return np.sort(places[best]).astype(np.int64)

    def _exact(self, query: Mapping[int, float], places: npt.NDArray[np.int64]) -> Floats:
        """Return the cosine of each passage with the utterance, whichever way has less to read."""
        if sum(self._posted_starts[c + 1] - self._posted_starts[c] for c in query) <= POSTINGS:
            spans = [slice(self._posted_starts[column], self._posted_starts[column + 1]) for column in query]
            shares = [weight * self._posted_values[span] for weight, span in zip(query.values(), spans, strict=True)]
            passages = np.concatenate([self._posted[span] for span in spans])
            sums = np.bincount(passages, np.concatenate(shares), minlength=len(self._keys))
            return sums[places].astype(np.float32)
        weights = np.zeros(len(self._columns), np.float32)
        weights[list(query)] = list(query.values())
        scores = np.zeros(len(places), np.float32)
        for i, place in enumerate(places.tolist()):
            span = slice(self._starts[place], self._starts[place + 1])
            scores[i] = weights[self._terms[span]] @ self._values[span]
        return scores


@lru_cache(maxsize=1)
def _stems(text: str) -> Mapping[str, int]:
    """The last one is kept: what is said and how it is asked are searched with the same words."""
    return Counter(map(stem, tokens(text)))


def _rarity(n_passages: int, holding: int) -> float:
    return math.log((1 + n_passages) / (1 + holding)) + 1.0
