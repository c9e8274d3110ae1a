"""Reading of content files: rows that know their file and line, and problems that say what to do.

Nothing here raises for bad content: problems are collected, so that an editor sees all of them at once. A file that
holds nothing is one, or the bot would start without its rules; so is what has another shape than is expected.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from knowledge.derived import derived
from knowledge.yaml_later import UnreadableError, line_of, parse


class Place(NamedTuple):
    """Where something stands in the content."""

    file: str
    line: int


class Placed(Protocol):
    """What stands somewhere in the content."""

    @property
    def place(self) -> Place: ...


class Keyed(Placed, Protocol):
    """What stands there under a key."""

    @property
    def key(self) -> str: ...


@dataclass(frozen=True)
class Problem:
    """One thing wrong with the content, for the person who edits it."""

    place: Place
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place.file}:{self.place.line}: {self.message}: {self.remedy}"


class ContentError(Exception):
    """The content cannot be used; carries every problem, not just the first."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in problems))


class ContentPart(BaseModel):
    """A part of content; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class ContentRow(ContentPart):
    """A row of content, which knows where it stands."""

    place: Place


@dataclass(frozen=True)
class RawRow:
    """A row as read, before its model has checked it."""

    data: dict[str, Any]
    place: Place


def place_of(path: Path, *keys: object) -> Place:
    """Return where an entry of a YAML file stands, by the keys and places that lead to it: found when it is asked for.

    An editor is sent to the line; nothing else needs it, so no start waits for it.
    """
    try:
        return Place(str(path), line_of(path.read_text(encoding="utf-8"), keys))
    except (OSError, UnicodeDecodeError):
        return Place(str(path), 1)


def _load(text: str, path: Path, problems: list[Problem], above: int = 0) -> tuple[Any, list[int]]:
    """Return what YAML holds, and the lines on which the entries of its list begin; None where it holds nothing.

    `above` are the lines of the file that stand above the text.
    """
    try:
        data, lines = derived("yaml", text, lambda: parse(text))
    except UnreadableError as error:
        problems.append(Problem(Place(str(path), above + error.line), error.message, error.remedy))
        return None, []
    if data in (None, [], {}):
        problems.append(nothing_in(path))
        return None, []
    return data, lines


def nothing_in(path: Path) -> Problem:
    """Return the problem of a file without content."""
    return Problem(Place(str(path), 1), "holds nothing", "restore it from version control")


def read_text(path: Path, problems: list[Problem]) -> str | None:
    """Read a file as UTF-8; None, and a problem noted, when it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        problems.append(Problem(Place(str(path), 1), "the file is missing", "restore it from version control"))
    except (OSError, UnicodeDecodeError) as error:
        problems.append(Problem(Place(str(path), 1), f"cannot be read ({error})", "save it as UTF-8 text"))
    return None


def files_in(folder: Path, ending: str, problems: list[Problem]) -> list[Path]:
    """Return the files of a folder with an ending, in name order; none at all is a problem."""
    files = sorted(folder.glob(f"*.{ending}"))
    if not files:
        problems.append(Problem(Place(str(folder), 1), f"no .{ending} file was found", "restore this folder"))
    return files


def read_yaml_rows(path: Path, problems: list[Problem]) -> list[RawRow]:
    """Read a YAML list of mappings; each row has the line on which it starts."""
    text = read_text(path, problems)
    data, lines = _load(text, path, problems) if text is not None else (None, [])
    if data is None:
        return []
    if not isinstance(data, list) or not all(isinstance(row, dict) for row in data):
        line = next((line for row, line in zip(data, lines, strict=False) if not isinstance(row, dict)), 1)
        remedy = "start every entry with '- key: …'"
        problems.append(Problem(Place(str(path), line), "a list of entries is expected here", remedy))
        return []
    return [RawRow(row, Place(str(path), line)) for row, line in zip(data, lines, strict=True)]


def read_yaml_mapping(path: Path, problems: list[Problem]) -> dict[str, Any]:
    """Read a YAML mapping; empty (and a problem noted) when it is anything else."""
    text = read_text(path, problems)
    data, _ = _load(text, path, problems) if text is not None else (None, [])
    if data is None:
        return {}
    if not isinstance(data, dict):
        problems.append(Problem(Place(str(path), 1), "keys with values are expected here", "write 'key: value'"))
        return {}
    return {str(key): value for key, value in data.items()}


