"""Rows of the safety rules and of their words, and how they are read from the content."""

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from intents.patterns.matcher import Patterns
from intents.patterns.syntax import Patterned, PatternError
from intents.safety.conditions import parse_condition
from intents.safety.vitals import Measure
from knowledge.derived import derived
from knowledge.readers import ContentPart, ContentRow, Place, Problem, parse_rows, place_of, read_yaml_rows
from knowledge.shapes import TextsInText, WordsInText, read_whole, turned

_GROUP = re.compile(r"<([a-z_]+)>")
_WORD = re.compile(r"(?<![<*\w])[a-z]+(?![\w*>])")
Urgency = Literal["emergency", "poison", "crisis", "same_day", "doctor_soon"]
URGENCIES: tuple[Urgency, ...] = ("crisis", "emergency", "poison", "same_day", "doctor_soon")
"""Most serious first: the order in which rules are tried."""


class TriageRule(ContentRow):
    """One reason to act, with examples that must and must not set it off."""

    key: str = Field(pattern=r"^[a-z0-9_]+$")
    urgency: Urgency
    card: str
    soft: bool = False
    """A lesser sign: set aside in a sentence that asks a general question."""
    when: tuple[str, ...] = Field(min_length=1)
    """Conditions, any of which is enough."""
    heeds: tuple[str, ...] | None = None
    """Guards that this rule minds; all of them when left out ("asked" only by soft rules)."""
    unless: tuple[str, ...] = ()
    """Concepts that set the rule aside wherever they stand in the message."""
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()


SAYINGS = "sayings"
"""The concept that sayings are found as."""


class GuardCues(ContentPart):
    """A reason not to take a phrase at face value, by the cues that tell it (`intents.safety.clauses`)."""

    reach: int = Field(default=6, ge=0)
    before: Patterned = ()
    after: Patterned = ()
    clause: Patterned = ()
    sentence: Patterned = ()
    message: Patterned = ()
    lifted_between: Patterned = ()
    lifted_within: Patterned = ()
    lifted_clause: Patterned = ()
    lifted_sentence: Patterned = ()
    lifted_message: Patterned = ()

    def cues(self, name: str) -> dict[str, Sequence[str]]:
        """Return the patterns by the names of their concepts."""
        return {f"{name}.{part}": patterns for part, patterns in self if part != "reach" and patterns}


class Clauses(ContentPart):
    """Concepts of the words that part clauses, which `intents.safety.clauses` and the gaps of patterns go by."""

    gap_stops: Patterned
    clause_starts: Patterned
    joining_words: Patterned


class SafetyFile(ContentRow):
    """What `safety_words.yaml` holds, as it is written."""

    spelling: Annotated[dict[str, TextsInText], Field(min_length=1)]
    """Right → wrong; two words that are read as one are written with a plus ("any+more")."""
    clauses: Clauses
    sayings: Patterned
    guards: Annotated[dict[str, GuardCues], Field(min_length=1)]
    concepts: Annotated[dict[str, Patterned], Field(min_length=1)]
    numbers: Annotated[tuple[Measure, ...], Field(min_length=1)]
    any_time: WordsInText


@dataclass(frozen=True)
class SafetyWords:
    """What the word file holds: everything but the rules."""

    concepts: dict[str, list[str]]
    """Concept → patterns; cues of guards are concepts too, named `<guard>.<place>`."""
    sayings: list[str]
    """Patterns whose words are not read at all."""
    reach: dict[str, int]
    any_time: frozenset[str]
    measures: tuple[Measure, ...]
    spelling: dict[str, str]
    """Wrong → right."""
    place: Place
    """Where they stand."""

    @property
    def names(self) -> frozenset[str]:
        """All concepts, those of numbers too."""
        return frozenset({*self.concepts, *(measure.concept for measure in self.measures)})

    def groups(self) -> dict[str, list[str]]:
        """Return the concepts that sayings refer to ("<thing_word> collapsed")."""
        named = {name for saying in self.sayings for name in _GROUP.findall(saying)}
        return {name: patterns for name, patterns in self.concepts.items() if name in named}


def read_rules(path: Path, problems: list[Problem]) -> list[TriageRule]:
    """Read the rules, most serious first; what does not fit becomes problems."""
    rules = parse_rows(read_yaml_rows(path, problems), TriageRule, problems)
    for key in sorted(key for key, times in Counter(rule.key for rule in rules).items() if times > 1):
        place = [rule.place for rule in rules if rule.key == key][-1]
        problems.append(Problem(place, f"the rule {key!r} stands twice", "give one of them another key"))
    return sorted(rules, key=lambda rule: URGENCIES.index(rule.urgency))


