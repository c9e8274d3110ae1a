"""The kitchen: household measures, words about foods and meals, beside the food table; and their loading."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.food_model import Food, FoodCaution, FoodDiet, FoodGroup, FoodRole
from knowledge.foods import FoodTable
from knowledge.meals import Meal, MealTable
from knowledge.names import Name, NameIndex
from knowledge.portions import Measure, PortionScale
from knowledge.readers import ContentRow, Problem, RawRow, parse_rows, read_csv_rows, read_yaml_rows
from knowledge.said_amounts import AmountReader, FoodWords
from knowledge.shapes import read_whole

_KINDS: dict[str, type[ContentRow]] = {"group": FoodGroup, "diet": FoodDiet, "role": FoodRole}


@dataclass(frozen=True)
class Kitchen:
    """What is needed to read amounts and meals, beside the foods themselves."""

    scale: PortionScale
    reader: AmountReader
    words: FoodWords
    meals: MealTable
    groups: NameIndex
    """Names of groups, of meals and of the diets that are named here."""
    cautions: tuple[FoodCaution, ...]

    def problems(self, foods: FoodTable) -> list[Problem]:
        """Return meals with foods that no row stands for, and tags, groups and roles that no food has."""
        found = self.meals.problems(foods)
        tags = frozenset[str]().union(*(food.tags for food in foods.rows))
        groups, roles = ({food.group for food in foods.rows}, {food.role for food in foods.rows})
        for group in foods.groups.values():
            named = group.tags | group.not_tags | group.allergens | {group.free_tag}
            found += [*_none_has(group, "tag", named, tags), *_none_has(group, "group", group.groups, groups)]
            found += _none_has(group, "role", group.roles, roles)
        for diet in foods.diets.values():
            found += _none_has(diet, "tag", {diet.needs, diet.avoids}, tags)
        for role in foods.roles.values():
            found += _none_has(role, "role", role.swaps, roles)
        for meal in self.meals.rows:
            found += _none_has(meal, "role", meal.roles, roles)
        for caution in self.cautions:
            found += _none_has(caution, "tag", {caution.tag}, tags)
        return found


def _none_has(row: ContentRow, what: str, names: Iterable[str], known: Collection[str]) -> list[Problem]:
    unknown = sorted(name for name in names if name and name not in known)
    return [Problem(row.place, f"no food has the {what} {name!r}", "use one of foods.csv") for name in unknown]


def load_foods(folder: Path, problems: list[Problem]) -> FoodTable:
    """Read foods.csv and food_groups.yaml."""
    foods = parse_rows(read_csv_rows(folder / "foods.csv", problems), Food, problems)
    rows = read_yaml_rows(folder / "food_groups.yaml", problems)
    for row in rows:
        if row.data.get("kind") not in _KINDS:
            message = f"kind {row.data.get('kind')!r} is unknown"
            problems.append(Problem(row.place, message, f"use one of {', '.join(_KINDS)}"))
    groups = parse_rows(_of_kind(rows, "group"), FoodGroup, problems)
    diets = parse_rows(_of_kind(rows, "diet"), FoodDiet, problems)
    roles = parse_rows(_of_kind(rows, "role"), FoodRole, problems)
    return FoodTable(foods, groups, diets, roles)


def load_kitchen(folder: Path, foods: FoodTable, problems: list[Problem]) -> Kitchen:
    """Read measures.yaml, food_words.yaml, meals.yaml and food_cautions.yaml; the groups come with the foods."""
    measures = parse_rows(read_yaml_rows(folder / "measures.yaml", problems), Measure, problems)
    meals = parse_rows(read_yaml_rows(folder / "meals.yaml", problems), Meal, problems)
    words = read_whole(folder / "food_words.yaml", FoodWords, problems)
    named = [
        *(("group", row.key, row.names) for row in foods.groups.values()),
        *(("meal", m.key, m.names) for m in meals),
        *(("diet", row.key, row.names) for row in foods.diets.values()),
    ]
    index = NameIndex(Name(name, type_, key) for type_, key, names in named for name in names)
    cautions = parse_rows(read_yaml_rows(folder / "food_cautions.yaml", problems), FoodCaution, problems)
    return Kitchen(
        scale=PortionScale(measures),
        reader=AmountReader(measures, words),
        words=words,
        meals=MealTable(meals),
        groups=index,
        cautions=tuple(cautions),
    )


def _of_kind(rows: Sequence[RawRow], kind: str) -> list[RawRow]:
    return [row for row in rows if row.data.get("kind") == kind]
