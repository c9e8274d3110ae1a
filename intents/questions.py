"""What a message is taken apart into: its questions, with decision and values, and the stretches they stand in."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from intents.catalog import Intent, IntentCatalog
from intents.classify.learnt import MAX_READ
from intents.later.leaning import LeaningWords
from intents.model import Classification, Decision, EntityMatch, Slots
from intents.reading.entities import Reading
from intents.reading.entity_types import FORM, OURS, SUBJECT, SYMPTOM, THINGS, WANTED
from intents.words import TELLING, WordLists
from knowledge.text import both_ends, tokens

MOST_ADDED = 4
"""Words that only add a thing to the question before them ("also in cashews")."""
_SENTENCE = re.compile(r"(?:[^.!?;:\n]|:(?! ))+[.!?;:\n]*")
TERSE = 2
"""Words of a question that only makes sense with the sentence before it ("… elemental?")."""
LEAST_SHARE = 0.05
"""Mean confidence over the parts from which a topic is offered."""
NEAR_BEST = 0.25
"""Share of the best topic's that another one needs to be offered beside it: no page on midwives beside breakfast."""
UNSURE = 0.5
"""Confidence below which a question that names nothing was hardly understood."""
_NUMBERED = re.compile(r"(?:^|\s)[1-9](?:[.)](?!\d)|\s?[-:])\s")
"""The number of a question in a list: "1. is it safe 2. how much"."""


@dataclass(frozen=True)
class Question:
    """One question of a message."""

    text: str
    decision: Decision
    slots: Slots
    classification: Classification
    read: str = ""
    """Its words as read, spelling corrected."""
    leans: bool = False
    """Whether it only makes sense after the last message: it exchanges, recalls or puts right something of it."""
    stays: bool = False
    """Whether it was read with the last topic for want of anything of its own."""

    @property
    def length(self) -> int:
        """Its words as typed."""
        return len(self.text.split())


@dataclass(frozen=True)
class Understood:
    """What a message asks."""

    reading: Reading
    """The whole message: conditions and medicines named anywhere in it reach the cautions."""
    questions: tuple[Question, ...]
    further: tuple[str, ...] = ()
    """Intents of further questions, to be offered."""
    topic: str | None = None
    """The intent of the first question, or of a thing it names, whatever was decided."""
    spelt: str | None = None
    """The message with the medicine that its "it" stands for, where it does."""


class Parts:
    """Takes messages apart; built once from the words with which questions begin."""

    def __init__(self, leaning: LeaningWords) -> None:
        what = "|".join(sorted(leaning.question_words))
        asks = "|".join(sorted(leaning.question_words | leaning.yes_no))
        again = "|".join(sorted(leaning.question_words | leaning.asked_again))
        self._asks = re.compile(rf"\s*(?:{asks})\b")
        """How a question begins behind which a comma may part another: "is it safe, what are the side effects"."""
        self._listed = re.compile(rf", ?(?=(?:{what})\b)")
        self._again = re.compile(
            rf"\b(?:and also|also|plus|and (?=(?:{again})\b))|(?<=\w)(?: and)? (?=(?:what|how) about\b)"
        )

    def of(self, reading: Reading) -> list[str]:
        """Return the sentences of a message, and its clauses that begin a further question."""
        parts: list[str] = []
        listed = [part.strip(" ,.") for part in _NUMBERED.split(f" {reading.text}")]
        if len(listed) > 2:  # each of a numbered list asks: "3. morning or night"
            return [part if part.endswith("?") else f"{part}?" for part in listed if part]
        ails = {match.text for match in reading.matches if match.type in WANTED}
        for sentence in _SENTENCE.findall(reading.text):
            clauses = self._listed.split(sentence) if self._asks.match(sentence) else [sentence]
            parts.extend(part for clause in clauses for part in self._asked_again(clause, ails))
        return [part for part in parts if len(part.split()) >= 2 or part.endswith("?")]

    def _asked_again(self, clause: str, ails: Collection[str]) -> list[str]:
        """The questions that a clause strings together; what only adds a thing stays with the question before it.

        "How much in almonds also in cashews also whats enough" holds two, and so does "about sleep also restless legs":
        `ails` are the names of complaints, on each of which there is an answer.
        """
        asked: list[str] = []
        for piece in self._again.split(clause):
            part = piece.strip(" ,")
            adds = len(part.split()) <= MOST_ADDED and not (self._asks.match(part) or part.endswith("?"))
            if adds and asked and any(name in part for name in ails):
                asked.append(f"{part}?")
            elif adds and asked and self._asks.match(asked[-1]):
                asked[-1] = f"{asked[-1]} and {part}"
            else:
                asked.append(part)
        return asked


