"""Medicines told by their name or their look after a question on them: "its called lymecycline", "the blue one"."""

from intents.catalog import Intent, IntentCatalog
from intents.later.leaning import LeaningWords
from intents.model import EntityMatch
from intents.reading.entities import Reading
from intents.reading.entity_types import MEDICINE, SYMPTOM
from intents.words import WordLists

MOST_BEHIND = 2
"""Words behind the name that say nothing of their own ("evorel sequi")."""


def called(reading: Reading, last: Intent, catalog: IntentCatalog, leaning: LeaningWords) -> tuple[str, str] | None:
    """Return the intent for the medicine spoken of, where a message tells what it is called, and the reason."""
    named = next((match for match in reading.matches if match.type == MEDICINE), None)
    alone = {match.type for match in reading.matches} == {MEDICINE}
    if named is None or not alone or MEDICINE not in last.accepts:
        return None
    before = [word.read for word in reading.words if word.start < named.start]
    behind = [word for word in reading.free if word.start >= named.end]
    key = catalog.intent_for(*named.pair)
    names = bool(before) and leaning.naming.issuperset(before) and len(behind) <= MOST_BEHIND
    return (key, "the name of the medicine spoken of") if names and key else None


def one_of_them(reading: Reading, last: Intent, words: WordLists) -> tuple[str, str] | None:
    """Return the last question on medicines, where a message tells the look of one, and the reason."""
    said = {word.read for word in reading.words}
    leaning = words.leaning
    around = leaning.looks | leaning.naming | words.products | set(words.openers)
    looks = not leaning.looks.isdisjoint(said) and said <= around
    known = all(match.type == MEDICINE or tells_a_look(match, leaning) for match in reading.matches)
    taken = MEDICINE in last.accepts and known
    return (last.key, "one of the medicines spoken of") if looks and taken else None


def tells_a_look(match: EntityMatch, leaning: LeaningWords) -> bool:
    """Whether what reads as a mood is the look of a tablet: "the blue one"."""
    return match.type == SYMPTOM and not leaning.looks.isdisjoint(match.text.split())
