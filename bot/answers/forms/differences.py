"""What sets forms apart in one or more sentences, from the table alone, and how strong the evidence for it is.

A sentence never says more than the lines below it: only trials that compared forms make one better absorbed, and
shares that overlap make none the denser.
"""

from collections.abc import Callable, Sequence
from typing import get_args

from bot.answers.desk import Desk
from knowledge.forms import WELL_ABSORBED, FormRow
from knowledge.model import Evidence

SHOWN = frozenset({"established", "supported"})
"""Grades from which a difference in uptake is said in the first sentence."""


def difference(rows: Sequence[FormRow], desk: Desk) -> str:
    """What sets forms apart in one or more sentences, from the table's ranks alone."""
    if desk.knowledge.forms.same_compound(rows):
        return desk.phrases.text("forms.compare.same")
    found = [
        _gentler(rows, desk),
        _better_absorbed(rows, desk),
        _denser(rows, desk),
    ]
    return " ".join(filter(None, found)) or desk.phrases.text("forms.compare.alike")


def gut_and_uptake(row: FormRow, desk: Desk) -> str:
    """What is known of how well a form is taken up, and of what it does to the gut."""
    return desk.phrases.text("forms.compare.line", label=row.label, absorption=row.absorption.text, gut=row.gut.text)


def weakest_evidence(rows: Sequence[FormRow]) -> Evidence:
    """Return the lowest of the grades that what is said of the forms rests on, in whatever order they are named."""
    grades: tuple[Evidence, ...] = get_args(Evidence)
    return max((row.absorption.evidence for row in rows), key=grades.index)


def _gentler(rows: Sequence[FormRow], desk: Desk) -> str:
    leading, _ = _split(rows, lambda row: -row.gut.rank if row.gut.rank else None)
    return desk.phrases.text("forms.compare.gentler", names=_names(leading)) if leading else ""


def _better_absorbed(rows: Sequence[FormRow], desk: Desk) -> str:
    leading, others = _split(rows, _uptake)
    if not leading:
        return ""
    return desk.phrases.text("forms.compare.absorbed", names=_names(leading), others=_names(others))


def _uptake(row: FormRow) -> float | None:
    return float(row.absorption.grade in WELL_ABSORBED) if row.absorption.evidence in SHOWN else None


def _denser(rows: Sequence[FormRow], desk: Desk) -> str:
    """The shares of all, and the form whose least share is above all of the others' where there is one."""
    shares = {row.label: sorted(compound.percent for compound in row.elemental) for row in rows if row.elemental}
    if len(shares) < 2:
        return ""
    first, *others = sorted(shares, key=lambda label: -shares[label][-1])
    told = ", ".join(f"{label} {_span(shares[label])}%" for label in (first, *others))
    if shares[first][0] <= max(shares[label][-1] for label in others):
        return desk.phrases.text("forms.compare.shares", shares=told)
    return desk.phrases.text("forms.compare.denser", names=first, shares=told)


def _span(shares: Sequence[float]) -> str:
    least, most = shares[0], shares[-1]
    return f"{most:g}" if least == most else f"{least:g}–{most:g}"


def _split(
    rows: Sequence[FormRow], worth: Callable[[FormRow], float | None]
) -> tuple[Sequence[FormRow], Sequence[FormRow]]:
    """The leading forms and the others of which the worth is known; both empty when all are alike or one is known."""
    known = [(value, row) for row in rows if (value := worth(row)) is not None]
    best = max((value for value, _ in known), default=0.0)
    leading = [row for value, row in known if value == best]
    others = [row for value, row in known if value != best]
    return (leading, others) if others else ((), ())


def _names(rows: Sequence[FormRow]) -> str:
    return ", ".join(row.label for row in rows)
