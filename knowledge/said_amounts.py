"""Amounts around foods in a text: "a handful of", "2 slices", "30g", "half a cup", "…, one spoon".

An amount is read to the left of its food, else to the right. Words about amounts are content (`measures.yaml`,
`food_words.yaml`).
"""

import re
from collections.abc import Iterable, Sequence
from typing import Annotated, NamedTuple

from pydantic import Field

from knowledge.portions import Measure, SaidAmount
from knowledge.readers import ContentRow
from knowledge.shapes import Texts, Words
from knowledge.units import NUMBER, UNITS, parse_number

MOST_BETWEEN = 4
"""Words that may stand between an amount and its food."""
LONGEST_NUMBER = 4
"""Words of the longest number said in words ("one and a half")."""
PER_CENT = frozenset({"%", "percent"})
_TOKEN = re.compile(rf"{NUMBER}|[^\W\d_]+(?:'[^\W\d_]+)*|[^\w\s]")


class Span(NamedTuple):
    """A food found in a text."""

    key: str
    start: int
    end: int

    @property
    def said(self) -> bool:
        """Whether the text itself names it; a food carried over from before stands nowhere."""
        return self.end > self.start


class _Token(NamedTuple):
    text: str
    start: int
    end: int


class FoodWords(ContentRow):
    """Words about amounts and foods: the file food_words.yaml as a whole."""

    numbers: Annotated[dict[str, float], Field(min_length=1)]
    between: Words
    negators_before: Texts
    negators_asked: Texts
    """Runs of words that end like one of those and rule nothing out ("why not")."""
    negators_after: Words
    freed: Words
    """What is mostly left out, so that a list of it may end in such a word: "egg and soy free"."""
    negators_of_a_list: Texts
    """Words, and runs of words, after a list that rule out all of it."""
    carried_over: Texts
    """Runs of words that may stand between one that rules out and what it rules out."""
    joins: Words
    ignored: Words
    yes_no: Words
    versus: Words
    allergy: Words
    """Words, and runs of words, that make what is ruled out an allergen."""
    much: Words
    permission: Words
    """Words that ask for leave to eat something, which no figure gives."""
    holding: Words
    """Words by which foods of a group are asked for that hold something."""
    one_kind: Words
    """Names of a food and of its group of which the food is meant, as its kinds are much alike."""
    listed: Words
    """Words for what a list holds, of which a number may be asked for."""


