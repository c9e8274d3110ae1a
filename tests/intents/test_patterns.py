"""The pattern engine: what one pass through the trees finds is what trying every pattern at every word finds."""

from collections.abc import Iterator, Sequence

from hypothesis import example, given, settings
from hypothesis import strategies as st

from intents.patterns.matcher import Patterns
from intents.patterns.syntax import GAP, Item, PatternError, Row, parse_rows
from intents.patterns.tree import MAX_GAP, Hits
from intents.patterns.words import Words

VOCABULARY = ("leg", "calf", "pain", "swollen", "swollenness", "but", "12", "3")
ITEMS = ("leg", "calf|pain", "swollen*", "_", "#", GAP, "[pain]", "[calf|leg]", "^", "$", "pain|$", "^|leg")
ITEMS += ("<part>", "leg|<part>", "<sore>", "[<sore>]", "<sore>", "but")
SHARED = {"gap_stops": ["but"], "part": ["leg|calf"], "sore": ["pain", "swollen [12] leg", "leg ... pain", "^ calf 3"]}

patterns = st.lists(st.sampled_from(ITEMS), min_size=1, max_size=5).map(" ".join)
messages = st.lists(st.tuples(st.sampled_from(VOCABULARY), st.sampled_from((0, 0, 0, 1, 2))), min_size=1, max_size=9)
hiding = st.frozensets(st.integers(0, 8), max_size=2)


class Naive:
    """Tries every pattern at every word, as `intents.patterns.matcher` says what patterns mean; slow and plain."""

    def __init__(self, rows: dict[str, list[Row]], words: Words, hidden: frozenset[int]) -> None:
        self._rows, self._words, self._hidden = rows, words, hidden

    def find(self) -> Hits:
        found: Hits = {}
        for name in self._rows:
            for start in range(len(self._words.words)):
                if ends := set(self.ends(name, start)):
                    found.setdefault(name, []).append((start, max(ends)))
        return found

    def ends(self, name: str, start: int) -> Iterator[int]:
        """Yield every place at which a match of a concept that begins at a word ends; each holds a word."""
        for row in self._rows[name]:
            yield from (end for end in self._rest(row, start, start) if end > start)

    def _rest(self, row: Sequence[Item], at: int, start: int, edge: bool = False, skipped: int = 0) -> Iterator[int]:
        """Match what is left of a row; `edge`: one was taken here; `skipped`: words of the gap just before."""
        if not row:
            yield at
            return
        item, rest = row[0], row[1:]
        if item.text == GAP:
            yield from self._gap(rest, at, start)
            return
        if item.optional:
            yield from self._rest(rest, at, start, edge)
        if not edge and any(self._is_edge(mark, at, start) for mark in item.edges):
            yield from self._rest(rest, at, start, True)
        for end in set(self._taken(item, at, start, skipped)):
            yield from self._rest(rest, end, start)

    def _gap(self, rest: Sequence[Item], at: int, start: int) -> Iterator[int]:
        for skipped in range(MAX_GAP + 1):
            yield from self._rest(rest, at + skipped, start, skipped=skipped)
            here = at + skipped
            if here >= len(self._words.words) or self._words.breaks[here] or self._words.words[here] == "but":
                return

    def _is_edge(self, mark: str, at: int, start: int) -> bool:
        if mark == "^":
            return at == start and (at == 0 or self._words.breaks[at] > 0)
        return at > start and (at == len(self._words.words) or self._words.breaks[at] > 0)

    def _taken(self, item: Item, at: int, start: int, skipped: int) -> Iterator[int]:
        """Yield where one place of a pattern ends; a comma ends a gap that skipped words before a word."""
        if at >= len(self._words.words) or (at > start and self._words.breaks[at] == 2):
            return
        for part in item.text.split("|"):
            name = part[1:-1]
            if part == "<sore>":
                yield from self.ends(name, at)
            elif skipped and self._words.breaks[at]:
                continue
            elif part == "<part>":
                yield from self.ends(name, at) if at not in self._hidden else ()
            elif part == "_" or (at not in self._hidden and self._is_word(part, self._words.words[at])):
                yield at + 1

    def _is_word(self, part: str, word: str) -> bool:
        if part == "#":
            return word[0].isdigit()
        return word.startswith(part[:-1]) if part.endswith("*") else word == part


@settings(max_examples=400, deadline=None)
@given(st.lists(patterns, min_size=1, max_size=4), messages, hiding)
@example(["leg ... pain"], [("leg", 0), ("12", 0), ("pain", 1)], frozenset())
@example(["^ leg pain|$"], [("12", 0), ("leg", 1), ("calf", 2)], frozenset())
def test_one_pass_finds_what_trying_every_pattern_finds(
    written: list[str], message: list[tuple[str, int]], hidden: frozenset[int]
) -> None:
    sound = [pattern for pattern in written if _can_be_read(pattern)]
    concepts = {**SHARED, "wanted": sound}
    words = Words(tuple(word for word, _ in message), tuple(mark for _, mark in message))
    hidden = frozenset(place for place in hidden if place < len(message))
    expected = Naive(parse_rows(concepts), words, hidden).find()
    assert Patterns(concepts).find(words, hidden) == expected


def _can_be_read(pattern: str) -> bool:
    try:
        parse_rows({"wanted": [pattern]})
    except PatternError:
        return False
    return True


def test_a_clause_that_has_ended_does_not_end_again() -> None:
    assert not _can_be_read("leg $ ... $")
    assert _can_be_read("leg $ ... pain")
