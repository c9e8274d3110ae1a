"""Messages that hold names, amounts and function words only: what is named says what is asked."""

from collections import Counter
from itertools import pairwise

from intents.catalog import IntentCatalog
from intents.decide.eaten_beside import eaten_beside
from intents.decide.taken import of_each_other
from intents.keys import FOOD_SWAP
from intents.model import AmountKind, Classification, EntityMatch
from intents.reading.entities import Reading
from intents.reading.entity_types import (
    CONDITION,
    FOOD,
    LIFE_STAGE,
    LIMITS,
    MEDICINE,
    REGION,
    RESULT,
    STATES,
    SUBJECT,
    THINGS,
    WITHOUT,
)
from intents.words import WordLists
from knowledge.blood import blood_values
from knowledge.units import UNITS

MAX_BARE = 2
"""Words up to which the nutrient named alone asks what it is."""
TAKEN = ({MEDICINE}, {MEDICINE, LIFE_STAGE}, {MEDICINE, CONDITION}, {MEDICINE, LIFE_STAGE, CONDITION})
"""Types named together when a medicine and whoever takes it are told: the medicine is what is asked about."""
NEAREST = 3
"""Intents among which one that is asked for in so many words must stand."""
AROUND_LIMITS = frozenset({SUBJECT, LIFE_STAGE, CONDITION, FOOD, REGION})
"""Types of what is named beside a limit: who keeps it and why, and a food that it may rule out."""
INSIDE = "in"
HELD = ("mix", f"{FOOD}+portion")
"""What stands for the question how much of the nutrient a food holds."""
HIGHEST_BARE = 6.0
"""Number without a unit up to which it is a blood result; a larger one is anything."""
BARE: dict[str, AmountKind] = {FOOD: "portion", LIFE_STAGE: "age"}
"""What a number without a unit counts beside things of one type ("almonds 30", "pregnant 33")."""


def named_alone(reading: Reading, catalog: IntentCatalog, words: WordLists) -> str | None:
    """The intent of a message that holds names, amounts and little else; None for any other."""
    told = result_told(reading, catalog, words) or eaten_beside(reading, catalog, words)
    return told or _only_named(reading, catalog, words)


def _only_named(reading: Reading, catalog: IntentCatalog, words: WordLists) -> str | None:
    if _asks_more(reading, words) or of_each_other(reading, words):
        return None
    things = [match for match in reading.matches if match.type in THINGS]
    types, distinct = {match.type for match in things}, {match.pair for match in things}
    bare = _bare_number_of(types)
    if not _says_no_more(reading, things, bare, words):
        return None
    if len(distinct) > 1 and types == {FOOD} and _compares(reading, words):
        return catalog.intent_for("mix", f"{FOOD}s")
    if bare and any(word.read.isdigit() for word in reading.free):
        return catalog.intent_for("mix", "+".join(sorted({*types, bare})))
    if not things and not reading.amounts:
        only = bool(reading.matches) and all(match.type == SUBJECT for match in reading.matches)
        key = reading.matches[0].key if only else ""
        return catalog.intent_for(SUBJECT, key) if only and len(reading.words) <= MAX_BARE else None
    if types in TAKEN:
        return next(catalog.intent_for(MEDICINE, match.key) for match in things if match.type == MEDICINE)
    if len(distinct) == 1 and not reading.amounts:
        return catalog.intent_for(*(HELD if _held_by(things[0], reading, words) else things[0].pair))
    counts = Counter([type_ for type_, _ in distinct] + [amount.kind for amount in reading.amounts])
    mix = "+".join(sorted(type_ + "s" * (n > 1 and len(counts) == 1) for type_, n in counts.items()))
    return catalog.intent_for("mix", mix)


def _says_no_more(reading: Reading, things: list[EntityMatch], bare: AmountKind | None, words: WordLists) -> bool:
    """Whether all other words of a message are function words, numbers that count things, and one unit at most."""
    free = [word for word in reading.free if not (bare and word.read.isdigit())]
    medicines = sum(match.type == MEDICINE for match in things)
    units = {word.read for word in free} & UNITS.keys()
    if len(units) > 1:  # "cups to grams of flour" asks for neither
        return False
    plain = [words.stop, words.regimen if medicines else frozenset(), units if bare == "portion" else frozenset()]
    if things and all(match.type == FOOD for match in things):
        plain += [words.leaning.eating, words.leaning.measures]
    strangers = medicines > 1  # one more medicine of a list: "furosemide, spiro, ramipril"
    return all(any(word.read in some for some in plain) or (strangers and not word.known) for word in free)


def _compares(reading: Reading, words: WordLists) -> bool:
    """Whether foods told with amounts are set against each other: "50 g of oats vs 50 g of rye"."""
    return any(word.read in words.versus for word in reading.words)


