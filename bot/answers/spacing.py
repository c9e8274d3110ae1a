"""The planner of hours: at what time of the day a dose fits around the medicines named, or why none is planned.

No hours are planned around a medicine that asks for a person first. What was told stays with the conversation, so
that "and at noon?" moves the dose and "at 8 and 20" answers the question when a medicine is taken.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.answer import Draft, Request
from bot.answers.clock import Moment, in_order, moments_in, share_out, spoken_time
from bot.answers.desk import Desk
from bot.answers.interactions import call, general_sources, headline, hours, noted, rows_named
from bot.answers.medicines import medicines
from intents.model import EntityMatch
from knowledge.interactions import PLANNED, Interaction
from knowledge.planner import DAY, Plan, keeps, plan

HELD = "at"
"""Type of what is held of a plan: a row's key and the minute of the day at which it is taken."""
Times = dict[str, tuple[Moment, ...]]


def spacing_plan(request: Request, desk: Desk) -> Draft:
    """Return when a dose fits around the medicines named at their hours, or why no hours are planned."""
    everything = rows_named(request, desk)
    named = tuple((row, name) for row, name in everything if not row.is_source) or everything
    asking = Draft(
        title=desk.phrases.text("spacing_plan.title"),
        lead=desk.phrases.text("spacing_plan.nothing.lead"),
        facts=(desk.phrases.text("spacing_plan.nothing.hint"),),
        kind="clarify",
        intent=request.intent,
        sources=general_sources(desk),
        disclaimers=("medicine",),
        ask="pharmacist",
        suggestions=tuple(map(desk.offer, desk.catalog.intents["spacing_plan"].next)),
    )
    if not named:
        return asking
    sources = tuple(dict.fromkeys(source for row, _ in named for source in row.sources))
    known = replace(asking, sources=sources, seen=tuple(noted(row) for row, _ in named))
    refused = [(row, name) for row, name in named if row.severity not in PLANNED]
    if refused:
        return _refusal(refused, known, desk)
    times, own = _times(request, [row for row, _ in named], desk)
    known = replace(known, holds=_holds(request, times, desk))
    untimed = [name for row, name in named if row.hours and not times.get(row.key)]
    rules = tuple(_rule(row, name, times.get(row.key, ()), desk) for row, name in named)
    if untimed and request.read and not any(match.end for match in _named(request, desk)):  # "before or after?"
        about = medicines(request, desk)
        wants = desk.phrases.text("spacing_plan.no_time.lead", names=", ".join(untimed))
        return replace(about, facts=(*about.facts, wants), holds=known.holds)
    if untimed:
        lead = desk.phrases.text("spacing_plan.no_time.lead", names=", ".join(untimed))
        return replace(known, lead=lead, facts=(*rules, desk.phrases.text("spacing_plan.confirm")))
    return _planned(named, times, own, rules, known, desk)


def _times(request: Request, named: list[Interaction], desk: Desk) -> tuple[Times, tuple[Moment, ...]]:
    """The moments of each row, and those meant for the dose that is to be fitted in."""
    own_names = "|".join(re.escape(name.strip()) for name in desk.phrases.text("spacing_plan.own").split(","))
    own = [match.span() for match in re.finditer(rf"\b(?:{own_names})\b", request.utterance)]
    moments = moments_in(request, desk)
    said = [m for m in _named(request, desk) if m.end and (m.start, m.end) not in own]
    if said:
        shares = share_out(moments, sorted({*((m.start, m.end) for m in said), *own}), request.utterance)
        times: Times = {}
        for match in said:
            times[match.key] = (*times.get(match.key, ()), *shares[match.start, match.end])
        return times, tuple(moment for place in own for moment in shares[place])
    held = _held(request)
    untimed = [row.key for row in named if row.hours and row.key not in held]
    if untimed and not own:
        return held | dict.fromkeys(untimed, in_order(moments)), ()
    return held, in_order(moments)


def _named(request: Request, desk: Desk) -> list[EntityMatch]:
    rows = desk.knowledge.interactions.by_key
    return [m for m in request.slots.matches if m.type in {"medicine", "nutrient"} and m.key in rows]


