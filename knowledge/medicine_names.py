"""Medicines that people name and that have no row of their own: those on which nothing is on file, and combinations.

A combination holds several medicines, and its name stands for each of them: "Lasilactone" is furosemide, which wastes
magnesium, and spironolactone, which keeps it, so both rows must be shown.
"""

from collections.abc import Collection, Iterable

from pydantic import Field

from knowledge.readers import ContentRow
from knowledge.text import tokens

LONG = 9
"""Letters from which a name of another medicine or a product is far enough from everyday words to be corrected to."""


class OtherMedicine(ContentRow):
    """A medicine that people name and on which nothing is on file."""

    key: str = Field(pattern=r"^[a-z]+(_[a-z]+)*$")
    """Its generic name."""
    brands: tuple[str, ...] = ()
    """Further names, misspellings among them."""
    given: str | None = None
    """How, where it is not swallowed."""

    @property
    def name(self) -> str:
        return self.key.replace("_", " ")

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that means it."""
        return (self.name, *self.brands)


class Combination(ContentRow):
    """Products that hold the same medicines."""

    holds: tuple[str, ...] = Field(min_length=2)
    """The medicines, by names of rows of interactions or of other medicines."""
    names: tuple[str, ...] = Field(min_length=1)
    """What the products are called, misspellings among them."""


def product(name: str) -> str:
    """Return the name of a product as it is looked up: "co-amilofruse" and "Co Amilofruse" are one.

    >>> product("Co-Amilofruse")
    'co amilofruse'
    """
    return " ".join(tokens(name))


def held_in(combinations: Iterable[Combination], medicines: Collection[str]) -> dict[str, str]:
    """Return product → which of some medicines, in lower case, it holds; products that hold none are left out."""
    held: dict[str, str] = {}
    for row in combinations:
        if inside := [medicine for medicine in row.holds if medicine.casefold() in medicines]:
            held |= dict.fromkeys(map(product, row.names), " and ".join(inside))
    return held
