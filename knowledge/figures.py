"""Checked figures in prose: `[350 mg](us_ul.adult)` shows "350 mg" and must equal the table row it names.

A figure that stands in no table names a source of its passage instead: `[2 mmHg](source:zhang_bp_2016)`.
A number with a unit that is written without such a mark is a problem, so no figure goes unchecked.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from knowledge.readers import Place, Problem

_MARKED = re.compile(r"\[([^\]\n]{1,40})\]\(([a-z0-9_.:]+)\)")
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_BARE = re.compile(r"\d[\d,.]*\s?(?:-\s?\d[\d,.]*\s?)?(?:mg|mcg|g|kg|mmol|mmhg|percent|per cent|%)(?![a-z])", re.I)


@dataclass(frozen=True)
class Figure:
    """A number in prose and what it must agree with."""

    shown: str
    reference: str
    line: int

    @property
    def value(self) -> float | None:
        """The first number shown; None when there is none."""
        number = _NUMBER.search(self.shown)
        return float(number.group().replace(",", "")) if number else None


def strip_marks(text: str) -> str:
    """Return the text as a reader sees it."""
    return _MARKED.sub(r"\1", text)


def find_figures(text: str, first_line: int = 1) -> tuple[Figure, ...]:
    """Return the marked figures of a text with the line each stands on."""
    return tuple(
        Figure(match.group(1), match.group(2), first_line + text.count("\n", 0, match.start()))
        for match in _MARKED.finditer(text)
    )


def unmarked(text: str, file: str, first_line: int = 1) -> list[Problem]:
    """Return a problem for every number with a unit that is not marked."""
    blanked = _MARKED.sub(lambda match: re.sub(r"[^\n]", "_", match.group()), text)
    return [
        Problem(
            Place(file, first_line + blanked.count("\n", 0, match.start())),
            f"the figure {match.group()!r} is not checked against anything",
            "write [figure](table.row) or [figure](source:key)",
        )
        for match in _BARE.finditer(blanked)
    ]


def disagreements(
    figures: tuple[Figure, ...],
    file: str,
    sources: tuple[str, ...],
    look_up: Callable[[str], float | None],
) -> list[Problem]:
    """Return a problem for every figure that its table row or source does not carry.

    `look_up` gives the number of a table reference, or None when there is no such row.
    """
    problems = []
    for figure in figures:
        place = Place(file, figure.line)
        scheme, _, rest = figure.reference.partition(":")
        if scheme == "source":
            if rest not in sources:
                remedy = "list that source in the passage's sources"
                problems.append(Problem(place, f"{figure.shown!r} leans on {rest!r}", remedy))
            continue
        expected = look_up(figure.reference)
        if expected is None:
            message = f"{figure.shown!r} names {figure.reference!r}, which is no table row"
            problems.append(Problem(place, message, "correct the name of the row"))
        elif figure.value is None or round(figure.value, 2) != round(expected, 2):
            message = f"{figure.shown!r} disagrees with {figure.reference} in the table, {expected:g}"
            problems.append(Problem(place, message, "correct the prose or the table"))
    return problems
