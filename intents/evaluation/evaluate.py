"""`magbot evaluate`: how well utterances are understood, in grouped cross-validation or on a test part.

Whole families of paraphrases are held out together, and the exact-match table of the classifier is left out
of the game, so that no accuracy profits from a twin among the examples. One thing is not held out: confidence is
calibrated on the first fold's training part alone and used in all folds, which saves most of the time; later folds test
rows that it has seen, so their calibration figures look slightly better than those of new messages.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
from rich.console import Console
from rich.progress import track

from intents.classify import training
from intents.classify.calibration import Calibration
from intents.classify.classifier import Classifier
from intents.classify.families import grouped_folds
from intents.evaluation.datasets import Dataset, LabelledText, is_outside
from intents.evaluation.measures import (
    Judged,
    calibration,
    cheapest,
    confusions,
    coverage_curve,
    intent_figures,
    out_of_scope,
)
from intents.evaluation.report import FewFigures, Latency, Report
from intents.evaluation.robustness import Robustness, robustness
from intents.model import Classification
from intents.reading.spelling import SpellingCorrector
from knowledge.text import normalise, tokens

ROBUSTNESS_TEXTS = 400
"""Utterances changed in each way: a share is then good to about two points."""
LATENCY_TEXTS = 1_000


def same(text: str) -> str:
    """Return the text unchanged: the encoder of data sets that are not our own."""
    return text


@dataclass(frozen=True)
class Setup:
    """How to measure."""

    fit: Callable[..., Classifier] = training.fit
    """Texts, labels, `seed` and `calibration` → classifier."""
    encode: Callable[[str], str] = same
    """What the classifier is given for an utterance, in training and in tests."""
    correct: bool = False
    """Correct the spelling of test utterances towards the training words: what helps mistyped text costs clean text
    whose names the examples do not hold (CLINC150 0.6 points). Robustness is always measured with correction."""
    answer: Callable[[str], object] | None = None
    """The whole path, for robustness; without it the classifier's best intent is compared."""
    folds: int = 5
    seed: int = 0
    per_intent: tuple[int, ...] = ()
    """Also train on so many examples per intent, for data sets with a test part."""
    seeds: int = 3
    progress: bool = True


def evaluate(dataset: Dataset, setup: Setup | None = None) -> Report:
    """Measure understanding on a data set: on its test part if it has one, else cross-validated."""
    setup = setup or Setup()
    rounds = list(_rounds(dataset, setup))
    judged: list[Judged] = []
    classifier, calibrated = None, None
    for train, test in _tracked(rounds, "Fitting and judging", setup):
        classifier = _fit(train, setup, calibrated)
        calibrated = classifier.model.calibration
        judged.extend(judge(test, reader(classifier, setup)))
    if classifier is None:
        raise ValueError("nothing to test")
    texts = [row.text for row in rounds[-1][1] if not row.outside]
    report = _report(dataset, judged, setup, len(rounds[-1][0]))
    return replace(
        report,
        robustness=_robust(texts, classifier, setup),
        latency=latency(classifier, texts, setup),
        few=tuple(_few(dataset, count, setup) for count in setup.per_intent) if dataset.is_split else (),
    )


Rows = Sequence[LabelledText]
T = TypeVar("T")
Reader = Callable[[str], Classification]


def _rounds(dataset: Dataset, setup: Setup) -> Iterator[tuple[Rows, Rows]]:
    if dataset.is_split:
        yield dataset.part("train"), dataset.part("test")
        return
    rows = dataset.rows
    folds = grouped_folds([r.text for r in rows], [r.intent for r in rows], setup.folds, setup.seed)
    for fold in range(setup.folds):
        test = [row for row, place in zip(rows, folds, strict=True) if place == fold]
        if test:
            yield [row for row, place in zip(rows, folds, strict=True) if place != fold], test


def _fit(rows: Rows, setup: Setup, calibrated: Calibration | None = None) -> Classifier:
    texts = [setup.encode(row.text) for row in rows]
    return setup.fit(texts, [row.intent for row in rows], seed=setup.seed, calibration=calibrated)


