"""Turns linear scores into confidences that mean something: the share of right answers at that confidence.

Two steps, both fitted on held-out utterances. A temperature under the softmax, softer than the least surprising
one: that ranks what is out of scope better (CLINC150, all data: recall at 5 % rejected 76 against 71 per cent
and more), because a sharp softmax looks only at the runner-up and not at how near the best intent is. Then
Platt's sigmoid over the log-odds of the best intent, which changes no order and restores the meaning.
"""

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from intents.classify.features import Floats

SOFTER = 1.6
"""Times the least surprising temperature; from 2 on, right and wrong answers are told apart less well."""
TEMPERATURES = np.geomspace(0.05, 5.0, 93)
SLOPES = (0.3, 4.0)
"""Bounds of the sigmoid's slope: small sets that are all right or all wrong would drive it without end."""
STEPS = 50
SURE = 1.0 - 1e-6
Indices = npt.NDArray[np.int64]


class Calibration(NamedTuple):
    """What turns scores into confidences."""

    temperature: float = 1.0
    """Scores are divided by it before the softmax."""
    slope: float = 1.0
    offset: float = 0.0
    """Log-odds of the best intent → log-odds of its being right."""

    def confidence(self, share: float) -> float:
        """Return the confidence of the best intent, given its share of the softmax.

        >>> Calibration().confidence(0.75)
        0.75
        """
        share = min(share, SURE)
        odds = self.slope * math.log(share / (1.0 - share)) + self.offset
        return 1.0 / (1.0 + math.exp(-odds))


def fit_calibration(scores: Floats, targets: Indices) -> Calibration:
    """Return the calibration of held-out scores `(n_utterances, n_labels)` and their right labels."""
    temperature = SOFTER * least_surprising(scores, targets)
    shares = np.exp(_log_shares(scores / temperature)).max(axis=1)
    right = scores.argmax(axis=1) == targets
    return Calibration(temperature, *_sigmoid(np.minimum(shares, SURE), right))


def least_surprising(scores: Floats, targets: Indices) -> float:
    """Return the temperature at which the right labels get the highest mean log-probability."""
    rows = np.arange(len(targets))
    surprise = [-float(_log_shares(scores / t)[rows, targets].mean()) for t in TEMPERATURES]
    return float(TEMPERATURES[int(np.argmin(surprise))])


def _log_shares(scores: Floats) -> npt.NDArray[np.float64]:
    exact = scores.astype(np.float64)
    exact -= exact.max(axis=1, keepdims=True)
    return np.asarray(exact - np.log(np.exp(exact).sum(axis=1, keepdims=True)))


def _sigmoid(shares: npt.NDArray[np.float64], right: npt.NDArray[np.bool_]) -> tuple[float, float]:
    """Return slope and offset after Platt (1999): smoothed targets, Newton steps from the identity."""
    hits = int(right.sum())
    aims = np.where(right, (hits + 1) / (hits + 2), 1 / (len(right) - hits + 2))
    inputs = np.column_stack([np.log(shares / (1 - shares)), np.ones(len(shares))])
    weights = np.array([1.0, 0.0])
    for _ in range(STEPS):
        expected = 1 / (1 + np.exp(-inputs @ weights))
        # One made-up observation holds the result near the identity where there is little to learn from.
        pull = weights - np.array([1.0, 0.0])
        slope = inputs.T @ (expected - aims) + pull
        curve = inputs.T @ (inputs * (expected * (1 - expected))[:, None]) + np.eye(2)
        weights = weights - np.clip(np.linalg.solve(curve, slope), -1.0, 1.0)
        weights[0] = float(np.clip(weights[0], *SLOPES))
    return float(weights[0]), float(weights[1])
