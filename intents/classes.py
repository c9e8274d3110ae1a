"""A class of medicines named together with one of its medicines is that medicine: "the antibiotic, i take amoxicillin".

Joined by "and" they stay two: "painkillers and ibuprofen".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from intents.entities import Reading
from intents.entity_types import MEDICINE
from intents.model import EntityMatch

_JOINED = re.compile(r"(?:,|&|\+|/|\b(?:and|plus|or|another|other|also)\b)\s*(?:an?|the|my|some|other|another)?\s*$")


@dataclass(frozen=True)
class Classes:
    """Knows which rows a class stands for, by its key."""

    members: Mapping[str, frozenset[str]]

    def told(self, reading: Reading) -> Reading:
        """Return the reading without the classes of which a medicine is named."""
        named = [match for match in reading.matches if match.type == MEDICINE]
        meant = {match for match in named if any(self._is(match, other, reading.text) for other in named)}
        return replace(reading, matches=tuple(m for m in reading.matches if m not in meant)) if meant else reading

    def _is(self, match: EntityMatch, other: EntityMatch, text: str) -> bool:
        """Whether a class is the other medicine that is named."""
        if other.key not in self.members.get(match.key, ()):
            return False
        first, second = sorted((match, other), key=lambda one: one.start)
        return not _JOINED.search(text[first.end : second.start])
