"""Which phrases the code says and what it fills into them: what `magbot check` compares the phrase files with.

Read from the code itself, so that nobody keeps a second list: every call of `phrases.text`, `phrases.lines`,
`framing.say` and of `bot.answers.word_lists`. A part of a key that only a message decides is a star: `decline.*.lead`.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from bot.phrases import Phrases
from knowledge.readers import Place, Problem

CODE = Path(__file__).parent
SAYING = frozenset({"text", "lines", "say", "says", "any_of", "listed"})
_KEY = re.compile(r"[a-z_0-9*]+(?:\.[a-z_0-9*]+)+")


@dataclass(frozen=True)
class Use:
    """One call that says a phrase."""

    key: str
    """Its dotted key; a star stands for what is not known before it is said."""
    filled: frozenset[str] | None
    """The places that it fills; None when the code does not tell."""
    place: Place


def phrase_problems(phrases: Phrases) -> list[Problem]:
    """Return phrases that the code says and no file holds, places that nothing fills, and phrases never said."""
    return [*_missing(phrases), *_unfilled(phrases), *_never_said(phrases)]


def _missing(phrases: Phrases) -> list[Problem]:
    return [
        Problem(use.place, f"no phrase {use.key!r}", "write it into bot/content/, or restore its name")
        for use in _uses()
        if not _fitting(use.key, phrases)
    ]


def _unfilled(phrases: Phrases) -> Iterator[Problem]:
    by_key: dict[str, list[Use]] = defaultdict(list)
    for use in _uses():
        for key in _fitting(use.key, phrases):
            by_key[key].append(use)
    for key, said in by_key.items():
        filled = [use.filled for use in said if use.filled is not None]
        if len(filled) < len(said):
            continue
        known = frozenset[str]().union(*filled)
        for name in sorted(phrases.places_in(key) - known):
            remedy = f"use {', '.join(sorted(known)) or 'none'}"
            yield Problem(phrases.place(key), f"{key!r}: nothing fills {{{name}}}", remedy)


def _never_said(phrases: Phrases) -> list[Problem]:
    """Phrases whose key no code names: neither in a call nor in a table of keys."""
    named = {use.key for use in _uses()} | set(_named())
    said = {key for written in named for key in _fitting(written, phrases, ".+")}
    remedy = "delete it, or restore its name"
    return [Problem(phrases.place(key), f"nothing says {key!r}", remedy) for key in phrases if key not in said]


def _fitting(written: str, phrases: Phrases, star: str = "[a-z_0-9]+") -> list[str]:
    """The keys that a key with stars may stand for; a star is one part of a key unless told otherwise."""
    if "*" in written:
        pattern = re.compile(re.escape(written).replace(r"\*", star))
        return [key for key in phrases if pattern.fullmatch(key)]
    return [written] if written in phrases else []


@cache
def _uses() -> tuple[Use, ...]:
    return tuple(use for file, tree in _trees().items() for use in _said_in(tree, {}, file))


@cache
def _trees() -> Mapping[str, ast.Module]:
    return {str(path): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(CODE.rglob("*.py"))}


def _named() -> Iterator[str]:
    """Every text in the code that may be a key, and the same with what code adds to it (`f"{key}.within"`)."""
    nodes = [node for tree in _trees().values() for node in ast.walk(tree)]
    texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    keys = {text for text in texts if _KEY.fullmatch(text)}
    yield from keys
    for node in nodes:
        written = next(_keys(node, {})) if isinstance(node, ast.JoinedStr) else ""
        if _KEY.fullmatch(written):
            ending = written.removeprefix("*")
            yield from (written,) if ending == written else (f"{key}{ending}" for key in keys if "*" not in ending)


def _said_in(node: ast.AST, assigned: Mapping[str, list[ast.expr]], file: str) -> Iterator[Use]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        assigned = _assigned(node)
    if isinstance(node, ast.Call) and node.args and _says(node.func):
        names = [word.arg for word in node.keywords]
        filled = None if None in names else frozenset(filter(None, names))
        for key in _keys(node.args[0], assigned):
            if _KEY.fullmatch(key) and not key.startswith("*"):
                yield Use(key, filled, Place(file, node.lineno))
    for child in ast.iter_child_nodes(node):
        yield from _said_in(child, assigned, file)


def _says(function: ast.expr) -> bool:
    return getattr(function, "attr", getattr(function, "id", "")) in SAYING  # `phrases.text`, or `say` by itself


def _assigned(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Mapping[str, list[ast.expr]]:
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    found.setdefault(target.id, []).append(node.value)
    return found


def _keys(node: ast.expr, assigned: Mapping[str, list[ast.expr]]) -> Iterator[str]:
    """Yield the texts that an expression may stand for, each part that cannot be told as a star."""
    if isinstance(node, ast.Constant):
        yield str(node.value)
    elif isinstance(node, ast.IfExp):
        yield from (key for part in (node.body, node.orelse) for key in _keys(part, assigned))
    elif isinstance(node, ast.JoinedStr):
        parts = [list(_keys(part, assigned)) for part in node.values]
        yield from ("".join(chosen) for chosen in product(*parts))
    elif isinstance(node, ast.FormattedValue):
        yield from _keys(node.value, assigned)
    elif isinstance(node, ast.Name) and node.id in assigned:
        outside = {name: values for name, values in assigned.items() if name != node.id}
        yield from (key for value in assigned[node.id] for key in _keys(value, outside))
    else:
        yield "*"
