"""FoodTable: foods by key, the preparations of a food, foods for a wish, swaps, comparisons."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from knowledge.derived import derived
from knowledge.food_filter import FoodFilter
from knowledge.food_model import UNLISTED, Food, FoodDiet, FoodGroup, FoodRole
from knowledge.food_names import collisions, folded, named_locally, settled_names
from knowledge.readers import Problem

RICH_POTASSIUM_MG = 200.0
"""Potassium of a serving from which a food counts as a source of it."""
MOST_OF_A_ROLE = 2
"""Foods of one role in a list that asks for nothing in particular, so that it does not hold seeds alone."""
LEAST_GAIN_MG = 1.0
"""Least gain worth naming as a swap."""
MOST_UNLIKE = 5.0
"""Times that a portion may weigh more or less than the one it stands in for."""


@dataclass(frozen=True)
class Swap:
    """A food to take in place of another, and what that brings."""

    food: Food
    gain_mg: float
    """More magnesium, serving against serving."""


class FoodTable:
    """All foods; built once."""

    def __init__(
        self,
        foods: Iterable[Food],
        groups: Iterable[FoodGroup] = (),
        diets: Iterable[FoodDiet] = (),
        roles: Iterable[FoodRole] = (),
    ) -> None:
        self.rows = tuple(foods)
        self.by_key: Mapping[str, Food] = {food.key: food for food in self.rows}
        self.groups: Mapping[str, FoodGroup] = {group.key: group for group in groups}
        self.diets: Mapping[str, FoodDiet] = {diet.key: diet for diet in diets}
        self.roles: Mapping[str, FoodRole] = {role.key: role for role in roles}
        self._families: dict[str, list[Food]] = defaultdict(list)
        for food in self.rows:
            if food.family:
                self._families[food.family].append(food)
        source = json.dumps([(f.key, f.name, f.aliases, f.local, f.family, f.usual) for f in self.rows])
        settled = derived("food names", source, lambda: [[name, key] for name, key in settled_names(self.rows)])
        self._names = tuple((name, key) for name, key in settled)
        self._shared: Mapping[str, Sequence[str]] = derived("shared names", source, lambda: collisions(self.rows))
        self.local_names = frozenset(derived("local names", source, lambda: sorted(self._named_locally())))
        """Names of one region or language, and those that follow from them."""
        listed = [food for food in self.rows if food.mg_per_100g is not None and UNLISTED not in food.tags]
        self._listed = tuple(sorted(listed, key=lambda food: (not food.pick, *_richest_first(food))))
        self._picks = tuple(food for food in self._listed if food.pick)

    def find(self, name: str) -> str | None:
        """Return the key of the food that a whole text names; None when it names none."""
        return self._by_name.get(folded(name))

    @cached_property
    def _by_name(self) -> Mapping[tuple[str, ...], str]:
        return {folded(name): key for name, key in self._names}

    def names(self) -> tuple[tuple[str, str], ...]:
        """Return every name with its key; no name, folded, stands for two foods."""
        return self._names

    def _named_locally(self) -> frozenset[str]:
        return named_locally(self.rows, (name for name, _ in self._names))

    def variants(self, key: str) -> tuple[Food, ...]:
        """Return the other preparations of a food, in table order."""
        food = self.by_key[key]
        return tuple(other for other in self._families.get(food.family, ()) if other.key != key)

    def value(self, key: str, *, per_100g: bool = False) -> float | None:
        """Return the figure that prose may quote, in whole mg; None for no such row or no figure."""
        food = self.by_key.get(key)
        mg = food.mg(100.0 if per_100g else None) if food else None
        return None if mg is None else float(round(mg))

    def fits(self, food: Food, diets: Iterable[str]) -> bool:
        """Tell whether a food is known to fit all diets; a diet that nobody described is fitted by none."""
        return all(diet in self.diets and self._suits(food, self.diets[diet]) for diet in diets)

    def _suits(self, food: Food, diet: FoodDiet) -> bool:
        if diet.only and not any(self.groups[key].holds(food) for key in diet.only):
            return False
        return diet.admits(food) and not any(self.groups[key].touches(food) for key in diet.without)

    def avoided(self, key: str) -> tuple[tuple[str, str], ...]:
        """Return the (type, key) pairs that leave out a food and all of its kind for somebody who reacts to it."""
        food = self.by_key.get(key)
        groups = self.groups.values() if food is not None else ()
        hit = [group.key for group in groups if food and group.is_allergen_of(food)]
        return tuple(dict.fromkeys(pair for key in hit for pair in self.leaving_out(key)))

    def avoided_group(self, name: str) -> tuple[tuple[str, str], ...]:
        """Return the same for a group that goes by a name ("shellfish"); empty for any other word."""
        groups = self.groups.values()
        hit = [group.key for group in groups if name in group.names and (group.allergens or group.free_tag)]
        return tuple(dict.fromkeys(pair for key in hit for pair in self.leaving_out(key)))

    def leaving_out(self, group: str) -> tuple[tuple[str, str], ...]:
        """Return the (type, key) pairs that leave out a group: the diets that vouch for it, else the group itself."""
        tag = self.groups[group].free_tag
        diets = tuple(("diet", key) for key, diet in self.diets.items() if tag and diet.needs == tag)
        return diets or (("without", group),)

    def akin(self, one: str, other: str) -> bool:
        """Tell whether two foods are the same one, however prepared."""
        return _kin(self.by_key[one]) == _kin(self.by_key[other])

    def spared(self, food: Food, without: Iterable[str]) -> bool:
        """Tell whether a food is known to hold nothing of the groups ruled out."""
        return all(key in self.groups and self.groups[key].spares(food) for key in without)

    def list_foods(self, wish: FoodFilter, limit: int = 8, start: int = 0) -> tuple[Food, ...]:
        """Return foods for a wish, most magnesium in a serving first, ties in key order.

        Usual foods are taken first; others fill up where something in particular is asked for, or where the list
        goes on (`start`: how many were shown). Of a family one, and of a role at most MOST_OF_A_ROLE, unless the wish
        is for a group, a single role or a least amount; a list that goes on has the rest of the role at its end.
        """
        chosen: list[Food] = []
        crowded: list[Food] = []
        of_role: Counter[str] = Counter()
        families: set[str] = set()
        mixed = not (wish.groups or wish.min_mg) and len(wish.roles) != 1
        for food in self._listed if wish.narrowed or start else self._picks:
            if len(chosen) >= start + limit:
                break
            if food.family in families or not self.admits(food, wish):
                continue
            if mixed and of_role[food.role] >= MOST_OF_A_ROLE:
                crowded.append(food)
                continue
            chosen.append(food)
            of_role[food.role] += 1
            families |= {food.family} - {""}
        if start:
            chosen += [food for food in crowded if food.family not in families]
        return tuple(sorted(chosen[start : start + limit], key=_richest_first))

    def admits(self, food: Food, wish: FoodFilter) -> bool:
        """Tell whether a food with a known figure answers a wish."""
        if food.mg_per_100g is None or not self._wanted(food, wish) or not self.fits(food, wish.diets):
            return False
        return all(_kin(food) != _kin(self.by_key[key]) for key in wish.without_foods if key in self.by_key)

    def _wanted(self, food: Food, wish: FoodFilter) -> bool:
        if wish.groups and not any(self.groups[key].holds(food) for key in wish.groups if key in self.groups):
            return False
        if wish.roles and food.role not in wish.roles:
            return False
        if wish.rich_in_potassium and (food.potassium_mg or 0.0) < RICH_POTASSIUM_MG:
            return False
        return (food.mg() or 0.0) >= wish.min_mg and self.spared(food, wish.without)

    def swaps(self, key: str, wish: FoodFilter, limit: int = 4, least_gain: float = LEAST_GAIN_MG) -> tuple[Swap, ...]:
        """Return usual foods that may stand in for a food, those of its role first, greatest gain first.

        Empty where the food's own figure is unknown. A least gain of minus infinity also returns those that
        hold less.
        """
        food = self.by_key[key]
        have = food.mg()
        if have is None:
            return ()
        roles = self.roles[food.role].swaps if food.role in self.roles else (food.role,)
        others = (other for other in self._picks if other.role in roles and _kin(other) != _kin(food))
        gains = [Swap(other, (other.mg() or 0.0) - have) for other in others if self.admits(other, wish)]
        worth = [swap for swap in gains if swap.gain_mg >= least_gain and _alike(swap.food, food)]
        return tuple(sorted(worth, key=lambda s: (s.food.role != food.role, -s.gain_mg, s.food.key))[:limit])

    def compare(self, keys: Iterable[str]) -> tuple[Food, ...]:
        """Return foods, most magnesium per 100 g first, those without a figure last."""
        foods = [self.by_key[key] for key in dict.fromkeys(keys) if key in self.by_key]
        return tuple(sorted(foods, key=lambda f: (f.mg_per_100g is None, -(f.mg_per_100g or 0.0), f.key)))

    def problems(self) -> list[Problem]:
        """Return what an editor must settle: keys, families, names of two foods, figures without a row."""
        found = [
            Problem(self.by_key[keys[-1]].place, f"the name {name!r} stands for {' and '.join(keys)}", "keep it once")
            for name, keys in self._shared.items()
        ]
        for key, count in Counter(food.key for food in self.rows).items():
            if count > 1:
                found.append(Problem(self.by_key[key].place, f"the key {key!r} stands twice", "rename one"))
        for family, foods in self._families.items():
            if sum(food.usual for food in foods) != 1:
                message = f"the family {family!r} needs one usual food"
                found.append(Problem(foods[0].place, message, "write yes in the column usual of one row"))
        found.extend(
            Problem(food.place, f"{food.key}: a figure without a USDA id", "give the id or remove the figure")
            for food in self.rows
            if food.mg_per_100g is not None and not food.usda_id
        )
        return found + self._unresolved()

    def _unresolved(self) -> list[Problem]:
        """Foods and groups that a group or a diet names and nothing stands for."""
        listed = {food.key for food in self._listed}
        foods = ((group, key) for group in self.groups.values() for key in sorted(group.foods - listed))
        groups = ((diet, key) for diet in self.diets.values() for key in (*diet.only, *diet.without))
        return [
            *(Problem(row.place, f"{row.key}: no food {key!r} to list", "use a listed food") for row, key in foods),
            *(
                Problem(row.place, f"{row.key}: no group {key!r}", "use the key of a group")
                for row, key in groups
                if key not in self.groups
            ),
        ]


def _kin(food: Food) -> str:
    return food.family or food.key


def _alike(one: Food, other: Food) -> bool:
    """Whether portions of one role weigh alike: a spoon of bran is no plate of rice."""
    ratio = one.serving_g / other.serving_g
    return one.role != other.role or 1 / MOST_UNLIKE <= ratio <= MOST_UNLIKE


def _richest_first(food: Food) -> tuple[float, str]:
    return (-(food.mg() or 0.0), food.key)
