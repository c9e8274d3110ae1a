"""Whom a question on amounts is about: ages, sexes and stages, as the tables of intake have them."""

import re
from dataclasses import dataclass

from bot.answer import Request
from bot.answers.desk import Desk
from bot.answers.word_lists import says
from intents.slots import ADULT_FROM, YOUNG
from knowledge.intake import OLDEST, Sex, Stage
from knowledge.text import tokens
from knowledge.units import show_number

MAX_PEOPLE = 3
"""People answered for in one reply."""
YOUNGEST_MOTHER = 14
"""Age from which the tables have rows for pregnancy; a younger age beside one is a child's."""
_WEEKS_NEXT = re.compile(r"\s*(?:weeks?|wks?)\b")
_OTHERWISE = (
    r"percent|per cent|months?\b|(?:a|per|x|each) ?day\b|daily\b|times|"
    r"tablets?|pills?|[kmg]?g\b|kilos?|grams?|pounds?|lbs?\b|oz\b|ml\b|mmol|mcg|iu\b"
)
_BARE_AGE = re.compile(rf"(?<![\w.,:%/-])\d{{1,3}}(?![\w%:/]|[.,]\d)(?!\s?-?(?:{_OTHERWISE}))")
STAGES: dict[str, Stage] = {"pregnancy": "pregnant", "breastfeeding": "lactating"}
"""Life stages with needs and limits of their own, as the tables of intake call them."""
AGES = {"baby": (0.25, 0.75), "child": (2.0, 6.0, 11.0), "teen": (16.0,), "older_adult": (70.0,)}
"""Ages in years that stand for a life stage when no age is given, one in each band of the tables."""
NO_NUTS_BELOW = 5
"""Age in years below which whole nuts may choke a child."""


@dataclass(frozen=True)
class Person:
    """Somebody whose need is asked for."""

    age: float | None = None
    sex: Sex | None = None
    stage: Stage = "general"

    @property
    def is_child(self) -> bool:
        """Whether an age is told, and it is that of a child."""
        return self.age is not None and self.age < ADULT_FROM


def tells_who(request: Request) -> bool:
    """Return whether a question tells an age or a stage of life."""
    slots = request.slots
    return slots.age is not None or slots.life_stage in AGES or slots.life_stage in STAGES


def people_asked_for(request: Request, desk: Desk) -> tuple[Person, ...]:
    """Return whom a question is about, at most MAX_PEOPLE; somebody of no age where nothing is told."""
    slots = request.slots
    told = request.slots.age
    ages = _ages(request) or ([float(told)] if told is not None else [])  # or in the message before
    stage = STAGES.get(slots.life_stage or "", "general")
    if stage != "general":
        own = next((age for age in ages if age >= YOUNGEST_MOTHER), None)
        children = [Person(age) for age in ages if age < YOUNGEST_MOTHER]
        return (Person(own, "female", stage), *children)[:MAX_PEOPLE]
    sex = slots.sex or _sex_of_words(request, desk)
    if ages:
        alone = len(ages) == 1 or not slots.life_stage
        return tuple(Person(age, sex if alone else None) for age in ages[:MAX_PEOPLE])
    return tuple(Person(age, sex) for age in AGES.get(slots.life_stage or "", (None,)))


def _sex_of_words(request: Request, desk: Desk) -> Sex | None:
    """The sex that words such as "boy" or "my mother" tell, when they all agree."""
    sexes = desk.persons.sexes(tokens(request.text))
    female = "female" in sexes or says("amounts.words.female", request.text, desk)
    male = "male" in sexes or says("amounts.words.male", request.text, desk)
    return None if female == male else "female" if female else "male"


def _ages(request: Request) -> list[float]:
    """Ages in years: those read as such, else bare numbers, which in this question can mean little else."""
    amounts = request.slots.amounts
    ages = [a.value for a in amounts if a.kind == "age" and not _WEEKS_NEXT.match(request.text, a.end)]
    if ages:
        return ages
    taken = [amount.span for amount in amounts]
    least = 0 if request.slots.life_stage in YOUNG else YOUNGEST_MOTHER  # "2 a day" is no child of 2
    return [
        float(match.group())
        for match in _BARE_AGE.finditer(request.text)
        if least <= int(match.group()) <= OLDEST and all(match.end() <= s or match.start() >= e for s, e in taken)
    ]


def sexes(person: Person, desk: Desk) -> tuple[Sex | None, ...]:
    """The sexes to answer for: both where it is not told and the figures differ."""
    if person.sex is not None:
        return (person.sex,)
    rows = desk.knowledge.intake.rda(person.age, None, person.stage)
    return ("female", "male") if any(row.sex != "all" for row in rows) else (None,)


def who_is(person: Person, desk: Desk) -> str:
    """Return what to call a person of some age, sex and stage of life ("a woman of 30")."""
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
    key = (young if person.is_child else grown)[person.sex]
    return desk.phrases.text(f"amounts.who.{key}", age=show_number(int(age)))


def only_small(people: tuple[Person, ...]) -> bool:
    """Whether one of them is too small to be given whole nuts."""
    return any(person.age is not None and person.age < NO_NUTS_BELOW for person in people)
