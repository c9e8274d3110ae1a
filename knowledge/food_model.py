"""Rows of the food tables: foods, groups of foods, diets.

A number that the source does not give is None and stays unknown: it is never taken for 0. A diet is only
claimed where its tag stands in the row; a food without tags fits no diet.
"""

from collections.abc import Set
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from knowledge.model import Ask
from knowledge.readers import ContentRow
from knowledge.units import in_grams

UNLISTED = "unlisted"
"""Tag of foods that few eat as the row has them (dry, raw, ingredients): known, but never named in lists."""


def _parts(value: Any) -> Any:
    return tuple(part.strip() for part in value.split("|")) if isinstance(value, str) else value


def _measures(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    pairs = (part.rpartition("=") for part in value.split("|"))
    return {unit: grams for unit, _, grams in pairs}


def _flag(value: Any) -> Any:
    return True if value == "yes" else value


Parts = Annotated[tuple[str, ...], BeforeValidator(_parts)]
Tags = Annotated[frozenset[str], BeforeValidator(_parts)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Weights = Annotated[dict[str, Annotated[float, Field(gt=0)]], BeforeValidator(_measures)]


class Food(ContentRow):
    """A food in one form of preparation: a row of foods.csv."""

    key: str = Field(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$", max_length=40)
    name: str = Field(max_length=60)
    aliases: Parts = ()
    local: Parts = ()
    """Names of one region or language, the row's own among them if it is one: no misspelling is corrected to them."""
    family: str = ""
    """Foods that differ by preparation only share a family (cooked, raw, canned)."""
    usual: Flag = False
    """The one of its family that the bare name means."""
    usda_id: str = Field(default="", pattern=r"^(\d{5})?$")
    """NDB number in the USDA table; empty where that table has no such food."""
    group: str
    role: str
    """Place on the plate, used for swaps and meals."""
    mg_per_100g: float | None = Field(default=None, ge=0, le=1_000)
    serving: str
    """An everyday portion in words, without its grams."""
    serving_g: float = Field(gt=0, le=1_000)
    measures: Weights = Field(default={})
    """Grams of one household measure of this food."""
    potassium_mg_per_100g: float | None = Field(default=None, ge=0)
    tags: Tags = frozenset()
    """Diets it fits and what it contains; empty means unknown."""
    cheap: Flag = False
    pick: Flag = False
    """A usual food, worth naming in a list."""
    quality_note: str = ""

    @property
    def other_names(self) -> tuple[str, ...]:
        """How people call it besides its name."""
        return (*self.aliases, *self.local)

    def mg(self, grams: float | None = None) -> float | None:
        """Return the magnesium of so many grams (of a serving by default); None when unknown."""
        weight = self.serving_g if grams is None else grams
        return None if self.mg_per_100g is None else in_grams(self.mg_per_100g, weight)

    @property
    def potassium_mg(self) -> float | None:
        """Potassium of a serving; None when unknown."""
        if self.potassium_mg_per_100g is None:
            return None
        return in_grams(self.potassium_mg_per_100g, self.serving_g)

    @property
    def trace(self) -> str:
        """The row behind a figure, for --explain."""
        if self.mg_per_100g is None:
            return f"{self.key}: no figure"
        return f"USDA {self.usda_id}: {self.mg_per_100g:g} mg per 100 g ({self.name})"


class FoodGroup(ContentRow):
    """A group that people ask for or leave out."""

    kind: Literal["group"]
    key: str = Field(pattern=r"^[a-z_]+$")
    label: str
    names: tuple[str, ...] = ()
    """How people name it; empty for a group that only diets speak of."""
    roles: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    """Table groups that belong to it."""
    tags: frozenset[str] = frozenset()
    not_tags: frozenset[str] = frozenset()
    """Tags that no food of the group carries."""
    limit_to: tuple[str, ...] = ()
    """Parts of keys, one of which a food of the group must hold."""
    allergens: frozenset[str] = frozenset()
    """Tags of foods that hold something of the group, for leaving it out: a tart holds egg but is none."""
    free_tag: str = ""
    """Tag that vouches for a food being free of the group."""
    foods: frozenset[str] = frozenset()
    """Keys of foods that belong to it whatever they are, as to the kitchen of a country."""
    together: bool = False
    """Whether somebody allergic to one of its foods leaves out all of them."""
    note: str = ""
    """Said below a list of the group."""

    def is_allergen_of(self, food: Food) -> bool:
        """Tell whether somebody allergic to a food leaves out the group."""
        return bool(food.tags & (self.tags | self.allergens)) or (self.together and self.holds(food))

    def holds(self, food: Food) -> bool:
        """Tell whether a food is known to belong to the group."""
        if food.key in self.foods:
            return True
        belongs = food.role in self.roles or food.group in self.groups or bool(food.tags & self.tags)
        named = not self.limit_to or any(part in food.key for part in self.limit_to)
        return belongs and named and not food.tags & self.not_tags

    def touches(self, food: Food) -> bool:
        """Tell whether a food belongs to the group or is known to hold something of it."""
        return self.holds(food) or bool(food.tags & (self.tags | self.allergens))

    def spares(self, food: Food) -> bool:
        """Tell whether a food is known to hold nothing of the group.

        Where a tag vouches for that, it must be there; else a food of unknown make-up is not spared.
        """
        if self.touches(food):
            return False
        return self.free_tag in food.tags if self.free_tag else bool(food.tags)


class FoodDiet(ContentRow):
    """What a diet asks of a food."""

    kind: Literal["diet"]
    key: str = Field(pattern=r"^[a-z_]+$")
    label: str
    names: tuple[str, ...] = ()
    """How people name it; those of `intents/content/entities` speak for a kind of question as well."""
    needs: str = ""
    avoids: str = ""
    max_potassium_mg: float | None = Field(default=None, gt=0)
    """Of a serving; a food whose potassium is unknown does not fit."""
    cheap: bool = False
    only: tuple[str, ...] = ()
    """Groups, of one of which a food must be."""
    without: tuple[str, ...] = ()
    """Groups that plainly do not fit."""
    unsorted: bool = False
    """Whether the table lacks the figures that the diet is about; the list then says so first."""
    under_age: int | None = None
    """Age in years below which it holds unnamed; where no age is told, what stands in `when` decides."""
    note: str = ""
    """Said below a list that claims to fit the diet."""
    when: frozenset[str] = frozenset()
    """Entities (`type/key`) that ask for the diet even where it is not named."""
    ask: Ask = "none"
    """Whom to ask next."""

    @property
    def vouches(self) -> bool:
        """Whether the rows of foods say themselves that they fit, so that a food may be called fitting."""
        return not (self.only or self.without or self.unsorted or self.cheap)

    def asked_by(self, told: Set[str], age: int | None) -> bool:
        """Tell whether a person's situation (`type/key`) or age asks for the diet."""
        if self.under_age is not None and age is not None:
            return age < self.under_age
        return bool(self.when & told)

    def admits(self, food: Food) -> bool:
        """Tell whether the tags and figures of a food are known to fit the diet."""
        if self.needs and self.needs not in food.tags:
            return False
        if self.avoids and (not food.tags or self.avoids in food.tags):
            return False
        if self.max_potassium_mg is not None:
            potassium = food.potassium_mg
            if potassium is None or potassium >= self.max_potassium_mg:
                return False
        return food.cheap or not self.cheap


class FoodRole(ContentRow):
    """Which roles may stand in for a role on the plate."""

    kind: Literal["role"]
    key: str = Field(pattern=r"^[a-z_]+$")
    swaps: tuple[str, ...] = Field(min_length=1)


class FoodCaution(ContentRow):
    """What to say about a tag of a food."""

    tag: str
    when: frozenset[str] = frozenset()
    """Entities (`type/key`) that make it personal."""
    personal: str = ""
    general: str = ""
    """Said to everybody who asks about such a food."""
    listed: str = ""
    """Said to everybody below a list that holds such a food."""

    @property
    def key(self) -> str:
        return self.tag
