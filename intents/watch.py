"""A second reader beside the safety rules: a model that has seen two thousand messages, urgent and calm.

Rules are exact and explainable, yet nobody writes down every wording. Measured on messages that neither had seen,
rules alone met 15 of 24 crises and rules with this reader 20, while the reader by itself alarmed falsely far less
than the rules do. So it may raise an alarm when it is sure. It never silences one.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from intents.model import Classification
from intents.rules import URGENCIES, Urgency
from intents.triage import Triage, TriageRules
from knowledge.readers import Place, Problem, read_yaml_mapping

FOLDER = "alarms"
CALM = "calm"
MILD = frozenset({CALM, "doctor_soon"})
"""Levels that call for no card; what keeps coming back is the rules' matter."""
CARDS: dict[str, tuple[Urgency, str]] = {
    "crisis": ("crisis", "crisis"),
    "emergency": ("emergency", "emergency"),
    "poison": ("poison", "poison"),
    "same_day": ("same_day", "same_day"),
    "eating_disorder": ("doctor_soon", "eating_disorder"),
}
"""Level → urgency and card of an alarm that no rule raised."""
SURE = 0.5
"""Confidence from which the reader raises an alarm by itself."""
LIKELY = 0.25
"""Confidence in a level from which it is heeded once an alarm is sure; the more serious of two goes first."""
LEAST_WORDS = 5
"""Words from which the reader raises an alarm: a bare phrase is the rules' matter."""
MAX_READ = 2_000
"""Characters read, half from the start and half from the end; the rules read all of a message."""

Classify = Callable[[str], Classification]


@dataclass(frozen=True)
class Watch:
    """Rules and reader together; what serving asks about every message."""

    rules: TriageRules
    classify: Classify
    """Message → levels, best first."""

    def check(self, utterance: str) -> Triage | None:
        """Return what a raw message calls for, or None. Never raises."""
        found = self.rules.check(utterance)
        if len(utterance.split()) < LEAST_WORDS:
            return found
        raised = _raised({level.intent: level.confidence for level in self.classify(_bounded(utterance)).ranked})
        return raised if raised is not None and (found is None or _rank(raised) < _rank(found)) else found


def _raised(levels: Mapping[str, float]) -> Triage | None:
    """The alarm that the reader raises: where it is sure of an alarm, the most serious level that is likely."""
    if 1.0 - sum(levels.get(level, 0.0) for level in MILD) < SURE:
        return None
    for level, (urgency, card) in CARDS.items():
        if levels.get(level, 0.0) >= LIKELY:
            return Triage(urgency, card, "second reader", (f"{level} {levels[level]:.2f}",))
    return None


def _rank(triage: Triage) -> int:
    return URGENCIES.index(triage.urgency)


def load_alarms(folder: Path, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    """Yield message and level from `alarms/<level>.yaml` of a content folder; a bad file becomes a problem."""
    for path in sorted((folder / FOLDER).glob("*.yaml")):
        data = read_yaml_mapping(path, problems)
        examples = data.get("examples")
        if data.get("level") != path.stem or path.stem not in MILD | CARDS.keys() or not isinstance(examples, list):
            levels = ", ".join(sorted(MILD | CARDS.keys()))
            remedy = f"write `level: {path.stem}` and a list of examples; levels are {levels}"
            problems.append(Problem(Place(str(path), 1), "does not hold the examples of a level", remedy))
            continue
        yield from ((str(text), path.stem) for text in examples)


def _bounded(utterance: str) -> str:
    half = MAX_READ // 2
    return utterance if len(utterance) <= MAX_READ else f"{utterance[:half]} {utterance[-half:]}"
