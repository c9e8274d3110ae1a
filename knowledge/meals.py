"""Meals: which foods suit a meal, and a day of meals that reaches a target within a diet.

The courses are content (`meals.yaml`). The plan is deterministic: the same wish gives the same day.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import Field

from knowledge.food_filter import FoodFilter
from knowledge.food_model import Food
from knowledge.foods import FoodTable
from knowledge.readers import ContentRow, Problem

GENEROUS = 1.05
"""Times the target above which courses that the day can spare are left out again."""


class Meal(ContentRow):
    """A meal of the day."""

    key: str = Field(pattern=r"^[a-z_]+$")
    label: str
    names: tuple[str, ...] = Field(min_length=1)
    roles: tuple[str, ...] = Field(min_length=1)
    """Roles that suit it when ideas for the meal are asked for."""
    courses: tuple[tuple[str, ...], ...] = Field(min_length=1)
    """Foods for each course, the first choice first."""
    extras: tuple[str, ...] = ()
    """Foods added where the day falls short."""


@dataclass(frozen=True)
class PlannedMeal:
    """A meal of a plan, each food as its usual serving."""

    meal: Meal
    foods: tuple[Food, ...]


@dataclass(frozen=True)
class DayPlan:
    """A day of meals."""

    meals: tuple[PlannedMeal, ...]
    target_mg: float

    @property
    def foods(self) -> tuple[Food, ...]:
        return tuple(food for planned in self.meals for food in planned.foods)

    @property
    def potassium_mg(self) -> float | None:
        """Potassium of the day; None when that of a food is unknown."""
        parts = [food.potassium_mg for food in self.foods]
        return None if None in parts else sum(part or 0.0 for part in parts)


class MealTable:
    """The meals of a day, in their order."""

    def __init__(self, meals: Iterable[Meal]) -> None:
        self.rows = tuple(meals)
        self.by_key = {meal.key: meal for meal in self.rows}

    def plan(self, foods: FoodTable, target_mg: float, wish: FoodFilter) -> DayPlan:
        """Return a day of meals that fits a wish and reaches the target if the extras suffice.

        No food comes twice. A course for which no food fits is left out.
        """
        day: dict[str, list[Food]] = {meal.key: [] for meal in self.rows}
        for meal in self.rows:
            for course in meal.courses:
                day[meal.key].extend(list(self._fitting(course, foods, wish, day))[:1])
        self._fill(day, foods, target_mg, wish)
        _trim(day, target_mg, target_mg * GENEROUS)
        planned = tuple(PlannedMeal(meal, tuple(day[meal.key])) for meal in self.rows if day[meal.key])
        return DayPlan(planned, target_mg)

    def _fitting(
        self, keys: Iterable[str], foods: FoodTable, wish: FoodFilter, day: dict[str, list[Food]]
    ) -> Iterator[Food]:
        eaten = {food.family or food.key for served in day.values() for food in served}
        for key in keys:
            food = foods.by_key.get(key)
            if food is not None and (food.family or food.key) not in eaten and foods.admits(food, wish):
                yield food

    def _fill(self, day: dict[str, list[Food]], foods: FoodTable, target: float, wish: FoodFilter) -> None:
        """Add extras until the target is reached: the one that just reaches it, else the richest."""
        while (missing := target - _total(day)) > 0:
            offers = [
                (meal.key, food)
                for meal in self.rows
                for food in self._fitting(meal.extras, foods, wish, day)
                if food.mg()
            ]
            if not offers:
                return
            enough = [offer for offer in offers if (offer[1].mg() or 0.0) >= missing]
            best = (
                min(enough, key=lambda o: (o[1].mg() or 0.0, o[1].key))
                if enough
                else max(offers, key=lambda o: (o[1].mg() or 0.0, o[1].key))
            )
            day[best[0]].append(best[1])

    def problems(self, foods: FoodTable) -> list[Problem]:
        """Return foods that no table row stands for."""
        return [
            Problem(meal.place, f"{meal.key}: no food {key!r}", "use a key of foods.csv")
            for meal in self.rows
            for key in (*(key for course in meal.courses for key in course), *meal.extras)
            if key not in foods.by_key
        ]


def _total(day: dict[str, list[Food]]) -> float:
    return sum(food.mg() or 0.0 for served in day.values() for food in served)


def _trim(day: dict[str, list[Food]], target: float, most: float) -> None:
    """Leave out courses while the day holds more than asked: the largest that it can spare, keeping one a meal."""
    while (total := _total(day)) > most:
        spare = [
            (food.mg() or 0.0, food.key, meal)
            for meal, served in day.items()
            if len(served) > 1
            for food in served
            if total - (food.mg() or 0.0) >= target
        ]
        if not spare:
            return
        _, key, meal = max(spare)
        day[meal] = [food for food in day[meal] if food.key != key]
