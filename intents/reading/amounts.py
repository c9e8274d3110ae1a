"""Numbers that mean something: doses, ages, weeks, clock times, portions, counts.

They become typed tokens before classification, so that a number never decides the intent, and slots after it.
"""

import re
from collections.abc import Iterable

from intents.model import Amount, AmountKind
from intents.reading.ages import Age, Ages
from knowledge.intake import OLDEST

GESTATION = "gestation"
"""Unit of weeks that only a pregnancy is counted in so ("28+3")."""
_DIGIT = re.compile(r"\d")
_NUMBER = r"(?P<value>\d+(?:[.,]\d+)?)"
_DAYPART = r"(?P<part>a\.?m|p\.?m|o'?clock|noon)"
_SEXED = r"(?:m|f|male|female)"

_DOSE = r"(?P<unit>mg|mgs|milligrams?|mcg|ug|µg|micrograms?|g|gr|grams?|mmol|meq|iu)"
_PORTION = (
    r"(?P<unit>oz|ounces?|cups?|tbsps?|tablespoons?|tsps?|teaspoons?|slices?|handfuls?|bowls?"
    r"|glass(?:es)?|squares?|mugs?|spoonfuls?|ml|litres?|liters?|cans?|bars?|pieces?|servings?|portions?)"
)
_COUNT = (
    r"(?P<unit>x|tablets?|tabs?|pills?|caps?|capsules?|gumm(?:y|ies)|scoops?|sachets?|drops|sprays?"
    r"|times|bottles?|bags?|of (?:them|these|those))"
)
_CLOCK = r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)\s*(?:a\.?m|p\.?m|h|hrs)?"
_NO_WEEKS = rf"{_DOSE}\b|{_PORTION}\b|{_COUNT}\b|free|min|%|=|[\d.+]".replace("?P<unit>", "?:")
"""What cannot follow the weeks and days of a pregnancy ("28+3")."""

_SOLE_WEEKS = (
    r"^(?P<value>1[4-9]|[23]\d|4[01])\s?(?P<gestation>weeks?|wks?)(?=\s*,|\s+(?:and|n|with|w|here)\b)"
    r"(?!\W+\w*\s*(?:no|not|still|nothing|counting|on|i'?ve|later|ago|off|in)\b)"
)
"""What a message on a pregnancy begins with, and one on a treatment does not: "34 wks and heartburn every night"."""

# In order: the first that fits a stretch of text wins it.
_PATTERNS: tuple[tuple[AmountKind, str], ...] = (
    ("weeks", _SOLE_WEEKS),
    ("weeks", rf"\b{_NUMBER}\s*(?:weeks?|wks?)\b"),
    ("weeks", rf"(?<![\d.+])\b(?P<value>[5-9]|[1-3]\d|4[0-2])\s?(?P<gestation>\+)\s?[0-6]\b(?!\s?(?:{_NO_WEEKS}))"),
    ("age", rf"\b{_NUMBER}\s*[-/ ]?\s*{_SEXED}\b(?!\w)"),
    ("age", rf"(?<!')\b{_SEXED}\s?[/,-]?\s?{_NUMBER}\b(?!\s?(?:mg|g|%))"),
    ("time", rf"\b{_CLOCK}(?!\d|\s?(?:mg|g|cups?))"),
    ("time", rf"\b(?P<hour>\d{{1,2}})\s*{_DAYPART}\b"),
    ("dose", rf"(?<![\d.]){_NUMBER}\s*{_DOSE}\b"),
    ("portion", rf"(?<![\d.]){_NUMBER}\s*{_PORTION}\b"),
    ("count", rf"(?<![\d.]){_NUMBER}\s*{_COUNT}\b"),
)
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)
_AGES_AT = next(place for place, (kind, _) in enumerate(_PATTERNS) if kind == "time")
"""Ages told by words come after weeks and letters of a sex, and before times and doses."""


def find_amounts(text: str, ages: Ages) -> tuple[Amount, ...]:
    """Return the amounts in a normalised text, left to right, none overlapping; `ages` finds those told by words.

    "im 45, took 2 x 200mg at 8 pm" holds an age, a count, a dose and a time.
    """
    found: list[Amount] = []
    if not _DIGIT.search(text):  # only an age may be told by words
        return tuple(sorted(_beside(found, ages.find(text)), key=lambda amount: amount.start))
    for place, (kind, pattern) in enumerate(_COMPILED):
        if place == _AGES_AT:
            found += _beside(found, ages.find(text))
        for match in pattern.finditer(text):
            if _is_free(match.start(), match.end(), found):
                amount = _read(kind, match)
                if amount is not None:
                    found.append(amount)
    return tuple(sorted(found, key=lambda amount: amount.start))


def _is_free(start: int, end: int, found: Iterable[Amount]) -> bool:
    return all(end <= other.start or start >= other.end for other in found)


def _beside(found: list[Amount], told: Iterable[Age]) -> list[Amount]:
    """The ages told by words, those that overlap another amount or one another left out."""
    ages: list[Amount] = []
    for age in told:
        if _is_free(age.start, age.end, (*found, *ages)):
            ages.append(Amount("age", age.years, "years", age.start, age.end))
    return ages


def _read(kind: AmountKind, match: re.Match[str]) -> Amount | None:
    groups = match.groupdict()
    if kind == "time":
        minutes = _minutes(int(groups["hour"]), int(groups.get("minute") or 0), match.group())
        return Amount(kind, minutes, "minutes", *match.span()) if minutes is not None else None
    value = _number(groups["value"])
    if kind == "age":
        return Amount(kind, value, "years", *match.span()) if 0 <= value <= OLDEST else None
    unit = (GESTATION if groups.get("gestation") else "weeks") if kind == "weeks" else groups["unit"]
    return Amount(kind, value, unit, *match.span())


def _number(text: str) -> float:
    if re.fullmatch(r"\d{1,3},\d{3}", text):  # 1,200 is twelve hundred; 1,5 is one and a half
        return float(text.replace(",", ""))
    return float(text.replace(",", "."))


def _minutes(hour: int, minute: int, text: str) -> float | None:
    if re.search(r"p\.?m", text) and hour < 12:
        hour += 12
    if re.search(r"a\.?m", text) and hour == 12:
        hour = 0
    return float(hour * 60 + minute) if hour < 24 else None