def asks_something(part: str, question_starts: Collection[str]) -> bool:
    """Whether a part of a message is a question by its mark or its first word."""
    first = part.replace("'", "").split(maxsplit=1)[:1]
    return part.endswith("?") or bool(first and first[0] in question_starts)


def asks_apart(part: str, whole: Reading, words: WordLists) -> bool:
    """Whether a part of a message is a question of its own.

    "Im 23" only tells; "is it magnesium", after a complaint, asks what the complaint comes from.
    """
    if not asks_something(part, words.question_starts):
        return False
    said = tokens(part.replace("'", ""))
    named = {match.text for match in whole.matches if match.type in THINGS}
    tells = said[:1] == [TELLING] and words.question_starts.isdisjoint(said[1:]) and not part.endswith("?")
    if tells and not any(name in part for name in named):
        return False
    ours = {word for match in whole.matches if match.type == SUBJECT for word in tokens(match.text)}
    of_it = bool(ours & set(said)) and words.stop.union(words.pointers, ours).issuperset(said)
    ails = any(match.type == SYMPTOM for match in whole.matches)
    return not (ails and of_it and said[0] in words.leaning.yes_no)


def only_judges(text: str, leaning: LeaningWords) -> bool:
    """Whether a question only asks what to think of what was told before it: "is this normal?"."""
    said = set(tokens(text.replace("'", "")))
    return bool(said & leaning.worries) and said <= leaning.worries | leaning.judging


def says_little(text: str, leaning: LeaningWords) -> bool:
    """Whether a question makes no sense without what was told before it."""
    return len(text.split()) <= TERSE or only_judges(text, leaning)


def points_back(question: Question, row: Intent | None, leaning: LeaningWords) -> bool:
    """Whether a question names nothing, so that what was told before it is what it is about: "does it help that".

    "How much" and "how long" (`row` is a facet) are asked about any topic and stand; "should I stop" does not.
    """
    opening = tokens(question.text.replace("'", ""))[:1]
    stands = row is not None and row.facet and leaning.yes_no.isdisjoint(opening)
    return not (stands or question.slots.said(THINGS))


def adds_nothing(question: Question, before: Question, row: Intent | None, leaning: LeaningWords) -> bool:
    """Whether a question goes on with the complaint of the one before it, or was hardly understood: "any advice?".

    "What is RLS and what causes it" asks for the causes of that, not for what makes the nutrient fall.
    """
    if not points_back(question, row, leaning) or question.slots.said(OURS):
        return False
    ails = bool(before.slots.said(WANTED)) and not before.slots.said(OURS)
    return ails or question.decision.confidence < UNSURE


def shared_topics(questions: Collection[Question], catalog: IntentCatalog) -> tuple[tuple[str, ...], float]:
    """Return the intents that the parts of a message speak of together, the most first, and the share of the first."""
    shares: Counter[str] = Counter()
    for question in questions:
        shares.update({s.intent: s.confidence / len(questions) for s in question.classification.ranked})
    ranked = sorted(((share, key) for key, share in shares.items() if catalog.intents[key].informs), reverse=True)[:3]
    least = max(LEAST_SHARE, ranked[0][0] * NEAR_BEST) if ranked else LEAST_SHARE
    return tuple(key for share, key in ranked if share >= least), ranked[0][0] if ranked else 0.0


def bounded(utterance: str) -> str:
    """Return what is read of a message: all of it, or the halves of MAX_READ from its start and its end."""
    return both_ends(utterance, MAX_READ, ". ")


def with_aim(question: Question, whole: Iterable[EntityMatch]) -> Question:
    """A part of a message that names nothing, with what the rest of it wants something for.

    "Which one for sleep, and how much should I take": the second question is about sleep as well. An amount is one of
    the only form named: "the jar says glycinate 2000 mg. Is 2000 too much?"
    """
    if question.slots.said(THINGS):
        return question
    pairs = [match.pair for match in whole if match.type in WANTED]
    forms = {match.pair for match in whole if match.type == FORM}
    if len(forms) == 1 and any(letter.isdigit() for letter in question.text):
        pairs += forms
    return replace(question, slots=question.slots.carrying(pairs))
