"""Families of paraphrases, and folds that never split one: a question must not be tested on its own twin.

Two utterances of one intent are of one family when their stems are the same set, or when their normalised
texts are at least 90 % alike, typed tokens left out. Families are transitive.
"""

import random
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from rapidfuzz import fuzz, process

from intents.classify.features import TYPED
from knowledge.stems import stems_in
from knowledge.text import tokens

ALIKE = 90.0
"""Per cent of matching characters (rapidfuzz ratio) from which two utterances count as one."""
LONGER = (200 - ALIKE) / ALIKE
"""Times that a text may be as long as one that it is like: the ratio counts letters of both."""
BLOCK = 256
"""Texts compared with the others at once."""


def families(texts: Sequence[str], labels: Sequence[str]) -> list[int]:
    """Return the family of each utterance, as the place of its first member."""
    parent = list(range(len(texts)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, j in _twins(texts, labels):
        first, last = sorted((root(i), root(j)))
        parent[last] = first
    return [root(i) for i in range(len(texts))]


def _twins(texts: Sequence[str], labels: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the places of two utterances of one intent that count as one."""
    same: dict[tuple[str, frozenset[str]], int] = {}
    members: dict[str, list[int]] = defaultdict(list)
    for i, (text, label) in enumerate(zip(texts, labels, strict=True)):
        key = (label, frozenset(stems_in(text)))
        yield i, same.setdefault(key, i)
        members[label].append(i)
    plain = [" ".join(word for word in tokens(text) if not word.startswith(TYPED)) for text in texts]
    for places in members.values():
        places.sort(key=lambda place: len(plain[place]))
        lengths = [len(plain[place]) for place in places]
        for start in range(0, len(places), BLOCK):  # texts that are alike are nearly as long
            end = bisect_right(lengths, lengths[min(start + BLOCK, len(places)) - 1] * LONGER)
            rows, others = places[start : start + BLOCK], places[start:end]
            found = process.cdist(
                [plain[i] for i in rows],
                [plain[i] for i in others],
                scorer=fuzz.ratio,
                score_cutoff=ALIKE,
                dtype=np.float32,
            )
            yield from ((rows[i], others[j]) for i, j in zip(*np.nonzero(found), strict=True))


def grouped_folds(texts: Sequence[str], labels: Sequence[str], folds: int, seed: int) -> list[int]:
    """Return the fold of each utterance, stratified by intent; a family stays together.

    Families are dealt out largest first, each to the fold that holds the fewest of its intent.
    """
    group = families(texts, labels)
    sizes = Counter(group)
    by_label: dict[str, list[int]] = defaultdict(list)
    for place, label in dict.fromkeys(zip(group, labels, strict=True)):
        by_label[label].append(place)
    rng = random.Random(seed)
    fold_of: dict[int, int] = {}
    for label in sorted(by_label):
        held = [0] * folds
        order = rng.sample(range(folds), folds)  # so that small intents do not all fill fold 0
        for place in sorted(rng.sample(by_label[label], len(by_label[label])), key=lambda p: -sizes[p]):
            fold = min(order, key=lambda f: (held[f], order.index(f)))
            fold_of[place] = fold
            held[fold] += sizes[place]
    return [fold_of[place] for place in group]
