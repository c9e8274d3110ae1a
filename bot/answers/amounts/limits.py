"""Limits and needs side by side by region: the lines that several answers share."""

from collections.abc import Iterable, Sequence

from bot.answer import Request
from bot.answers.desk import Desk
from intents.reading.entity_types import REGION
from knowledge.intake import IntakeRow
from knowledge.units import show_number

SHOWN_REGIONS = ("us", "eu", "uk")
"""Regions named in a reply, in this order; a phone has no room for more."""
FAR_ABOVE = 2.5
"""A dose of so many times the highest limit is answered as a danger: 1,000 mg against 400 mg."""


def shown(rows: Iterable[IntakeRow]) -> tuple[IntakeRow, ...]:
    """Return the rows of the regions that replies name, in that order."""
    kept = [row for row in rows if row.region in SHOWN_REGIONS]
    return tuple(sorted(kept, key=lambda row: SHOWN_REGIONS.index(row.region)))


def figures(rows: Sequence[IntakeRow], desk: Desk, first: str | None = None) -> str:
    """Return figures by region, one of them first where it is asked for: "US 310 to 320 mg, EU 300 mg"."""
    parts = []
    for region in sorted(SHOWN_REGIONS, key=lambda region: region != first):
        values = sorted({row.mg_per_day for row in rows if row.region == region})
        if values:
            shown_range = show_number(values[0])
            if len(values) > 1:
                shown_range = desk.phrases.text("amounts.range", low=shown_range, high=show_number(values[-1]))
            parts.append(desk.phrases.text(f"amounts.regions.{region}", mg=shown_range))
    return ", ".join(parts)


def exceeded(mg: float, limits: Sequence[IntakeRow]) -> tuple[IntakeRow, ...]:
    """Return the limits that a dose is above."""
    return tuple(row for row in limits if mg > row.mg_per_day)


def verdict(mg: float, limits: Sequence[IntakeRow], desk: Desk, key: str) -> str:
    """Return the sentence under `key` (within, some, above) that places a dose among the limits."""
    over = exceeded(mg, limits)
    if not over:
        return desk.phrases.text(f"{key}.within", mg=show_number(mg))
    if len(over) == len(limits):
        return desk.phrases.text(f"{key}.above", mg=show_number(mg))
    return desk.phrases.text(f"{key}.some", mg=show_number(mg), regions=figures(over, desk))


def region_of(request: Request, desk: Desk) -> str | None:
    """Return the region that a question tells, the one said last; None where it tells none or several."""
    said = [match.key for match in request.slots.said({REGION})]
    if len(set(said)) > 1:
        return None
    return next(reversed(said or request.slots.keys(REGION)), None)


def for_region(mg: float | None, limits: Sequence[IntakeRow], request: Request, desk: Desk) -> tuple[str, ...]:
    """Return the line on the limit where the person lives, and how an amount stands to it; why limits differ, else."""
    named = set(request.slots.keys(REGION))
    region = region_of(request, desk)
    if region is None:
        return (desk.phrases.text("amounts.here.differ"),) if len(named) > 1 else ()
    row = next((row for row in limits if row.region == region), None)
    if row is None:
        return ()
    key = "limit" if mg is None else "above" if mg > row.mg_per_day else "within"
    values = {"region": desk.catalog.labels[f"region/{region}"], "limit": show_number(row.mg_per_day)}
    return (desk.phrases.text(f"amounts.here.{key}", mg=show_number(mg or 0.0), **values),)


def adult_limits(desk: Desk) -> tuple[IntakeRow, ...]:
    """Return the limits for adults, from supplements alone, by region."""
    return shown(desk.knowledge.intake.upper_limits(None))


def against_limits(mg: float, request: Request, desk: Desk, *, placed: bool = False) -> tuple[str, ...]:
    """Return the lines that place a daily total among the limits, and say that a limit is no dose.

    Where the reply has `placed` it already, the limits alone are named.
    """
    limits = adult_limits(desk)
    here = for_region(None if placed else mg, desk.knowledge.intake.upper_limits(None), request, desk)
    said = "" if placed else verdict(mg, limits, desk, "label_decode.verdict")
    lines = [
        *here,
        desk.phrases.text("label_decode.limits", figures=figures(limits, desk), verdict=said).rstrip(),
        desk.phrases.text("label_decode.care"),
    ]
    if far_above(mg, limits):
        lines.insert(0, desk.phrases.text("amounts.danger.signs"))
    return tuple(lines)


def far_above(mg: float, limits: Sequence[IntakeRow]) -> bool:
    """Tell whether a dose is so far above every limit that it is answered as a danger."""
    return mg >= FAR_ABOVE * max(row.mg_per_day for row in limits)


def cite(rows: Iterable[IntakeRow]) -> tuple[str, ...]:
    """Return the first source of each row, each once."""
    return tuple(dict.fromkeys(row.sources[0] for row in rows))


def note(rows: Iterable[IntakeRow]) -> tuple[str, ...]:
    """Return the rows as --explain shows them."""
    return tuple(f"intake.yaml {row.key}: {row.mg_per_day:g} mg" for row in rows)