def read_lines(path: Path, problems: list[Problem]) -> frozenset[str]:
    """Read a list of words, one a line; lines that begin with # are comments."""
    text = read_text(path, problems)
    if text is None:
        return frozenset()
    words = frozenset(word for word in map(str.strip, text.lower().splitlines()) if word and word[0] != "#")
    if not words:
        problems.append(nothing_in(path))
    return words


def read_csv_rows(path: Path, problems: list[Problem]) -> list[RawRow]:
    """Read a CSV table with a header line; cells are stripped text, empty cells are left out of a row."""
    text = read_text(path, problems)
    if text is None:
        return []
    rows = []
    reader = csv.DictReader(text.splitlines())
    try:
        for record in reader:
            place = Place(str(path), reader.line_num)
            if None in record or None in record.values():
                message = f"{len(reader.fieldnames or [])} cells are expected in this line"
                problems.append(Problem(place, message, "put cells that hold a comma in quotes"))
                continue
            rows.append(RawRow({k: v.strip() for k, v in record.items() if v.strip()}, place))
    except csv.Error as error:  # a quote left open takes in all lines below it
        last = Place(str(path), rows[-1].place.line + 1 if rows else 1)
        problems.append(Problem(last, f"cannot be read from here ({error})", "close the quote that is open"))
    if not rows:
        problems.append(nothing_in(path))
    return rows


def read_markdown(path: Path, problems: list[Problem]) -> tuple[RawRow, str, int] | None:
    """Read a Markdown file with YAML front matter: the row, the text below it, and the text's first line."""
    text = read_text(path, problems)
    if text is None:
        return None
    head, fence, body = text.removeprefix("---\n").partition("\n---\n")
    if not text.startswith("---\n") or not fence:
        remedy = "start with a line '---', the fields, and a line '---'"
        problems.append(Problem(Place(str(path), 1), "the block of fields is missing", remedy))
        return None
    data, _ = _load(head, path, problems, above=1)
    if data is None:
        return None
    if not isinstance(data, dict):
        problems.append(Problem(Place(str(path), 2), "fields with values are expected here", "write 'title: …'"))
        return None
    return RawRow(data, Place(str(path), 1)), body, head.count("\n") + 4


Row = TypeVar("Row", bound=ContentRow)


def parse_rows(rows: Sequence[RawRow], model: type[Row], problems: list[Problem]) -> list[Row]:
    """Check rows against their model; a row that does not fit becomes problems and is left out."""
    parsed = []
    for row in rows:
        try:
            parsed.append(model.model_validate({**row.data, "place": row.place}))
        except ValidationError as error:
            problems.extend(_explain(row, error))
    return parsed


def _explain(row: RawRow, error: ValidationError) -> list[Problem]:
    name = row.data.get("key") or row.data.get("id") or "this entry"
    return [Problem(row.place, f"{name}: {message}", remedy) for _, message, remedy in explained(error)]


REMEDIES: Mapping[str, str] = {
    "extra_forbidden": "remove it or correct its spelling",
    "missing": "add it",
    "string_type": 'write text, in quotes where YAML reads it otherwise: "on", "no", "1"',
    **dict.fromkeys(("list_type", "tuple_type", "frozen_set_type"), "write a list: [one, two]"),
    **dict.fromkeys(("dict_type", "model_type"), "write 'key: value' below it"),
    **dict.fromkeys(("too_short", "string_too_short"), "it is empty or too short: restore what stood here"),
}
"""What to do about the commonest mistakes; for others what the model says will do."""


def explained(error: ValidationError) -> list[tuple[tuple[int | str, ...], str, str]]:
    """Return for each mistake the keys that lead to it, what it is and what to do."""
    found = []
    for detail in error.errors(include_url=False, include_context=False, include_input=False):
        where = ".".join(str(part) for part in detail["loc"]) or "the entry"
        kind = detail["type"]
        message = f"unknown field {where!r}" if kind == "extra_forbidden" else where
        message = f"the field {where!r} is missing" if kind == "missing" else message
        found.append((detail["loc"], message, REMEDIES.get(kind, detail["msg"])))
    return found
