"""The values of an intent, from the utterance first and from the conversation where it is silent."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from intents.catalog import Intent
from intents.model import Amount, Context, EntityMatch, Slots
from intents.reading.amounts import GESTATION
from intents.reading.entities import Reading
from intents.reading.entity_types import AGE, DIET, LIFE_STAGE, LIFTED, LIMITS, MEDICINE, NUTRIENT, TAKEN_AT
from knowledge.intake import Sex

_FEMALE_STAGES = frozenset({"woman", "pregnancy", "breastfeeding", "trying_to_conceive"})
_STAGES = ("pregnancy", "breastfeeding", "trying_to_conceive")
STYLES = frozenset({"vegan", "vegetarian"})
"""Diets of which the one told last holds."""
_ADDS = re.compile(r"(?:oh |ok )?(?:and|plus|also)\b.*\b(?:my|i|im|i'm|his|her|he|she)\b")
"""How somebody adds a medicine to those told before: "and my iron tablet", not "and iron?"."""
YOUNG = ("baby", "child", "teen")
MOTHERS_FROM, MOTHERS_TO = 14, 50
"""Ages in years at which published needs know of pregnancy and breastfeeding."""
STAGES_OF_AGE = ("child", "older_adult")
"""The life stages that an age tells."""
OLDER_FROM = 65
"""Age in years from which kidneys are often weaker, so that cautions for older adults hold."""
ADULT_FROM = 18
"""Age in years."""


def fill_slots(reading: Reading, context: Context, inherit: Collection[str] = (), *, follows: bool = False) -> Slots:
    """Return the slots of one question.

    `inherit` names the entity types that are taken over from the conversation when the utterance holds none
    of that type. A question that follows the last one also takes over all that its answer worked with, which
    then stands for whatever else was spoken of. What is left out adds up: somebody may be allergic to it.
    """
    context = without_lifted(context, reading.matches)
    said = {match.type for match in reading.matches}
    held = [pair for pair in context.held if follows and (pair[0] not in said or _adds_up(pair, reading))]
    stood_for = said | {type_ for type_, _ in held}
    spoken = [pair for pair in (*context.has, *context.entities) if pair[0] in inherit]
    spoken = [pair for pair in spoken if pair[0] not in stood_for or _adds_up(pair, reading)]
    if MEDICINE in said:  # "iron?", then "i take ropinirole": the iron is not taken
        spoken = [pair for pair in spoken if pair[0] != NUTRIENT]
    if MEDICINE in said and ({MEDICINE, TAKEN_AT} <= set(inherit) or _ADDS.match(reading.text)):
        spoken += [pair for pair in context.entities if pair[0] == MEDICINE]
    carried = [EntityMatch.carried(type_, key) for type_, key in dict.fromkeys((*held, *spoken)) if type_ != AGE]
    matches = (*settled(reading), *carried)
    age = _age(reading)
    if age is None:
        before = (int(key) for type_, key in held if type_ == AGE and key.isdecimal())
        age = next((years for years in before if _may_be(years, reading)), None)
    if age is None and AGE in inherit and LIFE_STAGE not in said:
        age = next((int(key) for type_, key in reversed(context.entities) if type_ == AGE and key.isdecimal()), None)
    stages = [match.key for match in matches if match.type == LIFE_STAGE]
    return Slots(
        matches=matches,
        amounts=reading.amounts,
        age=age,
        sex=_sex(reading, stages),
        life_stage=_stage(stages, reading),
        strangers=_strangers(reading),
    )


def _may_be(years: int, reading: Reading) -> bool:
    """Whether a person of an age told before may be the one of whom a message speaks: "and teens" is no one of 70."""
    stages = {match.key for match in reading.matches if match.type == LIFE_STAGE}
    if stages & {*YOUNG, "older_adult"}:
        return _stage_of_age(years) in stages
    return not stages & set(_STAGES) or MOTHERS_FROM <= years <= MOTHERS_TO


def without_lifted(context: Context, matches: Iterable[EntityMatch]) -> Context:
    """Return the talk without the diets that a message takes back."""
    lifted = {(DIET, match.key) for match in matches if match.type == LIFTED}
    if not lifted:
        return context
    entities = tuple(pair for pair in context.entities if pair not in lifted)
    return replace(context, entities=entities, held=tuple(pair for pair in context.held if pair not in lifted))


def _adds_up(told: tuple[str, str], reading: Reading) -> bool:
    """Whether what was told before holds beside what a message tells ("gluten free?" after "no nuts")."""
    type_, key = told
    diets = {match.key for match in reading.matches if match.type == DIET}
    return type_ in LIMITS and key not in diets and not (key in STYLES and STYLES & diets)


def _strangers(reading: Reading) -> tuple[EntityMatch, ...]:
    taken = [match.span for match in reading.matches]
    taken += [amount.span for amount in reading.amounts]
    return tuple(
        EntityMatch("stranger", word.typed, word.typed, word.start, word.end)
        for word in reading.words
        if not word.known and all(word.end <= start or end <= word.start for start, end in taken)
    )


def numbers_told(reading: Reading) -> Iterator[tuple[str, Amount]]:
    """Yield the life stages that the numbers of a message tell: those of ages, and weeks of a pregnancy."""
    for amount in reading.amounts:
        stage = "pregnancy" if amount.unit == GESTATION else None
        if amount.kind == "age":
            stage = _stage_of_age(amount.value)
        if stage is not None:
            yield stage, amount


def _ages(reading: Reading) -> list[float]:
    return [amount.value for amount in reading.amounts if amount.kind == "age"]


def _age(reading: Reading) -> int | None:
    """The first age; it is the one of who is asked about more often than not."""
    ages = _ages(reading)
    return int(ages[0]) if ages else None


def _sex(reading: Reading, stages: list[str]) -> Sex | None:
    if _FEMALE_STAGES & set(stages):
        return "female"
    if "man" in stages:
        return "male"
    for amount in reading.amounts:  # "34f", "m 60"
        if amount.kind == "age":
            letters = set("".join(c if c.isalpha() else " " for c in reading.text[amount.start : amount.end]).split())
            if letters & {"f", "female"}:
                return "female"
            if letters & {"m", "male"}:
                return "male"
    return None


def _stage(stages: list[str], reading: Reading) -> str | None:
    told = {stage for stage, _ in numbers_told(reading)}
    for stage in _STAGES:
        if stage in stages or stage in told:
            return stage
    age = _age(reading)
    if age is not None:
        return _stage_of_age(age)
    for stage in (*YOUNG, "older_adult"):
        if stage in stages:
            return stage
    return None


def _stage_of_age(age: float) -> str | None:
    if age < 1:
        return "baby"
    if age < 13:
        return "child"
    if age < ADULT_FROM:
        return "teen"
    return "older_adult" if age >= OLDER_FROM else None


def settled(reading: Reading) -> tuple[EntityMatch, ...]:
    """Return what a message names, but not "my son", "my daughter" where all ages given are those of adults."""
    ages = _ages(reading)
    if not ages or min(ages) < ADULT_FROM:
        return reading.matches
    return tuple(m for m in reading.matches if not (m.type == LIFE_STAGE and m.key in YOUNG))


def inherited(intent: Intent | None, reading: Reading, others: Collection[str], *, leans: bool) -> tuple[str, ...]:
    """Return the types that a question takes over from the conversation; of somebody else (`others`) no age."""
    if intent is None:
        return ()
    types = (*intent.minds, *intent.accepts) if leans else intent.minds
    of_another = any(word.read in others for word in reading.words)
    return tuple(type_ for type_ in types if not (of_another and type_ == AGE))
