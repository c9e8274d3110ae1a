"""The products of a stack: each amount with its form and how often it is taken, and what is named without an amount."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.answer import Request
from bot.answers.desk import Desk
from bot.answers.labels.dose_owner import is_of_another
from bot.answers.labels.doses import MAX_MG, NEAR, Dose, counts_itself, doses_in, nearest_form, said_to_count_itself
from bot.answers.labels.pieces import A_DAY, EQUALS, PIECE_COUNT, REGIMEN, count_of, taken_in, times_a_day
from bot.answers.labels.words import cue
from intents.model import EntityMatch
from intents.reading.entity_types import FORM, MEDICINE

_CLAUSES = re.compile(r"[;\n+]|,(?!\d{3}\b)|\.(?!\d)|\b(?:and|plus|then|also)\b")


@dataclass(frozen=True)
class Product:
    """One product of several: its dose, its form if one is named, how often it is taken."""

    dose: Dose
    form: EntityMatch | None
    itself: bool | None
    times: int
    name: str = ""
    """What kind of product it was called: one of the words that content lists ("powder")."""


def _is_limit(dose: Dose, text: str, desk: Desk) -> bool:
    """Tell whether a number is what the sum is compared with ("is that under 350"), not a product."""
    return bool(re.search(rf"\b{cue(desk, 'limit')}\s+(?:the\s)?$", text[max(0, dose.start - NEAR) : dose.start]))


def products_in(request: Request, desk: Desk) -> tuple[tuple[Product, ...], tuple[EntityMatch, ...]]:
    """Return the products with an amount, and the things named without one."""
    doses = [d for d in doses_in(request, bare=True) if not _is_limit(d, request.text, desk)]
    products: list[Product] = []
    uncounted: list[EntityMatch] = []
    for start, end in _clauses(request.text):
        clause = request.text[start:end]
        inside = [dose for dose in doses if start <= dose.start < end and 0 < dose.mg <= MAX_MG]
        others = [dose for dose in inside if is_of_another(dose, request, desk)]
        counted = pieces_a_day(clause, desk)
        again = counted if counted > 1 else taken_in(clause, desk)
        named = [m for m in request.slots.matches if m.type in {FORM, MEDICINE} and start <= m.start < min(end, m.end)]
        forms = tuple(match for match in named if match.type == FORM)
        if not inside and products and again and not _another(products[-1], named):  # "…, i take 4 a day"
            products[-1] = replace(products[-1], times=again)
            continue
        inside = [dose for dose in inside if dose not in others]
        sure = [dose for dose in inside if said_to_count_itself(dose, request, desk)]
        for dose in sure[:1] if len(inside) > 1 and sure and len(forms) < 2 else inside:
            form = nearest_form(dose, forms)
            itself = counts_itself(dose, request, desk) if form else True
            served = _served(request.text[start : dose.start])
            each = replace(dose, mg=dose.mg / served)
            products.append(Product(each, form, itself, pieces_a_day(clause, desk), product_name(clause, desk)))
        if not inside and not others:
            uncounted.extend(named)
    return tuple(products), tuple(uncounted)


def _another(last: Product, named: Sequence[EntityMatch]) -> bool:
    """Whether a clause names another product than the last one: "…, plus 2 tsp of natural calm"."""
    return any(last.form is None or match.key != last.form.key for match in named)


def _served(before: str) -> int:
    """How many pieces an amount is for, where the words right before it say so ("2 caps = 300 mg")."""
    equal = next((match for match in EQUALS.finditer(before + "0") if match.end() == len(before)), None)
    return count_of(equal["count"]) if equal else 1


def product_name(clause: str, desk: Desk) -> str:
    """Return the kind of product that a clause names ("sleep powder"); empty where it names none that content lists."""
    return " ".join(dict.fromkeys(re.findall(rf"\b{cue(desk, 'product')}\b", clause)))


def _clauses(text: str) -> tuple[tuple[int, int], ...]:
    cuts = [0, *(match.end() for match in _CLAUSES.finditer(text)), len(text)]
    return tuple((a, b) for a, b in pairwise(cuts) if a < b)


def pieces_a_day(clause: str, desk: Desk) -> int:
    """Return how many pieces of a product a clause says are taken a day, 1 where it says nothing."""
    counted = PIECE_COUNT.search(clause) or A_DAY.search(clause)
    if counted is None and (regimen := REGIMEN.search(clause)):
        return int(regimen["count"]) * int(regimen["times"])
    return times_a_day(clause, desk) * (count_of(counted["count"]) if counted else 1)
