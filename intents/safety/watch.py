"""A second reader beside the safety rules: a model that has seen thousands of messages, urgent and calm.

Rules are exact and explainable, yet nobody writes down every wording. Measured on messages that neither had seen,
rules alone met 15 of 24 crises and rules with this reader 22, while the reader by itself alarmed falsely far less
than the rules do. So it may raise an alarm when it is sure, and set one of theirs aside when it is certain that a
message is calm: a film, a match, a lesson, a scare long over.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from intents.classify.encoding import mark
from intents.classify.learnt import ends_of, load_learnt
from intents.model import Classification
from intents.safety.rules import URGENCIES, Urgency
from intents.safety.told_before import ToldBefore
from intents.safety.triage import Triage, TriageRules
from knowledge.readers import Problem

FOLDER = "alarms"
CALM = "calm"


class Level(NamedTuple):
    """What the reader raises for a level of its examples."""

    urgency: Urgency
    card: str
    least: float
    """Confidence from which it is raised whatever else is likely. Missing a crisis costs more than a card too many:
    of messages by others that it had not learnt and no rule fires on, all of these together met 160 of 194 urgent
    ones and alarmed at 36 of 2,700 calm ones, a third of them written to be taken for urgent."""


LEVELS: dict[str, Level] = {
    "crisis": Level("crisis", "crisis", 0.2),
    "emergency": Level("emergency", "emergency", 0.18),
    "poison": Level("poison", "poison", 0.18),
    "same_day": Level("same_day", "same_day", 0.22),
    "eating_disorder": Level("doctor_soon", "eating_disorder", 0.16),
    "doctor_soon": Level("doctor_soon", "see_doctor", 0.16),
}
"""Most serious first."""
GENERAL = frozenset({"emergency", "same_day"})
"""Cards that say nothing of what is the matter."""
MILD = frozenset({CALM, "doctor_soon"})
SURE = 0.5
"""Confidence in all levels but the mild ones from which the most serious likely one is raised."""
LIKELY = 0.25
NEARLY = 0.6
"""Share of the likeliest level's confidence that a more serious one needs to go before it."""
CERTAIN: dict[Urgency, float] = {"crisis": 0.85, "poison": 0.9, "emergency": 0.85, "same_day": 0.85}
"""Confidence in calm from which an alarm of the rules is set aside; a soft line, which costs little, never is. Learnt
on three quarters of the messages and tried on the rest, twice: of 2,441 urgent ones of five words and more that a
rule met seven are lost so, two of them crises; of 356 false alarms, made hard on purpose, 141 are set aside."""
AGREED: dict[Urgency, tuple[float, float]] = {"emergency": (0.8, 0.9)}
"""Confidence in calm of the reader that doubts alarms, and of the one that raises them and knows no rule: together
they set an alarm aside too. Learnt on three quarters of the messages and tried on the rest, twice: of 401 false alarms
that go by 16 more, of 2,343 emergencies and messages for the same day none; for other alarms it costs as much as it
gains, and from 0.6 it loses a stiff neck with a fever.
"""
LEAST_WORDS = 5
"""Words from which the reader raises an alarm: a bare phrase is the rules' matter."""
WARY = frozenset({"denied", "pests_word"})
"""Concepts of messages that say that nothing was taken ("never overdosed, just asking"), or that mean no person."""
WHOLE = frozenset({"emergency", "poison"})
"""Alarms of the rules that the reader replaces only where it is SURE: a baby with a fever gets no card on a crisis."""
LEANING = 8
LEANING_LEAST = 0.85
"""Words below which a message within a conversation may lean on it, and the confidence it then takes; one that
holds a concept of WARY takes as much."""

Classify = Callable[[str, Collection[str]], Classification]
"""Message and the concepts of the rules in it → levels, best first."""
Doubt = Callable[[str, Collection[str], Triage], Classification]
"""Message, concepts in it and the alarm of the rules → levels, best first."""


