"""Follow-ups: a message that exchanges one thing of the last question, or only makes sense after it."""

import re
from collections.abc import Mapping

from intents.catalog import Intent, IntentCatalog
from intents.keys import TIMING
from intents.later.completion import completed, subject_of, without_thanks
from intents.later.exchanges import Exchanges
from intents.model import Classification, Context, Decision
from intents.reading.entities import Reading
from intents.reading.entity_types import (
    BACKGROUND,
    CONDITION,
    FOOD,
    FORM,
    GOAL,
    NUTRIENT,
    STATES,
    SUBJECT,
    SYMPTOM,
    THINGS,
    WANTED,
)
from intents.words import WordLists

EXCHANGED = 0.8
"""Confidence given to a follow-up: sure of the topic, not of every word."""
GUESSED = 0.5
"""Confidence given to what is only taken to lean on what was spoken of."""
DOSE = "dose"
SHORT = 6
"""Words up to which a message that says nothing by itself belongs to what was said before."""
VERY_SHORT = 3
TERSE = 2
"""Words of a follow-up that asks what was asked, of something else."""
LEANING = 12
"""Words up to which a message is looked at beside the last question."""
OWN = THINGS - {SYMPTOM, GOAL}
"""What a follow-up that the last question answers itself does not name ("both at bedtime" is about the medicine)."""
FACET = 0.5
"""Confidence from which a facet ("how long til it works") stands by itself, whatever was spoken of before."""
PLAIN = 0.8
"""The same for one that tells for whom it asks, which the last question could be asked for too."""
PERSONAL = STATES | BACKGROUND
"""Types of what such a message may name."""
ADDED = 4
"""Words of a follow-up that adds something to the last topic ("with vitamin d?")."""
_OK_AND = re.compile(r"^(?:ok(?:ay)?|k|right|cool|alright|fine|great),? (?=(?:n|and|so|but|then)\b)", re.IGNORECASE)
"""What is heard before a follow-up goes on: "ok n how much"."""


