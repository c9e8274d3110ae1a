"""The planner of hours: at what time of the day a dose fits around the medicines named, or why none is planned.

No hours are planned around a medicine that asks for a person first. What was told stays with the conversation, so
that "and at noon?" moves the dose, "at 8 and 20" answers the question when a medicine is taken, and a medicine told
later is planned together with those before it.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.answer import Draft, Request
from bot.answers.desk import Desk
from bot.answers.medicines.answer import medicines
from bot.answers.medicines.between_doses import between_doses
from bot.answers.medicines.clock import Moment, moments_in, spoken_time
from bot.answers.medicines.hours_told import HoursTold, as_held, held_keys, hours_told, is_own, rows_said
from bot.answers.medicines.interactions import (
    Named,
    begun,
    call,
    general_sources,
    headline,
    hours,
    noted,
    rows_named,
    sources_of,
)
from bot.answers.medicines.together import taken_together
from bot.answers.word_lists import says
from intents.keys import SPACING_PLAN
from intents.reading.entity_types import MEDICINE, TAKEN_AT
from knowledge.interactions import PLANNED, Interaction, InteractionTable
from knowledge.planner import Plan, keeps, plan


def medicines_or_plan(request: Request, desk: Desk) -> Draft:
    """Return what to mind with medicines; where their hours are told, whether those fit and what would."""
    happened = taken_together(request, desk) or between_doses(request, desk)
    if happened is not None:
        return happened
    named = _named(request, desk)
    told = hours_told(request, [row for row, _ in named], desk)
    gaps = [row for row, _ in named if row.hours and row.severity in PLANNED]
    clear = told.own or any(not moment.words for moment in moments_in(request, desk))  # "sunday morning" alone is not
    if clear and any(told.times.get(row.key) for row in gaps):
        return replace(spacing_plan(request, desk), intent=SPACING_PLAN)
    draft = medicines(request, desk)
    untimed = [name for row, name in named if row in gaps and not told.times.get(row.key)]
    if not untimed or request.slots.said({MEDICINE}) or not says("spacing_plan.asks", request.text, desk):
        return draft
    return replace(
        draft, facts=(desk.phrases.text("spacing_plan.no_time.lead", names=", ".join(untimed)), *draft.facts)
    )


def spacing_plan(request: Request, desk: Desk) -> Draft:
    """Return when a dose fits around the medicines named at their hours, or why no hours are planned."""
    named = _named(request, desk)
    asking = _asking(request, desk)
    if not named:
        return asking
    told = hours_told(request, [row for row, _ in named], desk)
    before = tuple(match.pair for match in request.slots.matches if match.pair[0] == TAKEN_AT and is_own(match.key))
    kept = (*as_held(told.times), *before)
    things = (match.pair for match in rows_said(request, desk))
    known = replace(
        asking,
        sources=sources_of(named),
        cautions=tuple(row.key for row, _ in named if row.severity == "separate"),  # its rule says it
        holds=tuple(dict.fromkeys((*things, *kept))),
        told=kept,
        seen=tuple(noted(row) for row, _ in named),
    )
    refused = tuple((row, name) for row, name in named if row.severity not in PLANNED)
    planned = tuple(pair for pair in named if pair not in refused)
    said = {match.key for match in rows_said(request, desk) if match.end}
    timed = any(told.times.get(row.key) for row, _ in planned if row.hours)
    if refused and (not timed or any(row.key in said for row, _ in refused)):
        return _refusal(refused, known, desk)
    rules = tuple(_rule(row, name, told.times.get(row.key, ()), desk) for row, name in planned)
    untimed = [name for row, name in planned if row.hours and not told.times.get(row.key)]
    wants = [desk.phrases.text("spacing_plan.no_time.lead", names=", ".join(untimed))] if untimed else []
    if untimed and not timed and (told_apart := between_doses(request, desk)) is not None:
        return told_apart
    if untimed and not timed:
        if (request.read and not said) or _asks_the_gap(request, desk):  # "before or after?", "whats the gap"
            about = medicines(request, desk)
            return replace(about, facts=(*about.facts, *wants), holds=known.holds)
        return replace(known, lead=wants[0], facts=(*rules, desk.phrases.text("spacing_plan.confirm")))
    first = tuple(headline(row, name, desk.phrases) for row, name in refused)
    return _planned(planned, told, (*first, *wants, *rules), known, desk)


def _asks_the_gap(request: Request, desk: Desk) -> bool:
    """Whether a question asks for the hours between rather than for a plan: they are told before an hour is asked."""
    return says("spacing_plan.gap", request.text, desk)


def _asking(request: Request, desk: Desk) -> Draft:
    """The question which medicine is taken when; all other answers of the planner are made from it."""
    return Draft(
        title=desk.phrases.text("spacing_plan.title"),
        lead=desk.phrases.text("spacing_plan.nothing.lead"),
        facts=(desk.phrases.text("spacing_plan.nothing.hint"),),
        kind="clarify",
        intent=request.intent,
        sources=general_sources(desk),
        disclaimers=("medicine",),
        ask="pharmacist",
        suggestions=desk.offer_next(SPACING_PLAN),
    )


def _named(request: Request, desk: Desk) -> tuple[Named, ...]:
    """The rows named now or before, those whose hours were told among them; no product that is magnesium itself."""
    everything = rows_named(request, desk)
    keys = {row.key for row, _ in everything}
    rows = desk.knowledge.interactions.by_key
    before = tuple((rows[key], call(rows[key], "")) for key in held_keys(request) if key in rows and key not in keys)
    return tuple(pair for pair in (*everything, *before) if not pair[0].is_source) or everything


def _refusal(refused: Sequence[Named], draft: Draft, desk: Desk) -> Draft:
    names = ", ".join(name for _, name in refused)
    lines = [line for row, name in refused[:2] for line in (headline(row, name, desk.phrases), *row.advice_for(name))]
    lead = desk.phrases.text("spacing_plan.refused", names=names)
    return replace(draft, kind="answer", lead=lead, facts=tuple(lines))


def _planned(named: Sequence[Named], told: HoursTold, rules: tuple[str, ...], draft: Draft, desk: Desk) -> Draft:
    keys = {row.key for row, _ in named}
    doses = [(key, moment.minute) for key, moments in told.times.items() if key in keys for moment in moments]
    table = InteractionTable(row for row, _ in named)  # with the hours of the medicine that was named
    found = plan(doses, table)
    spaced = ", ".join(name for row, name in named if row.hours and told.times.get(row.key))
    asked = [_own_line(moment, doses, spaced, table, desk) for moment in told.own]
    if not found.windows:
        lead = desk.phrases.text("spacing_plan.full")
        rules = (*rules, desk.phrases.text("spacing_plan.full_hint"))
    elif found.best is None:
        lead = desk.phrases.text("spacing_plan.any", names=", ".join(name for _, name in named))
    elif asked and not any(_too_close(moment, doses, table) for moment in told.own):
        lead = ""
    else:
        lead = desk.phrases.text("spacing_plan.best", time=spoken_time(found.best), names=spaced)
    facts = (
        *(_windows(found, desk) if found.best is not None else ()),
        *rules,
        *((desk.phrases.text("spacing_plan.widest"),) if spaced else ()),
        *_guesses((*told.own, *(moment for moments in told.times.values() for moment in moments)), desk),
        desk.phrases.text("spacing_plan.confirm"),
    )
    return replace(draft, kind="answer", lead=" ".join((*asked, lead)).strip(), facts=facts)


def _too_close(moment: Moment, doses: list[tuple[str, int]], table: InteractionTable) -> list[str]:
    """The names of the medicines whose gap an hour for the dose does not keep."""
    rows = table.by_key
    close = [call(rows[key], "") for key, at in doses if not keeps(moment.minute, rows[key], at)]
    return list(dict.fromkeys(close))


def _own_line(moment: Moment, doses: list[tuple[str, int]], spaced: str, table: InteractionTable, desk: Desk) -> str:
    """Whether the hour that the person has in mind keeps every gap."""
    close = _too_close(moment, doses, table)
    if close:
        return desk.phrases.text("spacing_plan.own_close", time=spoken_time(moment.minute), names=", ".join(close))
    return desk.phrases.text("spacing_plan.own_fits", time=spoken_time(moment.minute), names=spaced)


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
        return begun(desk.phrases.text("spacing_plan.rule_none", name=name))
    times = ", ".join(spoken_time(moment.minute) for moment in moments) or "?"
    key = "rule_same" if row.hours.before == row.hours.after else "rule"
    key = "rule_first" if row.medicine_first else key
    return begun(desk.phrases.text(f"spacing_plan.{key}", name=name, times=times, **hours(row.hours)))


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
