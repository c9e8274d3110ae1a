"""The figures that `magbot evaluate` prints, computed from judged utterances; plain arithmetic."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

COST_WRONG = 3.0
"""A wrong answer, or an answer to what is not ours, costs this much more than asking back."""
COST_ASKED = 1.0
BINS = 10
REJECTED = 0.05
"""Share of in-scope questions given up when recall of out-of-scope ones is measured (as peers do)."""
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Judged:
    """One test utterance and what the classifier made of it."""

    text: str
    truth: str | None
    """None when it is out of scope."""
    guess: str | None
    """None when the best class is one of those out of scope."""
    confidence: float
    inside: float
    """Confidence of the best intent in scope."""

    @property
    def right(self) -> bool:
        return self.truth == self.guess


@dataclass(frozen=True)
class IntentFigures:
    """How well one intent is found; `out_of_scope` stands for all groups that are not ours."""

    intent: str
    precision: float
    recall: float
    f1: float
    support: int


@dataclass(frozen=True)
class Confusion:
    """An intent taken for another, how often, and one utterance that shows it."""

    truth: str
    guess: str
    count: int
    example: str


@dataclass(frozen=True)
class CalibrationBin:
    """Utterances of about the same confidence."""

    confidence: float
    accuracy: float
    count: int


@dataclass(frozen=True)
class CoveragePoint:
    """What happens when only confidences from `threshold` up are answered."""

    threshold: float
    coverage: float
    """Share of in-scope utterances that are answered."""
    accuracy: float
    """Share of right ones among those answered; 1 when none is."""
    outside: float
    """Share of out-of-scope utterances that are answered nevertheless."""
    cost: float
    """Mean cost per utterance: 3 for a wrong answer, 1 for asking back."""


@dataclass(frozen=True)
class OutOfScope:
    """How well confidence tells what is ours from what is not."""

    auroc: float
    recall: float
    """Share of out-of-scope utterances rejected when 5 % of in-scope ones are."""
    count: int


@dataclass(frozen=True)
class RetrievalFigures:
    """How often the right passage comes first, or among the first three; mean reciprocal rank."""

    top1: float
    top3: float
    mrr: float
    count: int


def intent_figures(judged: Sequence[Judged]) -> tuple[IntentFigures, ...]:
    """Return precision, recall and F1 of every intent among the truths, in key order."""
    named = [(_named(j.truth), _named(j.guess)) for j in judged]
    truths = Counter(truth for truth, _ in named)
    guesses = Counter(guess for _, guess in named)
    hits = Counter(truth for truth, guess in named if truth == guess)
    figures = []
    for intent, support in sorted(truths.items()):
        precision = hits[intent] / guesses[intent] if guesses[intent] else 0.0
        recall = hits[intent] / support
        total = precision + recall
        figures.append(
            IntentFigures(intent, precision, recall, 2 * precision * recall / total if total else 0.0, support)
        )
    return tuple(figures)


def confusions(judged: Iterable[Judged], most: int = 15) -> tuple[Confusion, ...]:
    """Return the most frequent confusions, ties in key order, each with its most confident example."""
    found: dict[tuple[str, str], list[Judged]] = defaultdict(list)
    for j in judged:
        if not j.right:
            found[_named(j.truth), _named(j.guess)].append(j)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))[:most]
    return tuple(
        Confusion(truth, guess, len(rows), max(rows, key=lambda j: (j.confidence, j.text)).text)
        for (truth, guess), rows in ordered
    )


def calibration(judged: Sequence[Judged]) -> tuple[float, tuple[CalibrationBin, ...]]:
    """Return the expected calibration error and its bins of equal width; empty bins are left out."""
    rows: dict[int, list[Judged]] = defaultdict(list)
    for j in judged:
        rows[min(BINS - 1, int(j.confidence * BINS))].append(j)
    bins = tuple(
        CalibrationBin(sum(j.confidence for j in held) / len(held), sum(j.right for j in held) / len(held), len(held))
        for _, held in sorted(rows.items())
    )
    error = sum(abs(b.confidence - b.accuracy) * b.count for b in bins) / max(1, len(judged))
    return error, bins


def coverage_curve(judged: Sequence[Judged], steps: int = 50) -> tuple[CoveragePoint, ...]:
    """Return coverage, accuracy and cost at evenly spaced thresholds from 0 up to below 1."""
    return tuple(_coverage(judged, step / steps) for step in range(steps))


def _coverage(judged: Sequence[Judged], threshold: float) -> CoveragePoint:
    answered = [j for j in judged if j.guess is not None and j.confidence >= threshold]
    ours = [j for j in judged if j.truth is not None]
    outside = len(judged) - len(ours)
    answered_ours = [j for j in answered if j.truth is not None]
    right = sum(j.right for j in answered)
    asked = len(ours) - len(answered_ours)
    cost = COST_WRONG * (len(answered) - right) + COST_ASKED * asked
    return CoveragePoint(
        threshold=threshold,
        coverage=len(answered_ours) / max(1, len(ours)),
        accuracy=sum(j.right for j in answered_ours) / len(answered_ours) if answered_ours else 1.0,
        outside=(len(answered) - len(answered_ours)) / max(1, outside),
        cost=cost / max(1, len(judged)),
    )


def cheapest(curve: Iterable[CoveragePoint]) -> CoveragePoint:
    """Return the point of least cost, the lower threshold of equals."""
    return min(curve, key=lambda point: (point.cost, point.threshold))


def out_of_scope(judged: Sequence[Judged]) -> OutOfScope | None:
    """Return how well the confidence of the best intent in scope separates; None without both kinds."""
    ours = np.array([j.inside for j in judged if j.truth is not None])
    others = np.array([j.inside for j in judged if j.truth is None])
    if not len(ours) or not len(others):
        return None
    recall = float(np.mean(others < np.quantile(ours, REJECTED)))
    return OutOfScope(auroc(ours, others), recall, len(others))


def auroc(higher: Numbers, lower: Numbers) -> float:
    """Return the chance that one of `higher` exceeds one of `lower`, ties counted half.

    >>> auroc(np.array([3.0, 2.0]), np.array([1.0, 2.0]))
    0.875
    """
    ordered = np.sort(lower)
    below = np.searchsorted(ordered, higher, "left")
    up_to = np.searchsorted(ordered, higher, "right")
    return float((below + up_to).sum() / (2 * len(higher) * len(lower)))


def retrieval_metrics(cases: Iterable[tuple[str, str]], search: Callable[[str], Sequence[str]]) -> RetrievalFigures:
    """Return how well `search` (utterance → keys, best first) finds the key that each case names."""
    ranks = []
    for text, key in cases:
        found = list(search(text))
        ranks.append(found.index(key) + 1 if key in found else 0)
    count = max(1, len(ranks))
    return RetrievalFigures(
        top1=sum(rank == 1 for rank in ranks) / count,
        top3=sum(1 <= rank <= 3 for rank in ranks) / count,
        mrr=sum(1 / rank for rank in ranks if rank) / count,
        count=len(ranks),
    )


def _named(intent: str | None) -> str:
    return "out_of_scope" if intent is None else intent
