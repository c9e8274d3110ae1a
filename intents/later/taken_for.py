"""Later messages that say what it is taken for, or with: "for cramps" after how long it works, "milk with it?"."""

from collections.abc import Collection
from itertools import pairwise

from intents.catalog import Intent
from intents.decide.taken import WITH
from intents.keys import TIMING
from intents.reading.entities import Reading
from intents.reading.entity_types import FOOD, GOAL, SYMPTOM
from intents.words import WordLists

MOST_WORDS = 4
"""Words of a message that only says what it is taken for ("for cramps then")."""
AIMS = frozenset({SYMPTOM, GOAL})
FOR = "for"
PRODUCTS = "forms"
"""Group of the questions on what is swallowed, beside which something may be eaten."""


def aimed_at(reading: Reading, last: Intent, types: Collection[str]) -> bool:
    """Whether a message only says what it is taken for, after a facet that minds that."""
    minded = bool(types) and set(types) <= AIMS & set(last.minds)
    said = [word.read for word in reading.words]
    return last.facet and minded and len(said) <= MOST_WORDS and FOR in said[:-1]


def mixed_in(reading: Reading, last: Intent, types: Collection[str], words: WordLists) -> bool:
    """Whether a message names a food to take it with: "and put in yoghurt" after when to take it, "a shake with it"."""
    said = [word.read for word in reading.words]
    if set(types) != {FOOD}:
        return False
    if last.key == TIMING and not words.leaning.mixing.isdisjoint(said):
        return True
    return last.menu == PRODUCTS and any(one in WITH and two in words.pointers for one, two in pairwise(said))
