"""The two readings of "400 mg citrate": milligrams of the element itself, or of the compound.

Wherever an amount is set against the limits and its label leaves open what it counts, both readings are placed in the
first lines, the larger one first: nobody is told "not above" by the smaller one alone.
"""

from collections.abc import Sequence

from bot.answers.amounts.limits import far_above, verdict
from bot.answers.desk import Desk
from bot.answers.labels.doses import spoken, written
from bot.answers.labels.reading import Label
from bot.answers.labels.words import speaks_of
from knowledge.forms import FormRow, named_compound
from knowledge.formula import share
from knowledge.intake import IntakeRow
from knowledge.units import show_number

MAX_ITSELF = 1_000.0
"""More than this in one serving is likelier the weight of a compound: three times the highest limit but one."""


def is_open(label: Label) -> bool:
    """Whether a number may count the element itself or a compound whose share is known."""
    return label.itself is None and label.row is not None and label.row.compound is not None


def may_be_either(label: Label) -> bool:
    """The same, where both are likely: a large number can only be the compound."""
    return is_open(label) and label.dose.mg <= MAX_ITSELF


def held_in(label: Label, row: FormRow, text: str) -> float:
    """Return the milligrams of the element that a label's number of compound holds."""
    return label.dose.mg * share(named_compound(row, text).formula)


def daily(mg: float, label: Label) -> float:
    """Return what is taken a day of an amount, one serving where nothing is told."""
    return mg if label.taken is None else mg / (label.served or 1) * label.taken


def two_readings(label: Label, text: str, limits: Sequence[IntakeRow], desk: Desk, lines: Sequence[str] = ()) -> str:
    """Return both readings of an open label, each placed among the limits; `lines` say how the second is taken."""
    row = label.row
    if row is None:
        return ""
    amount, itself = written(label.dose), daily(label.dose.mg, label)
    each = held_in(label, row, text)
    held = daily(each, label)
    place = desk.phrases.text("readings.place.far") if far_above(itself, limits) else _place(itself, limits, desk)
    first = desk.phrases.text("readings.itself", amount=amount, mg=show_number(itself), place=place)
    second = (
        desk.phrases.text("readings.compound", amount=amount, form=spoken(row), mg=show_number(each)),
        *lines,
        desk.phrases.text("readings.placed", mg=show_number(held), place=_place(held, limits, desk)),
    )
    if label.taken is None and (served := label.served or 1) > 1:
        each_one = desk.phrases.text("label_decode.per_unit", mg=show_number(label.dose.mg / served), serving=served)
        first = f"{first} {each_one}"
    weighed = label.dose.mg > MAX_ITSELF or speaks_of("holds_how_much", text, desk)
    parts = (" ".join(second), first) if weighed else (first, " ".join(second))
    same = (desk.phrases.text("readings.same"),) if speaks_of("same", text, desk) else ()
    return "\n".join((*same, *parts))


def _place(mg: float, limits: Sequence[IntakeRow], desk: Desk) -> str:
    return verdict(mg, limits, desk, "readings.place")
