"""How patterns of the safety rules are written: text → items; `intents.patterns.matcher` says what they mean."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

from knowledge.readers import Problem, place_of
from knowledge.shapes import Texts, written

MIN_BEGINNING = 3
"""Letters before a star; shorter beginnings match half the dictionary."""
GAP = "..."
EDGES = frozenset({"^", "$"})
_MARKS = frozenset({"_", "#", GAP}) | EDGES


class Item(NamedTuple):
    """One place of a pattern."""

    text: str
    """Words such as "leg|calf" or "swoll*", a mark such as "#", or "<concept>"; edges of clauses left out."""
    edges: tuple[str, ...] = ()
    """Edges of a clause that may stand here instead of a word."""
    optional: bool = False


Row = tuple[Item, ...]


class PatternError(ValueError):
    """A pattern that cannot be read; the message begins with its concept."""


def split_patterns(text: str) -> list[str]:
    """Return the patterns of a block of text: one a line, or several parted by semicolons.

    >>> split_patterns("sore leg ; bad leg\\nleg pain")
    ['sore leg', 'bad leg', 'leg pain']
    """
    return [part.strip() for line in text.splitlines() for part in line.split(";") if part.strip()]


Patterned = Annotated[Texts, written(split_patterns)]
"""Patterns as a file of the content holds them: one text, split when it is read."""


def pattern_problem(error: PatternError, path: Path, concepts: Collection[str]) -> Problem:
    """Return what is wrong with a pattern of a file that has `concepts` under "words", others under keys of their own.

    Names of others are their keys and places, single-spaced ("ways 3").
    """
    name = str(error).partition(":")[0]
    keys = ("words", name) if name in concepts else tuple(int(k) if k.isdecimal() else k for k in name.split())
    return Problem(place_of(path, *keys), str(error), "correct the pattern")


def parse_rows(concepts: Mapping[str, Sequence[str]]) -> dict[str, list[Row]]:
    """Return every concept's patterns as items. Raises PatternError naming concept and pattern."""
    rows: dict[str, list[Row]] = {}
    known: dict[str, Item] = {}
    for name, patterns in concepts.items():
        try:
            rows[name] = [parse(pattern, known) for pattern in patterns]
        except PatternError as error:
            raise PatternError(f"{name}: {error}") from error
    return rows


def parse(pattern: str, known: dict[str, Item] | None = None) -> Row:
    """Return the items of a pattern; `known` keeps items, since patterns share most of them.

    >>> parse("my [bad|$] leg*")
    (Item(text='my', edges=(), optional=False), Item(text='bad', edges=('$',), optional=True), \
Item(text='leg*', edges=(), optional=False))
    """
    known = {} if known is None else known
    row = []
    for text in pattern.split():
        if text not in known:
            known[text] = _item(text, pattern)
        row.append(known[text])
    needed = [item.text for item in row if not item.optional and item.text]
    if not set(needed) - {GAP} or GAP in (row[0].text, row[-1].text):
        raise PatternError(f"{pattern!r}: it must begin and end with a word, and need one")
    if any("^" in item.edges for item in row[1:]):
        raise PatternError(f"{pattern!r}: a clause begins before the first word: put '^' first or leave it out")
    if any("$" in item.edges and following.text == GAP and "$" in last.edges for item, following, last in _threes(row)):
        raise PatternError(f"{pattern!r}: a clause that has ended does not end again behind '...': leave out one '$'")
    if row[-1].optional:  # it would change nothing: the words before it hold without it
        raise PatternError(f"{pattern!r}: its last word may be missing; leave it out, or take its brackets off")
    return tuple(row)


def _threes(row: Sequence[Item]) -> Iterable[tuple[Item, Item, Item]]:
    return zip(row, row[1:], row[2:], strict=False)


def _item(text: str, pattern: str) -> Item:
    optional = text.startswith("[") and text.endswith("]")
    parts = text.strip("[]").split("|")
    words = [part for part in parts if part not in EDGES]
    for word in words:
        stem = word.removesuffix("*")
        if (word in _MARKS and len(parts) == 1) or word == "#" or (word[:1] == "<" and word[-1:] == ">"):
            continue
        if not stem.isalnum() or (stem != word and len(stem) < MIN_BEGINNING):
            raise PatternError(f"{pattern!r}: {word!r} is not a word")
    return Item("|".join(words), tuple(part for part in parts if part in EDGES), optional)


def is_words(row: Row) -> bool:
    """Whether a row is one place of plain words."""
    item = row[0]
    return len(row) == 1 and not item.edges and item.text not in _MARKS and "<" not in item.text


def references(rows: Iterable[Row]) -> set[str]:
    """Return the concepts that rows refer to by "<concept>" alone in its place."""
    return {item.text[1:-1] for row in rows for item in row if item.text[:1] == "<" and "|" not in item.text}