class FollowUps:
    """Reads a message against the last question."""

    def __init__(self, catalog: IntentCatalog, words: WordLists, labels: Mapping[str, str]) -> None:
        """Take what is known of questions and words, and how things (`type/key`) are called."""
        self._catalog = catalog
        self._words = words
        self._labels = labels
        self._exchanges = Exchanges(catalog, words)
        self._openers = tuple(f"{opener} " for opener in words.openers)
        self.subject = subject_of(labels)

    def leans(self, reading: Reading) -> bool:
        """Whether a message points back: an opener, a pointing word, or hardly any word."""
        return self.opens(reading) or self.points(reading) or len(reading.words) <= 3

    def opens(self, reading: Reading) -> bool:
        return self._opener(reading) > 0

    def only_subject(self, reading: Reading, context: Context) -> bool:
        """Whether a message only names what everything here is about, after a complaint ("will magnesium help")."""
        spans = [match.span for match in reading.matches if match.type == SUBJECT]
        asked = reading.words[self._opener(reading) :]
        others = [word.read for word in asked if not any(s <= word.start < e for s, e in spans)]
        helping = self._words.leaning.helping
        hopes = bool(helping & set(others)) and others[0] not in self._words.leaning.question_words
        bare = bool(spans) and (not others or (hopes and all(word in helping | self._words.stop for word in others)))
        last = self._catalog.intents.get(context.intent or "")
        ails = any(type_ in WANTED for type_, _ in context.entities) or (last is not None and last.kind == "passages")
        return bare and ails

    def points(self, reading: Reading) -> bool:
        return any(word.read in self._words.pointers for word in reading.words)

    def names_its_own(self, reading: Reading) -> bool:
        """Whether a message says itself what it is about."""
        return any(match.type in THINGS for match in reading.matches)

    def completed(self, utterance: str, context: Context) -> str:
        """Return a message with what the last question makes of its numbers (`intents.later.completion`)."""
        utterance = without_thanks(utterance, self._words)
        utterance = _OK_AND.sub("", utterance) if context.live else utterance
        return completed(utterance, context, self._catalog.intents.get(context.intent or ""), self._words)

    def exchange(self, reading: Reading, classification: Classification, context: Context) -> Decision | None:
        """Return the last question with one thing exchanged; None when the message is a question of its own."""
        last = self._catalog.intents.get(context.intent or "")
        if last is not None and self._asks_another_facet(reading, classification, last):
            return None
        found = self._exchanges.find(reading, last, self._opener(reading)) if last is not None else None
        return Decision("accepted", found[0], EXCHANGED, (), (found[1],)) if found else None

    def _asks_another_facet(self, reading: Reading, classification: Classification, last: Intent) -> bool:
        """Whether a message asks plainly for a facet of its own, whoever it is for: "how much do i need, im 29 f"."""
        best = classification.best
        asked = self._catalog.intents.get(best.intent)
        if asked is None or not asked.facet or best.confidence < PLAIN or asked.key in (last.key, *last.keeps):
            return False
        personal = {match.type for match in reading.matches} <= PERSONAL and bool(reading.amounts or reading.matches)
        return personal and bool(reading.words) and reading.words[0].read in self._words.leaning.question_words

    def spelt_out(self, reading: Reading, context: Context, *, sure: bool = False) -> str | None:
        """Return a message that leans on the last one with its topic said ("how can she stop one" + "leg cramps").

        Where it is read with some confidence by itself (`sure`), what a person has or is does not count as the topic.
        A few words that add a thing of their own get what everything here is about ("with vitamin d?" +
        "magnesium"). None when it leans on nothing, or says itself what it is about.
        """
        last = self._catalog.intents.get(context.intent or "")
        if last is None:
            return None
        if self.names_its_own(reading):
            added = self.opens(reading) and len(reading.words) <= ADDED
            return f"{reading.text} {self.subject.lower()}" if added else None
        if not (self.points(reading) or len(reading.words) <= SHORT):
            return None
        opener = self._opener(reading)
        said = reading.text[reading.words[opener].start :] if opener else reading.text
        spoken = self._spoken(context)
        if sure:
            spoken = [(type_, label) for type_, label in spoken if type_ not in STATES]
        named = any(type_ in THINGS for type_, _ in spoken)
        if sure and not named and any(carried.partition("/")[0] in STATES for carried in last.carries):
            return None
        topic = self._topic(reading, spoken, last)
        if topic is None:
            return None
        terse = last.facet and len(said.split()) <= TERSE and not self.only_subject(reading, context)
        topic = f"{last.title} {topic}" if terse else topic  # "and in europe?" asks the same facet again
        return f"{said} {topic.lower()}"

    def _spoken(self, context: Context) -> list[tuple[str, str]]:
        """The type and the label of what was spoken of, latest first; what has no label is left out."""
        labels = ((type_, self._labels.get(f"{type_}/{key}")) for type_, key in reversed(context.entities))
        return [(type_, label) for type_, label in labels if label]

    def _topic(self, reading: Reading, spoken: list[tuple[str, str]], last: Intent) -> str | None:
        """What a message that names nothing is about: the form it weighs, a thing, what a person has, the last page."""
        weighed = any(amount.kind == DOSE for amount in reading.amounts)  # "how much is in 2 g of it"
        if weighed or any(word.read in self._words.leaning.consuming for word in reading.words):
            form = next((label for type_, label in spoken if type_ == FORM), None)
            if form is not None:
                return form
        named = sorted((pair for pair in spoken if pair[0] in THINGS), key=lambda pair: pair[0] in STATES)
        if not named and last.kind == "passages":
            return last.title
        return next((label for _, label in named or spoken), None)

    def topics(self, context: Context) -> tuple[str, ...]:
        """Return texts that say what was spoken of, to be added to a message: the last thing, the last question."""
        last = self._catalog.intents.get(context.intent or "")
        spoken = self._spoken(context)
        things = [label for type_, label in spoken if type_ in THINGS - STATES - {NUTRIENT}]
        things += [label for type_, label in spoken if type_ in {NUTRIENT, CONDITION}]
        subject = self.subject.lower()
        thing = f"{things[0].lower()} {subject}" if things else subject
        return (thing, last.title.lower()) if last else ()

    def facet(self, reading: Reading, classification: Classification, context: Context) -> Decision | None:
        """Return what is asked about any topic and was asked after one: the facet itself, or the last question.

        The last question where it answers that itself: "how many hours" after a medicine is about the medicine.
        """
        last = self._catalog.intents.get(context.intent or "")
        best = classification.best
        asked = self._catalog.intents.get(best.intent)
        if last is None or asked is None or len(reading.words) > LEANING:
            return None
        meal = not self._words.leaning.mealtimes.isdisjoint(
            word.read for word in reading.words
        )  # "what for lunch" asks for food
        on_taking = last.facet and last.menu != FOOD and not meal
        if (TIMING in last.keeps or on_taking) and self._only_times(reading):
            key = last.key if TIMING in last.keeps else TIMING
            return Decision("accepted", key, EXCHANGED, (), ("a time of day",))
        if asked.key in last.keeps and not any(match.type in OWN for match in reading.matches):
            return Decision("accepted", last.key, EXCHANGED, (), (f"{asked.title}: the last question answers that",))
        general = any(carried.startswith(f"{SUBJECT}/") for carried in asked.carries)
        if general and set(last.wants) & {type_ for type_, _ in context.entities} and self._only_points(reading):
            return Decision("accepted", last.key, EXCHANGED, (), ("asks what the thing spoken of is",))
        figure = any(word.read.isdigit() for word in reading.words) and not reading.amounts  # "is 180 ok" of a pressure
        if asked.facet and best.confidence >= FACET and not (last.gauged and figure):
            return Decision("accepted", asked.key, best.confidence, (), ("asked about the last topic",), "of_the_last")
        return None

    def _only_points(self, reading: Reading) -> bool:
        """Whether a message points back and names nothing ("whats it for")."""
        return self.points(reading) and not any(match.type not in BACKGROUND - {SUBJECT} for match in reading.matches)

    def _only_times(self, reading: Reading) -> bool:
        """Whether a message names a time of day and nothing else ("so bedtime then")."""
        leaning = self._words.leaning
        empty = leaning.times | leaning.beside | self._words.stop | self._words.closers
        words = [word.read for word in reading.words]
        return bool(leaning.times & set(words)) and all(word in empty for word in words)

    def continued(self, reading: Reading, context: Context, *, unsure: bool) -> Decision | None:
        """Return the last topic for a short message that names nothing new ("how many hours", "by how much").

        Where it was read as something else with some confidence (`unsure` is False) it must be very short.
        """
        named = [match for match in reading.matches if match.type not in BACKGROUND]
        short = len(reading.words) <= (SHORT if unsure else VERY_SHORT)
        if not context.live or named or reading.amounts or not short:
            return None
        if not (self.leans(reading) if unsure else self.points(reading) or self._hollow(reading)):
            return None
        return Decision("accepted", context.intent, GUESSED, (), ("a short reply to the last answer",), "guessed")

    def _hollow(self, reading: Reading) -> bool:
        """Whether a message has hardly a word with a meaning of its own ("how many hours", "the dose")."""
        empty = self._words.stop | self._words.question_starts | self._words.closers
        most = 2 if reading.words and reading.words[0].read in self._words.question_starts else 1
        return sum(word.read not in empty for word in reading.words) <= most

    def _opener(self, reading: Reading) -> int:
        """Return how many words of an opener the message begins with."""
        said = " ".join(word.typed for word in reading.words)
        if not said.startswith(self._openers):
            return 0
        return len(next(opener for opener in self._openers if said.startswith(opener)).split())
