"""Formulas: molar mass, and the share of it that is the element itself.

The arithmetic comes from the formula, so a figure in a table can be checked and none is remembered.
A formula starts with the element that counts; parts after a point are further molecules ("MgO2H2.5H2O").
"""

import re
from collections.abc import Mapping

ATOMIC_MASS: Mapping[str, float] = {
    "H": 1.008, "C": 12.011, "N": 14.007, "O": 15.999, "Na": 22.990, "Mg": 24.305, "Si": 28.085,
    "P": 30.974, "S": 32.06, "Cl": 35.45, "K": 39.098, "Ca": 40.078, "Fe": 55.845, "Zn": 65.38,
}  # fmt: skip
"""Grams per mole (IUPAC standard atomic weights)."""

_PART = re.compile(r"^(\d*)((?:[A-Z][a-z]?\d*)+)$")
_ATOM = re.compile(r"([A-Z][a-z]?)(\d*)")


def molar_mass(formula: str) -> float:
    """Return grams per mole of a formula. ValueError when it holds what is no known element.

    >>> round(molar_mass("MgCl2.6H2O"), 1)
    203.3
    """
    return sum(ATOMIC_MASS[element] * number for element, number in _atoms(formula))


def share(formula: str) -> float:
    """Return the share of the formula's first element in its mass, in (0, 1].

    >>> round(share("MgO"), 3)
    0.603
    """
    atoms = _atoms(formula)
    first = atoms[0][0]
    return sum(ATOMIC_MASS[first] * n for element, n in atoms if element == first) / molar_mass(formula)


def _atoms(formula: str) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    for part in formula.split("."):
        match = _PART.match(part)
        if match is None:
            raise ValueError(f"{formula!r} is not a formula")
        times = int(match.group(1) or 1)
        for element, number in _ATOM.findall(match.group(2)):
            if element not in ATOMIC_MASS:
                raise ValueError(f"{formula!r} holds {element!r}, whose mass is not listed")
            found.append((element, times * int(number or 1)))
    return found
