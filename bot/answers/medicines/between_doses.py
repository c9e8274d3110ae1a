"""How long between two doses: "i took magnesium an hour ago, doxycycline now?", "3 hours after levothyroxine"."""

import re
from dataclasses import replace

from bot.answer import Draft, Request
from bot.answers.desk import Desk
from bot.answers.medicines.answer import medicines
from bot.answers.medicines.clock import LENGTH, Place, hours_of
from bot.answers.medicines.hours_told import own_places, rows_said
from bot.answers.medicines.interactions import call
from knowledge.interactions import PLANNED
from knowledge.units import show_number

_SPAN = re.compile(rf"{LENGTH}\s(?P<way>ago|back|earlier|after|before)\b")


def between_doses(request: Request, desk: Desk) -> Draft | None:
    """Return whether the time told between the nutrient and a medicine is long enough; None where none was told."""
    span = _SPAN.search(request.text)
    said = [match for match in rows_said(request, desk) if match.said]
    own = own_places(request, desk)
    if span is None or not said or not own:
        return None
    first = _first(span, sorted([*own, *(match.span for match in said)]))
    rows = desk.knowledge.interactions.by_key
    waits = []
    for match in said:
        row = rows[match.key].called(match.text)
        mine = match.span == first
        if row.hours is not None and row.severity in PLANNED and (mine or first in own):
            waits.append((row.hours.after if mine else row.hours.before, call(row, match.text)))
    if not waits:
        return None
    least, name = max(waits)
    draft = medicines(request, desk)
    return replace(draft, lead=f"{_said(name, least, span, desk)} {draft.lead}")


def whether_enough(request: Request, hours: float, desk: Desk) -> Draft | None:
    """Return the gap to what was told to be taken, with whether so many hours are enough; None where none is asked for.

    Whichever goes first, less than the shorter gap is too short and the longer one is enough; between them it depends.
    """
    rows = desk.knowledge.interactions.by_key
    named = [rows[match.key] for match in request.slots.matches]
    gaps = [(row.hours, call(row, "")) for row in named if row.hours is not None and row.severity in PLANNED]
    if not gaps:
        return None
    least, name = max((max(gap.before, gap.after), name) for gap, name in gaps)
    always = max(min(gap.before, gap.after) for gap, _ in gaps)
    draft = medicines(request, desk)
    if always <= hours < least:
        return draft
    asked = least if hours >= least else always
    key = "apart" if hours >= least else "short"
    said = desk.phrases.text(f"since.{key}", name=name, hours=show_number(asked), passed=_spoken(hours, desk))
    return replace(draft, lead=f"{said} {draft.lead}")


def _first(span: re.Match[str], places: list[Place]) -> Place | None:
    """The thing that is taken first: of "ago" the one told with it, of "after" the one behind it."""
    before = [place for place in places if place[1] <= span.start()]
    behind = [place for place in places if place[0] >= span.end()]
    if span["way"] == "after":
        return behind[0] if behind else None
    return before[-1] if before else behind[0] if span["way"] != "before" and behind else None


def _said(name: str, least: float, span: re.Match[str], desk: Desk) -> str:
    passed = hours_of(span)
    if span["way"] in {"after", "before"}:
        key = "apart" if passed >= least else "short"
    else:
        key = "enough" if passed >= least else "wait"
    left = _spoken(max(least - passed, 0.0), desk)
    values = {"name": name, "hours": show_number(least), "passed": _spoken(passed, desk), "left": left}
    return desk.phrases.text(f"since.{key}", **values)


def _spoken(hours: float, desk: Desk) -> str:
    if hours < 1:
        return desk.phrases.text("since.minutes", count=round(hours * 60))
    return desk.phrases.text("since.hour" if hours == 1 else "since.hours", count=show_number(hours))
