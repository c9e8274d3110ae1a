"""The features of a whole utterance, the slow way: what serving adds up from stored shares must equal them."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from intents.classify.classifier import Classifier
from intents.classify.features import FeatureSpace, Floats, Sparse, damped


def features(space: FeatureSpace, words: Sequence[str]) -> dict[int, float]:
    """Return column → value for an utterance."""
    row: dict[int, float] = {}
    for view in ("words", "chars"):
        _add(row, space, view, [(damped(n), space.word(view, word)) for word, n in Counter(words).items()])
    _add(row, space, "pairs", [(1.0, space.pairs(words))])
    return row


def sums(classifier: Classifier, words: Sequence[str]) -> Floats:
    """Return the sum of every column of the model over the features of an utterance."""
    model = classifier.model
    vector = np.zeros(model.space.size, np.float32)
    for column, value in features(model.space, words).items():
        vector[column] = value
    return np.asarray(vector @ model.matrix + model.intercept, np.float32)


def _add(row: dict[int, float], space: FeatureSpace, view: str, shares: Sequence[tuple[float, Sparse]]) -> None:
    factor = space.tables[view].scale(sum(count * count * share.squared for count, share in shares))
    for count, share in shares:
        for column, value in zip(share.columns, share.values, strict=True):
            row[column] = row.get(column, 0.0) + factor * count * value
