"""A dose that was taken a while ago: "i took magnesium an hour ago, can i take doxycycline now"."""

import re
from dataclasses import replace

from bot.answer import Draft, Request
from bot.answers.clock import NUMBERS
from bot.answers.desk import Desk
from bot.answers.hours_told import own_places, rows_said
from bot.answers.interactions import call
from bot.answers.medicines import medicines
from knowledge.interactions import PLANNED, Interaction
from knowledge.units import show_number

_MANY = rf"half an|an?|\d{{1,3}}|{'|'.join(NUMBERS)}"
_AGO = re.compile(rf"\b(?P<many>{_MANY})\s?(?P<unit>minutes?|mins?|hours?|hrs?|h)\s(?:ago|back|earlier)\b")


def since_dose(request: Request, desk: Desk) -> Draft | None:
    """Return whether the next dose may follow one that was taken a while ago; None where none was told of."""
    ago = _AGO.search(request.utterance)
    said = [match for match in rows_said(request, desk) if match.end]
    own = own_places(request, desk)
    if ago is None or not said or not own:
        return None
    taken = _taken(ago.start(), [*own, *((match.start, match.end) for match in said)])
    rows = desk.knowledge.interactions.by_key
    waits = []
    for key in dict.fromkeys(match.key for match in said):
        row = rows[key]
        mine = any((match.start, match.end) == taken for match in said if match.key == key)
        if row.hours is not None and row.severity in PLANNED and (mine or taken in own):
            waits.append((row, row.hours.after if mine else row.hours.before))
    if not waits:
        return None
    row, least = max(waits, key=lambda wait: wait[1])
    text = next(match.text for match in said if match.key == row.key)
    draft = medicines(request, desk)
    return replace(draft, lead=f"{_said(row, call(row, text), least, _hours(ago), desk)} {draft.lead}")


def _taken(ago: int, places: list[tuple[int, int]]) -> tuple[int, int]:
    """The thing that was taken: the last one named before the words, else the first one after them."""
    before = [place for place in sorted(places) if place[1] <= ago]
    return before[-1] if before else min(places)


def _said(row: Interaction, name: str, least: float, passed: float, desk: Desk) -> str:
    key = "since.enough" if passed >= least else "since.wait"
    left = max(least - passed, 0.0)
    return desk.phrases.text(
        key, name=name, hours=show_number(least), passed=_spoken(passed, desk), left=_spoken(left, desk)
    )


def _hours(ago: re.Match[str]) -> float:
    said = ago["many"]
    many = 0.5 if said.startswith("half") else float(NUMBERS.get(said, 1) if said.isalpha() else said)
    return many / 60 if ago["unit"].startswith("m") else many


def _spoken(hours: float, desk: Desk) -> str:
    if hours < 1:
        return desk.phrases.text("since.minutes", count=round(hours * 60))
    return desk.phrases.text("since.hour" if hours == 1 else "since.hours", count=show_number(hours))
