"""Portions: how much of a food an amount means, in grams.

A food's own measures come first; what its row does not hold is assumed, and the portion says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from knowledge.food_model import Food
from knowledge.readers import ContentRow
from knowledge.units import Quantity

How = Literal["serving", "weighed", "measured", "counted", "assumed", "unsized", "read_as_grams"]
"""How a portion was weighed; "unsized" is a pack of no known size, for which a usual portion stands in."""
FLUID_OUNCE_ML = 29.5735
"""ml of a US fluid ounce: the measure behind the "fl oz" weights of the USDA table."""
CUP_ML = 236.588
MOST_GRAMS = 3_000.0
"""Grams of one food above which an amount is taken for a slip: nobody eats that in a day."""
BARE_GRAMS = 20.0
"""A bare number from here on is read as grams where so many portions would be a slip."""


class Measure(ContentRow):
    """A household measure."""

    key: str = Field(pattern=r"^[a-z_]+$")
    names: tuple[str, ...] = Field(min_length=1)
    means: tuple[str, ...] = ()
    """Measures of a food's row that it stands for, best first; "x8" after one is a factor."""
    rather: dict[str, float] = Field(default={})
    """Grams by role that count more than the row: a bowl of one thing is not a cup of it."""
    grams: dict[str, float] = Field(default={})
    """Grams to assume by role, where the row holds none of them; "any" for other roles."""
    pack: bool = False
    """Whether it is a pack, whose size its maker sets."""


@dataclass(frozen=True)
class SaidAmount:
    """An amount as said: a number, and a unit, a measure's key, or "" for a bare count."""

    value: float
    unit: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Portion:
    """A portion of a food, weighed."""

    food: Food
    grams: float
    how: How

    @property
    def possible(self) -> bool:
        """Whether anybody could eat that much, or that little."""
        return 0 < self.grams <= MOST_GRAMS

    @property
    def mg(self) -> float | None:
        """Magnesium of the portion; None when unknown."""
        return self.food.mg(self.grams)


class PortionScale:
    """Weighs amounts of foods; built once."""

    def __init__(self, measures: Iterable[Measure]) -> None:
        self.measures = {measure.key: measure for measure in measures}

    def portion(self, food: Food, amount: SaidAmount | None = None) -> Portion:
        """Weigh an amount of a food; its usual serving when no amount is said."""
        if amount is None:
            return Portion(food, food.serving_g, "serving")
        grams, how = self._weigh_one(food, amount.unit)
        slip = grams * amount.value > MOST_GRAMS or how == "assumed"  # nobody eats 30 portions of cashews
        if amount.unit == "" and amount.value >= BARE_GRAMS and slip:
            return Portion(food, amount.value, "read_as_grams")
        return Portion(food, grams * amount.value, how)

    def _weigh_one(self, food: Food, unit: str) -> tuple[float, How]:
        if unit == "":
            piece = food.measures.get("piece")
            return (piece, "counted") if piece else (food.serving_g, "assumed")
        if unit in self.measures:
            return _weigh_measure(food, self.measures[unit])
        quantity = Quantity(1.0, unit)
        if quantity.dimension == "mass":
            return quantity.to("g").value, "weighed"
        millilitres = quantity.to("ml").value
        for name, size in (("fl oz", FLUID_OUNCE_ML), ("cup", CUP_ML)):
            if (weight := _row_measure(food, name)) is not None:
                return weight * millilitres / size, "measured"
        return millilitres, "assumed"


def _row_measure(food: Food, name: str) -> float | None:
    """Grams of the food's own measure that is called so, or begins with the word."""
    exact = food.measures.get(name)
    if exact is not None:
        return exact
    return next((grams for unit, grams in food.measures.items() if unit.startswith(f"{name} ")), None)


def _weigh_measure(food: Food, measure: Measure) -> tuple[float, How]:
    if food.role in measure.rather:
        return measure.rather[food.role], "assumed"
    for meaning in measure.means:
        name, _, factor = meaning.partition(" x")
        grams = _row_measure(food, name)
        if grams is not None:
            return grams * float(factor or 1), "measured"
    assumed = measure.grams.get(food.role, measure.grams.get("any"))
    return (assumed or food.serving_g), "unsized" if measure.pack and not assumed else "assumed"
