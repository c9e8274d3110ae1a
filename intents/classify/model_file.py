"""The fitted model as one .npz file of plain arrays, without pickles, beside a hash of what it was fitted on.

Reading needs numpy alone. A file that is missing, damaged or fitted on something else reads as None: the
caller fits again.
"""

import json
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from intents.classify.calibration import Calibration
from intents.classify.classifier import Model
from intents.classify.features import VIEWS, FeatureSpace, TermTable
from intents.classify.thesaurus import Thesaurus
from knowledge.files import write_whole

UNREADABLE = (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile, zlib.error)
"""What a missing, foreign, truncated or damaged file raises."""


def write_model(model: Model, path: Path, fitted_on: str) -> bool:
    """Store a model so that no reader ever sees half a file; False if the folder cannot be written."""
    return write_whole(path, lambda file: np.savez(file, **_arrays(model, fitted_on)))


def is_current(path: Path, fitted_on: str) -> bool:
    """Whether a model for this content is stored; only its header is read."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            return bool(json.loads(_text(arrays["header"]))["hash"] == fitted_on)
    except UNREADABLE:
        return False


def read_model(path: Path, fitted_on: str) -> Model | None:
    """Return the stored model, or None if there is none for this content that can be read."""
    try:
        # Opened here: numpy leaves a damaged file open that it opened itself.
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            header = json.loads(_text(arrays["header"]))
            if header["hash"] != fitted_on:
                return None
            return _model(arrays, header)
    except UNREADABLE:
        return None


def _arrays(model: Model, stored_hash: str) -> dict[str, Any]:
    tables = model.space.tables
    header = {
        "hash": stored_hash,
        "labels": model.labels,
        "calibration": model.calibration,
        "views": {view: (table.unknown, table.length) for view, table in tables.items()},
    }
    arrays = {
        "header": _bytes([json.dumps(header)]),
        "matrix": model.matrix,
        "intercept": model.intercept,
        "exact": np.array(list(model.exact), np.uint64),
        "exact_labels": np.array([model.labels.index(label) for label in model.exact.values()], np.int32),
        "thesaurus": _bytes(" ".join(entry) for entry in model.space.thesaurus.entries),
        "words": _bytes(model.words),
        "word_counts": np.array(list(model.words.values()), np.int32),
    }
    for view, table in tables.items():
        arrays[f"{view}_terms"] = _bytes(table.columns)
        arrays[f"{view}_weights"] = np.array(table.weights)
    return arrays


def _model(arrays: Mapping[str, npt.NDArray[Any]], header: Mapping[str, Any]) -> Model:
    tables, offset = {}, 0
    for view in VIEWS:
        terms = _lines(arrays[f"{view}_terms"])
        weights = arrays[f"{view}_weights"].tolist()
        if len(weights) != len(terms):
            raise ValueError("the weights do not fit the terms")
        columns = dict(zip(terms, range(offset, offset + len(terms)), strict=True))
        unknown, length = header["views"][view]
        tables[view] = TermTable(columns, offset, weights, unknown, length)
        offset += len(terms)
    labels = tuple(header["labels"])
    matrix, intercept = arrays["matrix"], arrays["intercept"]
    wide = matrix.shape[1]  # one column more than labels where a line is drawn around our topics
    if matrix.shape[0] != offset or wide - len(labels) not in {0, 1} or intercept.shape != (wide,):
        raise ValueError("the matrix does not fit the terms and labels")
    exact = [labels[i] for i in arrays["exact_labels"]]
    return Model(
        labels=labels,
        space=FeatureSpace(tables, Thesaurus(tuple(line.split()) for line in _lines(arrays["thesaurus"]))),
        matrix=matrix,
        intercept=intercept,
        calibration=Calibration(*map(float, header["calibration"])),
        exact=dict(zip(arrays["exact"].tolist(), exact, strict=True)),
        words=dict(zip(_lines(arrays["words"]), arrays["word_counts"].tolist(), strict=True)),
    )


def _bytes(lines: Iterable[str]) -> npt.NDArray[np.uint8]:
    """Return lines as UTF-8 bytes: far quicker to read than an array of padded strings."""
    return np.frombuffer("\n".join(lines).encode(), np.uint8)


def _text(array: npt.NDArray[Any]) -> str:
    return array.tobytes().decode()


def _lines(array: npt.NDArray[Any]) -> list[str]:
    return _text(array).split("\n") if array.size else []
