"""Whether a food may be eaten by somebody who names a medicine or a condition: "on warfarin, can i eat spinach".

What is named says so, whatever else the words resemble.
"""

from intents.catalog import IntentCatalog
from intents.decide.taken import COPULAS
from intents.reading.entities import Reading
from intents.reading.entity_types import CONDITION, FOOD, MEDICINE, OURS
from intents.words import WordLists

EAT, NEAR_LEAVE = "eat", 4
"""Word that asks of food, and the words after "can" among which it stands ("can i still eat")."""


def eaten_beside(reading: Reading, catalog: IntentCatalog, words: WordLists) -> str | None:
    """The intent on a food of which somebody with a medicine or condition asks whether it may be eaten."""
    foods = [match for match in reading.matches if match.type == FOOD]
    types = {match.type for match in reading.matches}
    if not foods or not types & {MEDICINE, CONDITION} or types & OURS:
        return None
    said = [word.read for word in reading.words]
    asks = any(one in words.leaning.may and EAT in said[place : place + NEAR_LEAVE] for place, one in enumerate(said))
    asks = asks or (not COPULAS.isdisjoint(said) and not words.leaning.leave.isdisjoint(said))  # "are bananas ok"
    return catalog.intent_for(FOOD, foods[0].key) if asks else None
