"""Steps 2 to 5 for a whole message: which questions it holds, what is done with each, and its values.

A short message is one question. A long or many-sentenced one is searched for its questions, so that a story
with the question at the end is answered by its question and a message with two questions gets two answers.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from intents.asides import told_before, without_asides
from intents.catalog import IntentCatalog
from intents.classify.encoding import Encoder
from intents.classify.second_opinion import SecondOpinion
from intents.decide.decision import NAMES_ALONE, DecisionMaker
from intents.decide.evidence import FOREIGN
from intents.decide.naming import UnknownNames
from intents.decide.titles import Titles
from intents.decide.unlisted import with_unlisted
from intents.later.also import also_asked
from intents.later.completion import with_medicine
from intents.later.followups import VERY_SHORT, FollowUps
from intents.later.named_again import named_again
from intents.later.references import References
from intents.later.staying import Staying
from intents.model import Classification, Context, Decision, Slots
from intents.persons.mentions import MentionReader
from intents.questions import (
    Parts,
    Question,
    Understood,
    adds_nothing,
    asks_apart,
    bounded,
    points_back,
    says_little,
    shared_topics,
    with_aim,
)
from intents.reading.entities import EntityFinder, Reading
from intents.reading.entity_types import OURS
from intents.reading.lasting import without_weeks
from intents.reading.limits import with_limits
from intents.slots import fill_slots, inherited
from intents.words import WordLists

MAX_QUESTIONS = 2
"""Questions answered in one reply; further ones are offered."""
SURE = 0.5
"""Confidence below which a short message rather belongs to the last topic."""
CLEAR = 0.9
"""Confidence from which a message speaks for itself, whatever was spoken of before."""
PLAIN = 0.8
"""Confidence from which it does so where the topic, once said, would be the only thing named in it."""
SAID = 0.1
"""Confidence that saying the last topic is worth: a message that leans on it is hardly ever about something new."""
MOST_BEFORE = 5
"""Words of a comment before a follow-up."""
MAX_PARTS = 8
"""Sentences of a long message that are weighed together when no question in it is clear."""
STORY, WEAK = 40, 0.4
"""Words from which a message counts as read whole only with more confidence: a story names much in passing."""
LONG = 14
"""Words from which a message is searched for its questions."""

Classify = Callable[[str], Classification]


class Understanding:
    """Reads messages; holds the finder, the encoder, the classifier and the decision maker."""

    def __init__(
        self,
        finder: EntityFinder,
        encoder: Encoder,
        classify: Classify,
        second: SecondOpinion,
        catalog: IntentCatalog,
        words: WordLists,
        labels: Mapping[str, str],
        mentions: MentionReader,
        told: Callable[[Reading, Context], Reading] = lambda reading, _: reading,
        titles: Titles | None = None,
    ) -> None:
        self.words, self.labels, self._told, self._mentions = words, labels, told, mentions
        self._finder, self._encoder, self._classify, self._second = finder, encoder, classify, second
        self._catalog, self._decisions = catalog, DecisionMaker(catalog, words, titles)
        self._followups = FollowUps(catalog, words, labels)
        self._parts = Parts(words.leaning)
        self._references = References(catalog, words)
        self._unknown_names = UnknownNames(encoder, classify, catalog)
        self._staying = Staying(lambda text: classify(self.encoded(text)), catalog, words, self._followups)

    def understand(self, utterance: str, context: Context) -> Understood:
        """Return the questions of a message, in order, at most MAX_QUESTIONS."""
        reading = self._finder.read(self._followups.completed(bounded(utterance), context))
        reading = self._told(without_weeks(reading, context, self._catalog), context)
        asking = without_asides(reading, self._mentions.beside(reading), self.words)
        if asking == reading.text:
            return self._understood(reading, context)
        asked = with_limits(self._told(self._finder.read(asking), context), reading)
        return replace(self._understood(asked, told_before(context, self._mentions.sort(reading)[0])), reading=reading)

    def _understood(self, reading: Reading, context: Context) -> Understood:
        reading = named_again(reading, context, self.words)
        reading, whole = self._closing(reading, self._question(reading, context), context)
        topic = self._decisions.meant(reading) or (whole.decision.intent if self._is_topical(whole) else None)
        also = also_asked(reading, whole, context, self._catalog, self.words.leaning)
        asked = self._several(reading, whole, context) or [whole, *also]
        further = tuple(q.decision.intent or "" for q in asked[MAX_QUESTIONS:])
        spelt = with_medicine(reading, context, self.labels, self.words, self._followups.subject)
        return Understood(reading, tuple(asked[:MAX_QUESTIONS]), further, topic, spelt)

    def _closing(self, reading: Reading, whole: Question, context: Context) -> tuple[Reading, Question]:
        """The last sentence where it alone follows the last question: "fair enough lol. hazelnuts"."""
        text = reading.text.rstrip(" .!?")
        begun, sign, said = text.rpartition(". ") if ". " in text else text.rpartition("? ")
        if not context.live or not sign or whole.leans or len(begun.split()) > MOST_BEFORE:
            return reading, whole
        closing = self._finder.read(said)
        if any(match.start < len(begun) for match in reading.matches) or not closing.matches:
            return reading, whole
        question = self._question(closing, context)
        return (closing, question) if question.leans else (reading, whole)

    def _several(self, reading: Reading, whole: Question, context: Context) -> list[Question]:
        """The questions inside a long or many-sentenced message; none when it is better read as one."""
        parts = self._parts.of(reading)
        types = {match.type for match in reading.matches}
        foreign = whole.classification.ours < FOREIGN and not (types & OURS or context.live)  # its "it" is not ours
        if foreign or self._catalog.taken_by(types) is not None or (len(parts) < 2 and len(reading.words) < LONG):
            return []
        asked = self._asked(parts, reading, context)
        weak = whole.decision.confidence < WEAK and len(reading.words) > STORY
        if not asked and (weak or not self._is_topical(whole)):
            asked = self._gathered(parts, whole, context)
        return [] if len(asked) == 1 and not weak and self._fits_better(whole, asked[0]) else asked

    def reading(self, utterance: str) -> Reading:
        """Return what a message names and tells by itself."""
        return self._told(self._finder.read(bounded(utterance)), Context())

    def read(self, utterance: str) -> tuple[Reading, Slots]:
        """Return what a message says by itself, for somebody who knows what it asks."""
        reading = self.reading(utterance)
        return reading, fill_slots(reading, Context())

    def encoded(self, utterance: str) -> str:
        """Return an utterance as the classifier is given it."""
        return self._encoder.encode(self._finder.read(utterance))

    def _question(self, reading: Reading, context: Context) -> Question:
        classification = self._classify(self._encoder.encode(reading))
        recalled = self._references.recalled(reading, context)
        if recalled is not None:
            whole = replace(reading, matches=(*reading.matches, *recalled.things))
            row = self._catalog.intents.get(recalled.decision.intent or "")
            leans = recalled.decision.intent == context.intent
            slots = fill_slots(whole, context, inherited(row, reading, self.words.leaning.others, leans=leans))
            return Question(reading.text, recalled.decision, slots, classification, reading.corrected, True)
        followed = self._followups.exchange(reading, classification, context)
        followed = followed or self._followups.facet(reading, classification, context)
        if (decision := followed) is None:
            decision = self._decisions.decide(reading, classification, context)
            decision = self._spelt_out(reading, decision, context)
        stays = None
        if followed is None and decision.confidence < CLEAR:
            unsure = decision.confidence < SURE
            short = len(reading.words) <= VERY_SHORT and decision.outcome != "accepted"
            followed = self._followups.continued(reading, context, unsure=unsure) if short else None
            stays = None if followed else self._staying.decide(reading, decision, classification, context)
            followed = followed or stays
            if followed is None and decision.outcome != "accepted":
                followed = self._followups.continued(reading, context, unsure=unsure)
            decision = followed or decision
        decision = self._unknown_names.decide(
            reading, self._staying.about_a_thing(reading, decision, context, self._decisions.meant(reading))
        )
        if decision.outcome in {"unclear", "ambiguous"}:
            decision = self._second.of(reading, self._decisions.possible(reading, classification), decision)
        intent = self._catalog.intents.get(decision.intent or "")
        leant = followed is not None
        leans = leant or self._followups.leans(reading)
        follows = decision.intent == context.intent and (leans or not self._followups.names_its_own(reading))
        if intent is not None and decision.outcome == "accepted":
            added = self._references.added(intent, reading, context, follows=leant)
            reading = replace(reading, matches=(*added, *reading.matches)) if added else reading
        carried = inherited(intent, reading, self.words.leaning.others, leans=leans)
        slots = fill_slots(reading, context, carried, follows=follows)
        slots = with_unlisted(slots, reading, decision.intent, self._catalog, self.words)
        return Question(reading.text, decision, slots, classification, reading.corrected, leant, stays is not None)

    def _spelt_out(self, reading: Reading, plain: Decision, context: Context) -> Decision:
        """The decision for a message that leans on the last one, with its topic said, where that makes it clearer."""
        bare = self._followups.only_subject(reading, context)
        sure = plain.outcome == "accepted" and plain.confidence >= SURE and not bare
        text = self._followups.spelt_out(reading, context, sure=sure)
        leans = self._followups.points(reading) or self._followups.opens(reading)
        clear = plain.confidence >= CLEAR and (plain.outcome == "accepted" or not leans)
        if text is None or (clear and not bare):
            return plain
        whole = self._finder.read(text)
        decision = self._decisions.decide(whole, self._classify(self._encoder.encode(whole)), context)
        intent = self._catalog.intents.get(decision.intent or "")
        clearer = bare or plain.outcome != "accepted" or decision.confidence + SAID >= plain.confidence
        clearer = clearer and not (sure and plain.confidence >= PLAIN and decision.reasons == (NAMES_ALONE,))
        if decision.outcome == "accepted" and intent and intent.informs and clearer:
            return replace(decision, reasons=(*decision.reasons, "with the last topic said"), how="of_the_last")
        return plain

    def _asked(self, parts: list[str], whole: Reading, context: Context) -> list[Question]:
        """The parts that ask something we can answer, each intent once, in order; small talk does not count."""
        around = Context(context.intent, tuple(m.pair for m in whole.matches)[-8:])
        found: dict[str, Question] = {}
        for part in (part for part in parts if asks_apart(part, whole, self.words)):
            question = self._question(self._finder.read(part), around)
            intent = self._catalog.intents.get(question.decision.intent or "")
            answered = intent is not None and intent.kind in {"passages", "table", "decline"}
            goes_on = bool(found) and adds_nothing(question, list(found.values())[-1], intent, self.words.leaning)
            if intent and answered and question.decision.outcome == "accepted" and not goes_on:
                found.setdefault(intent.key, with_aim(question, whole.matches))
        return list(found.values())

    def _is_topical(self, question: Question) -> bool:
        """Whether a question was taken for one of our topics, small talk and refusals aside."""
        intent = self._catalog.intents.get(question.decision.intent or "")
        return question.decision.outcome == "accepted" and intent is not None and intent.informs

    def _gathered(self, parts: list[str], whole: Question, context: Context) -> list[Question]:
        """A long message none of whose questions is clear: what its parts speak of together."""
        questions = [whole, *(self._question(self._finder.read(part), context) for part in parts[:MAX_PARTS])]
        best, share = shared_topics(questions, self._catalog)
        if not best:
            return []
        plain = [q for q in questions if q.decision.intent == best[0] and q.decision.outcome == "accepted"]
        plain = plain if len(best) == 1 else [q for q in plain if q.decision.confidence >= PLAIN]
        if plain:  # "breakfast ideas. i leave at 5 am"
            return [with_aim(plain[0], whole.slots.matches)]
        decision = Decision("ambiguous", None, share, best, ("what the parts of the message speak of",))
        return [replace(whole, decision=decision)]

    def _fits_better(self, whole: Question, asked: Question) -> bool:
        """Whether a message is better read as one: its only question says less than the message around it."""
        if whole.decision.outcome != "accepted":
            return False
        if whole.decision.intent == asked.decision.intent:  # the same, and with all that was said
            return True
        row = self._catalog.intents.get(asked.decision.intent or "")
        terse = says_little(asked.text, self.words.leaning) or points_back(asked, row, self.words.leaning)
        return self._is_topical(whole) and (terse or whole.decision.confidence >= asked.decision.confidence)
