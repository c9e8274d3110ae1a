"""The question on a thing named beside what was asked: "im on warfarin, is magnesium ok for cramps"."""

import re

from intents.catalog import IntentCatalog
from intents.later.called import tells_a_look
from intents.later.leaning import LeaningWords
from intents.model import Context, Decision, EntityMatch
from intents.questions import Question
from intents.reading.entities import Reading
from intents.reading.entity_types import OURS
from intents.slots import fill_slots

_AIM = re.compile(r"\b(?:for|against)\s+(?:\w+\s+){0,2}$")
_REASON = re.compile(r"\b(?:for|against|because of|treats?|due to|causes?|cause|get|gets|from)\s+(?:\w+\s+){0,2}$")


def also_asked(
    reading: Reading, whole: Question, context: Context, catalog: IntentCatalog, leaning: LeaningWords
) -> list[Question]:
    """Return the question on a thing named beside what was asked; none where it is the reason for a medicine."""
    row = catalog.intents.get(whole.decision.intent or "")
    if row is None or not row.also or whole.decision.outcome != "accepted":
        return []
    for match in reading.matches:
        key = catalog.intent_for(*match.pair) if match.type in row.also and not tells_a_look(match, leaning) else None
        if key is None or key == row.key or _is_a_reason(match, reading) or catalog.intents[key].kind != "passages":
            continue
        decision = Decision("accepted", key, whole.decision.confidence, (), ("named beside what was asked",))
        slots = fill_slots(reading, context)
        return [Question(reading.text, decision, slots, whole.classification, reading.corrected)]
    return []


def _is_a_reason(match: EntityMatch, reading: Reading) -> bool:
    """Whether a complaint is why a medicine is taken: "ibuprofen for my headache", not "is magnesium ok for cramps"."""
    before = reading.text[: match.start]
    named = [other.type for other in reading.matches if other.end <= match.start]
    ours = bool(named) and named[-1] in OURS and _AIM.search(before)
    return not ours and _REASON.search(before) is not None
