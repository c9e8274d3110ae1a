"""Amounts in words, as dictation writes them: "two hundred and fifty milligrams" is read as "250 milligrams".

Serves the entity finder, before anything is found in a text: whatever reads figures then reads these as well. Only
what a unit of mass follows is rewritten, so that "one of the two" and ages in words stay as they are.
"""

import re

from knowledge.units import ONES, TENS

_SMALL = {word: value for word, value in ONES.items() if value}
_TENS, _ONES = "|".join(TENS), "|".join(list(_SMALL)[:9])
_BELOW_100 = rf"(?:(?:{_TENS})(?:[ -](?:{_ONES}))?|{'|'.join(sorted(_SMALL, key=len, reverse=True))})"
_BELOW_1000 = rf"(?:(?:{_BELOW_100}|an?) hundred(?:(?: and)? {_BELOW_100})?|{_BELOW_100})"
_NUMBER = rf"(?:(?:{_BELOW_100}|an?) thousand(?:(?:,| and)? {_BELOW_1000})?|{_BELOW_1000})"
_UNIT = r"(?:mgs?|mcg|milligram(?:me)?s?|microgram(?:me)?s?|g|gram(?:me)?s?)"
_AMOUNT = re.compile(rf"\b(?P<number>{_NUMBER})(?=[ -]{_UNIT}\b)")
_GRAM = re.compile(r"\b(?P<half>half )?an? (?=gram(?:me)?\b(?! of (?:fat|protein|sugar|salt|carbs?|fibre)))")
"""A single gram told without a number, or half of one."""


def with_figures(text: str) -> str:
    """Return a normalised text with the numbers before units of mass in figures.

    >>> with_figures("one two hundred and fifty milligrams at night, or one thousand mg")
    'one 250 milligrams at night, or 1000 mg'
    >>> with_figures("is a gram too much, or half a gram")
    'is 1 gram too much, or 0.5 gram'
    """
    if "gram" in text:
        text = _GRAM.sub(lambda match: "0.5 " if match["half"] else "1 ", text)
    return _AMOUNT.sub(lambda match: str(_value(match["number"])), text)


def _value(number: str) -> int:
    """The value of a number in words: what stands before "hundred" or "thousand" counts so often."""
    total = part = 0
    for word in re.findall(r"[a-z]+", number):
        if word == "thousand":
            total, part = total + part * 1_000, 0
        elif word == "hundred":
            part *= 100
        else:
            part += TENS.get(word, 0) + _SMALL.get(word, 1 if word in {"a", "an"} else 0)
    return total + part
