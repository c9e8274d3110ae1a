"""Families of paraphrases, and folds that never split one: a question must not be tested on its own twin.

Two utterances of one intent are of one family when their stems are the same set, or when their normalised
texts are at least 90 % alike. Families are transitive.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Sequence

from intents.spelling import likeness
from knowledge.stems import stem
from knowledge.text import normalise, tokens

ALIKE = 90.0
"""Per cent of matching characters (rapidfuzz ratio) from which two utterances count as one."""


def families(texts: Sequence[str], labels: Sequence[str]) -> list[int]:
    """Return the family of each utterance, as the place of its first member."""
    parent = list(range(len(texts)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    plain = [normalise(text) for text in texts]
    stems = [frozenset(map(stem, tokens(text))) for text in texts]
    members: dict[str, list[int]] = defaultdict(list)
    for i, label in enumerate(labels):
        for j in members[label]:
            if root(i) != root(j) and (stems[i] == stems[j] or likeness(plain[i], plain[j], ALIKE) >= ALIKE):
                first, last = sorted((root(i), root(j)))
                parent[last] = first
        members[label].append(i)
    return [root(i) for i in range(len(texts))]


def grouped_folds(texts: Sequence[str], labels: Sequence[str], folds: int, seed: int) -> list[int]:
    """Return the fold of each utterance, stratified by intent; a family stays together.

    Families are dealt out largest first, each to the fold that holds the fewest of its intent.
    """
    group = families(texts, labels)
    sizes = Counter(group)
    by_label: dict[str, list[int]] = defaultdict(list)
    for place, label in zip(group, labels, strict=True):
        if place not in by_label[label]:
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