def _held(request: Request) -> Times:
    """The moments that were told before, by row."""
    held: Times = {}
    for match in request.slots.matches:
        key, _, minute = match.key.rpartition(".")
        if match.type == HELD and minute.isdigit() and int(minute) < DAY:
            held[key] = (*held.get(key, ()), Moment(int(minute), 0, 0))
    return held


def _holds(request: Request, times: Times, desk: Desk) -> tuple[tuple[str, str], ...]:
    things: Iterable[tuple[str, str]] = ((match.type, match.key) for match in _named(request, desk))
    told = ((HELD, f"{key}.{moment.minute}") for key, moments in times.items() for moment in moments)
    return tuple(dict.fromkeys((*things, *told)))


def _refusal(refused: list[tuple[Interaction, str]], draft: Draft, desk: Desk) -> Draft:
    names = ", ".join(name for _, name in refused)
    lines = [line for row, name in refused[:2] for line in (headline(row, name, desk), *row.advice_for(name))]
    lead = desk.phrases.text("spacing_plan.refused", names=names)
    return replace(draft, kind="answer", lead=lead, facts=tuple(lines))


def _planned(
    named: tuple[tuple[Interaction, str], ...],
    times: Times,
    own: tuple[Moment, ...],
    rules: tuple[str, ...],
    draft: Draft,
    desk: Desk,
) -> Draft:
    doses = [(key, moment.minute) for key, moments in times.items() for moment in moments]
    found = plan(doses, desk.knowledge.interactions)
    spaced = ", ".join(name for row, name in named if row.hours)
    everyone = ", ".join(name for _, name in named)
    if not found.windows:
        lead = desk.phrases.text("spacing_plan.full")
        rules = (*rules, desk.phrases.text("spacing_plan.full_hint"))
    elif found.best is None:
        lead = desk.phrases.text("spacing_plan.any", names=everyone)
    else:
        lead = desk.phrases.text("spacing_plan.best", time=spoken_time(found.best), names=spaced)
    facts = (
        *(_windows(found, desk) if found.best is not None else ()),
        *rules,
        *((desk.phrases.text("spacing_plan.widest"),) if spaced else ()),
        *_guesses((*own, *(moment for moments in times.values() for moment in moments)), desk),
        desk.phrases.text("spacing_plan.confirm"),
    )
    asked = [_own_line(moment, doses, desk) for moment in own]
    return replace(draft, kind="answer", lead=" ".join((*asked, lead)), facts=facts)


def _own_line(moment: Moment, doses: list[tuple[str, int]], desk: Desk) -> str:
    """Whether the hour that the person has in mind keeps every gap."""
    rows = desk.knowledge.interactions.by_key
    close = [call(rows[key], "") for key, at in doses if not keeps(moment.minute, rows[key], at)]
    key = "spacing_plan.own_close" if close else "spacing_plan.own_fits"
    return desk.phrases.text(key, time=spoken_time(moment.minute), names=", ".join(dict.fromkeys(close)))


def _windows(found: Plan, desk: Desk) -> tuple[str, ...]:
    shown = [
        desk.phrases.text("spacing_plan.window", start=spoken_time(w.start), end=spoken_time(w.end))
        if w.end > w.start
        else spoken_time(w.start)
        for w in found.windows
    ]
    return (desk.phrases.text("spacing_plan.windows", windows=", ".join(shown)),)


def _rule(row: Interaction, name: str, moments: tuple[Moment, ...], desk: Desk) -> str:
    if row.hours is None:
        return desk.phrases.text("spacing_plan.rule_none", name=name)
    times = ", ".join(spoken_time(moment.minute) for moment in moments) or "?"
    key = "rule_same" if row.hours.before == row.hours.after else "rule"
    key = "rule_first" if row.medicine_first else key
    return desk.phrases.text(f"spacing_plan.{key}", name=name, times=times, **hours(row.hours))


def _guesses(moments: tuple[Moment, ...], desk: Desk) -> tuple[str, ...]:
    """One line with every time that was given in words or may mean another half of the day."""
    taken = [
        desk.phrases.text("spacing_plan.taken", words=moment.words, time=spoken_time(moment.minute))
        for moment in moments
        if moment.words
    ]
    if not taken:
        return ()
    return (desk.phrases.text("spacing_plan.guessed", taken=", ".join(dict.fromkeys(taken))),)