class AmountReader:
    """Reads the amounts that people say with foods; built once."""

    def __init__(self, measures: Iterable[Measure], words: FoodWords) -> None:
        self._names = {name: measure.key for measure in measures for name in measure.names}
        self._measures = frozenset(self._names.values())
        self._longest = max((len(name.split()) for name in self._names), default=0)
        self._words = words

    def read(self, text: str, spans: Sequence[Span]) -> tuple[SaidAmount | None, ...]:
        """Return the amount said for each food, None where none is; spans in text order, not overlapping."""
        found: list[SaidAmount | None] = []
        after = 0
        for place, span in enumerate(spans):
            last = place + 1 == len(spans)
            until = len(text) if last else spans[place + 1].start
            amount = self._before(_tokens(text, after, span.start))
            after = span.end
            if amount is None:
                amount = self._after(_tokens(text, span.end, until), last)
                after = amount.end if amount else after
            found.append(amount)
        return tuple(found)

    def _before(self, tokens: list[_Token]) -> SaidAmount | None:
        end = self._skip(tokens, len(tokens))
        length, unit = self._unit_ending(tokens, end)
        start = end - length
        if length:
            start = self._skip(tokens, start)
            size, _ = self._unit_ending(tokens, start)
            start -= size
        for words in range(min(LONGEST_NUMBER, start), 0, -1):
            value = self._number(tokens[start - words : start])
            if value is not None:
                first = start - words
                if _is_minus(tokens[:first], tokens[first].start):
                    first, value = first - 1, -value
                elif (times := self._times(tokens[:first])) is not None:
                    first, value = first - 2, times * value
                return SaidAmount(value, unit, tokens[first].start, tokens[-1].end)
        if length and unit in self._measures:
            return SaidAmount(1.0, unit, tokens[end - length].start, tokens[-1].end)
        return None

    def _times(self, before: list[_Token]) -> float | None:
        """The count of a multiple ("2 x 30 g"), None where there is none."""
        if len(before) < 2 or before[-1].text not in {"x", "×", "*"}:
            return None
        return self._number(before[-2:-1])

    def _after(self, tokens: list[_Token], last: bool) -> SaidAmount | None:
        """An amount that follows its food; not one that belongs to the next food."""
        start = 1 if tokens and tokens[0].text in "(:-=" else 0
        minus = bool(start) and tokens[0].text == "-" and tokens[0].end == tokens[1].start if len(tokens) > 1 else False
        longest = min(LONGEST_NUMBER, len(tokens) - start)
        words, value = 0, 1.0
        for count in range(longest, 0, -1):
            said = self._number(tokens[start : start + count])
            if said is not None:
                words, value = count, said
                break
        place = start + words
        if words and place < len(tokens) and tokens[place].text in PER_CENT:  # "dark chocolate 85 %"
            return None
        while place < len(tokens) and tokens[place].text in self._words.between:
            place += 1
        length, unit = self._unit_starting(tokens, place)
        end = place + length if length else start + words
        if end == start or (not length and start == 0 and not tokens[start].text[0].isdigit()):
            return None
        if not words and unit not in self._measures:  # "almonds mg" says no amount
            return None
        if not self._closes(tokens[end:], last):
            return None
        return SaidAmount(-value if minus else value, unit, tokens[0].start, tokens[end - 1].end)

    def _closes(self, rest: list[_Token], last: bool) -> bool:
        """Whether an amount ends here, so that it is not that of a food or an unknown word after it."""
        if not rest:
            return last
        word = rest[0].text
        return not word[0].isalnum() or word in self._words.ignored - self._words.between

    def _skip(self, tokens: list[_Token], end: int) -> int:
        """Step back over words that may stand between an amount and its food."""
        least = max(0, end - MOST_BETWEEN)
        while end > least and tokens[end - 1].text in self._words.between:
            end -= 1
        return end

    def _unit_ending(self, tokens: list[_Token], end: int) -> tuple[int, str]:
        for length in range(min(self._longest, end), 0, -1):
            if key := self._unit_of(tokens[end - length : end]):
                return length, key
        return 0, ""

    def _unit_starting(self, tokens: list[_Token], start: int) -> tuple[int, str]:
        for length in range(min(self._longest, len(tokens) - start), 0, -1):
            if key := self._unit_of(tokens[start : start + length]):
                return length, key
        return 0, ""

    def _unit_of(self, tokens: list[_Token]) -> str | None:
        said = " ".join(token.text for token in tokens)
        unit = UNITS.get(said)
        return self._names.get(said) or (unit if unit != "mmol" else None)

    def _number(self, tokens: list[_Token]) -> float | None:
        said = " ".join(token.text for token in tokens)
        if said in self._words.numbers:
            return self._words.numbers[said]
        return parse_number(said) if len(tokens) == 1 else None

    def leftovers(self, text: str, taken: Iterable[tuple[int, int]]) -> tuple[str, ...]:
        """Return runs of words outside the taken stretches that may name a food we do not know."""
        spans = tuple(taken)
        names: list[str] = []
        near: int | None = None
        for token in _tokens(text, 0, len(text)):
            word = token.text.replace("'", "")
            inside = any(start < token.end and token.start < end for start, end in spans)
            if inside or not word.isalpha() or len(word) < 3 or self._is_filler(word):
                near = None
            elif near is not None and near == token.start - 1:
                names[-1] += " " + word
                near = token.end
            else:
                names.append(word)
                near = token.end
        return tuple(dict.fromkeys(names))

    def _is_filler(self, word: str) -> bool:
        known = (self._words.ignored, self._words.between, self._words.numbers, self._names, UNITS)
        return any(word in words for words in known)


def _tokens(text: str, start: int, end: int) -> list[_Token]:
    return [_Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text, start, end)]


def _is_minus(before: list[_Token], start: int) -> bool:
    """Whether a minus sign stands right before a number, and nothing that it could join on to."""
    if not before or before[-1].text != "-" or before[-1].end != start:
        return False
    return len(before) == 1 or before[-2].end < before[-1].start
