"""Calibration: order is kept, confidences mean the share of right answers, small sets stay tame."""

import numpy as np
import pytest

from intents.classify.calibration import Calibration, fit_calibration, least_surprising


def drawn(sharpness: float, n: int = 4_000) -> tuple[np.ndarray, np.ndarray]:
    """Return scores whose softmax at temperature `sharpness` is the truth, and labels drawn from it."""
    rng = np.random.default_rng(3)
    honest = rng.normal(size=(n, 5)) * 2
    shares = np.exp(honest) / np.exp(honest).sum(axis=1, keepdims=True)
    targets = np.array([rng.choice(5, p=row) for row in shares])
    return (honest * sharpness).astype(np.float32), targets


@pytest.mark.parametrize("sharpness", [0.5, 1.0, 2.0])
def test_the_temperature_that_made_the_labels_is_found(sharpness: float) -> None:
    assert least_surprising(*drawn(sharpness)) == pytest.approx(sharpness, rel=0.15)


@pytest.mark.parametrize("sharpness", [0.5, 2.0])
def test_confidence_is_the_share_of_right_answers(sharpness: float) -> None:
    scores, targets = drawn(sharpness)
    calibration = fit_calibration(scores, targets)
    scaled = scores / calibration.temperature
    shares = (np.exp(scaled) / np.exp(scaled).sum(axis=1, keepdims=True)).max(axis=1)
    confidences = np.array([calibration.confidence(float(share)) for share in shares])
    right = scores.argmax(axis=1) == targets
    for low, high in ((0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.0)):
        part = (confidences >= low) & (confidences < high)
        assert right[part].mean() == pytest.approx(confidences[part].mean(), abs=0.06)


def test_a_larger_share_never_gets_less_confidence() -> None:
    calibration = Calibration(1.0, 1.7, -0.4)
    confidences = [calibration.confidence(share) for share in np.linspace(0.01, 1.0, 50)]
    assert confidences == sorted(confidences)
    assert 0 <= confidences[0] < confidences[-1] <= 1


@pytest.mark.parametrize("right", [0, 1])
def test_a_small_set_all_right_or_all_wrong_stays_within_bounds(right: int) -> None:
    scores = np.array([[3.0, 1.0], [2.0, 0.0]], np.float32)
    calibration = fit_calibration(scores, np.array([1 - right, 1 - right]))
    assert 0.0 < calibration.confidence(0.6) < 1.0
    assert 0.2 < calibration.slope < 5