def with_signs(encoded: str, found: Triage | None, concepts: Iterable[str]) -> str:
    """Return what the readers are given: the words, and a token for each concept of the rules that is in them.

    Words that nobody wrote to a reader ("gammy leg") it then knows by what they mean, and whether they are denied
    ("no <concept>": 2 points more where no rule fires). On messages held out, with one calm message in a hundred
    alarmed: 66 % of the urgent ones met instead of 44 %. The one that doubts an alarm is also told the rule that
    raised it (`found`): losing one urgent message in two hundred it sets 340 of 785 false alarms aside instead of
    249. The one that raises alarms is not, or it would miss what no rule holds.
    """
    signs = sorted(concepts) if found is None else [*sorted(concepts), f"rule {found.rule}", f"rule {found.urgency}"]
    return " ".join((encoded, *map(mark, signs)))


@dataclass(frozen=True)
class Watch:
    """Rules and reader together; what serving asks about every message."""

    rules: TriageRules
    classify: Classify
    doubt: Doubt
    told: ToldBefore
    cards: Mapping[str, str] = field(default_factory=dict)
    """Concept → card that tells those whom it concerns more than a general one does."""

    def check(self, utterance: str, *, live: bool = False) -> Triage | None:
        """Return what a raw message calls for, or None. Never raises.

        `live`: it comes within a conversation, so that a short one may lean on what the reader has not seen
        ("no sorry, i meant oxide").
        """
        found, concepts = self.rules.examine(utterance)
        count = len(utterance.split())
        if count < LEAST_WORDS:
            return found
        text = ends_of(utterance)
        shares = _shares(self.classify(text, concepts))
        if found is not None and self._is_false(text, concepts, found, shares.get(CALM, 0.0)):
            return None
        wary = not WARY.isdisjoint(concepts) or (live and count < LEANING)
        raised = self._carded(_raised(shares, LEANING_LEAST if wary else 0.0), concepts)
        if raised is None or found is None:
            return raised or found
        least = SURE if found.urgency in WHOLE else shares.get(found.urgency, 0.0)
        return raised if shares.get(raised.urgency, 0.0) >= least and _rank(raised) < _rank(found) else found

    def check_after(self, utterance: str, told: Iterable[str]) -> Triage | None:
        """Return what a message calls for only together with what was told before it (`type/key`), or None."""
        alarm = self.told.alarm(utterance, told)
        if alarm is None or self._is_false(alarm[0], self.rules.examine(alarm[0])[1], alarm[1]):
            return None
        return alarm[1]

    def _carded(self, raised: Triage | None, concepts: Collection[str]) -> Triage | None:
        """Return an alarm with the card of whom it concerns ("pregnant"), instead of a general one."""
        if raised is None or raised.card not in GENERAL:
            return raised
        card = next((self.cards[concept] for concept in sorted(concepts) if concept in self.cards), raised.card)
        return replace(raised, card=card)

    def _is_false(self, text: str, concepts: Collection[str], found: Triage, calm: float = 0.0) -> bool:
        """Whether an alarm of the rules is certainly a false one; `calm` is how sure the other reader is of that."""
        least = CERTAIN.get(found.urgency)
        if least is None:
            return False
        doubt = _shares(self.doubt(text, concepts, found)).get(CALM, 0.0)
        enough, agreeing = AGREED.get(found.urgency, (least, 0.0))
        return doubt >= least or (doubt >= enough and calm >= agreeing)


def _shares(found: Classification) -> Mapping[str, float]:
    return {level.intent: level.confidence for level in found.ranked}


def _raised(found: Mapping[str, float], least: float = 0.0) -> Triage | None:
    """The alarm that the reader raises: the most serious level that is sure, or likely where some alarm is sure.

    None below the confidence `least`, whatever the level asks for.
    """
    alarmed = 1.0 - sum(found.get(level, 0.0) for level in MILD) >= SURE
    likeliest = max(found.get(name, 0.0) for name in LEVELS)
    for name, level in LEVELS.items():
        confidence = found.get(name, 0.0)
        enough = max(least, min(LIKELY, level.least) if alarmed else level.least)
        if confidence >= max(enough, NEARLY * likeliest):
            return Triage(level.urgency, level.card, "second reader", (f"{name} {confidence:.2f}",))
    return None


def _rank(triage: Triage) -> int:
    return URGENCIES.index(triage.urgency)


def load_alarms(folder: Path, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    """Yield message and level from `alarms/<level>.yaml` of a content folder; a bad file becomes a problem."""
    return load_learnt(folder / FOLDER, (CALM, *LEVELS), problems)
