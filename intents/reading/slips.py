"""Slips of the finger: how far one may lead, and the examples' own, towards which nothing is corrected."""

from collections.abc import Collection, Mapping
from itertools import groupby

from rapidfuzz import process
from rapidfuzz.distance import OSA

from intents.classify.features import TYPED
from knowledge.stems import stem

STRICT_LETTERS = 6
"""Letters that a word must have to be read as the name of a medicine or condition, or to have slips of its own."""
OFTEN = 150
"""Examples that hold a word before rarer ones are taken for slips of it."""
FAR_RARER = 50


def allowed_edits(length: int) -> int:
    """Return how many edits a word of this length may be away: about one letter in five.

    This is the ratio of 80 that peers use, counted in whole edits, a swap of neighbours as one.
    """
    return 1 if length < 8 else 2 if length < 12 else 3


def undoubled(word: str) -> str:
    """Return a word with doubled letters single: doubling the wrong one is the commonest error.

    >>> undoubled("pottasuim")
    'potasuim'
    """
    return "".join(letter for letter, _ in groupby(word))


def slips_of(counts: Mapping[str, int], guard: Collection[str] = ()) -> frozenset[str]:
    """Return the words that are slips of a far more frequent one: examples are typed by people too.

    >>> sorted(slips_of({"magnesium": 900, "magnesum": 9, "magnets": 9}))
    ['magnesum']
    """
    slips: set[str] = set()
    for word, count in counts.items():
        if count >= OFTEN and len(word) >= STRICT_LETTERS and not word.startswith(TYPED):
            rare = [w for w, n in counts.items() if n * FAR_RARER <= count and w not in guard]
            near = process.extract(word, rare, scorer=OSA.distance, score_cutoff=allowed_edits(len(word)), limit=None)
            slips.update(found for found, _, _ in near if stem(found) != stem(word))
    return frozenset(slips)
