"""The question on a thing named beside what was asked: "im on warfarin, magnesium for cramps" asks of cramps, too."""

import re

from intents.catalog import IntentCatalog
from intents.later.called import tells_a_look
from intents.later.leaning import LeaningWords
from intents.model import Context, Decision
from intents.questions import Question
from intents.reading.entities import Reading
from intents.slots import fill_slots

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
        reason_given = _REASON.search(reading.text[: match.start])  # "ibuprofen for my headache"
        if key is None or key == row.key or reason_given or catalog.intents[key].kind != "passages":
            continue
        decision = Decision("accepted", key, whole.decision.confidence, (), ("named beside what was asked",))
        slots = fill_slots(reading, context)
        return [Question(reading.text, decision, slots, whole.classification, reading.corrected)]
    return []
