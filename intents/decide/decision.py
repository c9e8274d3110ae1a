"""What is done with an utterance: answered, offered as candidates, or declined as not ours.

In order: a text that stands among the examples; names alone; then the classifier's confidence, weighed
against what else speaks for the domain. A score alone is no gate: "is bitcoin dangerous" scores high for an
overdose question, and "magnesium" is missing from half of what people type.
"""

import re
from dataclasses import replace

from intents.catalog import IntentCatalog
from intents.decide.alone import HELD, asked_beside_limits, named_alone, only_limits, requested
from intents.decide.beside_medicines import beside_medicines
from intents.decide.evidence import BARE, BESIDE_US, NAMED, NEAR, OFFER, PLAINLY, SURE, Evidence
from intents.decide.summing import counts_bare, summed
from intents.decide.taken import beside_a_form, joined
from intents.decide.titles import Titles
from intents.keys import DIAGNOSIS_REQUEST, OOS_HEALTH, OTHER_CONDITIONS
from intents.model import Classification, Context, Decision, Outcome, Scored
from intents.reading.entities import Reading
from intents.reading.entity_types import FOOD, LIMITS, THINGS
from intents.words import WordLists

GARBLED = 0.15
"""Confidence below which a message resembles nothing at all, our own topics and others alike."""
PLAINLY_ANOTHER = 0.95
"""Confidence from which one of our topics goes before one whose title holds the words ("foods")."""
NAMES_ALONE = "names alone"
_HAS = re.compile(
    r"(?:and |but |also )*(?:ive|ive got|(?:i|he|she|my \w+) (?:also )?(?:has|have|got|have got|has got|suffers? from))"
    r"(?: (?!no\b|a\b|this\b|these\b|it\b|something\b)[\w-]+){1,3}[ .!]*",
    re.IGNORECASE,
)
"""Tells what illness somebody has, and asks nothing: "i have ms", "my dad has sarcoidosis"."""
MARGIN = 0.10
"""Least lead over the runner-up, unless the confidence is SURE."""


