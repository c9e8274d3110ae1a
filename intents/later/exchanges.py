"""What a later message exchanges of the last question: a diet, a medicine, a number, an amount put right."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from intents.catalog import Intent, IntentCatalog
from intents.keys import TIMING
from intents.later.called import called, one_of_them
from intents.later.taken_for import aimed_at, mixed_in
from intents.reading.entities import Reading, Word
from intents.reading.entity_types import (
    AGE,
    BACKGROUND,
    DIET,
    FOOD,
    FORM,
    GOAL,
    LIFE_STAGE,
    LIFTED,
    LIMITS,
    MEDICINE,
    NUTRIENT,
    OURS,
    REGION,
    STATES,
    SUBJECT,
    SYMPTOM,
)
from intents.words import WordLists

MAX_LEFT = 2
"""Words beside names and function words that a follow-up may hold ("which of the two is gentler")."""
TOLD = 6
"""The same where what turns the question is only told ("cant do dairy, goes straight through me")."""
CORRECTED = 4
"""The same where an amount is put right, which people explain ("no the powder is 100, i looked wrong")."""
SHORT = 6
"""Words of a message that asks of a medicine after something else."""
LONGEST_REPLY = 8
"""Words of a reply to what an answer asked back, and of a remark."""
NARROWING = LIMITS | {GOAL, AGE, "count", "dose", "portion", REGION}
"""What people add to a question without any opener: "gluten free as well", "shes 82"."""
LIMITING = NARROWING | STATES
"""What people tell of when they say what they leave out ("no nuts, baby has eczema")."""
MEASURED = frozenset({"dose", "count", "portion"})
"""Amounts that people put right."""
POINTED = frozenset({"it", "this", "that", "they"})
"""Words by which one form is pointed at; "which one" asks for a form."""
REMARKED = BACKGROUND | {SYMPTOM}
"""What a remark may name."""

Exchanged = tuple[str, str]
"""The intent that a message then asks for, and the reason."""


@dataclass(frozen=True)
class Later:
    """A later message beside the question before."""

    reading: Reading
    rest: Reading
    """The message without its opener."""
    last: Intent
    types: frozenset[str]
    """Types of what it names and of its amounts."""
    left: tuple[Word, ...]
    """Its words with a meaning of their own."""
    closes: bool
    """Whether its last word closes a follow-up."""

    @property
    def opens(self) -> bool:
        return len(self.rest.words) < len(self.reading.words)

    @property
    def fitting(self) -> frozenset[str]:
        """Types that the last question takes."""
        return self.types & set(self.last.accepts)


class Exchanges:
    """Finds what a message exchanges; the first of its ways that holds."""

    def __init__(self, catalog: IntentCatalog, words: WordLists) -> None:
        self._catalog, self._words = catalog, words
        self._ways: tuple[Callable[[Later], Exchanged | None], ...] = (
            self._reply,
            self._lifted,
            self._without_a_food,
            self._number,
            self._called,
            self._medicine,
            self._taken,
            self._concluded,
            self._hour,
            self._missed,
            self._remark,
            self._turned,
            self._left_out,
            self._held,
            self._put_right,
            self._another,
        )

    def find(self, reading: Reading, last: Intent, opener: int) -> Exchanged | None:
        """Return what a message asks for with the last question; None where it asks one of its own.

        `opener` is how many of its first words only lead over ("and", "what about").
        """
        rest = replace(reading, words=reading.words[opener:])
        types = {match.type for match in rest.matches} | {amount.kind for amount in rest.amounts}
        if AGE in types:  # "shes 82" names a stage of life
            types |= {LIFE_STAGE}
        if any(amount.kind == "dose" and amount.unit.startswith("g") for amount in rest.amounts):  # "and in 30 g"
            types |= {"portion"}
        closes = bool(rest.words) and rest.words[-1].read in self._words.closers
        empty = self._words.stop | self._words.pointers | (self._words.closers if closes else frozenset())
        counts = "count" in last.accepts
        left = tuple(word for word in rest.free if word.read not in empty and not (counts and word.read.isdigit()))
        later = Later(reading, rest, last, frozenset(types), left, closes)
        return next((found for way in self._ways if (found := way(later)) is not None), None)

    def _reply(self, later: Later) -> Exchanged | None:
        """A short message that asks nothing and holds a word that answers the last question."""
        said = [word.read for word in later.reading.words]
        if {match.type for match in later.reading.matches} - OURS or not later.last.answered_by:
            return None
        if not 0 < len(said) <= LONGEST_REPLY or said[0] in self._words.question_starts:
            return None
        text = f" {' '.join(said)} "
        answers = any(f" {phrase} " in text for phrase in later.last.answered_by)
        return (later.last.key, "a reply to what the last answer asked") if answers else None

    def _lifted(self, later: Later) -> Exchanged | None:
        """A diet told before that is taken back ("im not vegan anymore")."""
        lifts = LIFTED in later.types and DIET in later.last.accepts
        return (later.last.key, "the last question without a diet told before") if lifts else None

    def _without_a_food(self, later: Later) -> Exchanged | None:
        begun = [word.read for word in later.reading.words[: 2 if later.opens else 1]]  # "no beans", "and no beans"
        without = not self._words.leaning.without.isdisjoint(begun)
        limits = without and later.types == {FOOD} and DIET in later.last.accepts
        return (later.last.key, "the last question without a food") if limits else None

    def _number(self, later: Later) -> Exchanged | None:
        number = later.opens and "count" in later.last.accepts and all(w.read.isdigit() for w in later.rest.words)
        return (later.last.key, "the last question with another number") if number else None

    def _medicine(self, later: Later) -> Exchanged | None:
        """A medicine after something else ("and my alendronic acid on sundays?")."""
        named = next((match.key for match in later.rest.matches if match.type == MEDICINE), None)
        if named is None or not later.opens or later.types - {MEDICINE, "time"} or len(later.rest.words) > SHORT:
            return None
        key = self._catalog.intent_for(MEDICINE, named)
        return (key, "a medicine, after what was spoken of") if key else None

    def _called(self, later: Later) -> Exchanged | None:
        """A medicine told by its name or its look: "its called lymecycline", "the blue one"."""
        named = called(later.reading, later.last, self._catalog, self._words.leaning)
        return named or one_of_them(later.reading, later.last, self._words)

    def _taken(self, later: Later) -> Exchanged | None:
        """A food to take it with, or what it is taken for ("and put in yoghurt", "for cramps")."""
        if mixed_in(later.reading, later.last, later.types, self._words):
            return TIMING, "something to take it with"
        aims = aimed_at(later.reading, later.last, later.types)
        return (later.last.key, "the last question for another aim") if aims else None

    def _concluded(self, later: Later) -> Exchanged | None:
        """A yes or no that is drawn from the last answer ("so its a no")."""
        said = {word.read for word in later.reading.words}
        if not later.opens or later.types or said.isdisjoint({"yes", "no"}) or len(said) > SHORT:
            return None
        concludes = (self._words.leaning.judging | self._words.leaning.verdicts | self._words.closers).issuperset(said)
        return (later.last.key, "a yes or no drawn from the last answer") if concludes else None

    def _hour(self, later: Later) -> Exchanged | None:
        """A message that asks when and nothing else ("and when", "what time then")."""
        subject = {word for match in later.rest.matches if match.type == SUBJECT for word in match.text.split()}
        said = {word.read for word in later.rest.words} - subject  # "when mag"
        hours, around = self._words.leaning.hours, self._words.leaning.beside
        asks = bool(hours & said) and later.types <= {SUBJECT}
        empty = hours | around | self._words.stop | self._words.pointers | self._words.closers
        if not asks or not said <= empty:
            return None
        return later.last.key if TIMING in later.last.keeps else TIMING, "asks when and nothing else"

    def _missed(self, later: Later) -> Exchanged | None:
        """A dose that was not taken, after a plan, a medicine or how it is taken ("what if i forget")."""
        said = [word.read for word in later.reading.words]
        taken = MEDICINE in later.last.accepts or later.last.key == TIMING or (later.last.facet and "if" in said)
        asked = taken and len(said) <= SHORT and later.types <= {"count"}
        return (TIMING, "a dose that was missed") if asked and self._words.leaning.missed & set(said) else None

    def _remark(self, later: Later) -> Exchanged | None:
        """A message that only sets something against the last answer ("feels good on my legs tho")."""
        said = [word.read for word in later.reading.words]
        asks = later.reading.text.endswith("?") or (bool(said) and said[0] in self._words.question_starts)
        if later.last.kind != "passages" or asks or later.reading.amounts or not 2 < len(said) <= LONGEST_REPLY:
            return None
        only = {match.type for match in later.reading.matches} <= REMARKED
        remarks = only and said[-1] in self._words.leaning.remarking
        return (later.last.key, "a remark on the last answer") if remarks else None

    def _turned(self, later: Later) -> Exchanged | None:
        turns = later.last.turns
        turned = next((turns[type_] for type_ in sorted(later.types & set(turns))), None)
        starts = self._words.question_starts
        asks = later.reading.text.endswith("?") or any(word.read in starts for word in later.rest.words)
        most = TOLD if later.types & LIMITS and not asks else MAX_LEFT
        if turned and FORM in later.last.wants and len(later.left) <= most and self._of_the_form(later):
            return later.last.key, "the last question with another goal"
        return (turned, "the last question asked another way") if turned and len(later.left) <= most else None

    def _of_the_form(self, later: Later) -> bool:
        """Whether a message asks what the form spoken of does for a goal: "does it work for sleep"."""
        said = [word.read for word in later.reading.words]
        helps = self._words.leaning.helping.intersection(said[1:])
        goals = not later.types.isdisjoint({GOAL, SYMPTOM})
        return bool(helps) and goals and said[0] in self._words.leaning.yes_no and not POINTED.isdisjoint(said)

    def _left_out(self, later: Later) -> Exchanged | None:
        limits = later.fitting & LIMITS and later.types <= LIMITING and len(later.left) <= TOLD
        if not limits or later.reading.text.endswith("?"):
            return None
        asks = later.reading.words[0].read in self._words.asking
        return None if asks else (later.last.key, "the last question with what is left out")

    def _held(self, later: Later) -> Exchanged | None:
        """How much of a food holds an amount ("what weight of spinach for 150 mg")."""
        if {FOOD, "dose"} <= later.fitting and len(later.left) <= MAX_LEFT + 1:
            return later.last.turns.get("dose", later.last.key), "how much of a food holds an amount"
        return None

    def _put_right(self, later: Later) -> Exchanged | None:
        """A word of a correction, an amount, and little else."""
        words = self._words.leaning.corrections
        corrects = bool(later.types & MEASURED) and any(word.read in words for word in later.rest.words)
        others = [word for word in later.left if word.read not in words]
        right = later.fitting and corrects and len(others) <= CORRECTED
        return (later.last.key, "the last question with an amount put right") if right else None

    def _another(self, later: Later) -> Exchanged | None:
        if not later.fitting or len(later.left) > MAX_LEFT:
            return None
        alone = all(word.read in self._words.leaning.beside for word in later.left)
        narrows = bool(later.types & NARROWING) and later.types <= NARROWING | {LIFE_STAGE, NUTRIENT}
        goes_on = later.opens or later.closes or alone or narrows
        named = ", ".join(sorted(later.fitting))
        return (later.last.key, f"the last question with another {named}") if goes_on else None
