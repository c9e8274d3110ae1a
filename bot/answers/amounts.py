"""Daily amounts: what is needed at an age, sex and stage, and what may come from supplements.

Published figures only, never a personal dose; an amount far above every limit is answered as a danger.
"""

from dataclasses import dataclass, replace

from bot.answer import Draft, Request
from bot.answers.desk import Desk
from bot.answers.limits import FAR_ABOVE, cite, figures, note, shown, verdict
from bot.answers.products import doses_in
from intents.model import Slots
from knowledge.intake import IntakeRow, Sex, Stage
from knowledge.units import show_number

MAX_PEOPLE = 3
"""People answered for in one reply."""
ADULT = 18
_STAGES: dict[str, Stage] = {"pregnancy": "pregnant", "breastfeeding": "lactating"}
_AGES = {"baby": (0.25, 0.75), "child": (2.0, 6.0, 11.0), "teen": (16.0,), "older_adult": (70.0,)}
"""Ages in years that stand for a life stage when no age is given, one in each band of the tables."""


@dataclass(frozen=True)
class Person:
    """Somebody whose need is asked for."""

    age: float | None = None
    sex: Sex | None = None
    stage: Stage = "general"


def daily_amount(request: Request, desk: Desk) -> Draft:
    """Return how much is needed a day, by the ages, sex and stage that are told; women and men otherwise."""
    people = _people(request.slots)
    doses = [dose.mg for dose in doses_in(request) if dose.mg > 0]
    limits = shown(desk.knowledge.intake.upper_limits(people[0].age, people[0].stage))
    draft = _needs(people, limits, desk)
    if not doses or not limits:
        return replace(draft, intent=request.intent)
    if max(doses) >= FAR_ABOVE * max(row.mg_per_day for row in limits):
        draft = _danger(max(doses), limits, desk)
    else:
        lead = verdict(max(doses), limits, desk, "amounts.dose")
        draft = replace(draft, lead=lead, facts=(draft.lead, *draft.facts))
    return replace(draft, intent=request.intent)


def _people(slots: Slots) -> tuple[Person, ...]:
    ages = [amount.value for amount in slots.amounts if amount.kind == "age"]
    stage = _STAGES.get(slots.life_stage or "", "general")
    if stage != "general":
        own = next((age for age in ages if age >= 14), None)
        children = [Person(age) for age in ages if age < 14]
        return (Person(own, "female", stage), *children)[:MAX_PEOPLE]
    if len(ages) > 1:
        return tuple(Person(age) for age in ages[:MAX_PEOPLE])
    if ages or slots.age is not None:
        return (Person(ages[0] if ages else slots.age, slots.sex),)
    return tuple(Person(age, slots.sex) for age in _AGES.get(slots.life_stage or "", (None,)))


def _needs(people: tuple[Person, ...], limits: tuple[IntakeRow, ...], desk: Desk) -> Draft:
    lines: list[tuple[str, str]] = []
    rows: list[IntakeRow] = []
    for person in people:
        for sex in _sexes(person, desk):
            found = shown(desk.knowledge.intake.rda(person.age, sex, person.stage))
            rows.extend(found)
            if found:
                lines.append((_who(Person(person.age, sex, person.stage), desk), figures(found, desk)))
    first, *rest = lines or [(desk.phrases.text("amounts.who.infant"), "")]
    return Draft(
        title=desk.phrases.text("amounts.title"),
        lead=desk.phrases.text("amounts.lead", who=first[0], figures=first[1]),
        facts=(
            *(desk.phrases.text("amounts.line", who=who, figures=text) for who, text in rest),
            _limit_line(people[0], limits, desk),
            desk.phrases.text("amounts.food"),
            desk.phrases.text("amounts.not_personal"),
        ),
        sources=cite((*rows, *limits)),
        disclaimers=(_disclaimer(people[0]),),
        ask=_ask(people[0]),
        suggestions=tuple(map(desk.offer, desk.catalog.intents["daily_amount"].next)),
        seen=note((*dict.fromkeys(rows), *limits)),
    )


def _sexes(person: Person, desk: Desk) -> tuple[Sex | None, ...]:
    """The sexes to answer for: both where it is not told and the figures differ."""
    if person.sex is not None:
        return (person.sex,)
    rows = desk.knowledge.intake.rda(person.age, None, person.stage)
    return ("female", "male") if any(row.sex != "all" for row in rows) else (None,)


def _who(person: Person, desk: Desk) -> str:
    age = person.age
    if person.stage != "general":
        suffix = "_of" if age is not None else ""
        return desk.phrases.text(f"amounts.who.{person.stage}{suffix}", age=show_number(age or 0))
    if age is None:
        return desk.phrases.text("amounts.who.woman" if person.sex == "female" else "amounts.who.man")
    if age < 1:
        return desk.phrases.text("amounts.who.infant_of", months=round(age * 12))
    young = {"female": "girl_of", "male": "boy_of", None: "child_of"}
    grown = {"female": "woman_of", "male": "man_of", None: "adult_of"}
    key = (young if age < ADULT else grown)[person.sex]
    return desk.phrases.text(f"amounts.who.{key}", age=show_number(int(age)))


def _limit_line(person: Person, limits: tuple[IntakeRow, ...], desk: Desk) -> str:
    if not limits:
        return desk.phrases.text("amounts.limit_infant")
    key = "limit"
    if person.stage != "general":
        key = "limit_stage"
    elif person.age is not None and person.age < ADULT:
        key = "limit_child"
    return desk.phrases.text(f"amounts.{key}", figures=figures(limits, desk))


def _danger(mg: float, limits: tuple[IntakeRow, ...], desk: Desk) -> Draft:
    amount = show_number(mg)
    return Draft(
        title=desk.phrases.text("amounts.danger.title", mg=amount),
        lead=desk.phrases.text("amounts.danger.lead", mg=amount),
        facts=(
            desk.phrases.text("amounts.danger.signs"),
            desk.phrases.text("amounts.danger.taken"),
            desk.phrases.text("amounts.danger.limit", figures=figures(limits, desk)),
        ),
        sources=cite(limits),
        disclaimers=("supplement",),
        ask="doctor",
        suggestions=tuple(map(desk.offer, desk.catalog.intents["daily_amount"].next)),
        seen=note(limits),
    )


def _disclaimer(person: Person) -> str:
    if person.stage != "general":
        return "pregnancy"
    return "child" if person.age is not None and person.age < ADULT else "supplement"


def _ask(person: Person) -> str:
    if person.stage != "general":
        return "midwife"
    return "child_doctor" if person.age is not None and person.age < ADULT else "pharmacist"