class DecisionMaker:
    """Weighs classification, entities and conversation; plain arithmetic, no model of its own."""

    def __init__(
        self,
        catalog: IntentCatalog,
        words: WordLists,
        titles: Titles | None = None,
    ) -> None:
        self._catalog = catalog
        self._words = words
        self._evidence = Evidence(catalog, words)
        self._titles = titles or Titles((), ())

    def decide(self, reading: Reading, classification: Classification, context: Context) -> Decision:
        """Return what to do with one question."""
        decision = self._decided(reading, classification, context)
        if (asked := beside_medicines(reading, decision, self._catalog, self._words)) is not None:
            decision = self._accept(asked[0], 0.9, asked[1])
        if decision.outcome == "out_of_scope":
            asked_for = asked_beside_limits(reading, self._catalog, self._words)
            if asked_for is not None:
                return self._accept(asked_for, 0.9, "asks for food beside what is left out")
        if (found := summed(reading, decision, self._catalog, self._words)) is not None:
            return self._accept(found[0], decision.confidence, found[1])
        return decision

    def _decided(self, reading: Reading, classification: Classification, context: Context) -> Decision:
        if classification.best.confidence >= 1.0:
            return self._accept(classification.best.intent, 1.0, "stands among the examples")
        taken = self._catalog.taken_by({match.type for match in reading.matches})
        if taken is not None:
            return self._accept(taken, 0.9, "holds what no other kind of question does")
        classification = self.possible(reading, classification)
        if (limited := self._limited(reading, context)) is not None:
            return self._accept(limited, 0.9, "tells only what is left out")
        alone = named_alone(reading, self._catalog, self._words)
        best = classification.best
        if alone is not None and not (self._asked_in_words(reading, best) or self._a_meal(reading, alone, best)):
            return self._accept(alone, 0.9, NAMES_ALONE)
        if (wanted := requested(reading, classification, self._catalog, self._words)) is not None:
            return self._accept(wanted, 0.9, "asked for in so many words, whatever somebody has")
        out = self._evidence.is_out(best.intent)
        plain = best.confidence >= PLAINLY_ANOTHER and not out
        opens = not context.live or best.intent == DIAGNOSIS_REQUEST  # "i have ibs" tells, wherever it stands
        if not plain and opens and (told := self._titles.topic(reading)) is not None:
            return self._accept(told, 0.9, "says no more than the title of a passage")
        if best.intent == DIAGNOSIS_REQUEST and _HAS.fullmatch(reading.text.replace("'", "")):
            return self._accept(OTHER_CONDITIONS, 0.9, "tells of an illness that nothing here names")
        if (taken := beside_a_form(reading, classification.best.intent, self._catalog, self._words)) is not None:
            return self._accept(taken, 0.9, "asks of a form beside a medicine")
        if self._evidence.elsewhere(reading, context) and not self._evidence.beside_ours(reading, best):
            return self._outside(classification, "speaks of another nutrient or of medicines alone")
        if out and (beside := joined(reading, self._catalog, self._words)):
            return self._accept(beside, 0.9, "asks what goes with what nobody needs to name here")
        return self._weigh(reading, classification, context)

    def _a_meal(self, reading: Reading, alone: str, best: Scored) -> bool:
        """Whether foods named alone are a meal that is told, not set against each other ("porridge and a coffee")."""
        row, named = self._catalog.intents.get(best.intent), self._catalog.intents[alone]
        foods = row is not None and FOOD in row.wants and FOOD in named.wants and row.key != alone
        parted = {word.read for word in reading.words} & (self._words.versus | {"or"})
        return foods and not parted and best.confidence >= NEAR

    def _asked_in_words(self, reading: Reading, best: Scored) -> bool:
        """Whether a message asks in so many words for what it reads as: "nan is 84, soft foods with magnesium"."""
        row = self._catalog.intents.get(best.intent)
        said = {word.read for word in reading.words}
        limited = any(match.type in LIMITS for match in reading.matches)
        return row is not None and limited and best.confidence >= PLAINLY and bool(said & set(row.asked_by))

    def meant(self, reading: Reading) -> str | None:
        """Return the intent of the first thing named that has one of its own, whatever is said of it."""
        things = (match for match in reading.matches if match.type in THINGS)
        return next((intent for m in things if (intent := self._catalog.intent_for(*m.pair))), None)

    def _limited(self, reading: Reading, context: Context) -> str | None:
        """The intent of what somebody leaves out; in a talk about products it speaks of those."""
        last = self._catalog.intents.get(context.intent or "")
        elsewhere = last is not None and (LIMITS.isdisjoint(last.minds) or reading.text.endswith("?"))
        return None if elsewhere else only_limits(reading, self._catalog, self._words)

    def possible(self, reading: Reading, classification: Classification) -> Classification:
        """Leave out the intents whose things are not named or only stand beside, or which never hold what is named."""
        said = {match.type for match in reading.matches} | {amount.kind for amount in reading.amounts}
        said |= {"count"} if counts_bare(reading) else set()

        def fits(scored: Scored) -> bool:
            row = self._catalog.intents.get(scored.intent)
            if row is None:
                return True
            lacks = bool(row.wants) and said.isdisjoint(row.wants)
            return not lacks and said.isdisjoint(row.shuns) and reading.beside.isdisjoint(row.takes)

        possible = tuple(filter(fits, classification.ranked))
        some = 0 < len(possible) < len(classification.ranked)
        return replace(classification, ranked=possible) if some else classification

    def _weigh(self, reading: Reading, classification: Classification, context: Context) -> Decision:
        best = classification.best
        floor, why = self._evidence.floor(reading, best, context)
        if floor == BARE and classification.ours >= NEAR and not context.live:
            floor, why = BESIDE_US, "stands well on our side of the line"
        if self._evidence.is_out(best.intent):
            inside = next((s for s in classification.ranked if not self._evidence.is_out(s.intent)), None)
            keep = inside is not None and self._evidence.still_ours(inside, best, floor, reading, context)
            eaten = [match for match in reading.matches if match.type == FOOD]
            if not keep and best.confidence < GARBLED and eaten:  # "is 1 banana a day enough"
                return self._accept(self._catalog.intent_for(*HELD) or "", GARBLED, "only a food in it is known")
            if not keep and best.confidence < GARBLED:
                return Decision("unclear", None, best.confidence, (), (why, "nothing in it is known"))
            if (measured := self._evidence.measured(reading)) is not None and any(a.in_mg for a in reading.amounts):
                return self._accept(measured, best.confidence, "a thing and the milligrams in it are named")
            if inside is not None and self._evidence.fits_tool(reading, inside):
                return self._accept(inside.intent, inside.confidence, "what one of our tools works with is compared")
            if not keep or inside is None:
                return self._outside(classification, "the examples of other topics are nearer")
            best = inside
        rivals = [s for s in classification.ranked if s.intent != best.intent and not self._evidence.is_out(s.intent)]
        lead = best.confidence - (rivals[0].confidence if rivals else 0.0)
        against = None if floor == NAMED else self._evidence.against(reading, classification.ours, best, context)
        if against is not None:
            return replace(self._outside(classification, against, (best.intent,)), confidence=best.confidence)
        if best.confidence >= floor and (best.confidence >= SURE or lead >= MARGIN):
            return self._accept(best.intent, best.confidence, why)
        near_ones = classification.ranked if best.confidence < OFFER else classification.ranked[:3]
        if (meant := self._evidence.meant_by_names(reading, [s.intent for s in near_ones])) is not None:
            return self._accept(meant, best.confidence, "what is named asks for it, and the wording allows it")
        if (measured := self._evidence.measured(reading)) is not None:
            return self._accept(measured, best.confidence, "a thing and how much of it are named")
        near = [best, *rivals]
        candidates = tuple(s.intent for s in near if s.confidence >= OFFER)[:3]
        if floor != BARE and candidates:
            return Decision("ambiguous", None, best.confidence, candidates, (why, "a close race"))
        return Decision("unclear", None, best.confidence, candidates, (why, "too little to go on"))

    def _accept(self, intent: str, confidence: float, reason: str) -> Decision:
        outcome: Outcome = "out_of_scope" if self._evidence.is_out(intent) else "accepted"
        return Decision(outcome, intent, confidence, (), (reason,))

    def _outside(self, classification: Classification, reason: str, near: tuple[str, ...] = ()) -> Decision:
        """Decide for the nearest group of other topics, and for that of health where none is near."""
        best = next((s for s in classification.ranked if self._evidence.is_out(s.intent)), Scored(OOS_HEALTH, 0.0))
        return Decision("out_of_scope", best.intent, best.confidence, near, (reason,))
