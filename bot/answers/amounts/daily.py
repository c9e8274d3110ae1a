"""Daily amounts: what is needed at an age, sex and stage, and what may come from supplements.

Published figures only, never a personal dose; an amount far above every limit is answered as a danger.
"""

from dataclasses import replace

from bot.answer import Draft, Request
from bot.answers.amounts.limits import cite, exceeded, far_above, figures, for_region, note, region_of, shown, verdict
from bot.answers.amounts.people import Person, only_small, people_asked_for, sexes, tells_who, who_is
from bot.answers.desk import Desk
from bot.answers.labels.dose_owner import is_quoted, magnesium_doses
from bot.answers.labels.doses import Dose, as_quantity
from bot.answers.labels.pieces import pieces_taken
from bot.answers.labels.reading import MOST_TAKEN, TAKEN, Label, read_label
from bot.answers.labels.two_meanings import daily, is_open, two_readings
from bot.answers.passages.answer import passage_answer
from bot.answers.word_lists import says
from intents.keys import DAILY_AMOUNT, UPPER_LIMIT
from intents.reading.entity_types import AGE
from knowledge.intake import IntakeRow, Sex
from knowledge.units import show_number

MANY_PIECES = 20
"""Tablets or scoops from which a day's number is answered as a danger, whatever one holds."""


def daily_amount(request: Request, desk: Desk) -> Draft:
    """Return how much is needed a day, by the ages, sex and stage that are told; women and men otherwise."""
    people = people_asked_for(request, desk)
    limits = _limits(people[0], desk)
    needs = _needs(people, limits, desk, region_of(request, desk)) if limits else _limit_first(people, limits, desk)
    doses = magnesium_doses(request, desk)
    draft = _weighed(needs, doses, limits, request, desk)
    label = read_label(request, doses, desk) if says("amounts.words.enough", request.text, desk) else None
    if label is not None and limits:
        draft = _set_against_need(draft, label, people, limits, desk)
    age = request.slots.age
    told = () if age is None else ((AGE, f"{age:g}"),)
    return replace(draft, intent=request.intent, holds=(*told, *draft.holds))


def _weighed(
    draft: Draft, doses: tuple[Dose, ...], limits: tuple[IntakeRow, ...], request: Request, desk: Desk
) -> Draft:
    """Place the amounts that were told among the limits; one far above them is answered as a danger alone."""
    held = {dose.start for dose in doses}  # "two 400 tablets": what one holds
    pieces = [a for a in request.slots.amounts if a.kind == "count" and a.value >= MANY_PIECES and a.start not in held]
    if pieces:
        return _danger(request.text[pieces[0].start : pieces[0].end], limits, desk)
    odd = [dose for dose in doses if dose.mg <= 0]
    label = read_label(request, () if odd else doses, desk)
    draft = replace(draft, holds=(*draft.holds, *label.holds)) if label else draft
    if label is not None and limits and is_open(label):
        return _either_way(draft, label, limits, request, desk)
    mg = max((dose.mg for dose in doses if dose.mg > 0), default=0.0)
    if label is not None:  # how often stands after the last of several
        told = doses[-1].mg if len(doses) > 1 else label.dose.mg
        mg = max(mg if len(doses) > 1 else 0.0, daily(told, label))
    if mg and limits and far_above(mg, limits):
        return replace(_danger(f"{show_number(mg)} mg", limits, desk), holds=draft.holds)
    if mg and limits:
        draft = replace(draft, lead=verdict(mg, limits, desk, "amounts.dose"), facts=(draft.lead, *draft.facts))
    here = for_region(mg or None, limits, request, desk)
    if here and not mg and draft.passages:  # of a limit: that of the country first
        draft = replace(draft, lead=" ".join((*here, draft.lead)))
    elif here:
        draft = replace(draft, facts=(*here, *draft.facts))
    if odd:
        line = desk.phrases.text("amounts.dose.odd", amount=str(as_quantity(odd[0])))
        draft = replace(draft, facts=(line, *draft.facts))
    return draft


def _set_against_need(
    draft: Draft, label: Label, people: tuple[Person, ...], limits: tuple[IntakeRow, ...], desk: Desk
) -> Draft:
    """Say first how much of a whole day's need an amount meets that is asked to be enough; a danger stays alone.

    Of one that may be the weight of a compound only that it meets none, which then holds of both readings.
    """
    mg = daily(label.dose.mg, label)
    if mg <= 0 or far_above(mg, limits):
        return draft
    rows = [row for one in people for sex in sexes(one, desk) for row in _needed(one, sex, desk)]
    met = [row for row in rows if mg >= row.mg_per_day]
    key = "all" if len(met) == len(rows) else "some" if met else "none"
    line = desk.phrases.text(f"amounts.enough.{key}", mg=show_number(mg))
    if is_open(label):
        return replace(draft, lead="\n".join((line, draft.lead))) if key == "none" else draft
    if exceeded(mg, limits):
        return replace(draft, lead="\n".join((draft.lead, line)))
    return replace(draft, lead=line, facts=(draft.facts[0], draft.lead, *draft.facts[1:]))


def _needed(person: Person, sex: Sex | None, desk: Desk) -> tuple[IntakeRow, ...]:
    """The needs by region; those of a stage of life at any age where none is set for the age told."""
    rda = desk.knowledge.intake.rda
    rows = shown(rda(person.age, sex, person.stage))
    return rows or (shown(rda(None, sex, person.stage)) if person.stage != "general" else ())


