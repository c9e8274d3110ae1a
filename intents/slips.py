"""Misspellings that the examples hold themselves: people typed them, so nothing is corrected towards them."""

from collections.abc import Collection, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from intents.features import TYPED
from intents.spelling import STRICT_LETTERS, allowed_edits
from knowledge.stems import stem

OFTEN = 150
"""Examples that hold a word before rarer ones are taken for slips of it."""
FAR_RARER = 50


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
