"""Fits the classifier with scikit-learn when the content changed; serving never imports this module's tools.

One linear model: with few examples a multinomial logistic regression, weakly regularised (+4.4 points over
C=1 on BANKING77 at 10 examples per intent), with many a support vector machine. The name of each intent is one
more example of it. Confidence is calibrated on utterances held out with all their paraphrases.
"""

import warnings
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from intents.classify.calibration import Calibration, fit_calibration
from intents.classify.classifier import Classifier, Model, exact_key
from intents.classify.families import grouped_folds
from intents.classify.features import TYPED, FeatureSpace, Floats, damped, fit_features
from intents.classify.model_file import read_model, write_model
from intents.classify.thesaurus import CONTENT, Thesaurus, load_thesaurus
from intents.evaluation.datasets import is_outside
from knowledge.text import tokens

C = 100.0
"""Accuracy is flat from 10 to 1000; larger takes longer to fit and is less well calibrated."""
ITERATIONS = 100
TOLERANCE = 3e-4
"""Looser stops too early: 1e-3 costs 1.5 points (BANKING77, 10 per intent)."""
SVM_C = 1.0
SVM_TOLERANCE = 1e-2
"""On 29,000 utterances of our own, two folds: macro-F1 0.797 with C=1, 0.796 with 2, 0.791 with 0.6; a tolerance of
1e-4 changes no figure and takes half as long again."""
MANY_IN_ALL = 5_000
"""Utterances in all from which it is used however few each label has: it fits many labels in a tenth of the time."""
PLENTY = 1_000
SVM_C_PLENTY = 3.0
"""Utterances per label from which C is larger: of urgent messages that no rule meets the second reader met 46 %
instead of 43, with one calm message in a hundred alarmed; 5 is as good, 15 worse."""
MANY = 40
"""Utterances per intent from which the support vector machine is used: with 100 of our own it is as good in
cross-validation (macro-F1 0.81 both), reads unseen wordings better and fits six times faster. With 10 or 20
(BANKING77) the logistic regression leads by 1.5 points."""
BLENDED_UP_TO = 20_000
"""Utterances up to which a logistic regression stands beside the support vector machine, each in units of its spread:
the two err on different ones, and their sum is one matrix still. Of all of BANKING77 92.5 % are right instead of 91.9,
of CLINC150 94.1 instead of 94.0. On our own, which are more, it is worth 0.003 of macro-F1 and two minutes a fit."""
BLENDED_LABELS = 150
"""Labels for which so many utterances are still blended; the regression takes its time for each of them."""
BLENDED_C = 30.0
CALIBRATION_FOLDS = 5
CALIBRATION_ROWS = 600
"""Held-out utterances that are enough for one number; small sets use every fold."""


def load_or_fit(
    examples: Iterable[tuple[str, str]],
    path: Path,
    fitted_on: str,
    folder: Path = CONTENT,
    calibration: Calibration | None = None,
) -> Classifier:
    """Return the stored classifier if it was fitted on this content, else fit and store it.

    `examples` are pairs of utterance and intent, read only when fitting, so a generator costs nothing; so is the
    thesaurus of the content folder. A damaged file is fitted again; where nothing can be written the classifier
    serves from memory. A calibration saves the fits that it takes, where only the scores are asked for.
    """
    model = read_model(path, fitted_on)
    if model is not None:
        return Classifier(model)
    listed = list(examples)
    texts, labels = [text for text, _ in listed], [label for _, label in listed]
    classifier = fit(texts, labels, calibration=calibration, thesaurus=load_thesaurus(folder))
    write_model(classifier.model, path, fitted_on)
    return classifier


