"""Numbers that mean something to triage: pressures, pulses, temperatures, amounts, as the content defines them.

A measure is a number (or a pair such as 190/120) in a range, with words of a concept beside it or a unit after it.
What it finds becomes a hit of its concept, like any phrase.
"""

import re
from collections.abc import Container
from typing import Self

from pydantic import model_validator

from intents.patterns.tree import Hits, Span
from intents.patterns.words import Words
from knowledge.readers import ContentPart

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_LARGEST = 9_999_999.0
_HIGHEST_OF_PAIR = 300.0
"""No blood pressure is higher; the first number of a pair is also the larger one."""
_WHOLE = 100.0
"""What a pair adds up to that is a share unless it is named ("60/40 citrate and glycinate", but "bp 60/40")."""
ANOTHER_NUMBER = "another_number"
"""The concept of words that name a number of no measure ("age 34"): it is read as no other sign."""
SEX = "f"
"""The letter of a sex, which stands for a scale of temperature too."""
COLDEST_FEVER = 95.0
"""Degrees on that scale below which nobody has a fever: "im 40 f" tells an age and a sex."""
Range = tuple[float, float]


class Measure(ContentPart):
    """A number in a range that counts as a sign."""

    concept: str
    """The concept that it is a hit of; several measures may share one."""
    value: Range
    """Smallest and largest value; of a pair, of its first number."""
    second: Range | None = None
    """Set for a pair ("190/120", "190 over 120"): the range of its second number."""
    near: str | None = None
    """A concept that must stand within `reach` words."""
    follows: str | None = None
    """A concept that must end at most `reach` words before the number."""
    unit: str | None = None
    """A concept that must stand right after the number."""
    without: str | None = None
    """A concept that must not stand right after the number."""
    reach: int = 5

    @property
    def named(self) -> frozenset[str]:
        """The concepts of the words around it."""
        return frozenset(filter(None, (self.near, self.follows, self.unit, self.without)))

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        for bounds in (self.value, self.second):
            if bounds is not None and bounds[0] > bounds[1]:
                raise ValueError("a range runs from small to large")
        return self


class Vitals:
    """Finds measures in words."""

    def __init__(self, measures: tuple[Measure, ...]) -> None:
        self._measures = measures
        self._near = (ANOTHER_NUMBER, *dict.fromkeys(m.near for m in measures if m.near and m.reach))

    def find(self, words: Words, hits: Hits, hidden: Container[int] = ()) -> None:
        """Add the hits of all measures to the hits of phrases; numbers at hidden places belong to sayings."""
        numbers = [
            (place, value)
            for place, word in enumerate(words.words)
            if (value := _value(word)) >= 0 and place not in hidden
        ]
        if not numbers:
            return
        _without_sexes(words, numbers, hits)
        pairs = {
            place: (span, second) for place, _ in numbers if (pair := _pair(words, place)) for span, second in [pair]
        }
        paired = {place for span, _ in pairs.values() for place in range(*span)}
        named = {end: start for near in self._near for start, end in hits.get(near, ())}
        places = {place for place, _ in numbers}
        for measure in self._measures:
            for place, value in numbers:
                if measure.second is None and (place in paired or _another_is_named(measure, place, named, hits)):
                    continue
                if measure.unit and _ends_a_sentence(words, place):  # "on thyronorm 50. magnesium tablets too"
                    continue
                if measure.near and (
                    _has_its_own(measure.near, place, places, words, hits)
                    or _named_later(measure.near, place, places, words, hits)
                ):
                    continue
                span = self._span(measure, place, value, pairs, hits)
                if span is not None:
                    hits.setdefault(measure.concept, []).append(span)

    def _span(
        self, measure: Measure, place: int, value: float, pairs: dict[int, tuple[Span, float]], hits: Hits
    ) -> Span | None:
        span = (place, place + 1)
        if measure.second is not None:
            if place not in pairs or not _within(pairs[place][1], measure.second):
                return None
            if measure.near is None and value + pairs[place][1] == _WHOLE:
                return None
            span = pairs[place][0]
        if not _within(value, measure.value):
            return None
        if measure.unit is not None:
            follows = [end for start, end in hits.get(measure.unit, ()) if start == span[1]]
            if not follows:
                return None
            span = (span[0], max(follows))
        if measure.without and any(start == span[1] for start, _ in hits.get(measure.without, ())):
            return None
        return span if _beside(measure, span, hits) else None


