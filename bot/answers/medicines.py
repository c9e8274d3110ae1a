"""Medicines: what happens beside each one named, how far apart, and at what time of the day a dose fits.

A medicine that is in no row is said to be unknown; a careful general rule and the pharmacist stand in for it.
No hours are planned around a medicine that asks for a person first.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answer import Draft, Request, Suggestion
from bot.answers.clock import Moment, moments_in, share_out, spoken_time
from bot.answers.desk import Desk
from bot.answers.interactions import call, general_sources, headline, hours, noted, rows_named
from knowledge.interactions import PLANNED, Interaction
from knowledge.planner import Plan, keeps, plan

MAX_SHOWN = 4
"""Rows in one reply, the most serious ones; more would not be read."""
DETAILED = 2
"""Up to so many rows are shown with all their advice."""
_UNNAMED = frozenset({"monitor", "none"})
"""Severities whose sentence does not name the medicine."""


def medicines(request: Request, desk: Desk) -> Draft:
    """Return what to mind with the medicines and supplements named, the most serious first."""
    named = rows_named(request, desk)
    strangers = _strangers(request, desk)
    if not named:
        return _unknown(request, strangers, desk)
    shown, rest = named[:MAX_SHOWN], named[MAX_SHOWN:]
    if len(shown) == 1:
        lead, facts = headline(*shown[0], desk), list(shown[0][0].advice_lines)
    else:
        lead = desk.phrases.text("medicines.several")
        facts = [line for row, name in shown for line in _lines(row, name, len(shown), desk)]
    if rest:
        names = ", ".join(name for _, name in rest)
        facts.append(desk.phrases.text("medicines.too_many", count=len(shown), names=names))
    if strangers:
        facts.append(desk.phrases.text("medicines.nutrient_unknown", names=_joined(strangers)))
    if any(row.severity != "none" and not row.not_a_medicine for row, _ in shown):
        facts.append(desk.phrases.text("medicines.ask"))
    return Draft(
        title=desk.phrases.text("medicines.title", names=_joined([name for _, name in shown])),
        lead=lead,
        facts=tuple(facts),
        intent=request.intent,
        sources=tuple(dict.fromkeys(source for row, _ in shown for source in row.sources)),
        cautions=tuple(row.key for row, _ in shown),
        disclaimers=("medicine",),
        ask="pharmacist",
        suggestions=_next([row for row, _ in shown], request, desk),
        seen=tuple(noted(row) for row, _ in shown),
    )


def _lines(row: Interaction, name: str, shown: int, desk: Desk) -> tuple[str, ...]:
    first = headline(row, name, desk)
    if row.severity in _UNNAMED:
        first = desk.phrases.text("medicines.short", name=name, lead=first)
    return (first, *(row.advice_lines if shown <= DETAILED else row.advice_lines[:1]))


def _strangers(request: Request, desk: Desk) -> list[str]:
    """Other nutrients named, for which there is no row."""
    rows = desk.knowledge.interactions.by_key
    texts = [m.text for m in request.slots.matches if m.type == "nutrient" and m.key not in rows]
    return list(dict.fromkeys(texts))


def _unknown(request: Request, strangers: Sequence[str], desk: Desk) -> Draft:
    title, lead = desk.phrases.text("medicines.unknown.title"), desk.phrases.text("medicines.unknown.lead")
    if strangers:
        title = desk.phrases.text("medicines.title", names=_joined(strangers))
        lead = desk.phrases.text("medicines.nutrient_unknown", names=_joined(strangers))
    return Draft(
        title=title,
        lead=lead,
        facts=(
            desk.phrases.text("medicines.unknown.rule"),
            desk.phrases.text("medicines.unknown.examples"),
            desk.phrases.text("medicines.unknown.stay"),
        ),
        intent=request.intent,
        sources=general_sources(desk),
        disclaimers=("medicine",),
        ask="pharmacist",
        suggestions=tuple(map(desk.offer, desk.catalog.intents["medicines"].next)),
    )


def _joined(names: Sequence[str]) -> str:
    return ", ".join(names)


def _next(rows: Sequence[Interaction], request: Request, desk: Desk) -> tuple[Suggestion, ...]:
    offered = tuple(map(desk.offer, desk.catalog.intents[request.intent].next))
    return offered if any(row.hours for row in rows) else offered[1:]


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
    times, own = _times(request, desk)
    untimed = [name for row, name in named if row.hours and not times.get(row.key)]
    rules = tuple(_rule(row, name, times.get(row.key, ()), desk) for row, name in named)
    if untimed:
        lead = desk.phrases.text("spacing_plan.no_time.lead", names=", ".join(untimed))
        return replace(known, lead=lead, facts=(*rules, desk.phrases.text("spacing_plan.confirm")))
    return _planned(named, times, own, rules, known, desk)


def _times(request: Request, desk: Desk) -> tuple[dict[str, tuple[Moment, ...]], tuple[Moment, ...]]:
    """The moments of each row, and those named for the dose that is to be fitted in."""
    matches = [m for m in request.slots.matches if m.type in {"medicine", "nutrient"}]
    rows = desk.knowledge.interactions.by_key
    own_names = "|".join(re.escape(name.strip()) for name in desk.phrases.text("spacing_plan.own").split(","))
    own = [match.span() for match in re.finditer(rf"\b(?:{own_names})\b", request.utterance)]
    named = [m for m in matches if m.key in rows and (m.start, m.end) not in own]
    things = sorted({*((m.start, m.end) for m in named), *own})
    shares = share_out(moments_in(request, desk), things, request.utterance)
    times: dict[str, tuple[Moment, ...]] = {}
    for match in named:
        times[match.key] = (*times.get(match.key, ()), *shares[match.start, match.end])
    return times, tuple(moment for place in own for moment in shares[place])


def _refusal(refused: list[tuple[Interaction, str]], draft: Draft, desk: Desk) -> Draft:
    names = ", ".join(name for _, name in refused)
    lines = [line for row, name in refused[:2] for line in (headline(row, name, desk), *row.advice_lines)]
    lead = desk.phrases.text("spacing_plan.refused", names=names)
    return replace(draft, kind="answer", lead=lead, facts=tuple(lines))


def _planned(
    named: tuple[tuple[Interaction, str], ...],
    times: dict[str, tuple[Moment, ...]],
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
