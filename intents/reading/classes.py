"""A class of medicines named together with one of its medicines is that medicine: "the antibiotic, i take amoxicillin".

Joined by "and" they stay two: "painkillers and ibuprofen". Named later it is the one told before: "my antibiotic"
after doxycycline, and not after levothyroxine.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from intents.model import Context, EntityMatch
from intents.reading.entities import Reading
from intents.reading.entity_types import MEDICINE

_JOINED = re.compile(r"(?:,|&|\+|/|\b(?:and|plus|or|another|other|also)\b)\s*(?:an?|the|my|some|other|another)?\s*$")


@dataclass(frozen=True)
class Classes:
    """Knows which rows a class stands for, by its key."""

    members: Mapping[str, frozenset[str]]

    def told(self, reading: Reading, context: Context) -> Reading:
        """Return the reading without the classes of which a medicine is named; others are the one told before."""
        named = [match for match in reading.matches if match.type == MEDICINE]
        meant = {match for match in named if any(self._is(match, other, reading.text) for other in named)}
        matches = tuple(self._as_told(match, context) for match in reading.matches if match not in meant)
        return replace(reading, matches=matches) if matches != reading.matches else reading

    def _as_told(self, match: EntityMatch, context: Context) -> EntityMatch:
        """The medicine told last that a class stands for, in its place; what was told of no class stays."""
        members = self.members.get(match.key, frozenset()) if match.type == MEDICINE else frozenset()
        told = next((key for type_, key in reversed(context.entities) if type_ == MEDICINE and key in members), None)
        return replace(match, key=told) if told else match

    def _is(self, match: EntityMatch, other: EntityMatch, text: str) -> bool:
        """Whether a class is the other medicine that is named."""
        if other.key not in self.members.get(match.key, ()):
            return False
        first, second = sorted((match, other), key=lambda one: one.start)
        return not _JOINED.search(text[first.end : second.start])
