"""Messages that hold names, amounts and function words only: what is named says what is asked."""

import re
from collections import Counter
from itertools import pairwise

from intents.catalog import Intent, IntentCatalog
from intents.decide.eaten_beside import eaten_beside
from intents.model import AmountKind, Classification, EntityMatch
from intents.reading.entities import Reading
from intents.reading.entity_types import (
    BESIDE,
    CONDITION,
    FOOD,
    FORM,
    LIFE_STAGE,
    LIMITS,
    MEDICINE,
    OURS,
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
WITH = frozenset({"with", "w"})
WHEN = "when"
_ON = frozenset({"im", "have", "has"})
"""Words that begin questions, and tell that somebody takes something."""
_TELLING = frozenset({"im", "have", "has", "am", WHEN})
"""Words that begin questions and statements alike ("i have lupus and take …"), and the only question."""
_COPULAS = frozenset({"is", "are"})
INSIDE = "in"
HELD = ("mix", f"{FOOD}+portion")
"""What stands for the question how much of the nutrient a food holds."""
HIGHEST_BARE = 6.0
"""Number without a unit up to which it is a blood result; a larger one is anything."""
_AT = re.compile(r"\bat \d")
BARE: dict[str, AmountKind] = {FOOD: "portion", LIFE_STAGE: "age"}
"""What a number without a unit counts beside things of one type ("almonds 30", "pregnant 33")."""


def named_alone(reading: Reading, catalog: IntentCatalog, words: WordLists) -> str | None:
    """The intent of a message that holds names, amounts and little else; None for any other."""
    told = result_told(reading, catalog, words) or eaten_beside(reading, catalog, words)
    return told or _only_named(reading, catalog, words)


def _only_named(reading: Reading, catalog: IntentCatalog, words: WordLists) -> str | None:
    if _asks_more(reading, words) or _of_each_other(reading, words):
        return None
    free = set(reading.free)
    things = [match for match in reading.matches if match.type in THINGS]
    bare = _bare_number_of(things)
    plain = words.stop | words.regimen if any(match.type == MEDICINE for match in things) else words.stop
    several = sum(match.type == MEDICINE for match in things) > 1
    if things and all(match.type == FOOD for match in things):
        plain |= words.leaning.eating
    numbers = 0
    units: set[str] = set()
    for word in reading.words:
        inside = word not in free
        numbers += bool(bare) and not inside and word.read.isdigit()
        counted = bool(bare) and (word.read.isdigit() or (bare == "portion" and word.read in UNITS))
        units |= {word.read} & UNITS.keys() if not inside else set()
        stranger = several and not word.known  # one more medicine of a list: "furosemide, spiro, ramipril"
        if not inside and not counted and not stranger and word.read not in plain:
            return None
    if len(units) > 1:  # "cups to grams of flour" asks for neither
        return None
    if numbers and bare:
        types = {match.type for match in things}
        return catalog.intent_for("mix", "+".join(sorted({*types, bare})))
    if not things and not reading.amounts:
        only = bool(reading.matches) and all(match.type == SUBJECT for match in reading.matches)
        key = reading.matches[0].key if only else ""
        return catalog.intent_for(SUBJECT, key) if only and len(reading.words) <= MAX_BARE else None
    if {match.type for match in things} in TAKEN:
        return next(catalog.intent_for(MEDICINE, match.key) for match in things if match.type == MEDICINE)
    distinct = {match.pair for match in things}
    if len(distinct) == 1 and not reading.amounts:
        return catalog.intent_for(*(HELD if _held_by(things[0], reading) else things[0].pair))
    counts = Counter([type_ for type_, _ in distinct] + [amount.kind for amount in reading.amounts])
    mix = "+".join(sorted(type_ + "s" * (n > 1 and len(counts) == 1) for type_, n in counts.items()))
    return catalog.intent_for("mix", mix)


def _held_by(thing: EntityMatch, reading: Reading) -> bool:
    """Whether the nutrient is asked for in a food: "magnesium in beer" is no question on drinking."""
    before = [word.read for word in reading.words if word.start < thing.start]
    named = any(match.type == SUBJECT and match.start < thing.start for match in reading.matches)
    return thing.type == FOOD and named and INSIDE in before[-2:]  # "in a beer"


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
    if not reading.words or reading.words[0].read in words.asking:
        return None
    plain = words.stop | words.leaning.limiting | words.leaning.leave
    only = all(word.read in plain for word in reading.free)
    return catalog.intent_for(limits[0].type, limits[0].key) if only else None


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


def only_told(reading: Reading, words: WordLists) -> bool:
    """Whether a message tells that somebody takes a medicine, and asks nothing but when ("thyroxine 50 when")."""
    if not any(match.type == MEDICINE for match in reading.matches):
        return False
    free = {word.read for word in reading.free}
    following = pairwise([*(word.read for word in reading.words), ""])
    stated = {word for word, after in following if word in _COPULAS and after in words.leaning.takers}  # "is on"
    if reading.text.endswith("?") or free & words.question_starts - _TELLING - stated:
        return False
    plain = words.stop | words.regimen | words.leaning.times | {WHEN}
    timed = WHEN in free or any(amount.kind == "time" for amount in reading.amounts) or bool(_AT.search(reading.text))
    said = {word.read for word in reading.words}  # "take iron" is the name of a medicine
    return bool(said & words.leaning.takers) or (timed and all(word.isdigit() or word in plain for word in free))


def joined(reading: Reading, catalog: IntentCatalog, words: WordLists) -> str | None:
    """The intent for what "with" joins to us, a pointer or nothing: "magnesium with zinc", "have it with iron"."""
    places = {word.start: place for place, word in enumerate(reading.words)}
    acts = {word for row in catalog.intents.values() if MEDICINE in row.recalls for word in row.recalled_by}
    spans = [match.span for match in reading.matches if match.type in OURS]
    ours = {place for start, place in places.items() if any(first <= start < last for first, last in spans)}
    for match in reading.matches:
        before = [word.read for word in reading.words[: places.get(match.start, 0)]]
        while before and before[-1] in words.stop - WITH:
            before.pop()  # "with my", "with some of the"
        joins = not WITH.isdisjoint(before[-1:])
        before = before[:-1]
        while before and before[-1] in words.leaning.leave | acts:
            before.pop()  # "citrate ok with", "does it clash with"
        pointed = words.pointers.issuperset(before[-1:]) or len(before) - 1 in ours
        if match.type in BESIDE and joins and pointed:
            return _of_what_is_taken(match, catalog)
    return None


def beside_a_form(reading: Reading, intent: str, catalog: IntentCatalog, words: WordLists) -> str | None:
    """The intent for a medicine joined to a form, where a message reads as asking what the form is.

    "Is taurate safe with warfarin", "malate if im on amlodipine"; not "im on ramipril, what is glycinate".
    """
    forms = [match for match in reading.matches if match.type == FORM and catalog.intent_for(*match.pair) == intent]
    joining = words.stop.union(words.joins, words.leaning.leave) - (words.question_starts - words.leaning.yes_no) | _ON
    for match in reading.matches if forms else ():
        if match.type == MEDICINE and any(joining.issuperset(_between(form, match, reading)) for form in forms):
            return _of_what_is_taken(match, catalog)
    return None


def _between(one: EntityMatch, other: EntityMatch, reading: Reading) -> list[str]:
    first, last = sorted((one, other), key=lambda match: match.start)
    return [word.read for word in reading.words if first.end <= word.start < last.start]


def _of_what_is_taken(match: EntityMatch, catalog: IntentCatalog) -> str | None:
    return catalog.intent_for(*match.pair) or catalog.intent_for(MEDICINE, match.key)


def taken_by_somebody(reading: Reading, intent: Intent | None, words: WordLists) -> bool:
    """Whether the medicines are only told of somebody for whom something of ours is asked.

    "How much for a woman of 40 on levothyroxine"; "how much levothyroxine for a woman" asks of the medicine.
    """
    person = any(match.type == LIFE_STAGE for match in reading.matches)
    if intent is None or not ((person and intent.kind == "table") or intent.kind == "decline"):
        return False
    for match in reading.matches:
        before = [word.read for word in reading.words if word.end <= match.start]
        while before and before[-1] in words.stop - words.leaning.takers:
            before.pop()  # "on his"
        if match.type in BESIDE and words.leaning.takers.isdisjoint(before[-1:]):
            return False
    return True


def _of_each_other(reading: Reading, words: WordLists) -> bool:
    """Whether several medicines are asked about among themselves: "is ibuprofen ok with tramadol"."""
    said = {word.read for word in reading.words}
    several = len({match.key for match in reading.matches if match.type == MEDICINE}) > 1
    ours = any(match.type in OURS for match in reading.matches) or said & words.pointers
    return several and not ours and bool(said & {*words.asking, "with"})


def _asks_more(reading: Reading, words: WordLists) -> bool:
    """Whether function words ask for more than what is named: "can i have it with milk", "which fish are good"."""
    said = [word.read for word in reading.words]
    beside = any(left in words.pointers and right in words.joins for left, right in pairwise(said))
    return beside or bool(said and said[0] in words.choosing and any(m.type == FOOD for m in reading.matches))


def _bare_number_of(things: list[EntityMatch]) -> AmountKind | None:
    """What a number without a unit counts beside the things named: portions of foods, years of a person."""
    types = {match.type for match in things}
    return BARE.get(next(iter(types))) if len(types) == 1 else None


def result_told(reading: Reading, catalog: IntentCatalog, words: WordLists) -> str | None:
    """The intent of a message that tells blood results of the nutrient in few words ("my magnesium is 0.55")."""
    if not reading.matches or any(match.type != SUBJECT for match in reading.matches):
        return None
    told = [value for value in blood_values(reading.text) if value.unit or value.value <= HIGHEST_BARE]
    plain = words.stop | words.leaning.reports | words.leaning.results
    only = all(word.read in plain or not word.read.isalpha() for word in reading.free)
    return catalog.intent_for("mix", RESULT) if told and only else None
