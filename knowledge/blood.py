"""Blood results: a value with its unit, and the band of `blood.yaml` that it falls in.

Laboratories print millimoles per litre, milligrams per decilitre or milliequivalents per litre; the bands are in
the first. A number without a unit is read only where no other unit makes sense of it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field, field_validator

from knowledge.readers import ContentRow, Problem
from knowledge.text import places_in
from knowledge.units import NUMBER, parse_number

MMOL_PER_MG_DL = 0.411
"""1 mg/dL is 0.411 mmol/L (facts: status tests); held by tests/knowledge/test_blood.py."""
MG_DL, MMOL_L, MEQ_L = "mg/dL", "mmol/L", "mEq/L"
_MMOL = {MMOL_L: 1.0, MG_DL: MMOL_PER_MG_DL, MEQ_L: 0.5, "mg/L": MMOL_PER_MG_DL / 10}
"""mmol/L in one of each unit; an ion of two charges has two milliequivalents in a millimole."""
BARE_MMOL, BARE_MG_DL = 1.05, 1.5
"""A bare number up to the first is read in mmol/L, from the second in mg/dL; between them either may be meant."""
HIGHEST = 10.0
"""mmol/L from which a number is no result of a living person but a slip."""

_PER = r"\s*(?:/|per|p|\s)\s*"
_UNIT = re.compile(
    rf"(?:(?P<mmol>m\s?mols?|millimoles?)(?:{_PER}l(?:it(?:re|er))?)?|(?P<mgdl>mgs?{_PER}(?:dl|100\s?ml|decilit\w+)|mgdl)"
    rf"|(?P<meq>m?eqs?)(?:{_PER}l(?:it(?:re|er))?)?|(?P<mgl>mgs?\s*(?:/|per)\s*l(?:it(?:re|er))?))\b"
)
_NAMES = {"mmol": MMOL_L, "mgdl": MG_DL, "meq": MEQ_L, "mgl": "mg/L"}
_VALUE = re.compile(rf"(?<![\w.,:/-])(?P<value>{NUMBER})(?![\d/:])")
_DECIMAL = re.compile(r"\d[.,]\d{1,2}")
_UP_TO = re.compile(r"\s*(?:-|–|to)\s*\d")
_FROM = re.compile(r"\d\s*(?:-|–|to)\s*$")
_OTHER_UNIT = re.compile(r"\s*(?:%|m?c?g\b|µ|u?mol|iu\b|[npu]g\b|[pn]mol|hours?|am\b|pm\b)")


@dataclass(frozen=True)
class BloodValue:
    """A result as told."""

    value: float
    unit: str
    """Empty where none was given."""
    start: int
    end: int

    @property
    def mmol(self) -> float:
        """The result in mmol/L, in the likelier unit where none was given."""
        return self.value * _MMOL[self.unit or self.likely]

    @property
    def likely(self) -> str:
        """The unit that makes sense of the number."""
        return MMOL_L if self.value <= BARE_MMOL else MG_DL

    @property
    def open(self) -> bool:
        """Whether a number without a unit is plausible in two of them."""
        return not self.unit and BARE_MMOL < self.value < BARE_MG_DL

    def __str__(self) -> str:
        return f"{self.value:g} {self.unit or self.likely}"


class Band(ContentRow):
    """A stretch of results and what is said of them."""

    key: str
    up_to: float | None = None
    """mmol/L; the highest value of the band."""
    lead: str
    facts: tuple[str, ...] = ()
    card: str | None = None
    """Key of the urgent card above the answer."""
    urgency: Literal["same_day", "emergency"] | None = None
    usual: bool = False
    """Whether it is the common range."""
    sources: tuple[str, ...] = Field(min_length=1)

    @field_validator("lead")
    @classmethod
    def _leaves_only_the_value(cls, lead: str) -> str:
        if unknown := places_in(lead) - {"value"}:
            raise ValueError(f"nothing fills {', '.join(sorted(unknown))}; use value")
        return lead


class BloodTable:
    """All bands, from low to high."""

    def __init__(self, bands: Iterable[Band]) -> None:
        self.bands = tuple(bands)

    def band(self, mmol: float) -> Band:
        """Return the band that a result falls in, rounded as laboratories print it."""
        shown = round(mmol, 2)
        return next((band for band in self.bands if band.up_to is None or shown <= band.up_to), self.bands[-1])

    def worst(self, values: Iterable[BloodValue]) -> BloodValue:
        """Return the value farthest from a normal one; the first of several that are as far. ValueError for none."""
        middle = next(place for place, band in enumerate(self.bands) if band.usual)
        return max(values, key=lambda value: abs(self.bands.index(self.band(value.mmol)) - middle))

    def problems(self, sources: Mapping[str, Any], cards: Mapping[str, Any]) -> list[Problem]:
        """Return references that do not resolve, and bands out of order."""
        found: list[Problem] = []
        for band in self.bands:
            for source in band.sources:
                if source not in sources:
                    found.append(Problem(band.place, f"{band.key}: unknown source {source!r}", "use sources.yaml"))
            if band.card is not None and band.card not in cards:
                found.append(Problem(band.place, f"{band.key}: unknown card {band.card!r}", "use urgent.yaml"))
        if self.bands and sum(band.usual for band in self.bands) != 1:
            found.append(Problem(self.bands[0].place, "one band is the common range", "mark it with usual: true"))
        edges = [band.up_to for band in self.bands]
        if edges and (None in edges[:-1] or edges[-1] is not None or edges[:-1] != sorted(filter(None, edges))):
            found.append(Problem(self.bands[0].place, "the bands do not run from low to high", "put them in order"))
        return found


def units_in(text: str) -> tuple[str, ...]:
    """Return the units of blood results that a text names, each once.

    >>> units_in("from mg/dl to mmol per litre")
    ('mg/dL', 'mmol/L')
    """
    return tuple(dict.fromkeys(_NAMES[match.lastgroup or ""] for match in _UNIT.finditer(text)))


def blood_values(text: str) -> tuple[BloodValue, ...]:
    """Return the results in a normalised text: those with a unit, else bare decimal numbers ("came back 0.68").

    >>> [str(value) for value in blood_values("1.1 mg/dl, before 0,62mmol/l")]
    ['1.1 mg/dL', '0.62 mmol/L']
    >>> [str(value) for text in ("it was 0.9", "took 400 mg") for value in blood_values(text)]
    ['0.9 mmol/L']
    """
    named, bare = [], []
    for match in _VALUE.finditer(text):
        value = parse_number(match["value"])
        if value is None or value <= 0 or _in_a_range(match, text):
            continue
        unit = _UNIT.match(text, _skipped(text, match.end()))
        if unit is not None:
            named.append(BloodValue(value, _NAMES[unit.lastgroup or ""], match.start(), unit.end()))
        elif _DECIMAL.fullmatch(match["value"]) and not _OTHER_UNIT.match(text, match.end()):
            bare.append(BloodValue(value, "", *match.span()))
    return tuple(found for found in named or bare if found.mmol < HIGHEST)


def _in_a_range(match: re.Match[str], text: str) -> bool:
    """Whether a number is an end of a range, which is that of the laboratory ("ref 0.7 to 1.0")."""
    return bool(_UP_TO.match(text, match.end()) or _FROM.search(text[: match.start()]))


def _skipped(text: str, at: int) -> int:
    """The place of the next character that is no space."""
    return at + len(text[at:]) - len(text[at:].lstrip())