def reader(classifier: Classifier, setup: Setup) -> Reader:
    """Return utterance → classification, without the table of exact matches."""
    corrector = SpellingCorrector(classifier.known_words) if setup.correct else None

    def read(text: str) -> Classification:
        words = tokens(setup.encode(text))
        return classifier.classify(corrector.correct(words) if corrector else words)

    return read


def judge(rows: Iterable[LabelledText], read: Reader) -> Iterator[Judged]:
    """Yield what becomes of each test utterance."""
    for row in rows:
        ranked = read(row.text).ranked
        inside = next((s.confidence for s in ranked if not is_outside(s.intent)), 0.0)
        guess = None if is_outside(ranked[0].intent) else ranked[0].intent
        truth = None if row.outside else row.intent
        yield Judged(row.text, truth, guess, ranked[0].confidence, inside)


def latency(classifier: Classifier, texts: Sequence[str], setup: Setup) -> Latency:
    """Return how long one classification takes once the words have been seen."""
    encoded = [setup.encode(text) for text in texts[:LATENCY_TEXTS]]
    for text in encoded:
        classifier.predict(text)
    times = []
    for text in encoded:
        start = time.perf_counter()
        classifier.predict(text)
        times.append((time.perf_counter() - start) * 1e6)
    return Latency(float(np.median(times)), float(np.quantile(times, 0.95)), len(times))


def _report(dataset: Dataset, judged: Sequence[Judged], setup: Setup, trained: int) -> Report:
    ours = [j for j in judged if j.truth is not None]
    figures = intent_figures(judged if any(j.guess is None for j in judged) else ours)
    error, bins = calibration(ours)
    curve = coverage_curve(judged)
    return Report(
        dataset=dataset.name,
        method="test part" if dataset.is_split else f"grouped {setup.folds}-fold cross-validation",
        trained=trained,
        tested=len(judged),
        accuracy=sum(j.right for j in ours) / max(1, len(ours)),
        macro_f1=sum(f.f1 for f in figures) / max(1, len(figures)),
        intents=figures,
        confusions=confusions(judged if any(j.guess is None for j in judged) else ours),
        calibration_error=error,
        calibration=bins,
        coverage=curve,
        chosen=cheapest(curve),
        out_of_scope=out_of_scope(judged),
        robustness=(),
        latency=Latency(0.0, 0.0, 0),
        judged=tuple(judged),
    )


def _robust(texts: Sequence[str], classifier: Classifier, setup: Setup) -> tuple[Robustness, ...]:
    read = reader(classifier, replace(setup, correct=setup.encode is same or setup.correct))
    answer = setup.answer or (lambda text: read(text).best.intent)
    step = max(1, len(texts) // ROBUSTNESS_TEXTS)
    chosen = [text for text in texts[::step] if normalise(text)]
    return robustness(chosen, answer, setup.seed)


def _few(dataset: Dataset, per_intent: int, setup: Setup) -> FewFigures:
    accuracies, separations = [], []
    draws = range(setup.seeds)
    calibrated: Calibration | None = None
    for seed in _tracked(draws, f"{per_intent} examples per intent", setup):
        part = dataset.sample(per_intent, seed)
        classifier = _fit(part.part("train"), setup, calibrated)
        calibrated = classifier.model.calibration
        judged = list(judge(part.part("test"), reader(classifier, setup)))
        ours = [j for j in judged if j.truth is not None]
        accuracies.append(sum(j.right for j in ours) / max(1, len(ours)))
        found = out_of_scope(judged)
        if found:
            separations.append((found.auroc, found.recall))
    means = np.mean(separations, axis=0).tolist() if separations else (None, None)
    deviation = float(np.std(accuracies))
    return FewFigures(per_intent, float(np.mean(accuracies)), deviation, means[0], means[1], setup.seeds)


def _tracked(items: Sequence[T], label: str, setup: Setup) -> Iterable[T]:
    console = Console(stderr=True)
    return track(items, label, console=console, transient=True, disable=not setup.progress)
