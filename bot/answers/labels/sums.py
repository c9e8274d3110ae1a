"""Sums that people do with a label: how many pieces make an amount, what a portion holds of a figure per 100 g."""

import re
from dataclasses import replace

from bot.answer import Draft, Request
from bot.answers.amounts.limits import adult_limits, against_limits, note
from bot.answers.desk import Desk
from bot.answers.labels.doses import Dose
from bot.answers.labels.reading import Label
from bot.answers.labels.two_meanings import held_in, is_open
from bot.answers.labels.words import speaks_of
from knowledge.units import NUMBER, FoundQuantity, find_quantities, in_grams, parse_number, show_number

PER = 100.0
_PER_100 = re.compile(
    rf"(?P<mg>{NUMBER})\s*mg\s*(?:of\s)?(?:(?!per)[a-z]+\s)?(?:/|per|in|an?)\s*(?:every\s|each\s)?100\s*(?:g|grams?|ml)\b"
)


def portion_of(request: Request, desk: Desk) -> Draft | None:
    """Return what a portion holds by a food label's figure per 100 g or ml; None where no such label is told."""
    text = request.text
    stated = _PER_100.search(text)
    value = parse_number(stated["mg"]) if stated else None
    if stated is None or value is None:
        return None
    portions = [q for q in find_quantities(text) if _is_portion(q, stated)]
    key = "portion" if portions else "per_100"
    amount = portions[0].quantity if portions else None
    size = amount.to("ml" if amount.dimension == "volume" else "g").value if amount else PER
    values = {"portion": str(amount or ""), "per": show_number(value), "mg": show_number(in_grams(value, size))}
    need = desk.knowledge.intake.daily_value
    share = show_number(in_grams(value, size) / need.mg_per_day * 100)
    return Draft(
        title="",
        lead=desk.phrases.text(f"label_decode.{key}", **values),
        facts=(desk.phrases.text("label_decode.of_need", percent=share, full=show_number(need.mg_per_day)),),
        sources=need.sources[:1],
        seen=note((need,)),
    )


def _is_portion(found: FoundQuantity, stated: re.Match[str]) -> bool:
    """Whether an amount is what is eaten: a mass in grams or a volume, apart from the label's figure."""
    outside = found.end <= stated.start() or found.start >= stated.end()
    return outside and found.quantity.unit not in {"mg", "mcg", "mmol"} and found.quantity.value > 0


def asks_count(request: Request, doses: tuple[Dose, ...], desk: Desk) -> bool:
    """Tell whether it is asked how many pieces of the label told before make an amount ("so how many for 200mg")."""
    return len(doses) == 1 and speaks_of("how_many", request.text, desk)


def pieces_for(target: Dose, label: Label, request: Request, desk: Desk) -> Draft:
    """Return how many pieces of a label make a target of the element itself; both readings where it is open."""
    served = label.served or 1
    each = label.dose.mg / served
    lines = []
    if label.itself is not False:
        lines.append(_count(target.mg, each, "count_itself" if is_open(label) else "count", desk))
    if label.row is not None and label.itself is not True and label.row.compound is not None:
        held = held_in(replace(label, dose=replace(label.dose, mg=each)), label.row, request.text)
        lines.append(_count(target.mg, held, "count_compound" if is_open(label) else "count", desk))
    return Draft(
        title="",
        lead="\n".join(lines),
        facts=against_limits(target.mg, request, desk),
        holds=label.holds,
        seen=note(adult_limits(desk)),
    )


def _count(mg: float, each: float, key: str, desk: Desk) -> str:
    return desk.phrases.text(
        f"label_decode.{key}", mg=show_number(mg), count=show_number(mg / each), each=show_number(each)
    )
