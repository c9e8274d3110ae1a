"""A message as the ways to tell an age read it: numbers in figures or words as figures, signs as ends of clauses.

Serves `ages`. Numbers that can be no age ("350", "2,5", "10:30", "4-6", "50%") are read as a word of their own, and so
is the sign before a number ("my son, 10, …", "dad (81)"), so that patterns may go over it and over no other.
"""

import re
from typing import NamedTuple

from knowledge.intake import OLDEST
from knowledge.units import ONES, TENS

FIGURE, LISTED, HALF = "figure", "listed", "half"
_BEFORE_NUMBERS = frozenset({"comma", "colon", "bracket"})
_NAMED = _BEFORE_NUMBERS | {FIGURE, "percent", "and", "are"}
"""How numbers that are no ages, signs, and halves behind a number are read."""
YEAR = "year"
"""What stands before the figures of a year."""
CLAUSE, SENTENCE = 1, 2
"""What may stand before a word: the sign before a number, or any other; 0 nothing."""
_ONES = {word: value for word, value in ONES.items() if value}
_SPELT = (
    rf"(?:{'|'.join(TENS)})(?:[- ]?(?:{'|'.join(list(_ONES)[:9])}))?|{'|'.join(sorted(_ONES, key=len, reverse=True))}"
)
_PART = "|".join((*TENS, *sorted(_ONES, key=len, reverse=True)))
_NUMBER = (
    r"(?<![\d.,/:£$+-])\b(?:(?P<digits>\d\.[1-9]|\d{1,3}(?P<listed>(?=\s*,\s*\d))?)(?!\d(?!\u2044))(?!\s*[-/]\s*\d|[/%\u2044]|[.:]\d)"
    rf"|(?P<spelt>{_SPELT})\b)(?P<roughly>\s?(?:\+(?!\s*\d)|-?(?:ish|odd|plus|something)\b))?"
    r"(?P<half>\s*(?:and|n|&)?\s*(?:a\s+)?(?:half(?!\s+of\b)|1[/\u2044]2)\b)?"
)
_AHEAD = rf"\s*(?:\d|(?:{_SPELT})\b)"
_TOKEN = re.compile(
    rf"{_NUMBER}|(?P<year>(?:19|20)\d\d(?!\d))|(?P<figure>\d+|[+=*<>~£$€])|(?P<comma>(?:,|-(?=\s))(?={_AHEAD}))|(?P<colon>:(?={_AHEAD}))|(?P<bracket>\((?={_AHEAD}))|(?P<percent>[%°]|(?<=\d)\")|(?P<and>&)"
    r"|(?P<short>(?<![^\W\d_])(?:y[./]\s?o|m\.o|a\.m|p\.m)\b\.?)|(?P<are>'re\b)|(?P<word>[^\W\d_][^\W_]*(?:'(?!re\b)[^\W\d_]+)*)|(?P<sign>[^\s\w'-]|-(?=\s))"
)
_COUNTS = re.compile(rf"\d|\b(?:{_SPELT})\b")
_SIGNS = re.compile(r"[./'\s]")


class Told(NamedTuple):
    """A word as read, what stands before it (CLAUSE, SENTENCE or 0), its value if it is a number, and its place."""

    read: str
    mark: int
    value: float | None
    start: int
    end: int


def may_count(text: str) -> bool:
    """Whether any word of a normalised text may have a value: most messages hold no number, which is seen at once.

    >>> may_count("my son is ten"), may_count("my son is often tired")
    (True, False)
    """
    return _COUNTS.search(text) is not None


def told_words(text: str) -> tuple[Told, ...]:
    """Return the words of a normalised text.

    >>> [word.read for word in told_words("my son, ten, is taller; dad (seventy-nine) takes 350 mg")]
    ['my', 'son', 'comma', '10', 'is', 'taller', 'dad', 'bracket', '79', 'takes', 'figure', 'mg']
    """
    words: list[Told] = []
    mark = 0
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "sign":
            mark = SENTENCE
            continue
        for word in _read(match, mark):
            words.append(word)
            mark = 0
    return tuple(words)


def _read(match: re.Match[str], mark: int) -> tuple[Told, ...]:
    start, end = match.span()
    number = match["digits"] or match["spelt"]
    if number:
        value = _value(number)
        last = match.start("half") if match["half"] else end
        if value > OLDEST or match["listed"] is not None:
            return (Told(FIGURE if value > OLDEST else LISTED, mark, None, start, last),)
        read = number if match["spelt"] == "one" else f"{value:g}"
        half = (Told(HALF, 0, None, last, end),) if match["half"] else ()
        return (Told(read, mark, value, start, last), *half)
    kind = match.lastgroup or ""
    read = f"{YEAR}{match.group()}" if kind == "year" else kind if kind in _NAMED else _SIGNS.sub("", match.group())
    return (Told(read, CLAUSE if kind in _BEFORE_NUMBERS else mark, None, start, end),)


def _value(number: str) -> float:
    if number[0].isdigit():
        return float(number)
    return float(sum(TENS.get(part, 0) + _ONES.get(part, 0) for part in re.findall(_PART, number)))