def _either_way(draft: Draft, label: Label, limits: tuple[IntakeRow, ...], request: Request, desk: Desk) -> Draft:
    """Place both readings of an amount of a form; a danger in the larger one is told as such."""
    danger = far_above(daily(label.dose.mg, label), limits)
    return replace(
        draft,
        lead=two_readings(label, request.text, limits, desk),
        facts=(
            desk.phrases.text("readings.which"),
            *(desk.phrases.text(f"amounts.danger.{key}") for key in ("signs", "taken") if danger),
            *for_region(None, limits, request, desk),
            draft.lead,
            *draft.facts,
        ),
    )


def upper_limit(request: Request, desk: Desk) -> Draft:
    """Return how much is too much: for whom and of how much it is asked, else in general."""
    doses = tuple(dose for dose in magnesium_doses(request, desk, bare=True) if not is_quoted(dose, request, desk))
    general = not tells_who(request)
    people = (Person(),) if general else people_asked_for(request, desk)
    limits = _limits(people[0], desk)
    asked = request if region_of(request, desk) else replace(request, passage=_general_passage(request, desk))
    draft = passage_answer(asked, desk) if general else _limit_first(people, limits, desk)
    pieces = None if doses else pieces_taken(request, desk)
    kept = ((TAKEN, str(pieces)),) if pieces and pieces <= MOST_TAKEN else ()  # "took 3", then "400 each"
    draft = replace(draft, holds=(*draft.holds, *kept))
    return replace(_weighed(draft, doses, limits, request, desk), intent=request.intent)


def _general_passage(request: Request, desk: Desk) -> str | None:
    """The passage on limits as such, for a question that compares the figures of several countries."""
    several = len(set(request.slots.keys("region"))) > 1
    return desk.passages_of(request.intent)[0] if several else request.passage


def _limit_first(people: tuple[Person, ...], limits: tuple[IntakeRow, ...], desk: Desk) -> Draft:
    draft, line = _needs(people, limits, desk), _limit_line(people, limits, desk)
    facts = (draft.lead, *(fact for fact in draft.facts if fact != line))
    return replace(draft, title=desk.catalog.intents[UPPER_LIMIT].title, lead=line, facts=facts)


def _needs(people: tuple[Person, ...], limits: tuple[IntakeRow, ...], desk: Desk, region: str | None = None) -> Draft:
    lines: list[tuple[str, str]] = []
    rows: list[IntakeRow] = []
    for person in people:
        for sex in sexes(person, desk):
            found = _needed(person, sex, desk)
            rows.extend(found)
            if found:
                lines.append((who_is(Person(person.age, sex, person.stage), desk), figures(found, desk, region)))
    first, *rest = lines or [(desk.phrases.text("amounts.who.infant"), "")]
    return Draft(
        title=desk.phrases.text("amounts.title"),
        lead=desk.phrases.text("amounts.lead", who=first[0], figures=first[1]),
        facts=(
            *(desk.phrases.text("amounts.line", who=who, figures=text) for who, text in rest),
            _limit_line(people, limits, desk),
            desk.phrases.text("amounts.food_child" if only_small(people) else "amounts.food"),
            desk.phrases.text("amounts.not_personal"),
        ),
        sources=cite((*rows, *limits)),
        disclaimers=(_disclaimer(people[0]),),
        ask=_ask(people[0]),
        suggestions=desk.offer_next(DAILY_AMOUNT),
        seen=note((*dict.fromkeys(rows), *limits)),
    )


def _limit_line(people: tuple[Person, ...], limits: tuple[IntakeRow, ...], desk: Desk) -> str:
    person = people[0]
    if len(people) > 1 and any(_limits(other, desk) != limits for other in people):
        each = [
            desk.phrases.text("amounts.limit_one", age=show_number(other.age or 0), figures=figures(own, desk))
            for other in people
            if other.age is not None and (own := _limits(other, desk))
        ]
        if each:
            return desk.phrases.text("amounts.limit_each", each="; ".join(each))
    if not limits:
        return desk.phrases.text("amounts.limit_infant")
    key = "limit"
    if person.stage != "general":
        key = "limit_stage"
    elif person.is_child:
        key = "limit_child"
    return desk.phrases.text(f"amounts.{key}", figures=figures(limits, desk))


def limit_told(person: Person, desk: Desk) -> str:
    """Return the line on the limit for supplements at somebody's age or stage."""
    return _limit_line((person,), _limits(person, desk), desk)


def _limits(person: Person, desk: Desk) -> tuple[IntakeRow, ...]:
    return shown(desk.knowledge.intake.upper_limits(person.age, person.stage))


def _danger(amount: str, limits: tuple[IntakeRow, ...], desk: Desk) -> Draft:
    return Draft(
        title=desk.phrases.text("amounts.danger.title", amount=amount),
        lead=desk.phrases.text("amounts.danger.lead", amount=amount),
        facts=(
            desk.phrases.text("amounts.danger.signs"),
            desk.phrases.text("amounts.danger.taken"),
            desk.phrases.text("amounts.danger.limit", figures=figures(limits, desk)),
        ),
        sources=cite(limits),
        disclaimers=("supplement",),
        ask="doctor",
        suggestions=desk.offer_next(DAILY_AMOUNT),
        seen=note(limits),
    )


def _disclaimer(person: Person) -> str:
    if person.stage != "general":
        return "pregnancy"
    return "child" if person.is_child else "supplement"


def _ask(person: Person) -> str:
    if person.stage != "general":
        return "midwife"
    return "child_doctor" if person.is_child else "pharmacist"
