"""The names of foods: what people may type for each, so that every name means one food.

Written names (the row's name, its aliases) come first. Those that can be derived follow where nobody has written
them: the bare name for the usual preparation, "cooked x" for "X, cooked". A written name that two foods share is a
problem for the editor to settle.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from knowledge.food_model import Food
from knowledge.names import singular
from knowledge.text import tokens

CACHED = 16_384
"""Names whose folding is kept: several passes over all names go over the same ones."""
_BRACKET = re.compile(r"\s*\(([^)]*)\)")

Run = tuple[str, ...]


@lru_cache(maxsize=CACHED)
def folded(name: str) -> Run:
    """Return the words of a name as the name index folds them."""
    return tuple(map(singular, tokens(name)))


def written_names(food: Food) -> tuple[str, ...]:
    """Return the names that an editor wrote: the name without brackets, the aliases, the local names."""
    return (_plain(food.name), *food.other_names)


def named_locally(foods: Iterable[Food], names: Iterable[str]) -> frozenset[str]:
    """Return the names that hold a word which local names alone bring in.

    Such words are many, and near to names of persons and places: "jamon" to Jason, "iyan" to Ryan.
    """
    rows = tuple(foods)
    plain = {word for food in rows for name in _everywhere(food) for word in tokens(name)}
    local = {word for food in rows for name in food.local for word in tokens(name)} - plain
    return frozenset(name for name in names if not local.isdisjoint(tokens(name)))


def _everywhere(food: Food) -> set[str]:
    return {_plain(food.name), *food.aliases} - set(food.local)


def derived_names(food: Food, usual: Food | None = None) -> Iterator[str]:
    """Yield the names that follow from the written ones, likeliest first.

    `usual` is the food that the bare name of the family means: its other names serve the whole family, with the
    way of preparation before or after them.
    """
    base, *states = _plain(food.name).split(", ")
    bases = [base]
    if usual is None or usual is food:
        yield from bases
    else:
        bases += [alias for alias in usual.other_names if folded(alias) not in _stated(usual)]
    for name in bases:
        for state in (", ".join(states), *states):
            if state:
                yield f"{state} {name}"
                yield f"{name} {state}"


def _stated(food: Food) -> set[Run]:
    """Names of a food that already tell its preparation."""
    states = {word for state in _plain(food.name).split(", ")[1:] for word in folded(state)}
    return {folded(alias) for alias in food.other_names if states & set(folded(alias))}


def settled_names(foods: Iterable[Food]) -> Iterator[tuple[str, str]]:
    """Yield (name, key) pairs, each run of words once: written names before derived ones, table order."""
    rows = tuple(foods)
    usual = {food.family: food for food in rows if food.usual}
    taken: set[Run] = set()
    for derived in (False, True):
        for food in rows:
            names = derived_names(food, usual.get(food.family)) if derived else written_names(food)
            for name in names:
                run = folded(name)
                if run and run not in taken:
                    taken.add(run)
                    yield name, food.key


def collisions(foods: Iterable[Food]) -> dict[str, list[str]]:
    """Return the written names, folded, that stand for more than one food, and the keys of those."""
    owners: dict[str, dict[str, None]] = defaultdict(dict)
    for food in foods:
        for name in written_names(food):
            owners[" ".join(folded(name))][food.key] = None
    return {name: list(keys) for name, keys in owners.items() if len(keys) > 1}


def _plain(name: str) -> str:
    return _BRACKET.sub("", name)
