"""Reads the amounts that stand on labels, and what they count.

A number may count the element itself or the whole compound; the words around it tell, and where they do not,
nobody guesses here: `Dose.itself` is None and the answer asks.
"""

import re
from dataclasses import dataclass

from bot.answer import Request
from bot.answers.desk import Desk
from bot.answers.labels.pieces import PIECES, STRENGTH
from bot.answers.labels.words import cue, speaks_of
from intents.model import EntityMatch
from intents.reading.entity_types import FORM
from knowledge.forms import FormRow
from knowledge.units import MG_PER_MMOL, NUMBER, FoundQuantity, Quantity, find_quantities, parse_number

MG_PER_MEQ = MG_PER_MMOL / 2
"""The ion carries two charges, so one milliequivalent is half a millimole."""
MAX_MG = 50_000.0
"""More than 50 g is no serving of any product; such a number is a slip of the pen."""
EXAMPLE_MG = 500.0
"""A common tablet, used to show what a weight of compound holds."""
NEAR = 30
"""Characters around a number in which its words are looked for."""

_MEQ = re.compile(rf"(?<![\w.,])(?P<value>{NUMBER})\s*m?eq\b")
_BARE = re.compile(
    rf"(?<![\w.,:/-])(?P<value>\d{{1,2}},\d{{3}}|\d{{2,5}})(?![\w:%/]|[.,]\d)"
    rf"(?!\s*(?:%|percent|per cent|iu\b|hours?|hrs?|days?|weeks?|months?|years?|yrs?|am\b|pm\b|times?\b"
    rf"|x\b|of us|oz|lbs?|kg|ml|miles?\b|kms?\b|met(?:re|er)s?\b|steps\b|reps\b|lengths\b|laps\b|k?cals?\b|calories\b"
    rf"|people\b|{PIECES}))"
)
_ANY = re.compile(rf"(?<![\w.,:/-])(?P<value>{NUMBER})")
_BODY = re.compile(
    r"\b(?:(?:i|he|she|who) weighs?|(?:my|his|her) weight(?: is)?)\W+(?:\w+ ){0,2}?(?P<value>\d{1,3})\b(?!\s*m?c?g\b)"
)
"""What somebody weighs ("i weigh about 180"), which is no amount taken."""
LEAST_BODY_KG = 20
"""Kilograms from which a number is what somebody weighs, told as such or not."""
_NOT = re.compile(r"\bnot\s+(?:the\s+|a\s+)?$")
_PERCENT = re.compile(
    r"(?<![\w.,])(?P<value>\d{1,3}(?:[.,]\d)?)\s*(?:%|percent|per cent)"
    r"|(?<!\d)(?<!\d )%[^\d%]{1,30}?(?P<later>\d{1,3})(?!\w|[.,]\d|\s?m?c?g\b)"  # "% NRV says 100"
)


@dataclass(frozen=True)
class Dose:
    """A mass as written on a label, in milligrams."""

    mg: float
    start: int
    end: int
    unit: str
    """As written: mg, g, mcg, mmol, meq; empty where no unit was given."""


def doses_in(request: Request, *, bare: bool = False) -> tuple[Dose, ...]:
    """Return the masses in an utterance, left to right; with `bare`, numbers without a unit count as mg."""
    text = request.text
    found = [
        Dose(_signed(q.quantity.to("mg").value, text, q.start), q.start, q.end, q.quantity.unit)
        for q in find_quantities(text)
        if q.quantity.unit in {"mg", "g", "mcg", "mmol"} or (q.quantity.unit == "kg" and not _is_weight(q, text))
    ]
    for match in _MEQ.finditer(text):
        value = parse_number(match["value"]) or 0.0
        found.append(Dose(value * MG_PER_MEQ, *match.span(), "meq"))
    for match in STRENGTH.finditer(text):
        found.append(Dose(parse_number(match["value"]) or 0.0, *match.span("value"), ""))
    if bare:
        taken = [(dose.start, dose.end) for dose in found]
        taken += [a.span for a in request.slots.amounts if a.kind in {"age", "weeks", "time"}]
        taken += [match.span("value") for match in _BODY.finditer(text)]
        for match in _BARE.finditer(text):
            if all(match.end() <= start or match.start() >= end for start, end in taken):
                found.append(Dose(parse_number(match["value"]) or 0.0, *match.span(), ""))
    kept = [dose for dose in found if not _is_refused(dose, text)]
    kept = kept or [dose for dose in found if dose.unit]  # "shes 6 not 16" tells no dose
    return tuple(sorted(kept, key=lambda dose: dose.start))


def _is_weight(found: FoundQuantity, text: str) -> bool:
    """Whether kilograms are those of a body: told as such, or too many to be taken ("im 90 kg")."""
    told = any(match.start("value") == found.start for match in _BODY.finditer(text))
    return told or found.quantity.value >= LEAST_BODY_KG


