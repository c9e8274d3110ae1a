"""Clock times as people give them: "at 8 and 20", "9am", "0730", "quarter past 8", "10 at night", "with breakfast".

Words are taken as the hours listed in the content, and every such guess is shown to the person.
"""

import re
from dataclasses import dataclass, replace

from bot.answer import Request
from bot.answers.desk import Desk
from knowledge.units import ONES

HOUR = 60
DAY = 24 * HOUR
NOON = 12 * HOUR
EARLIEST = 5 * HOUR
"""A bare hour before this is taken for the afternoon: few people take tablets at 2 at night."""
_LATE = r"at night|(?:in|of|at) (?:the )?(?:evening|afternoon)|p\.?m\.?|tonight"
_EARLY = r"(?:in|of|at) (?:the )?mornings?|a\.?m\.?"
NUMBERS = {word: hour for word, hour in ONES.items() if 1 <= hour <= 12}
_HOUR = rf"(?P<hour>\d{{1,2}}|{'|'.join(NUMBERS)})"
_MINUTES = {"quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty five": 25}
_BESIDE = rf"(?:a\s)?(?P<beside>{'|'.join(sorted(_MINUTES, key=len, reverse=True))}|\d{{1,2}})(?:\s?min(?:ute)?s?)?"
_PART = rf"(?:(?P<half>half\s(?:past\s)?)|{_BESIDE}\s(?P<way>past|to)\s)?"
_CLOCK = re.compile(
    rf"(?<![\w.,:])(?:(?P<digits>(?:[01]\d|2[0-3])[0-5]\d)|{_PART}{_HOUR}(?:[:.](?P<minute>[0-5]\d))?)"
    rf"(?:\s?(?P<late>{_LATE})|\s?(?P<early>{_EARLY})|\s?(?P<sharp>o'?clock|h\b|hrs\b)|ish)?(?![\w%:]|[.,]\d)"
    r"(?!\s?(?:mg|g|mcg|iu|mmol|hours?|hrs?|tablets?|pills?|caps|capsules?|times|weeks?|days?|years?|x|mins?|minutes?)\b)"
)
LENGTH = rf"\b(?P<many>half an|an?|\d{{1,3}}|{'|'.join(NUMBERS)})\s?(?P<unit>minutes?|mins?|m|hours?|hrs?|h)"
"""How a length of time is told ("half an hour"); `hours_of` reads it."""
_OFFSET = re.compile(rf"{LENGTH}\s(?P<way>before|after)\s(?:the\s|my\s)?$")
_AIM = re.compile(r"\b(?:for|to|cant|cannot|not|better|my|help|helps|some|of)\s$")
"""Words before "sleep" that make it what something is taken for, or a complaint, and no hour."""
SLEEP = "sleep"
_LEADS = re.compile(r"(?:\bat|@|\baround|\babout|\bby|\bpast|\bdue|\buntil|\bday|\bdaily)[:,]?\s?$")
_JOINS = re.compile(r"(?:,|\band|&|/|\bor|\bthen)\s?$")
_CLAUSE_MARKS = ",;?\n"
_PART_OF_DAY = re.compile(
    r"\b(?:(?P<early>mornings?)|(?P<late>afternoons?|evenings?|nights?))\s(?:at|@|by|around|about)\s?$"
)
"""A part of the day before its hour: "every evening at 7"."""
_AT = re.compile(r"\s(?:is\s|was\s)?(?:at|@)\s?(?=\d)")
Place = tuple[int, int]
"""Where a thing stands in the text: start and end."""


@dataclass(frozen=True)
class Moment:
    """A time of the day that was said."""

    minute: int
    """Of the day."""
    start: int
    end: int
    words: str = ""
    """The words that were taken for it; empty when it was said in figures."""
    sure: bool = True
    """False for a bare hour that may mean morning or evening."""
    said: str = ""
    """As typed."""


def moments_in(request: Request, desk: Desk) -> tuple[Moment, ...]:
    """Return the times of the day in an utterance, left to right."""
    found: list[Moment] = []
    things = [match.end for match in request.slots.matches]
    for match in _CLOCK.finditer(request.text):
        moment = _read(match)
        before = request.text[: match.start()]
        told = any(match[part] for part in ("minute", "late", "early", "sharp", "half", "way"))
        told = (told and not _is_length(match, before)) or (match["digits"] or "").startswith("0")
        beside = match.start() - 1 in things or _after_word(before, desk)
        follows = bool(_LEADS.search(before)) or (beside and match["hour"] not in NUMBERS)  # "the steroid one"
        joined = bool(found) and bool(_JOINS.search(before)) and match.start() - found[-1].end <= 6
        if moment is not None and (told or follows or joined):
            found.append(_in_its_part(moment, before))
    return tuple(sorted([*found, *_spoken(request.text, found, desk)], key=lambda m: m.start))


def _read(match: re.Match[str]) -> Moment | None:
    digits, said = match["digits"], match["hour"]
    hour = int(digits[:2]) if digits else NUMBERS[said] if said in NUMBERS else int(said)
    minute = int(digits[2:]) if digits else 30 if match["half"] else int(match["minute"] or 0)
    if match["way"]:
        beside = match["beside"]
        minute = _MINUTES[beside] if beside in _MINUTES else int(beside)
    if hour > 24 or minute >= HOUR:
        return None
    hour %= 24
    if match["late"] and hour < 12:
        hour += 12
    if match["early"] and hour == 12:
        hour = 0
    sure = bool(match["late"] or match["early"] or match["minute"] or digits) or hour > 12
    of_day = (hour * HOUR + (-minute if match["way"] == "to" else minute)) % DAY
    return Moment(of_day, *match.span(), sure=sure, said=match.group().strip())


