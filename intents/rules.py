"""Rows of the safety rules and of their words, and how they are read from the content."""

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from intents.clauses import GUARD_KEYS
from intents.pattern_syntax import PatternError, split_patterns
from intents.patterns import Patterns
from intents.rule_conditions import parse_condition
from intents.vitals import Measure
from knowledge.derived import derived
from knowledge.readers import (
    ContentRow,
    Place,
    Problem,
    RawRow,
    parse_rows,
    read_yaml_mapping,
    read_yaml_rows,
)

_GROUP = re.compile(r"<([a-z_]+)>")
_WORD = re.compile(r"(?<![<*\w])[a-z]+(?![\w*>])")
Urgency = Literal["emergency", "poison", "crisis", "same_day", "doctor_soon"]
URGENCIES: tuple[Urgency, ...] = ("crisis", "emergency", "poison", "same_day", "doctor_soon")
"""Most serious first: the order in which rules are tried."""
SECTIONS = frozenset({"concepts", "guards", "sayings", "any_time", "numbers", "spelling", "clauses"})


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
    data = read_yaml_mapping(path, problems)
    for name in sorted(data.keys() - SECTIONS):
        problems.append(Problem(Place(str(path), 1), f"unknown section {name!r}", "remove or rename it"))
    guards = data.get("guards", {})
    concepts = {str(name): split_patterns(str(text)) for name, text in data.get("concepts", {}).items()}
    concepts |= {name: split_patterns(str(text)) for name, text in data.get("clauses", {}).items()}
    concepts |= _cues(guards, path, problems)
    spelling = _spelling(data.get("spelling", {}))
    concepts = derived("spelt", json.dumps([concepts, spelling]), lambda: _all_spelled(concepts, spelling))
    rows = [RawRow(row, Place(str(path), 1)) for row in data.get("numbers", ())]
    return SafetyWords(
        concepts=concepts,
        sayings=[_spelled(text, spelling) for text in split_patterns(str(data.get("sayings", "")))],
        reach={str(name): int(guard.get("reach", 6)) for name, guard in guards.items()},
        any_time=frozenset(_listed(data, "any_time")),
        measures=tuple(parse_rows(rows, Measure, problems)),
        spelling=spelling,
    )


def _spelling(section: Mapping[str, Any]) -> dict[str, str]:
    """Wrong → right; two words that are read as one are written with a plus ("any+more")."""
    return {wrong: str(right) for right, text in section.items() for wrong in str(text).split()}


def _all_spelled(concepts: Mapping[str, Sequence[str]], spelling: Mapping[str, str]) -> dict[str, list[str]]:
    return {name: [_spelled(text, spelling) for text in texts] for name, texts in concepts.items()}


def _spelled(pattern: str, spelling: Mapping[str, str]) -> str:
    """Return a pattern in the spelling in which messages are read, so that editors need not know it."""
    return _WORD.sub(lambda match: _single(match.group(), spelling), pattern)


def _single(word: str, spelling: Mapping[str, str]) -> str:
    right = spelling.get(word, word)
    return word if " " in right else right


def _listed(data: Mapping[str, Any], name: str) -> list[str]:
    return str(data.get(name, "")).split()


def _cues(guards: Mapping[str, Mapping[str, Any]], path: Path, problems: list[Problem]) -> dict[str, list[str]]:
    cues: dict[str, list[str]] = {}
    for name, guard in guards.items():
        for part in guard.keys() - GUARD_KEYS:
            message = f"guard {name}: unknown part {part!r}"
            problems.append(Problem(Place(str(path), 1), message, f"use {', '.join(sorted(GUARD_KEYS))}"))
        cues |= {f"{name}.{part}": split_patterns(str(text)) for part, text in guard.items() if part != "reach"}
    return cues


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
            place = Place(str(path), _line_of(path, name))
            problems.append(Problem(place, str(error), "correct it; SAFETY_RULES.md shows the syntax"))
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


def _line_of(path: Path, name: str) -> int:
    key = name.rpartition(".")[2]
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip().startswith(f"{key}:"):
            return number
    return 1
