"""A second opinion where the classifier is unsure: what the passages themselves say to the words.

The examples hold the ways in which people ask; the passages hold the words of the answers. Where the first
are silent ("just before going to bed"), the second often are not.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from intents.evaluation.datasets import is_outside
from intents.model import Classification, Decision
from intents.reading.entities import Reading
from knowledge.model import Hit

PASSAGES = 6
"""Hits looked at; further ones share hardly a word with the question."""
ENOUGH = 0.38
"""Confidence and similarity together from which the nearest topic is answered."""
LEAD = 0.08
"""Least lead over the next topic."""
OFFERED = 0.15

Search = Callable[[str], tuple[Hit, ...]]


class SecondOpinion:
    """Weighs the passages nearest to an utterance beside the classifier's ranking."""

    def __init__(self, search: Search, intent_of: Mapping[str, str]) -> None:
        self._search = search
        self._intent_of = intent_of

    def of(self, reading: Reading, classification: Classification, first: Decision) -> Decision:
        """Return a clearer decision for a question that names the nutrient; the first one otherwise."""
        if not any(match.type in {"subject", "form"} for match in reading.matches):
            return first
        worth = {s.intent: s.confidence for s in classification.ranked if not is_outside(s.intent)}
        nearest: dict[str, float] = {}
        for hit in self._search(reading.corrected)[:PASSAGES]:
            intent = self._intent_of[hit.key]
            nearest[intent] = max(nearest.get(intent, 0.0), hit.score)
        for intent, score in nearest.items():
            worth[intent] = worth.get(intent, 0.0) + score
        ranked = sorted(worth.items(), key=lambda pair: (-pair[1], pair[0]))
        if not ranked:
            return first
        (best, most), *rest = ranked
        lead = most - (rest[0][1] if rest else 0.0)
        if most >= ENOUGH and lead >= LEAD:
            reason = "unsure by wording alone; the passages point the same way"
            return Decision("accepted", best, min(most, 0.6), (), (*first.reasons, reason))
        offered = tuple(intent for intent, score in ranked[:3] if score >= OFFERED)
        return replace(first, outcome="ambiguous", candidates=offered) if offered else first
