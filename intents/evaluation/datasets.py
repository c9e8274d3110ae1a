"""Labelled utterances to measure with: JSON lines, CLINC150's JSON, BANKING77's CSV.

JSON lines hold `text`, `intent` and optionally `split` (train or test). Rows whose intent is `oos`, or starts
with `oos_`, are out of scope.
"""

import csv
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from knowledge.readers import ContentError, Place, Problem

Split = Literal["train", "test"]
OUTSIDE = "oos"
CLINC_PARTS: dict[str, Split] = {"train": "train", "test": "test", "oos_test": "test"}
"""The parts of CLINC150 that are measured with; validation parts stay unused."""


@dataclass(frozen=True)
class LabelledText:
    """An utterance and its intent."""

    text: str
    intent: str
    split: Split | None = None
    """None: no part was given, so the data set is cross-validated."""

    @property
    def outside(self) -> bool:
        return is_outside(self.intent)


@dataclass(frozen=True)
class Dataset:
    """A named set of labelled utterances."""

    name: str
    rows: tuple[LabelledText, ...]

    @property
    def is_split(self) -> bool:
        """Whether it says itself which rows train and which test."""
        return any(row.split == "train" for row in self.rows) and any(row.split == "test" for row in self.rows)

    def part(self, split: Split) -> tuple[LabelledText, ...]:
        return tuple(row for row in self.rows if row.split == split)

    def sample(self, per_intent: int, seed: int) -> "Dataset":
        """Return it with at most so many training rows per intent, drawn at random; test rows all stay."""
        by_intent: dict[str, list[LabelledText]] = defaultdict(list)
        for row in self.part("train"):
            by_intent[row.intent].append(row)
        rng = random.Random(seed)
        drawn = [
            row
            for intent in sorted(by_intent)
            for row in rng.sample(by_intent[intent], min(per_intent, len(by_intent[intent])))
        ]
        return replace(self, rows=(*drawn, *self.part("test")))


def is_outside(intent: str) -> bool:
    """Whether an intent is a group of questions that are not ours."""
    return intent == OUTSIDE or intent.startswith(f"{OUTSIDE}_")


def dataset_of(name: str, examples: Iterable[tuple[str, str]]) -> Dataset:
    """Return a data set of pairs of utterance and intent, to be cross-validated."""
    return Dataset(name, tuple(LabelledText(text, intent) for text, intent in examples))


def read_dataset(path: Path) -> Dataset:
    """Read a data set; its kind follows from the file's ending, a folder is searched for what it holds.

    ContentError with file, line and remedy if it cannot be read.
    """
    if path.is_dir():
        inside = [path / "data_full.json", path / "train.csv", *sorted(path.glob("*.jsonl"))]
        path = next((file for file in inside if file.exists()), path / "train.jsonl")
    readers = {".jsonl": _read_jsonl, ".json": _read_clinc, ".csv": _read_banking}
    if path.suffix not in readers:
        raise _error(path, 1, f"unknown kind of file {path.suffix!r}", "give a .jsonl, .json or .csv file")
    try:
        rows = readers[path.suffix](path)
    except OSError as error:
        raise _error(path, 1, "cannot be read", "check the path") from error
    except ValueError as error:
        raise _error(path, 1, f"not valid {path.suffix[1:]}: {error}", "correct the file") from error
    if not rows:
        raise _error(path, 1, "no rows", "one labelled utterance a line")
    name = path.parent.name if path.stem in {"data_full", "train"} else path.stem
    return Dataset(name, tuple(rows))


def _read_jsonl(path: Path) -> Sequence[LabelledText]:
    rows = []
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                rows.append(_row(path, number, json.loads(line)))
    return rows


def _row(path: Path, number: int, data: Any) -> LabelledText:
    fields = data if isinstance(data, dict) else {}
    text, intent, split = fields.get("text"), fields.get("intent"), fields.get("split")
    if not isinstance(text, str) or not isinstance(intent, str):
        raise _error(path, number, "`text` or `intent` is missing", 'write {"text": "...", "intent": "..."}')
    if split not in ("train", "test", None):
        raise _error(path, number, f"unknown split {split!r}", "use train or test, or leave it out")
    return LabelledText(text, intent, split)


def _read_clinc(path: Path) -> Sequence[LabelledText]:
    data = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(data, dict) or "train" not in data:
        raise _error(path, 1, "no part named train", "give CLINC150's data_full.json")
    return [
        LabelledText(str(text), str(intent), split)
        for part, split in CLINC_PARTS.items()
        for text, intent in data.get(part, ())
    ]


def _read_banking(path: Path) -> Sequence[LabelledText]:
    beside = path.with_name("test.csv")
    if path.name == "train.csv" and beside.exists():
        return [*_read_csv(path, "train"), *_read_csv(beside, "test")]
    return _read_csv(path, None)


def _read_csv(path: Path, split: Split | None) -> list[LabelledText]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        names = reader.fieldnames or ()
        label = next((name for name in ("category", "intent", "label") if name in names), None)
        if "text" not in names or label is None:
            raise _error(path, 1, "no columns text and category", "name the columns in the first line")
        return [LabelledText(row["text"], row[label], split) for row in reader if row["text"]]


def _error(path: Path, line: int, message: str, remedy: str) -> ContentError:
    return ContentError([Problem(Place(str(path), line), message, remedy)])
