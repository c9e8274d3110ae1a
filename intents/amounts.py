"""Numbers that mean something: doses, ages, weeks, clock times, portions, counts.

They become typed tokens before classification, so that a number never decides the intent, and slots after it.
"""

import re

from intents.model import Amount, AmountKind

_NUMBER = r"(?P<value>\d+(?:[.,]\d+)?)"
_DAYPART = r"(?P<part>a\.?m|p\.?m|o'?clock|noon)"
_SEXED = r"(?:m|f|male|female)"

_DOSE = r"(?P<unit>mg|mgs|milligrams?|mcg|ug|µg|micrograms?|g|gr|grams?|mmol|meq|iu)"
_PORTION = (
    r"(?P<unit>oz|ounces?|cups?|tbsps?|tablespoons?|tsps?|teaspoons?|slices?|handfuls?|bowls?"
    r"|glass(?:es)?|ml|litres?|liters?|cans?|bars?|pieces?|servings?|portions?)"
)
_COUNT = (
    r"(?P<unit>x|tablets?|tabs?|pills?|caps?|capsules?|gumm(?:y|ies)|scoops?|sachets?|drops|sprays?"
    r"|times|bottles?|bags?|of (?:them|these|those))"
)
_PERSON = (
    r"(?:i'?m|i am|am|at(?=\s+(?:2[5-9]|[3-9]\d|1\d\d)\b)|is|man of|woman of|lady of|boy of|girl of|lad of"
    r"|someone of|she'?s|he'?s)"
)
"""Words before an age; "at" only before what is no hour of the day ("at 69", not "at 6, at 12")."""
_AFTER_AGE = (
    r"how|do|does|should|can|is|what|and|[,.!?);]|$|with|who|now|year|btw|by the way|but|so|on|i|have|has|had|takes?"
    r"|ckd"
)
_NO_SPAN = (
    r"(?<!since\s)(?<!for\s)(?<!past\s)(?<!last\s)(?<!about\s)(?<!in\s)(?<!over\s)(?<!after\s)(?<!every\s)(?<!next\s)"
)
"""Words before a span of time, which is no age: "no fits in 12 years"."""
_NEARLY = r"(?:a young|a fit|only|just|now|nearly|almost)"
_CLOCK = r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)\s*(?:a\.?m|p\.?m|h|hrs)?"

# In order: the first that fits a stretch of text wins it.
_PATTERNS: tuple[tuple[AmountKind, str], ...] = (
    ("weeks", rf"\b{_NUMBER}\s*(?:weeks?|wks?)\b"),
    ("age", rf"\b{_NUMBER}\s*[-/ ]?\s*{_SEXED}\b(?!\w)"),
    ("age", rf"(?<!')\b{_SEXED}\s?[/,-]?\s?{_NUMBER}\b(?!\s?(?:mg|g|%))"),
    ("age", rf"\b{_NUMBER}\s*-?\s*(?:years?|yrs?|yr)[ -]*olds?\b"),
    ("age", rf"{_NO_SPAN}\b{_NUMBER}\s*-?\s*(?:years?|yrs?|yo|y/o|yr)\b(?!\s+(?:ago|back|since|of|now|later|running))"),
    ("age", rf"\b{_NUMBER}\s*-?\s*(?P<months>months?|mths?|mo)[ -]*olds?\b"),
    ("age", rf"\b(?:aged?|over|turning|turned)\s+{_NUMBER}\b(?!\s?(?:mg|g|mcg|%|weeks?|days?|hours?|times))"),
    (
        "age",
        rf"\b{_PERSON}\s+(?:{_NEARLY}\s+)?{_NUMBER}\b(?=\s*(?:{_AFTER_AGE}))(?!\s*,?\s*\d)",
    ),
    ("time", rf"\b{_CLOCK}(?!\d|\s?(?:mg|g|cups?))"),
    ("time", rf"\b(?P<hour>\d{{1,2}})\s*{_DAYPART}\b"),
    ("dose", rf"(?<![\d.]){_NUMBER}\s*{_DOSE}\b"),
    ("portion", rf"(?<![\d.]){_NUMBER}\s*{_PORTION}\b"),
    ("count", rf"(?<![\d.]){_NUMBER}\s*{_COUNT}\b"),
)
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)


def find_amounts(text: str) -> tuple[Amount, ...]:
    """Return the amounts in a normalised text, left to right, none overlapping.

    >>> [(a.kind, a.value, a.unit) for a in find_amounts("im 45, took 2 x 200mg at 8 pm")]
    [('age', 45.0, 'years'), ('count', 2.0, 'x'), ('dose', 200.0, 'mg'), ('time', 1200.0, 'minutes')]
    """
    found: list[Amount] = []
    for kind, pattern in _COMPILED:
        for match in pattern.finditer(text):
            if all(match.end() <= other.start or match.start() >= other.end for other in found):
                amount = _read(kind, match)
                if amount is not None:
                    found.append(amount)
    return tuple(sorted(found, key=lambda amount: amount.start))


def _read(kind: AmountKind, match: re.Match[str]) -> Amount | None:
    groups = match.groupdict()
    if kind == "time":
        minutes = _minutes(int(groups["hour"]), int(groups.get("minute") or 0), match.group())
        return Amount(kind, minutes, "minutes", *match.span()) if minutes is not None else None
    value = _number(groups["value"])
    if kind == "age":
        value = value / 12 if groups.get("months") else value
        return Amount(kind, value, "years", *match.span()) if 0 <= value <= 115 else None
    unit = "weeks" if kind == "weeks" else groups["unit"]
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
