"""Amounts that a later message tells or asks of what was spoken of: "50 mg" after zinc, "per glass how much"."""

from dataclasses import dataclass
from itertools import pairwise

from intents.catalog import IntentCatalog
from intents.model import Context, Decision, EntityMatch
from intents.reading.entities import Reading
from intents.reading.entity_types import (
    BACKGROUND,
    FOOD,
    FORM,
    GOAL,
    MEDICINE,
    NUTRIENT,
    STATES,
    SYMPTOM,
    THINGS,
)
from intents.words import WordLists

POINTED = 0.8
"""Confidence of a decision that leans on what was spoken of: sure of the things, not of every word."""
SPOKEN = THINGS - STATES
"""Types of things that a talk is about."""
FEW = 5
"""Words of a message that asks how much of the food spoken of last, without a measure."""
MOST_POINTED = 7
"""The same of one that points at the food: "so how many of those a day"."""
CAN = "can"
"""A measure that is mostly no measure ("what can she eat")."""
UNITS_OF_VITAMINS = "iu"
"""A unit in which nobody tells magnesium."""
_MEASURED = BACKGROUND | {SYMPTOM, GOAL}
"""Types that a message may name which only names a measure ("how many squares for my cramps")."""


@dataclass(frozen=True)
class Recalled:
    """A question about what was spoken of before."""

    decision: Decision
    things: tuple[EntityMatch, ...]
    """What is recalled; without a place in the text."""


def spoken_last(context: Context) -> str:
    """The type of the thing spoken of last, what somebody is or has aside."""
    return next((type_ for type_, _ in reversed(context.entities) if type_ in SPOKEN), "")


def amount_of_another(reading: Reading, context: Context, catalog: IntentCatalog, words: WordLists) -> Recalled | None:
    """The question on the nutrient or medicine spoken of last, where a message only tells an amount.

    "Is zinc ok with it", then "50 mg"; "im on metformin", then "500mg": neither is an amount of ours.
    """
    doses = [amount for amount in reading.amounts if amount.kind == "dose"]
    inside = [amount.span for amount in doses]
    others = [w for w in reading.words if not any(start <= w.start < end for start, end in inside)]
    empty = words.stop | words.pointers | words.closers | words.leaning.leave
    if not doses or reading.matches or not all(word.read in empty for word in others):
        return None
    units = any(amount.unit == UNITS_OF_VITAMINS for amount in doses)
    types = {NUTRIENT} if units else {NUTRIENT, MEDICINE} & {spoken_last(context)}
    thing = next((pair for pair in reversed(context.entities) if pair[0] in types), None)
    if thing is None:
        return None
    asked = next(key for key, row in catalog.intents.items() if NUTRIENT in row.recalls)
    key = catalog.intent_for(*thing) or asked
    if context.intent not in {asked, key}:  # "and how much?", then "300 mg": of ours again
        return None
    ours = key != asked or any(type_ == FORM for type_, _ in context.entities[-2:])
    if thing[0] == MEDICINE and ours:  # a laxative or antacid that is ours
        return None
    decision = Decision("accepted", key, POINTED, (), ("an amount of what was spoken of",))
    return Recalled(decision, (EntityMatch.carried(*thing),))


def amount_in_food(reading: Reading, context: Context, catalog: IntentCatalog, words: WordLists) -> Recalled | None:
    """The amount in the food spoken of last, where a message names a measure alone ("per glass how much")."""
    leaning = words.leaning
    said = [word.read for word in reading.unnamed]
    said = [w for before, w in pairwise(["", *said]) if w != CAN or before in leaning.counting or before.isdigit()]
    portions = any(amount.kind in {"portion", "dose"} for amount in reading.amounts)
    if any(amount.kind == "dose" for amount in reading.amounts) and not ({"many", "much"} & set(said)):
        portions = False
    food = next((pair for pair in reversed(context.entities) if pair[0] == FOOD), None)
    key = catalog.intent_for("mix", f"{FOOD}+portion")
    if food is None or key is None or any(match.type not in _MEASURED for match in reading.matches):
        return None
    told = leaning.measures
    row = catalog.intents.get(context.intent or "")
    ours = row is not None and (row.kind == "passages" or FOOD in row.accepts) and not reading.amounts
    pointed = not {"those", "them", "these"}.isdisjoint(said)  # "how many of those a day"
    of_a_portion = len(said) <= (MOST_POINTED if pointed else FEW) and (pointed or leaning.daily.isdisjoint(said))
    if ours and of_a_portion and "too" not in said and spoken_last(context) == FOOD:
        told |= {"much", "many"}  # "so it isnt in bananas?", then "how much then"
    empty = words.stop | words.question_starts | leaning.beside | leaning.measuring
    if not (portions or told & set(said)) or not all(w in told | empty or w.isdigit() for w in said):
        return None
    decision = Decision("accepted", key, POINTED, (), ("a measure of the food spoken of",))
    return Recalled(decision, (EntityMatch.carried(*food),))
