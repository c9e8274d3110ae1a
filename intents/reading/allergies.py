"""What somebody reacts to, told as a story: "came up in hives after a cashew", "he carries an epipen for nuts".

A food told so is no food asked about: it is read as what the list of foods has to leave out.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from intents.model import EntityMatch
from intents.persons.negation import Denials
from intents.reading.entities import Reading, Word
from intents.reading.entity_types import FOOD

NEAR = 9
"""Words between a reaction and the food that brought it on."""
_SENTENCE = re.compile(r"[^.!?;\n]+")

Avoided = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Allergies:
    """Reads what is to be left out from a story of a reaction."""

    denials: Denials
    reactions: frozenset[str]
    """What a reaction looks like ("hives")."""
    starts: frozenset[str]
    """Words with which a question begins; whether a food brings on a rash is asked, not told."""
    asking: frozenset[str]
    """Those of them that ask for a choice; what follows one is asked about."""
    openers: frozenset[str]
    """Words that may stand before one ("so would almonds …")."""
    of_food: Callable[[str], Avoided]
    """The (type, key) pairs that leave out a food, by its key, and all that is of its kind."""
    of_word: Callable[[str], Avoided]
    """The same for the name of a group ("shellfish")."""

    def told(self, reading: Reading) -> Reading:
        """Return the reading with the foods of a story read as what is left out."""
        near = self._near_a_reaction(reading)
        if not near:
            return reading
        words = reading.words
        matches: list[EntityMatch] = []
        for match in reading.matches:
            at = next((at for at, word in enumerate(words) if word.start >= match.start), -1)
            out = self.of_food(match.key) if match.type == FOOD and at in near else ()
            matches += [replace(match, type=type_, key=key) for type_, key in out] or [match]
        matches += self._groups([word for at, word in enumerate(words) if at in near], matches)
        return replace(reading, matches=tuple(sorted(dict.fromkeys(matches), key=lambda match: match.start)))

    def _near_a_reaction(self, reading: Reading) -> set[int]:
        """The places of the words around reactions that are told, not asked about or denied, in their sentences."""
        if self.reactions.isdisjoint(word.read for word in reading.words):
            return set()
        denied = self.denials.spans(reading.text)
        near: set[int] = set()
        for sentence in _SENTENCE.finditer(reading.text):
            inside = [at for at, word in enumerate(reading.words) if sentence.start() <= word.start < sentence.end()]
            said = [reading.words[at] for at in inside]
            first = next((word.read for word in said if word.read not in self.openers), "")
            if first in self.starts:  # whether a food brings on a rash is asked
                continue
            for at, word in zip(inside, said, strict=True):
                if word.read in self.reactions and not any(start <= word.start < end for start, end in denied):
                    near |= set(inside) & set(range(at - NEAR, min(at + NEAR + 1, self._asking_from(at, reading))))
        return near

    def _asking_from(self, at: int, reading: Reading) -> int:
        """The place after a reaction from which something is asked: "nut allergy, which fish has most"."""
        later = range(at + 1, len(reading.words))
        return next((place for place in later if reading.words[place].read in self.asking), len(reading.words))

    def _groups(self, words: list[Word], known: list[EntityMatch]) -> list[EntityMatch]:
        found = [
            EntityMatch(type_, key, word.typed, word.start, word.end)
            for word in words
            for type_, key in self.of_word(word.read)
        ]
        return [match for match in found if all(match.pair != (one.type, one.key) for one in known)]
