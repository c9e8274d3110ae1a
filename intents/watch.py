"""A second reader beside the safety rules: a model that has seen thousands of messages, urgent and calm.

Rules are exact and explainable, yet nobody writes down every wording. Measured on messages that neither had seen,
rules alone met 15 of 24 crises and rules with this reader 22, while the reader by itself alarmed falsely far less
than the rules do. So it may raise an alarm when it is sure, and set one of theirs aside when it is certain that a
message is calm: a film, a match, a lesson, a scare long over. A crisis or a poisoning stands whatever it says.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from intents.features import TYPED
from intents.model import Classification
from intents.rules import URGENCIES, Urgency
from intents.triage import Triage, TriageRules
from knowledge.readers import Place, Problem, read_yaml_mapping

FOLDER = "alarms"
CALM = "calm"


class Level(NamedTuple):
    """What the reader raises for a level of its examples."""

    urgency: Urgency
    card: str
    least: float
    """Confidence from which it is raised whatever else is likely. Missing a crisis costs more than a card too many:
    of messages that it had not learnt and no rule fires on, all of these together met 110 of 137 urgent ones and
    alarmed at 16 of 2,392 calm ones."""


LEVELS: dict[str, Level] = {
    "crisis": Level("crisis", "crisis", 0.2),
    "emergency": Level("emergency", "emergency", 0.28),
    "poison": Level("poison", "poison", 0.25),
    "same_day": Level("same_day", "same_day", 0.25),
    "eating_disorder": Level("doctor_soon", "eating_disorder", 0.2),
    "doctor_soon": Level("doctor_soon", "see_doctor", 0.2),
}
"""Most serious first."""
MILD = frozenset({CALM, "doctor_soon"})
SURE = 0.5
"""Confidence in all levels but the mild ones from which the most serious likely one is raised."""
LIKELY = 0.25
CERTAIN = 0.975
"""Confidence in calm from which an alarm of the rules is set aside. Of 618 urgent messages that a rule met and that
were not learnt from, none reaches it; from 0.95 one emergency would be lost."""
NEVER_SPARED = frozenset({"crisis", "poison", "doctor_soon"})
"""Urgencies that the reader cannot set aside: a wish to die is never worth the risk, amounts, which it does not see,
decide about a poisoning, and a soft line costs little."""
LEAST_WORDS = 5
"""Words from which the reader raises an alarm: a bare phrase is the rules' matter."""
WARY = frozenset({"denied", "pests_word"})
"""Concepts of messages that say that nothing was taken ("never overdosed, just asking"), or that mean no person."""
LEANING = 8
LEANING_LEAST = 0.85
"""Words below which a message within a conversation may lean on it, and the confidence it then takes; one that
holds a concept of WARY takes as much."""
MAX_READ = 2_000
"""Characters read, half from the start and half from the end; the rules read all of a message."""

Classify = Callable[[str, Collection[str]], Classification]
"""Message and the concepts of the rules in it → levels, best first."""


def with_concepts(encoded: str, concepts: Iterable[str]) -> str:
    """Return what the reader is given: the words, and a token for each concept of the rules that is in them.

    Words that nobody wrote to the reader ("gammy leg") it then knows by what they mean. On messages held out, with
    one calm message in a hundred alarmed: 66 % of the urgent ones met instead of 44 %.
    """
    return " ".join((encoded, *(TYPED + concept.replace("_", "") for concept in sorted(concepts))))


@dataclass(frozen=True)
class Watch:
    """Rules and reader together; what serving asks about every message."""

    rules: TriageRules
    classify: Classify

    def check(self, utterance: str, *, live: bool = False) -> Triage | None:
        """Return what a raw message calls for, or None. Never raises.

        `live`: it comes within a conversation, so that a short one may lean on what the reader has not seen
        ("no sorry, i meant oxide").
        """
        found, concepts = self.rules.examine(utterance)
        count = len(utterance.split())
        if count < LEAST_WORDS:
            return found
        ranked = {level.intent: level.confidence for level in self.classify(_bounded(utterance), concepts).ranked}
        wary = not WARY.isdisjoint(concepts) or (live and count < LEANING)
        if found is not None and found.urgency not in NEVER_SPARED and ranked.get(CALM, 0.0) >= CERTAIN:
            return None
        raised = _raised(ranked, LEANING_LEAST if wary else 0.0)
        return raised if raised is not None and (found is None or _rank(raised) < _rank(found)) else found


def _raised(found: Mapping[str, float], least: float = 0.0) -> Triage | None:
    """The alarm that the reader raises: the most serious level that is sure, or likely where some alarm is sure.

    None below the confidence `least`, whatever the level asks for.
    """
    alarmed = 1.0 - sum(found.get(level, 0.0) for level in MILD) >= SURE
    for name, level in LEVELS.items():
        confidence = found.get(name, 0.0)
        if confidence >= max(least, min(LIKELY, level.least) if alarmed else level.least):
            return Triage(level.urgency, level.card, "second reader", (f"{name} {confidence:.2f}",))
    return None


def _rank(triage: Triage) -> int:
    return URGENCIES.index(triage.urgency)


def load_alarms(folder: Path, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    """Yield message and level from `alarms/<level>.yaml` of a content folder; a bad file becomes a problem."""
    for path in sorted((folder / FOLDER).glob("*.yaml")):
        data = read_yaml_mapping(path, problems)
        examples = data.get("examples")
        if data.get("level") != path.stem or path.stem not in {CALM, *LEVELS} or not isinstance(examples, list):
            levels = ", ".join((CALM, *LEVELS))
            remedy = f"write `level: {path.stem}` and a list of examples; levels are {levels}"
            problems.append(Problem(Place(str(path), 1), "does not hold the examples of a level", remedy))
            continue
        yield from ((str(text), path.stem) for text in examples)


def _bounded(utterance: str) -> str:
    half = MAX_READ // 2
    return utterance if len(utterance) <= MAX_READ else f"{utterance[:half]} {utterance[-half:]}"
