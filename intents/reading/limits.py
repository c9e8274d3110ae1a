"""What somebody leaves out, read from any message: "allergic to nuts and seeds", "no fish pls", "i eat keto".

A diet that somebody says not to keep ("im not vegan anymore") is none; it takes back the one told before.

A group of foods that the wording rules out is no food asked about: it is read as a limit, which the conversation then
keeps as it keeps a diet. A single food becomes one where an allergy is told; elsewhere the answer decides, since
"so no spinach?" asks about spinach.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from intents.model import EntityMatch
from intents.persons.persons import Persons
from intents.reading.entities import Reading
from intents.reading.entity_types import CONDITION, DIET, FOOD, LIFTED, LIMITS, WITHOUT
from intents.slots import STYLES
from knowledge.foods import FoodTable
from knowledge.kitchen import Kitchen
from knowledge.ruling_out import of_an_allergy, ruled_out
from knowledge.said_amounts import Span

OTHERS = frozenset({"he", "she", "they", "we"})
GROUP = "group"
"""Type of a name of the kitchen that stands for many foods."""
_NOT_KEPT = re.compile(
    r"(?:\b(?:i'?m|i am|we'?re|we are|he'?s|he is|she'?s|she is|they'?re|they are) not"
    r"|^(?:(?:no|ok|oh|well|actually|sorry|wait),? )*not|\bno longer|\bstopped (?:being|eating|doing)"
    r"|\b(?:do|does|need)(?:n'?t| not)(?: (?:have|need|want))?(?: to)?(?: be| keep| eat)?)"
    r"(?: (?:a|an|so|any|really|actually|even|strictly|fully|all that|that|eating|on))* $"
)
"""What stands before a diet that somebody does not keep; "thats not vegan" speaks of a food."""
_NOT_KEPT_BY = re.compile(
    r"\b(?P<who>[^\W\d_]+)"
    r" (?:isn'?t|is not|aren'?t|are not|ain'?t)(?: (?:a|really|even|fully|strictly))* $"
)
"""The same of somebody else: a way to eat, never an allergy, as the one who writes may have it."""


_ALLERGIC = re.compile(r"\ballerg(?:ic|y|ies)\b(?! to\b)")
"""An allergy told without its cause."""


@dataclass(frozen=True)
class Limits:
    """Reads limits with the names and words of the kitchen."""

    foods: FoodTable
    kitchen: Kitchen
    persons: Persons
    instead: Collection[str]
    """Words that ask for another food in the place of one."""

    def told(self, reading: Reading) -> Reading:
        """Return the reading with the diets and the foods left out that only the kitchen knows by name."""
        reading = self._taken_back(reading)
        named = self._named(reading)
        lifted = {match.span for match in reading.matches if match.type == LIFTED}
        diets = [match for match in named if match.type == DIET and match.span not in lifted]
        groups = [match for match in named if match.type == GROUP]
        foods = [match for match in reading.matches if match.type == FOOD]
        foods += self._inside_allergies(reading)
        if not (diets or groups or foods):
            return reading
        told = [_span(match) for match in (*reading.matches, *diets) if match.type == DIET]
        words = self.kitchen.words
        out = ruled_out(reading.text, map(_span, (*groups, *foods)), told, words)
        allergy = of_an_allergy(reading.text, words)
        left_out = [match for match in groups if _span(match) in out]
        left_out += [match for match in foods if allergy and _span(match) in out and not _inside(match, left_out)]
        if not left_out and len({match.key for match in (*groups, *foods)}) == 1 and self._is_the_cause(reading):
            left_out = [*groups, *foods]
        if not diets and not left_out:
            return reading
        limits = [replace(match, type=type_, key=key) for match in left_out for type_, key in self._pairs(match)]
        kept = [match for match in reading.matches if match.type != FOOD or not _inside(match, left_out)]
        matches = dict.fromkeys((*kept, *diets, *limits))
        return replace(reading, matches=tuple(sorted(matches, key=lambda match: match.start)))

    def _taken_back(self, reading: Reading) -> Reading:
        """Return the reading with the diets that somebody says not to keep as such."""
        lifted = {match for match in reading.matches if match.type == DIET and self._is_taken_back(match, reading.text)}
        matches = tuple(replace(one, type=LIFTED) if one in lifted else one for one in reading.matches)
        return replace(reading, matches=matches) if lifted else reading

    def _is_taken_back(self, match: EntityMatch, text: str) -> bool:
        before = text[: match.start]
        by = _NOT_KEPT_BY.search(before) if match.key in STYLES else None
        others = by is not None and (by["who"] in OTHERS or self.persons.is_person(by["who"]))
        return not text.endswith("?") and bool(others or _NOT_KEPT.search(before))

    def _pairs(self, match: EntityMatch) -> tuple[tuple[str, str], ...]:
        """The (type, key) pairs that leave out a group, or a food with all that is of its kind."""
        if match.type == GROUP:
            return self.foods.leaving_out(match.key)
        return (*self.foods.avoided(match.key), (WITHOUT, match.key))

    def _inside_allergies(self, reading: Reading) -> list[EntityMatch]:
        """Foods that stand inside the name of a condition ("lupin allergy"), as far as that names one."""
        found = []
        for match in reading.matches:
            said = match.text.split()
            if match.type == CONDITION and len(said) > 1 and said[-1] in self.kitchen.words.allergy:
                name = " ".join(said[:-1])
                key = self.foods.find(name)
                if key is not None:
                    found.append(EntityMatch(FOOD, key, name, match.start, match.start + len(name)))
        return found

    def _named(self, reading: Reading) -> list[EntityMatch]:
        """Groups and diets by their names in the kitchen, none that is part of a longer name."""
        words = reading.words
        found = []
        for name in self.kitchen.groups.find([word.read for word in words]):
            start, end = words[name.start].start, words[name.end - 1].end
            match = EntityMatch(name.type, name.key, reading.text[start:end], start, end)
            longer = (m for m in reading.matches if m.type in {FOOD, DIET} and m.end - m.start > end - start)
            if not any(other.start <= start and end <= other.end for other in longer):
                found.append(match)
        return found

    def _is_the_cause(self, reading: Reading) -> bool:
        """Whether somebody is allergic to the only food named: "what instead of peanut butter, my kid is allergic"."""
        replaced = any(word.read in self.instead for word in reading.words)
        return replaced and _ALLERGIC.search(reading.text) is not None


def with_limits(part: Reading, whole: Reading) -> Reading:
    """Return the reading of a part of a message with what the whole of it leaves out."""
    known = {match.pair for match in part.matches}
    limits = (match for match in whole.matches if match.type in LIMITS and match.pair not in known)
    return replace(part, matches=(*part.matches, *(EntityMatch.carried(*match.pair) for match in limits)))


def _span(match: EntityMatch) -> Span:
    return Span(match.entity, *match.span)


def _inside(match: EntityMatch, others: list[EntityMatch]) -> bool:
    return any(other.start <= match.start and match.end <= other.end for other in others)
