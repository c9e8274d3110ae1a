"""Who takes what when: the times of a message, and those told before, shared out among the medicines.

A time beside something else ("coffee at 7", "breakfast at 8") is that thing's and no medicine's.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answer import Request
from bot.answers.desk import Desk
from bot.answers.medicines.clock import DAY, NOON, Moment, Place, in_order, meals_at, moments_in, share_out
from bot.answers.word_lists import any_of
from intents.model import EntityMatch
from intents.reading.entity_types import BESIDE, FOOD, FORM, TAKEN_AT
from knowledge.interactions import Interaction

Times = dict[str, tuple[Moment, ...]]
OWN = "own"
"""Stands for a medicine's key where the hours are those of the dose that is to be fitted in."""


@dataclass(frozen=True)
class HoursTold:
    """The hours of medicines, by the key of their row, and those meant for the dose that is to be fitted in."""

    times: Times
    own: tuple[Moment, ...]


def rows_said(request: Request, desk: Desk) -> list[EntityMatch]:
    """Return where rows of the table are named, now or before."""
    rows = desk.knowledge.interactions.by_key
    return [m for m in request.slots.matches if m.type in BESIDE and m.key in rows]


def own_places(request: Request, desk: Desk) -> list[Place]:
    """Return where the dose that is to be fitted in is named."""
    own = rf"\b{any_of('spacing_plan.own', desk)}\b"
    places = [match.span() for match in re.finditer(own, request.text)]
    return places + [match.span for match in request.slots.said({FORM})]


def hours_told(request: Request, named: Sequence[Interaction], desk: Desk) -> HoursTold:
    """Return the hours told; what a message says of a medicine goes before what was told of it earlier."""
    told = _told(request, named, desk)
    before = _held(request).get(OWN, ())
    return HoursTold({key: its for key, its in told.times.items() if key != OWN}, told.own or before)


def own_hours(request: Request, desk: Desk) -> tuple[tuple[str, str], ...]:
    """Return the hours of the dose itself that a message tells ("i take glycinate at 9"), as a conversation keeps them.

    A bare hour may be of the morning or the evening: both are kept.
    """
    own = _told(request, (), desk).own if own_places(request, desk) and not rows_said(request, desk) else ()
    minutes = {m.minute + half for m in own for half in ((0,) if m.sure or m.minute >= NOON else (0, NOON))}
    return tuple((TAKEN_AT, f"{OWN}.{minute}") for minute in sorted(minutes))


def _told(request: Request, named: Sequence[Interaction], desk: Desk) -> HoursTold:
    own = own_places(request, desk)
    moments = moments_in(request, desk)
    held = _held(request)
    said = [m for m in rows_said(request, desk) if m.said and m.span not in own]
    if said:
        foods = {match.span for match in request.slots.said({FOOD})}
        others = {*foods, *meals_at(request.text, desk)} - {m.span for m in said}
        shares = share_out(moments, sorted({*(m.span for m in said), *own, *others}), request.text)
        times: Times = {}
        for match in said:
            times[match.key] = (*times.get(match.key, ()), *shares[match.span])
        told = {key: its for key, its in times.items() if its}
        return HoursTold(held | told, tuple(moment for place in own for moment in shares.get(place, ())))
    untimed = [row.key for row in named if row.hours and row.key not in held]
    if untimed and not own:
        return HoursTold(held | dict.fromkeys(untimed, in_order(moments)), ())
    return HoursTold(held, in_order(moments))


def is_own(held: str) -> bool:
    """Whether an hour that was kept is that of the dose itself."""
    return held.startswith(f"{OWN}.")


def held_keys(request: Request) -> tuple[str, ...]:
    """Return the keys of the rows whose hours were told before."""
    return tuple(_held(request))


def as_held(times: Times) -> tuple[tuple[str, str], ...]:
    """Return hours as a conversation keeps them, (type, key) each."""
    return tuple((TAKEN_AT, f"{key}.{moment.minute}") for key, moments in times.items() for moment in moments)


def _held(request: Request) -> Times:
    held: Times = {}
    for match in request.slots.matches:
        key, _, minute = match.key.rpartition(".")
        if match.type == TAKEN_AT and minute.isdigit() and int(minute) < DAY:
            moment = Moment(int(minute), 0, 0)
            held[key] = (*(one for one in held.get(key, ()) if one.minute != moment.minute), moment)
    return held