def _ends_a_sentence(words: Words, place: int) -> bool:
    return place + 1 < len(words.breaks) and words.breaks[place + 1] > 1


def _without_sexes(words: Words, numbers: list[tuple[int, float]], hits: Hits) -> None:
    """Take away what the letter of a sex beside an age would say of a measure ("40 f", "f 39")."""
    beside = {at for place, value in numbers if value < COLDEST_FEVER for at in (place - 1, place + 1)}
    letters = {(at, at + 1) for at in beside if 0 <= at < len(words.words) and words.words[at] == SEX}
    for concept in [concept for concept, spans in hits.items() if letters.intersection(spans)]:
        hits[concept] = [span for span in hits[concept] if span not in letters]


def _another_is_named(measure: Measure, place: int, named: dict[int, int], hits: Hits) -> bool:
    """Whether the word right before a number names something else: in "sats 98, pulse 71" the 71 is no oxygen."""
    if measure.near is None or place not in named:
        return False
    return not any(start < place <= end + 1 for start, end in hits.get(measure.near, ()))


def _has_its_own(near: str, place: int, places: Container[int], words: Words, hits: Hits) -> bool:
    """Whether each naming word has a number right after it and a sentence ends before this one.

    In "pulse 66. Is 250 too much?" the 250 is no pulse.
    """
    ends = [end for _, end in hits.get(near, ()) if end <= place]
    return bool(ends) and all(end != place and end in places and 2 in words.breaks[end : place + 1] for end in ends)


def _named_later(near: str, place: int, places: Container[int], words: Words, hits: Hits) -> bool:
    """Whether the naming words come only later, apart from this number, each with one of its own.

    In "mum is 82, sats 97" the 82 is no oxygen, in "temp 36.8 and pulse 64" the 36.8 no pulse.
    """
    spans = hits.get(near, ())
    return bool(spans) and all(
        (start > place + 1 or (start == place + 1 and words.breaks[start])) and (end in places or end + 1 in places)
        for start, end in spans
    )


def _beside(measure: Measure, span: Span, hits: Hits) -> bool:
    """Whether the words that a measure asks for stand near it."""
    near = measure.near is None or any(
        start - span[1] <= measure.reach and span[0] - end <= measure.reach for start, end in hits.get(measure.near, ())
    )
    follows = measure.follows is None or any(
        0 <= span[0] - end <= measure.reach for _, end in hits.get(measure.follows, ())
    )
    return near and follows


def _within(value: float, bounds: Range) -> bool:
    return bounds[0] <= value <= bounds[1]


def _value(word: str) -> float:
    """The number that a word is, or -1."""
    if not word[:1].isdigit():  # nearly every word
        return -1.0
    return min(float(word), _LARGEST) if _NUMBER.fullmatch(word) and len(word) < 12 else -1.0


def _pair(words: Words, place: int) -> tuple[Span, float] | None:
    """The second number of a pair that begins here, with the place of the whole: "190/120", "190 over 120"."""
    after = place + 1
    if after < len(words.words) and words.words[after] in {"over", "on", "by"}:
        after += 1
    elif after >= len(words.words) or words.breaks[after] != 1:
        return None
    if after >= len(words.words):
        return None
    first, second = _value(words.words[place]), _value(words.words[after])
    if not 0 <= second < first < _HIGHEST_OF_PAIR:  # "in 2011, two stents", "130, 150 mg"
        return None
    return (place, after + 1), second