def _is_length(match: re.Match[str], before: str) -> bool:
    """Whether hours are a length of time rather than of the day: "2 hrs?", but "at 8 hrs" and "14h"."""
    counted = match["sharp"] in {"h", "hrs"} and not (match["minute"] or match["digits"] or _LEADS.search(before))
    return counted and (match["hour"] in NUMBERS or int(match["hour"]) <= NOON // HOUR)


def _in_its_part(moment: Moment, before: str) -> Moment:
    """The time in the part of the day that stands before it."""
    part = _PART_OF_DAY.search(before)
    if part is None or moment.sure:
        return moment
    late = part["late"] and moment.minute < NOON
    return replace(moment, minute=moment.minute + (NOON if late else 0), sure=True)


def _after_word(before: str, desk: Desk) -> bool:
    word = before.rstrip().rpartition(" ")[2]
    return f"spacing_plan.times.{word}" in desk.phrases


def _spoken(text: str, figures: list[Moment], desk: Desk) -> list[Moment]:
    """Times given in words, where no figure stands beside them ("breakfast 8" is 8)."""
    found = []
    for match in re.finditer(r"[a-z]+", text):
        key = f"spacing_plan.times.{match.group()}"
        beside = any(-2 <= match.start() - m.end <= 2 or -2 <= m.start - match.end() <= 2 for m in figures)
        inside = any(m.start <= match.start() < m.end for m in figures)
        aim = match.group() == SLEEP and _AIM.search(text[: match.start()])
        if key in desk.phrases and not (beside or inside or aim or _AT.match(text, match.end())):
            hour, _, minute = desk.phrases.text(key).partition(":")
            offset, words = _offset(text[: match.start()])
            of_day = (int(hour) * HOUR + int(minute) + offset) % DAY
            found.append(Moment(of_day, *match.span(), words=f"{words}{match.group()}"))
    return found


def meals_at(text: str, desk: Desk) -> tuple[Place, ...]:
    """Return where a meal or the like is named that has an hour of its own ("breakfast at 8")."""
    words = (match for match in re.finditer(r"[a-z]+", text) if f"spacing_plan.times.{match.group()}" in desk.phrases)
    told = (match.span() for match in words if (at := _AT.match(text, match.end())) and not _part(text[: at.end()]))
    return tuple(told)


def _part(before: str) -> bool:
    """Whether a text ends in a part of the day that only says which half an hour is of ("every morning at 7")."""
    return _PART_OF_DAY.search(before) is not None


def _offset(before: str) -> tuple[int, str]:
    """Minutes that words before a time move it by ("30 min before breakfast"), and those words."""
    match = _OFFSET.search(before)
    if match is None:
        return 0, ""
    minutes = round(hours_of(match) * HOUR)
    return (-minutes if match["way"] == "before" else minutes), f"{match.group().strip()} "


def hours_of(length: re.Match[str]) -> float:
    """Return the hours of a length of time (LENGTH)."""
    said = length["many"]
    many = 0.5 if said.startswith("half") else float(NUMBERS.get(said, 1) if said.isalpha() else said)
    return many / HOUR if length["unit"].startswith("m") else many


def share_out(moments: tuple[Moment, ...], things: list[Place], text: str) -> dict[Place, tuple[Moment, ...]]:
    """Return the moments of each thing (a medicine, the dose to be fitted in), as the day runs.

    A moment goes with the one before it until another thing is named ("at 8 and 20"); else with the thing
    named before it in its clause, else with the next one ("7am, the tablet").
    """
    owned: dict[Place, list[Moment]] = {thing: [] for thing in things}
    last: tuple[Moment, Place] | None = None
    for moment in moments:
        if last is not None and not any(last[0].end <= start < moment.start for start, _ in things):
            owner: Place | None = last[1]
        else:
            owner = _owner(moment, things, text)
        if owner is not None:
            owned[owner].append(moment)
            last = (moment, owner)
    return {thing: in_order(tuple(its)) for thing, its in owned.items()}


def _owner(moment: Moment, things: list[Place], text: str) -> Place | None:
    start = max(text.rfind(mark, 0, moment.start) for mark in _CLAUSE_MARKS) + 1
    ends = [at for mark in _CLAUSE_MARKS if (at := text.find(mark, moment.end)) >= 0]
    end = min(ends, default=len(text))
    before = [thing for thing in things if start <= thing[0] < moment.start]
    after = [thing for thing in things if moment.end <= thing[0] < end]
    earlier = [thing for thing in things if thing[1] <= moment.start]
    return next(iter(before[-1:] or after[:1] or earlier[-1:]), None)


def in_order(moments: tuple[Moment, ...]) -> tuple[Moment, ...]:
    """Return moments as a day runs: "8, 2 and 10" means 8, 14 and 22 o'clock."""
    ordered: list[Moment] = []
    for moment in moments:
        early = moment.minute < EARLIEST or bool(ordered and moment.minute <= ordered[-1].minute)
        if not moment.sure and early and moment.minute < NOON:
            moment = replace(moment, minute=moment.minute + NOON, words=moment.words or moment.said)
        ordered.append(moment)
    return tuple(ordered)


def spoken_time(minute: int) -> str:
    """Return a minute of the day as a clock shows it.

    >>> spoken_time(485)
    '8:05'
    """
    return f"{minute // HOUR}:{minute % HOUR:02d}"
