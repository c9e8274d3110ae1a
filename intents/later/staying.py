"""A later message that holds nothing foreign stays with the last topic, or asks about a facet of it.

Short messages resemble anything: "how long should u stay in" is nearest to an illness, "does boiling lose it" to a
recipe. Within a conversation they are read again with what was spoken of; only words of their own that speak of other
things, such as another sport, animal or nutrient, take them elsewhere.
"""

from collections.abc import Callable
from dataclasses import dataclass

from intents.catalog import Intent, IntentCatalog
from intents.later.followups import GUESSED, FollowUps
from intents.model import Classification, Context, Decision
from intents.reading.entities import Reading
from intents.reading.entity_types import ANIMAL, BESIDE, SUBJECT
from intents.words import WordLists

LONGEST = 14
"""Words up to which a message is read with the last topic."""
ELSEWHERE = 0.7
"""Share of other topics from which a message speaks of them by itself. Of 235 questions that are not ours three in
four stand above it; of later turns wrongly declined in three sets of talks none does, medicines and nutrients aside."""
FOREIGN = 0.25
"""The same for a word alone; one that nobody knows stands just above it."""
MOST_FOREIGN = 1
"""Words of that kind that a message may hold which points back, or is otherwise not of other topics ("boiling")."""
HARDLY = 0.2
"""Share of other topics below which a message hardly speaks of them."""
LEAST = 0.3
"""Confidence, with the topic said, from which a topic is taken."""
LEFT = 0.35
"""Share of other topics with the topic said that shows that it did not help."""
SURE_SMALLTALK = 0.9
"""Confidence from which small talk is small talk though it points at something."""


@dataclass(frozen=True)
class Staying:
    """Reads a message with the last topic said; holds what it takes to classify a text."""

    classify: Callable[[str], Classification]
    """Gives the classification of a text as typed."""
    catalog: IntentCatalog
    words: WordLists
    followups: FollowUps

    def decide(
        self, reading: Reading, plain: Decision, classification: Classification, context: Context
    ) -> Decision | None:
        """Return what a message asks of the last topic; None where it was understood or speaks of something else."""
        last = self.catalog.intents.get(context.intent or "")
        if last is None or not 0 < len(reading.words) <= LONGEST or not self._lost(reading, plain):
            return None
        beside = self._beside(reading, plain, context)
        if beside is not None or self._is_foreign(reading, classification):
            return beside
        texts = (f"{reading.text} {topic}" for topic in self.followups.topics(context))
        found = [best for text in texts if (best := self._inside(text, last)) is not None]
        if not found:
            return None
        confidence, key = max(found)
        key = last.key if key in last.keeps else key
        reasons = ("nothing foreign in it: read with the last topic",)
        return Decision("accepted", key, confidence, (), reasons, "of_the_last")

    def about_a_thing(self, reading: Reading, decision: Decision, context: Context, meant: str | None) -> Decision:
        """Return the question on the thing named where it was lost as small talk ("not citrate?").

        So is what points at a thing of the list, whatever else it resembles ("second one per tablespoon"). `meant` is
        the intent of the thing named.
        """
        row = self.catalog.intents.get(decision.intent or "")
        pointed = any(tuple(match.text.split()) in self.words.leaning.places for match in reading.matches)
        lost = row is not None and (row.kind == "smalltalk" or (row.kind == "out" and pointed))
        if not lost or decision.confidence >= SURE_SMALLTALK or not context.live or meant is None:
            return decision
        return Decision("accepted", meant, decision.confidence, (), ("names a thing within a conversation",))

    def _lost(self, reading: Reading, plain: Decision) -> bool:
        """Whether a message was not understood, or taken for small talk though it asks and points at something."""
        row = self.catalog.intents.get(plain.intent or "")
        if plain.outcome != "accepted":
            return True
        asks = bool(reading.words) and reading.words[0].read in self.words.question_starts
        chats = row is not None and row.kind == "smalltalk" and plain.confidence < SURE_SMALLTALK
        return chats and asks and self.followups.points(reading)

    def _beside(self, reading: Reading, plain: Decision, context: Context) -> Decision | None:
        """The question on a medicine or nutrient that is told, not asked about ("melatonin as well?").

        So is an unclear one on what was spoken of before ("will it stop my thyroid pill working").
        """
        named = {match.type for match in reading.matches} & BESIDE
        again = named and all(m.pair in context.entities for m in reading.matches if m.type in BESIDE)
        row = next((row for row in self.catalog.intents.values() if named & set(row.recalls)), None)
        works = any(word.read in self.words.leaning.working for word in reading.words)
        if again and row is not None and (works or plain.outcome == "unclear"):
            return Decision("accepted", row.key, GUESSED, (), ("asked again of what was spoken of",), "guessed")
        if plain.outcome != "out_of_scope" or not named or ANIMAL in {match.type for match in reading.matches}:
            return None
        free = [word.read for word in reading.free]
        takers = self.words.leaning.takers
        asks = reading.words[0].read in self.words.asking or reading.text.endswith("?")
        told = bool(takers & set(free)) and not asks
        bare = all(word in self.words.closers | self.words.leaning.adding | self.words.pointers for word in free)
        if row is None or not (told or bare):
            return None
        return Decision("accepted", row.key, GUESSED, (), ("told beside what was spoken of",), "guessed")

    def _is_foreign(self, reading: Reading, classification: Classification) -> bool:
        """Whether the words of a message speak of something else: all together, or more than one of them alone."""
        types = {match.type for match in reading.matches}
        subject = SUBJECT in types
        if ANIMAL in types or (types & BESIDE and not subject):
            return True
        empty = self.words.stop | self.words.question_starts | self.words.pointers | self.words.closers
        own = {word.read for word in reading.free if word.read.isalpha()} - empty
        foreign = sum(self._outside(self.classify(word)) >= FOREIGN for word in own)
        outside = self._outside(classification)
        if outside >= ELSEWHERE:  # "how often can i" has no word that could speak of anything
            return foreign > 0 or len(own) > 1 or bool(types)
        leans = self.followups.points(reading) or self.followups.opens(reading) or outside < HARDLY
        return foreign > (MOST_FOREIGN if leans else 0)

    def _outside(self, classification: Classification) -> float:
        return sum(s.confidence for s in classification.ranked if self._kind(s.intent) == "out")

    def _inside(self, text: str, last: Intent) -> tuple[float, str] | None:
        """Confidence and key of the best topic of a text, the last one where it is near too; None where none is."""
        classification = self.classify(text)
        if self._outside(classification) > LEFT:
            return None
        informing = {key for key, row in self.catalog.intents.items() if row.informs}
        ours = [(s.confidence, s.intent) for s in classification.ranked if s.intent in informing]
        best = max(ours, default=(0.0, ""))
        best = next(((best[0], key) for score, key in ours if key == last.key and score >= best[0] / 2), best)
        return best if best[0] >= LEAST else None

    def _kind(self, key: str) -> str:
        row: Intent | None = self.catalog.intents.get(key)
        return row.kind if row is not None else ""