def _held_by(thing: EntityMatch, reading: Reading, words: WordLists) -> bool:
    """Whether the nutrient is asked for in a food: "magnesium in a pint of beer", "does tea have magnesium"."""
    before = [word.read for word in reading.words if word.start < thing.start]
    behind = {word.read for word in reading.words if word.start >= thing.end}
    subject = next((match for match in reading.matches if match.type == SUBJECT), None)
    if thing.type != FOOD or subject is None:
        return False
    inside = subject.start < thing.start and INSIDE in before[-4:]
    return inside or (subject.start > thing.start and not words.leaning.holding.isdisjoint(behind))


def only_limits(reading: Reading, catalog: IntentCatalog, words: WordLists) -> str | None:
    """The intent of a message that only tells what somebody leaves out: "i dont eat fish", "my son has a nut allergy".

    None where it names a thing besides, begins as a question ("is it gluten free"), or asks more than whether
    something is all right. A diet by itself may mean a product ("vegan magnesium") or a finding ("low potassium"), and
    one beside the nutrient a product again, so that it must be told as an allergy.
    """
    limits = [match for match in reading.matches if match.type in LIMITS]
    types = {match.type for match in reading.matches}
    allergic = any(word.read in words.leaning.reactions for word in reading.words)
    told = WITHOUT in types or (allergic and SUBJECT not in types)
    if not limits or not told or not types <= {*LIMITS, *AROUND_LIMITS} or (CONDITION in types and not allergic):
        return None
    swapping = words.leaning.swapping | words.leaning.instead
    swaps = any(word.read in swapping for word in reading.words)  # "what instead, he is allergic to …"
    if not reading.words or (reading.words[0].read in words.asking and not swaps):
        return None
    plain = words.stop | words.leaning.limiting | words.leaning.leave
    plain |= swapping | words.question_starts if swaps else frozenset()
    only = all(word.read in plain or (swaps and words.persons.is_person(word.read)) for word in reading.free)
    return catalog.intent_for(limits[0].type, limits[0].key) if only else None


def asked_beside_limits(reading: Reading, catalog: IntentCatalog, words: WordLists) -> str | None:
    """The intent of a message that names what somebody leaves out and asks for a swap or for food besides.

    "Coeliac, swap for wheat germ"; "baby is allergic to dairy, what foods": no other topic, whatever it resembles.
    """
    said = {word.read for word in reading.words}
    types = {match.type for match in reading.matches}
    limit = next((match for match in reading.matches if match.type in LIMITS), None)
    if limit is None:
        return None
    if said & (words.leaning.swapping | words.leaning.instead) and FOOD in types:
        return FOOD_SWAP
    avoided = WITHOUT in types or said & words.leaning.reactions
    return catalog.intent_for(*limit.pair) if avoided and said & words.leaning.eaten else None


def requested(reading: Reading, classification: Classification, catalog: IntentCatalog, words: WordLists) -> str | None:
    """The intent that a message asks for in its own words, where it was read as being about what somebody has or is.

    "Which foods fit with weak kidneys" asks for foods; whether they are safe then, or which to avoid, does not.
    """
    states = (catalog.intent_for(*match.pair) for match in reading.matches if match.type in STATES)
    said = {word.read for word in reading.words}
    yes_no = any(word.read in words.leaning.yes_no for word in reading.words[:1])
    if yes_no or classification.best.intent not in states:
        return None
    near = [catalog.intents[scored.intent] for scored in classification.ranked[:NEAREST]]
    return next((row.key for row in near if said & set(row.asked_by) and not said & set(row.unless)), None)


def _asks_more(reading: Reading, words: WordLists) -> bool:
    """Whether function words ask for more than what is named: "can i have it with milk", "which fish are good"."""
    said = [word.read for word in reading.words]
    beside = any(left in words.pointers and right in words.joins for left, right in pairwise(said))
    return beside or bool(said and said[0] in words.choosing and any(m.type == FOOD for m in reading.matches))


def _bare_number_of(types: set[str]) -> AmountKind | None:
    """What a number without a unit counts beside things of some types: portions of foods, years of a person."""
    return BARE.get(next(iter(types))) if len(types) == 1 else None


def result_told(reading: Reading, catalog: IntentCatalog, words: WordLists) -> str | None:
    """The intent of a message that tells blood results of the nutrient in few words ("my magnesium is 0.55")."""
    if not reading.matches or any(match.type != SUBJECT for match in reading.matches):
        return None
    told = [value for value in blood_values(reading.text) if value.unit or value.value <= HIGHEST_BARE]
    plain = words.stop | words.leaning.reports | words.leaning.results
    only = all(word.read in plain or not word.read.isalpha() for word in reading.free)
    return catalog.intent_for("mix", RESULT) if told and only else None