def read_words(path: Path, problems: list[Problem]) -> SafetyWords:
    """Read concepts, guards, numbers and spelling; what does not fit becomes problems."""
    file = read_whole(path, SafetyFile, problems)
    spelling = turned(file.spelling)
    concepts: dict[str, Sequence[str]] = {**file.concepts, **dict(file.clauses)}
    for name, guard in file.guards.items():
        concepts |= guard.cues(name)
    return SafetyWords(
        concepts=derived("spelt", json.dumps([concepts, spelling]), lambda: _all_spelled(concepts, spelling)),
        sayings=[_spelled(text, spelling) for text in file.sayings],
        reach={name: guard.reach for name, guard in file.guards.items()},
        any_time=file.any_time,
        measures=file.numbers,
        spelling=spelling,
        place=file.place,
    )


def word_problems(words: SafetyWords) -> list[Problem]:
    """Return the concepts that the word file names for numbers and for any time, and does not hold."""
    path = Path(words.place.file)
    measured = [(at, measure.named) for at, measure in enumerate(words.measures)]
    named = [(place_of(path, "numbers", at), name) for at, names in measured for name in names - words.names]
    named += [(place_of(path, "any_time"), name) for name in words.any_time - words.names]
    remedy = "add it to the concepts or correct its spelling"
    return [Problem(place, f"no concept {name!r}", remedy) for place, name in sorted(named)]


def _all_spelled(concepts: Mapping[str, Sequence[str]], spelling: Mapping[str, str]) -> dict[str, list[str]]:
    return {name: [_spelled(text, spelling) for text in texts] for name, texts in concepts.items()}


def _spelled(pattern: str, spelling: Mapping[str, str]) -> str:
    """Return a pattern in the spelling in which messages are read, so that editors need not know it."""
    return _WORD.sub(lambda match: _single(match.group(), spelling), pattern)


def _single(word: str, spelling: Mapping[str, str]) -> str:
    right = spelling.get(word, word)
    return word if " " in right else right


def read_patterns(
    written: Mapping[str, list[str]], measures: Iterable[Measure], path: Path, problems: list[Problem]
) -> Patterns:
    """Compile concepts; a pattern that cannot be read becomes a problem and its concept is left out."""
    concepts = dict(written)
    for measure in measures:
        concepts.setdefault(measure.concept, [])
    while True:
        try:
            return Patterns(concepts)
        except PatternError as error:
            name = str(error).partition(":")[0]
            problems.append(Problem(_place_of(path, name), str(error), "correct it; SAFETY_RULES.md shows the syntax"))
            if not concepts.get(name):
                return Patterns({})
            concepts[name] = []


def rule_problems(rules: Iterable[TriageRule], concepts: Iterable[str], guards: Collection[str]) -> list[Problem]:
    """Return what is wrong with the rules' conditions, names and examples, before any example is run."""
    names = set(concepts)
    problems = []
    for rule in rules:
        used = set(rule.unless)
        for text in rule.when:
            try:
                condition = parse_condition(text)
            except ValueError as error:
                message = f"{rule.key}: {text!r}: {error}"
                problems.append(Problem(rule.place, message, "write it like 'leg ~ swollen + breathless'"))
            else:
                used |= condition.needs | set(condition.absent)
        for name in sorted(used - names):
            remedy = "add it to the concepts or correct its spelling"
            problems.append(Problem(rule.place, f"{rule.key}: no concept {name!r}", remedy))
        for name in (name for name in rule.heeds or () if name not in guards):
            problems.append(Problem(rule.place, f"{rule.key}: no guard {name!r}", f"use one of {', '.join(guards)}"))
        if not rule.must or not rule.must_not:
            message = f"{rule.key}: examples are missing"
            problems.append(Problem(rule.place, message, "give messages that must and that must not set it off"))
    return problems


def _place_of(path: Path, concept: str) -> Place:
    """Where a concept stands: in its section, or as the cue of a guard."""
    guard, _, part = concept.rpartition(".")
    if guard:
        return place_of(path, "guards", guard, part)
    section = "clauses" if concept in Clauses.model_fields else "concepts"
    return place_of(path, *((section,) if concept != SAYINGS else ()), concept)
