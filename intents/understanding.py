"""Steps 2 to 5 for a whole message: which questions it holds, what is done with each, and its values.

A short message is one question. A long or many-sentenced one is searched for its questions, so that a story
with the question at the end is answered by its question and a message with two questions gets two answers.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from intents.catalog import IntentCatalog
from intents.decision import DecisionMaker
from intents.encoding import Encoder
from intents.entities import EntityFinder, Reading
from intents.model import Classification, Context, Decision, Slots
from intents.slots import fill_slots
from intents.words import WordLists

MAX_READ = 2_000
"""Characters read of a long message, half from its start and half from its end (triage reads all of it)."""
MAX_QUESTIONS = 2
"""Questions answered in one reply; further ones are offered."""
LONG = 14
"""Words from which a message is searched for its questions."""

_SENTENCE = re.compile(r"[^.!?;\n]+[.!?;\n]*")
_AGAIN = re.compile(r"\b(?:and also|also|plus|and (?=(?:how|what|which|can|does|is|should|do)\b))")

Classify = Callable[[str], Classification]


@dataclass(frozen=True)
class Question:
    """One question of a message."""

    text: str
    decision: Decision
    slots: Slots
    classification: Classification


@dataclass(frozen=True)
class Understood:
    """What a message asks."""

    reading: Reading
    """The whole message: conditions and medicines named anywhere in it reach the cautions."""
    questions: tuple[Question, ...]
    further: tuple[str, ...] = ()
    """Intents of further questions, to be offered."""


class Understanding:
    """Reads messages; holds the finder, the classifier and the decision maker."""

    def __init__(
        self,
        finder: EntityFinder,
        encoder: Encoder,
        classify: Classify,
        decisions: DecisionMaker,
        catalog: IntentCatalog,
        words: WordLists,
    ) -> None:
        self._finder = finder
        self._encoder = encoder
        self._classify = classify
        self._decisions = decisions
        self._catalog = catalog
        self.words = words

    def understand(self, utterance: str, context: Context) -> Understood:
        """Return the questions of a message, in order, at most MAX_QUESTIONS."""
        reading = self._finder.read(_bounded(utterance))
        whole = self._question(reading, context)
        parts = self._parts(reading)
        if len(parts) < 2 and len(reading.words) < LONG:
            return Understood(reading, (whole,))
        asked = self._asked(parts, reading, context)
        if not asked:
            return Understood(reading, (whole,))
        if len(asked) == 1 and whole.decision.outcome == "accepted" and len(reading.words) < LONG * 2:
            asked = [whole] if whole.decision.confidence >= asked[0].decision.confidence else asked
        further = tuple(q.decision.intent or "" for q in asked[MAX_QUESTIONS:])
        return Understood(reading, tuple(asked[:MAX_QUESTIONS]), further)

    def _question(self, reading: Reading, context: Context) -> Question:
        classification = self._classify(self._encoder.encode(reading))
        opener, rest = self._without_opener(reading)
        decision = self._exchange(rest, context) if opener else None
        if decision is None:
            decision = self._decisions.decide(reading, classification, context)
        leans = opener or self._points(reading) or len(reading.words) <= 3
        intent = self._catalog.intents.get(decision.intent or "")
        inherit = intent.accepts if leans and intent else ()
        return Question(reading.text, decision, fill_slots(reading, context, inherit), classification)

    def _exchange(self, rest: Reading, context: Context) -> Decision | None:
        """The last question again, with one thing exchanged ("and for sleep?"); None when nothing fits."""
        last = self._catalog.intents.get(context.intent or "")
        if last is None:
            return None
        fitting = [match for match in rest.matches if match.type in last.accepts]
        others = [word for word in rest.words if not _inside(word.start, rest) and word.read not in self.words.stop]
        if fitting and len(others) <= 1:
            return Decision("accepted", last.key, 0.8, (), (f"the last question with another {fitting[0].type}",))
        return None

    def _without_opener(self, reading: Reading) -> tuple[bool, Reading]:
        said = " ".join(word.typed for word in reading.words)
        for opener in self.words.openers:
            if said == opener or said.startswith(opener + " "):
                skip = len(opener.split())
                return True, replace(reading, words=reading.words[skip:])
        return False, reading

    def _points(self, reading: Reading) -> bool:
        return any(word.read in self.words.pointers for word in reading.words)

    def _parts(self, reading: Reading) -> list[str]:
        """The sentences of a message, and its clauses that begin a further question."""
        parts: list[str] = []
        for sentence in _SENTENCE.findall(reading.text):
            parts.extend(part.strip(" ,") for part in _AGAIN.split(sentence))
        return [part for part in parts if len(part.split()) >= 2 or part.endswith("?")]

    def _asked(self, parts: list[str], whole: Reading, context: Context) -> list[Question]:
        """The parts that ask something we can answer, each intent once, in order."""
        around = Context(context.intent, tuple((m.type, m.key) for m in whole.matches)[-8:])
        found: dict[str, Question] = {}
        for part in parts:
            if not self._asks(part):
                continue
            question = self._question(self._finder.read(part), around)
            if question.decision.outcome == "accepted" and question.decision.intent:
                found.setdefault(question.decision.intent, question)
        return list(found.values())

    def _asks(self, part: str) -> bool:
        first = part.replace("'", "").split(maxsplit=1)[:1]
        return part.endswith("?") or bool(first and first[0] in self.words.question_starts)


def _inside(position: int, reading: Reading) -> bool:
    return any(match.start <= position < match.end for match in reading.matches)


def _bounded(utterance: str) -> str:
    if len(utterance) <= MAX_READ:
        return utterance
    half = MAX_READ // 2
    return f"{utterance[:half]}. {utterance[-half:]}"