def fit(
    texts: Sequence[str],
    labels: Sequence[str],
    *,
    seed: int = 0,
    calibration: Calibration | None = None,
    thesaurus: Thesaurus | None = None,
) -> Classifier:
    """Return a classifier fitted on labelled utterances, with our own thesaurus unless another is given.

    The same input gives the same model.
    A calibration known already (from another fold, say) saves the fits that calibration takes.
    ValueError with fewer than two labels, or lengths that differ.
    """
    if len(texts) != len(labels):
        raise ValueError(f"{len(texts)} texts but {len(labels)} labels")
    names = tuple(sorted(set(labels)))
    if len(names) < 2:
        raise ValueError("at least two intents are needed")
    words = [tokens(text) for text in texts]
    space, rows, targets = _featured(words, labels, names, thesaurus or load_thesaurus())
    matrix, intercept = _fit_linear(rows, targets, names)
    calibration = calibration or _calibrate(texts, targets, names, rows, seed)
    matrix, intercept = _with_line(matrix, intercept, rows, targets)
    vocabulary = Counter(word for utterance in words for word in utterance)
    return Classifier(
        Model(
            labels=names,
            space=space,
            matrix=matrix.astype(np.float16),
            intercept=intercept,
            calibration=calibration,
            exact=_exact(words, labels),
            words=dict(sorted(vocabulary.items())),
        )
    )


def _exact(utterances: Sequence[Sequence[str]], labels: Sequence[str]) -> dict[int, str]:
    """Return the label of every utterance that has one; typed tokens alone stand for a thousand names, so for none."""
    seen: dict[int, set[str]] = defaultdict(set)
    for words, label in zip(utterances, labels, strict=True):
        if any(not word.startswith(TYPED) for word in words):
            seen[exact_key(words)].add(label)
    return {key: next(iter(found)) for key, found in sorted(seen.items()) if len(found) == 1}


def _featured(
    words: Sequence[Sequence[str]], labels: Sequence[str], names: Sequence[str], thesaurus: Thesaurus
) -> tuple[FeatureSpace, Any, list[str]]:
    """Return the feature space, the utterances and then the names as a sparse matrix, and the label of each row."""
    named = [*words, *(tokens(name.replace("_", " ")) for name in names)]
    targets = [*labels, *names]
    space = fit_features(named, targets, thesaurus, many=_are_many(labels, names))
    return space, _matrix(space, named), targets


def _each(targets: Sequence[str], names: Sequence[str]) -> float:
    """Utterances per label."""
    return len(targets) / len(names)


def _are_many(targets: Sequence[str], names: Sequence[str]) -> bool:
    return _each(targets, names) >= MANY or len(targets) >= MANY_IN_ALL


def _fit_linear(rows: Any, targets: Sequence[str], names: Sequence[str]) -> tuple[Floats, Floats]:
    """Return the matrix `(n_terms, n_labels)` and the intercept."""
    each = _each(targets, names)
    if not _are_many(targets, names):
        return _fitted(_regression(C), rows, targets, names)
    machine = _fitted(_machine(SVM_C_PLENTY if each >= PLENTY else SVM_C), rows, targets, names)
    large = len(targets) > BLENDED_UP_TO or len(targets) * len(names) > BLENDED_UP_TO * BLENDED_LABELS
    if large or not MANY <= each < PLENTY:
        return machine
    regression = _fitted(_regression(BLENDED_C), rows, targets, names)
    one, other = (float(np.std(rows @ matrix + intercept)) for matrix, intercept in (machine, regression))
    return machine[0] / one + regression[0] / other, machine[1] / one + regression[1] / other


def _fitted(model: Any, rows: Any, targets: Sequence[str], names: Sequence[str]) -> tuple[Floats, Floats]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # stopping at ITERATIONS is meant
        model.fit(rows, targets)
    matrix, intercept = model.coef_, model.intercept_
    if len(names) == 2:  # scikit-learn keeps one row for two classes
        matrix, intercept = np.vstack([-matrix, matrix]) / 2, np.array([-intercept[0], intercept[0]]) / 2
    return np.ascontiguousarray(matrix.T, np.float32), np.asarray(intercept, np.float32)


