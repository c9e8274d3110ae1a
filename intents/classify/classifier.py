"""Serves the fitted model: words → intents ranked by confidence, numpy alone.

The scores of a word, and of a pair of neighbours, for every intent are computed when it is first seen and kept; an
utterance is then the sum of a few rows.
"""

import hashlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from intents.classify.bank import Bank
from intents.classify.calibration import Calibration
from intents.classify.features import FeatureSpace, Floats, Sparse, damped, stem_pairs
from intents.model import Classification, Scored
from knowledge.stems import stem
from knowledge.text import tokens

RANKED = 10
"""Intents handed on per utterance; building more costs more than the model itself."""
SHARES = 4_096
"""Words whose features are kept where only some labels are asked for."""
MAX_WORDS = 1_000
"""Words read of one utterance; Telegram's longest message holds fewer in practice."""


@dataclass(frozen=True)
class Model:
    """Everything that was learnt, as plain values."""

    labels: tuple[str, ...]
    """In alphabetical order; the columns of the matrix."""
    space: FeatureSpace
    matrix: npt.NDArray[np.float16]
    """`(n_terms, n_labels)`, and one column more where some labels are not ours: ours against theirs. Half the bytes
    to read; 2 of 20,697 predictions differ from those with float32."""
    intercept: Floats
    """One for each column."""
    calibration: Calibration
    exact: Mapping[int, str]
    """`exact_key` of a training utterance → its intent; those with two intents are left out."""
    words: Mapping[str, int]
    """Training vocabulary with counts."""


def exact_key(words: Sequence[str]) -> int:
    """Return what stands for an utterance among those learnt: quicker to read than 5 MB of text, and as certain.

    Two of 100,000 utterances have the same 64 bits once in four thousand million models.
    """
    return int.from_bytes(hashlib.blake2b(" ".join(words).encode(), digest_size=8).digest(), "little")


