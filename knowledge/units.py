"""Quantity: amounts as people write them, read, converted and printed.

Masses, volumes and millimoles of magnesium. Numbers come as digits with either decimal mark, as thousands,
as fractions ("1/2", "1 1/2", "½") and as multiples ("2x200mg"). Household words ("a handful") are no units:
they need a food and live in `knowledge.portions`.
"""

import re
from dataclasses import dataclass
from typing import Literal

from knowledge.text import normalise

Dimension = Literal["mass", "volume"]

MG_PER_MMOL = 24.305
"""Molar mass of magnesium in mg per mmol (IUPAC atomic weight); held by tests/knowledge/test_units.py."""

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
ONES = {word: value for value, word in enumerate(re.findall(r"\w+", f"{_ONES} seventeen eighteen nineteen"))}
"""Numbers below 20 in words."""
TENS = {
    f"{word}ty": 10 * (place + 2)
    for place, word in enumerate(re.findall(r"\w+", "twen thir for fif six seven eigh nine"))
}
"""Tens from 20 to 90 in words."""

_MG = {"mcg": 0.001, "mg": 1.0, "g": 1_000.0, "kg": 1_000_000.0, "oz": 28_349.5, "lb": 453_592.0}
"""mg of each mass unit; oz is 28.35 g as in the USDA tables, to one more digit."""
_ML = {"ml": 1.0, "cl": 10.0, "dl": 100.0, "l": 1_000.0}
_ML |= {"tsp": 5.0, "tbsp": 15.0, "fl_oz": 30.0, "cup": 240.0, "pint": 480.0}
"""ml of each volume unit; household ones as US food labels round them."""
_SPELLINGS = {
    "mcg": "mcg ug µg μg microgram micrograms",
    "mg": "mg mgs milligram milligrams milligramme milligrammes",
    "g": "g gr gm gms gram grams gramme grammes",
    "kg": "kg kgs kilo kilos kilogram kilograms",
    "oz": "oz ozs ounce ounces",
    "lb": "lb lbs pound pounds",
    "ml": "ml mls millilitre millilitres milliliter milliliters",
    "cl": "cl centilitre centilitres centiliter centiliters",
    "dl": "dl decilitre decilitres deciliter deciliters",
    "l": "l litre litres liter liters",
    "tsp": "tsp tsps teaspoon teaspoons teaspoonful",
    "tbsp": "tbsp tbsps tbs tablespoon tablespoons tablespoonful",
    "cup": "cup cups",
    "pint": "pint pints",
    "mmol": "mmol mmols millimole millimoles",
}
UNITS = {spelling: unit for unit, spellings in _SPELLINGS.items() for spelling in spellings.split()}
"""Every spelling of a one-word unit → the unit."""
_FLUID = r"fl\.?\s?oz\.?|fluid ounces?"

NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)"  # 1,200
    r"|\d*\d⁄\d+"  # ½ as NFKC writes it, "1½" included: one digit before the slash is the numerator
    r"|\d+\s+\d+/\d+|\d+/\d+"  # 1 1/2, 3/4
    r"|\d+[.,]\d+|[.,]\d+|\d+)"
)
_QUANTITY = re.compile(
    rf"(?<![\w.,/⁄])(?:(?P<times>\d{{1,3}})\s*[x×*]\s*)?(?P<value>{NUMBER})\s*-?\s*"
    rf"(?P<unit>{_FLUID}|{'|'.join(sorted(map(re.escape, UNITS), key=len, reverse=True))})(?![\w])"
)


@dataclass(frozen=True)
class Quantity:
    """A number with its unit: a key of the tables above, or mmol (of magnesium)."""

    value: float
    unit: str

    @property
    def dimension(self) -> Dimension:
        """What is measured; mmol of magnesium is a mass."""
        return "volume" if self.unit in _ML else "mass"

    def to(self, unit: str) -> "Quantity":
        """Return the same amount in another unit; ValueError for a unit of another dimension or none.

        >>> Quantity(2, "mmol").to("mg")
        Quantity(value=48.61, unit='mg')
        """
        if self.unit == unit:
            return self
        for table in (_ML, {**_MG, "mmol": MG_PER_MMOL}):
            if self.unit in table and unit in table:
                return Quantity(self.value * table[self.unit] / table[unit], unit)
        raise ValueError(f"{self.unit} cannot be given in {unit}")

    def __str__(self) -> str:
        return f"{show_number(self.value)} {self.unit.replace('_', ' ')}"


@dataclass(frozen=True)
class FoundQuantity:
    """A quantity and where it stands in a normalised text."""

    quantity: Quantity
    start: int
    end: int


def parse_number(text: str) -> float | None:
    """Read a number; None when the text is none or divides by zero.

    >>> [parse_number(t) for t in ("1,200", "1,5", "1 1/2", "½", "2½", ".5", "many")]
    [1200.0, 1.5, 1.5, 0.5, 2.5, 0.5, None]
    """
    said = normalise(text)
    if not re.fullmatch(NUMBER, said):
        return None
    if "⁄" in said:
        head, _, below = said.partition("⁄")
        return _ratio(head[:-1] or "0", head[-1], below)
    if "/" in said:
        whole, _, part = said.rpartition(" ")
        above, _, below = part.partition("/")
        return _ratio(whole or "0", above, below)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", said):
        return float(said.replace(",", ""))
    return float(said.replace(",", "."))


def _ratio(whole: str, above: str, below: str) -> float | None:
    return float(whole) + int(above) / int(below) if int(below) else None


def find_quantities(text: str) -> tuple[FoundQuantity, ...]:
    """Return the quantities in a text, left to right; positions refer to the normalised text.

    >>> [str(found.quantity) for found in find_quantities("2x200mg with ½ cup of water, 1,5 g")]
    ['400 mg', '0.5 cup', '1.5 g']
    """
    found = []
    for match in _QUANTITY.finditer(normalise(text)):
        value = parse_number(match["value"])
        unit = UNITS.get(match["unit"], "fl_oz")
        if value is not None:
            quantity = Quantity(value * int(match["times"] or 1), unit)
            found.append(FoundQuantity(quantity, *match.span()))
    return tuple(found)


def in_grams(per_100g: float, grams: float) -> float:
    """Return how much a portion of so many grams holds of what 100 g hold so much of.

    >>> in_grams(550, 28.35)
    155.925
    """
    return per_100g * grams / 100


def show_number(value: float) -> str:
    """Print a number as people read it: at most three digits that say something, thousands with a comma.

    >>> [show_number(v) for v in (1200, 78.0, 0.5, 6.04, 2.35, 0.0061)]
    ['1,200', '78', '0.5', '6', '2.4', '0.006']
    """
    size = abs(value)
    digits = 0 if size >= 10 else 1 if size >= 1 else 2 if size >= 0.1 else 3
    text = f"{value:,.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
