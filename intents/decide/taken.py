"""Medicines told beside something of ours: only told, joined to it, or taken by somebody it is asked for.

And medicines asked about among themselves, where nothing of ours is meant.
"""

import re
from itertools import pairwise

from intents.catalog import Intent, IntentCatalog
from intents.model import EntityMatch
from intents.reading.entities import Reading
from intents.reading.entity_types import (
    BESIDE,
    FORM,
    LIFE_STAGE,
    MEDICINE,
    OURS,
)
from intents.words import WordLists

WITH = frozenset({"with", "w"})
WHEN = "when"
_ON = frozenset({"im", "have", "has"})
"""Words that begin questions, and tell that somebody takes something."""
_TELLING = frozenset({"im", "have", "has", "am", WHEN})
"""Words that begin questions and statements alike ("i have lupus and take …"), and the only question."""
COPULAS = frozenset({"is", "are"})
_AT = re.compile(r"\bat \d")


def only_told(reading: Reading, words: WordLists) -> bool:
    """Whether a message tells that somebody takes a medicine, and asks nothing but when ("thyroxine 50 when")."""
    if not any(match.type == MEDICINE for match in reading.matches):
        return False
    free = {word.read for word in reading.free}
    following = pairwise([*(word.read for word in reading.words), ""])
    stated = {word for word, after in following if word in COPULAS and after in words.leaning.takers}  # "is on"
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


def of_each_other(reading: Reading, words: WordLists) -> bool:
    """Whether several medicines are asked about among themselves: "is ibuprofen ok with tramadol"."""
    said = {word.read for word in reading.words}
    several = len(reading.medicines) > 1
    ours = any(match.type in OURS for match in reading.matches) or said & words.pointers
    return several and not ours and bool(said & {*words.asking, "with"})