class Classifier:
    """Ranks intents for an utterance; deterministic, ties in key order."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.labels = model.labels
        self._draws_line = model.matrix.shape[1] > len(model.labels)
        self._width = model.matrix.shape[1]
        self._share = lru_cache(maxsize=SHARES)(model.space.word)
        self._vector = lru_cache(maxsize=1)(self._vector_of)  # some labels are asked for after others
        self._places = {label: place for place, label in enumerate(model.labels)}
        self._words = Bank(self._of_word, 2 * self._width, views=2)
        """Every word's scores by meaning, then by characters."""
        self._pairs = Bank(self._of_pair, self._width, views=1)

    @property
    def known_words(self) -> Mapping[str, int]:
        """The training vocabulary with counts, towards which spelling is corrected."""
        return self.model.words

    def knows_pair(self, left: str, right: str) -> bool:
        """Whether a training utterance holds two words side by side, in any of their forms."""
        return f"{stem(left)} {stem(right)}" in self.model.space.tables["pairs"].columns

    def predict(self, text: str) -> Classification:
        """Return the intents of an utterance, best first.

        A training utterance itself gets confidence 1. Without any word the confidences are the model's
        bias, which says nothing: callers handle empty utterances before.
        """
        return self._predict(tokens(text))

    def predict_encoded(self, encoded: str) -> Classification:
        """The same for an utterance as an encoder gives it, words parted by blanks."""
        return self._predict(encoded.split())

    def _predict(self, words: Sequence[str]) -> Classification:
        return self.classify(words, self.model.exact.get(exact_key(words)))

    def classify(self, words: Sequence[str], known: str | None = None) -> Classification:
        """Return the intents of an utterance given as words; `known` is an intent that is certain."""
        calibration = self.model.calibration
        sums = self._sums(words)
        ours = float(sums[-1]) if self._draws_line else 1.0
        odds = sums[: len(self.labels)] / np.float32(calibration.temperature)
        odds -= np.maximum.reduce(odds)
        np.exp(odds, out=odds)
        total = float(np.add.reduce(odds))
        order = (-odds).argsort(kind="stable")[:RANKED]
        share = 1.0 / total  # the best odd is 1
        confidence = calibration.confidence(share)
        others = (1.0 - confidence) / max(total - 1.0, 1e-9)
        best = zip(order.tolist(), odds.take(order).tolist(), strict=True)
        labels = self.labels
        ranked = [Scored(labels[i], min(odd * others, confidence)) for i, odd in best]
        ranked[0] = Scored(ranked[0].intent, confidence)
        if known is not None:
            rest = [Scored(s.intent, 0.0) for s in ranked if s.intent != known]
            ranked = [Scored(known, 1.0), *rest][:RANKED]
        return Classification(tuple(ranked), ours)

    def scores_of(self, labels: Collection[str], words: Sequence[str]) -> dict[str, float]:
        """Return the linear score of some labels; one that was not learnt has none.

        Read straight from the matrix: a few of many labels cost less than the rows of every new word for all of them.
        """
        known = [label for label in labels if label in self._places]
        places = [self._places[label] for label in known]
        columns, values = self._vector(tuple(words[:MAX_WORDS]))
        part = self.model.matrix[np.ix_(columns, places)].astype(np.float32)
        scores = np.asarray(values, np.float32) @ part + self.model.intercept[places]
        return dict(zip(known, scores.tolist(), strict=True))

    def scores(self, words: Sequence[str]) -> Floats:
        """Return the linear score of every label, in their order: `(n_labels,)`, as `scores_of` gives them."""
        columns, values = self._vector(tuple(words[:MAX_WORDS]))
        part = self.model.matrix[columns, : len(self.labels)].astype(np.float32)
        total: Floats = np.asarray(values, np.float32) @ part + self.model.intercept[: len(self.labels)]
        return total

    def _vector_of(self, words: tuple[str, ...]) -> tuple[list[int], list[float]]:
        """Return the features of an utterance: columns of the matrix, and the value of each; some stand twice."""
        counts = [(word, damped(count)) for word, count in Counter(words).items()]
        views = {view: [(count, self._share(view, word)) for word, count in counts] for view in ("words", "chars")}
        views["pairs"] = [(1.0, self.model.space.pairs(words))]
        columns: list[int] = []
        values: list[float] = []
        for view, shares in views.items():
            scale = self.model.space.tables[view].scale(sum(count * count * part.squared for count, part in shares))
            for count, part in shares:
                columns += part.columns
                values += [scale * count * value for value in part.values]
        return columns, values

    def _sums(self, words: Sequence[str]) -> Floats:
        """Return the sum of every column over the words and their pairs."""
        if not words:
            return self.model.intercept
        words = words[:MAX_WORDS]
        of_words, (meant, spelt) = self._words.add_up(words)
        of_pairs, (paired,) = self._pairs.add_up(stem_pairs(words))
        tables = self.model.space.tables
        total: Floats = of_words[: self._width] * np.float32(tables["words"].scale(meant))
        total += of_words[self._width :] * np.float32(tables["chars"].scale(spelt))
        total += of_pairs * np.float32(tables["pairs"].scale(paired))
        total += self.model.intercept
        return total

    def _of_word(self, word: str) -> tuple[Floats, list[float]]:
        meant, spelt = (self.model.space.word(view, word) for view in ("words", "chars"))
        return np.concatenate([self._scores(meant), self._scores(spelt)]), [meant.squared, spelt.squared]

    def _of_pair(self, pair: tuple[str, str]) -> tuple[Floats, list[float]]:
        part = self.model.space.pair(*pair)
        return self._scores(part), [part.squared]

    def _scores(self, part: Sparse) -> Floats:
        """Return what a piece of a feature vector adds to every column."""
        return np.asarray(part.values, np.float32) @ self.model.matrix[list(part.columns)].astype(np.float32)
