"""Scores of a few labels, read straight from the matrix, are those that all labels get."""

import pytest

from intents.classify.training import fit
from tests.intents.slow_features import sums

TEXTS = [
    "leg cramps at night",
    "cramp in my calf",
    "foods with it",
    "which food is rich",
    "does it help sleep",
    "sleep",
]
LABELS = ["cramps", "cramps", "foods", "foods", "sleep", "sleep"]


@pytest.mark.parametrize("text", ["night food", "sleep sleep and cramps", "nothing known", ""])
def test_some_labels_get_what_all_get(text: str) -> None:
    classifier = fit(TEXTS, LABELS)
    whole = dict(zip(classifier.labels, sums(classifier, text.split()).tolist(), strict=False))
    some = classifier.scores_of(["sleep", "cramps", "unknown"], text.split())
    assert set(some) == {"sleep", "cramps"}
    assert some == pytest.approx({label: whole[label] for label in some}, abs=1e-5)