def _with_line(matrix: Floats, intercept: Floats, rows: Any, targets: Sequence[str]) -> tuple[Floats, Floats]:
    """Return the model with one column more, that tells our topics from all others; as it is where no label is outside.

    A hundred topics share what others have not, yet none of them alone need be near: of unseen questions that name
    nothing of ours and were answered, this line ranks ours before others' in 87 of 100 pairs, the confidence in 80.
    """
    ours = [not is_outside(target) for target in targets]
    if all(ours) or not any(ours):
        return matrix, intercept
    line = _machine(SVM_C).fit(rows, ours)
    matrix = np.column_stack([matrix, line.coef_[0]])
    return np.ascontiguousarray(matrix, np.float32), np.append(intercept, line.intercept_).astype(np.float32)


def _machine(c: float) -> Any:
    from sklearn.svm import LinearSVC  # 2 s and 120 MiB: only when fitting

    return LinearSVC(C=c, tol=SVM_TOLERANCE, random_state=0)


def _regression(c: float) -> Any:
    from sklearn.linear_model import LogisticRegression  # likewise

    return LogisticRegression(C=c, max_iter=ITERATIONS, tol=TOLERANCE)


def _matrix(space: FeatureSpace, utterances: Sequence[Sequence[str]]) -> Any:
    """Return `space.features` of all utterances as one sparse matrix; what a word gives is worked out once."""
    from scipy.sparse import csr_matrix, diags

    vocabulary = {word: place for place, word in enumerate(dict.fromkeys(chain.from_iterable(utterances)))}
    counts = _sparse(
        [{vocabulary[word]: damped(n) for word, n in Counter(words).items()} for words in utterances], len(vocabulary)
    )
    squares = counts.multiply(counts)
    whole = csr_matrix((len(utterances), space.size), dtype=np.float32)
    for view in ("words", "chars"):
        shares = [space.word(view, word) for word in vocabulary]
        lengths = squares @ np.array([share.squared for share in shares])
        given = _sparse([dict(zip(share.columns, share.values, strict=True)) for share in shares], space.size)
        whole = whole + diags([space.tables[view].scale(length) for length in lengths]) @ (counts @ given)
    pairs = [space.pairs(words) for words in utterances]
    given = _sparse([dict(zip(share.columns, share.values, strict=True)) for share in pairs], space.size)
    return csr_matrix(
        whole + diags([space.tables["pairs"].scale(share.squared) for share in pairs]) @ given, dtype=np.float32
    )


def _sparse(rows: Sequence[Mapping[int, float]], width: int) -> Any:
    """Return rows of column → value as a sparse matrix."""
    from scipy.sparse import csr_matrix

    starts = np.cumsum([0, *(len(row) for row in rows)])
    columns = np.fromiter(chain.from_iterable(rows), np.int32, starts[-1])
    values = np.fromiter(chain.from_iterable(row.values() for row in rows), np.float64, starts[-1])
    return csr_matrix((values, columns, starts), shape=(len(rows), width))


def _calibrate(texts: Sequence[str], targets: Sequence[str], names: Sequence[str], rows: Any, seed: int) -> Calibration:
    """Return the calibration fitted on utterances held out with their paraphrases; `rows` are texts, then names.

    What terms are worth was learnt with them too; only the linear model does not know them.
    """
    folds = np.asarray(grouped_folds(texts, targets[: len(texts)], CALIBRATION_FOLDS, seed))
    named = list(range(len(texts), len(targets)))
    scores: list[Floats] = []
    truths: list[int] = []
    for fold in range(CALIBRATION_FOLDS):
        train = np.flatnonzero(folds != fold).tolist()
        known = {targets[i] for i in train}
        held = [i for i in np.flatnonzero(folds == fold).tolist() if targets[i] in known]
        if not held or len(truths) >= CALIBRATION_ROWS:
            continue
        learnt = [*train, *named]
        matrix, intercept = _fit_linear(rows[learnt], [targets[i] for i in learnt], names)
        scores.append(np.asarray(rows[held] @ matrix + intercept, np.float32))
        truths.extend(names.index(targets[i]) for i in held)
    if not truths:
        return Calibration()
    return fit_calibration(np.vstack(scores), np.asarray(truths))