def refused_in(request: Request) -> tuple[Dose, ...]:
    """Return the masses that a correction says are wrong ("not 200, its 100")."""
    text = request.text
    numbers = (Dose(parse_number(m["value"]) or 0.0, *m.span(), "") for m in _ANY.finditer(text))
    return tuple(dose for dose in numbers if _is_refused(dose, text))


def _is_refused(dose: Dose, text: str) -> bool:
    return bool(_NOT.search(text[: dose.start]))


def _signed(mg: float, text: str, start: int) -> float:
    """A minus before the number, which no label holds, makes it negative."""
    return -mg if re.search(r"(?:^|\s)-\s?$|\bminus\s$", text[:start]) else mg


def percents_in(text: str) -> tuple[tuple[float, int], ...]:
    """Return percentages and where they end."""
    return tuple((parse_number(m["value"] or m["later"]) or 0.0, m.end()) for m in _PERCENT.finditer(text))


def forms_in(request: Request) -> tuple[EntityMatch, ...]:
    """Return the forms named, where they stand."""
    return tuple(match for match in request.slots.matches if match.type == FORM)


def nearest_form(dose: Dose, forms: tuple[EntityMatch, ...]) -> EntityMatch | None:
    """Return the form that stands nearest to a dose, the earlier one at equal distance."""
    return min(forms, key=lambda form: (max(form.start - dose.end, dose.start - form.end), form.start), default=None)


def said_to_count_itself(dose: Dose, request: Request, desk: Desk) -> bool:
    """Tell whether the words beside a number say that it counts the element itself."""
    if dose.unit in {"mmol", "meq"}:
        return True
    text = request.text
    before = text[max(0, dose.start - NEAR) : dose.start]
    said = re.search(rf"\b{cue(desk, 'itself_before')}\b(?P<between>[^\d,.;]{{0,14}})$", before)
    inside = rf"\b(?:{cue(desk, 'inside')}\b|per\s*$)"  # "elemental in 1000 mg", "elemental per 1000 mg": all of it
    if said and not re.search(inside, said["between"]):
        return True
    behind = re.match(
        rf"[\s(,:-]*(?:mg\s)?{cue(desk, 'itself_after')}\b(?!\W{{0,3}}\d)", text[dose.end : dose.end + NEAR]
    )
    if behind is None:
        return False
    reach = dose.end + behind.end()
    return not any(dose.end <= form.start < reach for form in forms_in(request))


def is_told_elemental(dose: Dose, request: Request, desk: Desk) -> bool:
    """Tell whether the word for the element itself stands right beside a number ("200 elemental")."""
    text, word = request.text, cue(desk, "elemental")
    return bool(
        re.search(rf"\b{word}\W{{0,3}}$", text[: dose.start]) or re.match(rf"\W{{0,3}}{word}\b", text[dose.end :])
    )


def counts_itself(dose: Dose, request: Request, desk: Desk) -> bool | None:
    """Tell whether a number counts the element itself; None where the label leaves it open."""
    text, forms = request.text, forms_in(request)
    if said_to_count_itself(dose, request, desk):
        return True
    if not forms:  # of a blend nobody knows what the number counts, and "how much of it is actual" asks just that
        return None if speaks_of("blend", text, desk) or speaks_of("holds_how_much", text, desk) else True
    named = rf"\b{cue(desk, 'itself_form')}\s+(?:[^\W\d]+\s+)?$"
    return True if any(re.search(named, text[max(0, f.start - 20) : f.start]) for f in forms) else None


def asks_back(request: Request, desk: Desk) -> bool:
    """Tell whether the weight of compound is asked for, given the element itself."""
    if speaks_of("back", request.text, desk):
        return True
    asked = rf"\b{cue(desk, 'how_much')}\s(?:mg\s)?(?:of\s)?(?:[^\W\d]+\s)?$"
    wanted = any(re.search(asked, request.text[: form.start]) for form in forms_in(request))
    return wanted and any(said_to_count_itself(dose, request, desk) for dose in doses_in(request))


def as_quantity(dose: Dose) -> Quantity:
    """Return a dose in the unit in which it was written."""
    return Quantity(dose.mg, "mg") if dose.unit in {"", "meq"} else Quantity(dose.mg, "mg").to(dose.unit)


def spoken(row: FormRow) -> str:
    """Return a form's short name as it stands inside a sentence."""
    label = row.label
    return label[0].lower() + label[1:] if label[1:2].islower() else label


def written(dose: Dose) -> str:
    """Return a dose in the unit it was written in ("0.5 g")."""
    unit = "mEq" if dose.unit == "meq" else as_quantity(dose).unit
    value = dose.mg / MG_PER_MEQ if dose.unit == "meq" else as_quantity(dose).value
    return f"{f'{value:,.2f}'.rstrip('0').rstrip('.')} {unit}"
