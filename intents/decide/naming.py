"""Questions on a word that nobody knows: read once more as if it named each kind of thing that it may name."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from intents.catalog import IntentCatalog
from intents.classify.encoding import Encoder
from intents.model import Classification, Decision, EntityMatch
from intents.reading.entities import Reading
from intents.reading.entity_types import FOOD, MEDICINE, SUBJECT
from intents.reading.strangers import UNKNOWN

NAMELESS = (FOOD, MEDICINE)
"""Types of things of which people name more than any table holds."""
SURE = 0.5
"""Least confidence where the nutrient is named, and that from which a decision needs no second look."""
CLEAR = 0.9
"""Least confidence where it is not."""


@dataclass(frozen=True)
class UnknownNames:
    """Reads unknown words as names; holds the encoder and the classifier."""

    encoder: Encoder
    classify: Callable[[str], Classification]
    """Gives the classification of an encoded text."""
    catalog: IntentCatalog

    def decide(self, reading: Reading, decision: Decision) -> Decision:
        """Return the decision for a question on a word that nobody knows; the one given where there is none."""
        unknown = [word for word in reading.words if not word.known]
        least = SURE if any(match.type == SUBJECT for match in reading.matches) else CLEAR
        if not unknown or (decision.outcome == "accepted" and decision.confidence >= SURE):
            return decision
        found = []
        for type_ in NAMELESS:
            names = (EntityMatch(type_, UNKNOWN, w.typed, w.start, w.end) for w in unknown)
            named = replace(reading, matches=tuple(sorted((*reading.matches, *names), key=lambda match: match.start)))
            best = self.classify(self.encoder.encode(named)).best
            intent = self.catalog.intents.get(best.intent)
            if best.confidence >= least and intent is not None and intent.names_unknown:
                found.append((best.confidence, intent.key))
        if not found:
            return decision
        confidence, key = max(found)
        return Decision("accepted", key, confidence, (), ("a word that nobody knows may be a name",))
