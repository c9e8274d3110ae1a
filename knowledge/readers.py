"""Reading of content files: rows that know their file and line, and problems that say what to do.

YAML is loaded safely, duplicate keys are refused and every mapping of a top-level list keeps its line.
Nothing here raises for bad content: problems are collected, so that an editor sees all of them at once.
"""

import csv
from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from knowledge.derived import derived

try:  # the C parser is ten times faster; a platform without it still works
    from yaml import CSafeLoader as _BaseLoader
except ImportError:  # pragma: no cover
    from yaml import SafeLoader as _BaseLoader  # type: ignore[assignment]


class Place(NamedTuple):
    """Where something stands in the content."""

    file: str
    line: int


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


class ContentRow(BaseModel):
    """A row of content; unknown keys are refused, and it knows where it stands."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    place: Place


@dataclass(frozen=True)
class RawRow:
    """A row as read, before its model has checked it."""

    data: dict[str, Any]
    place: Place


class _Loader(_BaseLoader):
    """Safe loader that refuses duplicate keys and notes the line of every mapping."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Hashable] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise _DuplicateKeyError(str(key), key_node.start_mark.line + 1)
            seen.add(key)
        return super().construct_mapping(node, deep=deep)


def _as_text(loader: _Loader, node: yaml.ScalarNode) -> str:
    """Leave a date as it is written: models read that as well, and JSON holds it."""
    return str(loader.construct_scalar(node))


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _as_text)


class _DuplicateKeyError(yaml.YAMLError):
    def __init__(self, key: str, line: int) -> None:
        super().__init__(key)
        self.key, self.line = key, line


def _load(text: str, file: str, problems: list[Problem], first_line: int = 1) -> tuple[Any, list[int]]:
    """Return what YAML holds, and the lines on which the entries of its list begin."""
    try:
        data, lines = derived("yaml", text, lambda: _parse(text))
        return data, lines
    except _DuplicateKeyError as error:
        place = Place(file, error.line + first_line - 1)
        problems.append(Problem(place, f"the key {error.key!r} stands twice", "keep one of the two"))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = (mark.line if mark else 0) + first_line
        what = getattr(error, "problem", None) or "cannot be read"
        remedy = "check indentation, quotes and colons around this line"
        problems.append(Problem(Place(file, line), f"not valid YAML ({what})", remedy))
    return None, []


def _parse(text: str) -> list[Any]:
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return [None, []]
        entries = node.value if isinstance(node, yaml.SequenceNode) else ()
        return [loader.construct_document(node), [entry.start_mark.line + 1 for entry in entries]]
    finally:
        loader.dispose()


def read_text(path: Path, problems: list[Problem]) -> str | None:
    """Read a file as UTF-8; None, and a problem noted, when it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        problems.append(Problem(Place(str(path), 1), "the file is missing", "restore it from version control"))
    except (OSError, UnicodeDecodeError) as error:
        problems.append(Problem(Place(str(path), 1), f"cannot be read ({error})", "save it as UTF-8 text"))
    return None


def read_yaml_rows(path: Path, problems: list[Problem]) -> list[RawRow]:
    """Read a YAML list of mappings; each row has the line on which it starts."""
    text = read_text(path, problems)
    if text is None:
        return []
    data, lines = _load(text, str(path), problems)
    if data is None:
        return []
    if not isinstance(data, list) or not all(isinstance(row, dict) for row in data):
        remedy = "start every entry with '- key: …'"
        problems.append(Problem(Place(str(path), 1), "a list of entries is expected here", remedy))
        return []
    return [RawRow(row, Place(str(path), line)) for row, line in zip(data, lines, strict=True)]


def read_yaml_mapping(path: Path, problems: list[Problem]) -> dict[str, Any]:
    """Read a YAML mapping; empty (and a problem noted) when it is anything else."""
    text = read_text(path, problems)
    data = _load(text, str(path), problems)[0] if text is not None else None
    if isinstance(data, dict):
        return data
    if text is not None and not any(problem.place.file == str(path) for problem in problems):
        problems.append(Problem(Place(str(path), 1), "keys with values are expected here", "write 'key: value'"))
    return {}


def read_yaml_lists(path: Path, keys: Collection[str], problems: list[Problem]) -> dict[str, Any]:
    """Read a YAML mapping that holds exactly these keys; a missing or unknown one becomes a problem."""
    data = read_yaml_mapping(path, problems)
    for key in keys:
        if data and key not in data:
            problems.append(Problem(Place(str(path), 1), f"the list {key!r} is missing", "add it"))
    for key in data.keys() - set(keys):
        problems.append(Problem(Place(str(path), 1), f"unknown list {key!r}", "remove it or correct its name"))
    return data


def read_lines(path: Path, problems: list[Problem]) -> frozenset[str]:
    """Read a list of words, one a line; lines that begin with # are comments."""
    lines = (read_text(path, problems) or "").lower().splitlines()
    return frozenset(word for word in map(str.strip, lines) if word and word[0] != "#")


def read_csv_rows(path: Path, problems: list[Problem]) -> list[RawRow]:
    """Read a CSV table with a header line; cells are stripped text, empty cells are left out of a row."""
    text = read_text(path, problems)
    if text is None:
        return []
    rows = []
    reader = csv.DictReader(text.splitlines())
    for record in reader:
        place = Place(str(path), reader.line_num)
        if None in record or None in record.values():
            message = f"{len(reader.fieldnames or [])} cells are expected in this line"
            problems.append(Problem(place, message, "put cells that hold a comma in quotes"))
            continue
        rows.append(RawRow({k: v.strip() for k, v in record.items() if v.strip()}, place))
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
    data, _ = _load(head, str(path), problems, first_line=2)
    if not isinstance(data, dict):
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
    found = []
    for detail in error.errors(include_url=False, include_context=False, include_input=False):
        where = ".".join(str(part) for part in detail["loc"]) or "the entry"
        if detail["type"] == "extra_forbidden":
            message, remedy = f"{name}: unknown field {where!r}", "remove it or correct its spelling"
        elif detail["type"] == "missing":
            message, remedy = f"{name}: the field {where!r} is missing", "add it"
        else:
            message, remedy = f"{name}: {where}", detail["msg"]
        found.append(Problem(row.place, message, remedy))
    return found
