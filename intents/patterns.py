"""The small pattern language of the safety rules, and the matcher that finds all patterns in one pass.

    word        this word                    swoll*      a word that begins so
    a|b|#       one of these                 [a|b]       one of these or nothing
    _           any one word                 ...         up to four words of any kind
    #           a number in digits           <name>      what another concept matches
    ^           a clause begins here             $           a clause ends here

All patterns share one tree of symbols; a word has the symbols of itself, of its beginnings and of the word groups
it is in. So a message is read in one bounded pass, however many patterns there are: no regular expression is built
at all, and nothing can backtrack without end. A pattern never crosses the end of a sentence, and `...` no comma and
no word such as "but" (the concept `gap_stops`).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from intents.safety_text import Words

MAX_GAP = 4
"""Words that `...` may skip."""
MAX_OPTIONAL = 6
"""Optional places in a pattern: each doubles its variants."""
MIN_BEGINNING = 3
"""Letters before a star; shorter beginnings match half the dictionary."""

Span = tuple[int, int]
Hits = dict[str, list[Span]]


class PatternError(ValueError):
    """A pattern that cannot be read; the message says why."""


@dataclass
class _Node:
    next: dict[str, "_Node"] = field(default_factory=dict)
    gap: "_Node | None" = None
    ends: set[str] = field(default_factory=set)


class Patterns:
    """Finds concepts in words; built once from the content."""

    def __init__(self, concepts: Mapping[str, Sequence[str]]) -> None:
        """Take concept → patterns. Raises PatternError naming concept and pattern."""
        self._groups: dict[str, set[str]] = defaultdict(set)  # word or beginning* → symbols
        self._group_names: dict[frozenset[str], str] = {}
        self._symbols: dict[str, frozenset[str]] = {}
        self._beginnings: tuple[int, ...] = ()
        parsed = {name: _parse_all(name, patterns) for name, patterns in concepts.items()}
        self._stops = frozenset(w for row in parsed.get("gap_stops", ()) for place in row for w in place.words)
        self._simple = {name for name, rows in parsed.items() if rows and all(map(_is_words, rows))}
        self._words_of = {
            name: frozenset(word for row in parsed[name] for word in row[0].words) for name in self._simple
        }
        for name, words in self._words_of.items():
            self._note(words, f"<{name}>")
        self._layers = [_Node() for _ in range(_depth(parsed, self._simple) + 1)]
        self._depths = _depths(parsed, self._simple)
        for name, rows in parsed.items():
            try:
                for row in rows:
                    self._add(name, row)
            except PatternError as error:
                raise PatternError(f"{name}: {error}") from error
        self._beginnings = tuple(sorted({len(w) - 1 for w in self._groups if w.endswith("*")}))

    @property
    def words(self) -> frozenset[str]:
        """Every whole word of every pattern."""
        return frozenset(word for word in self._groups if not word.endswith("*"))

    def find(self, words: Words, hidden: frozenset[int] = frozenset()) -> Hits:
        """Return for each concept where it stands, in order; words at `hidden` places match nothing but `_`."""
        rows = [_ANY_ONLY if place in hidden else self._symbols_of(word) for place, word in enumerate(words.words)]
        closed = [b > 0 or w in self._stops for w, b in zip(words.words, words.breaks, strict=True)]
        spans: list[dict[str, set[int]]] = [{} for _ in rows]
        found: dict[str, set[Span]] = defaultdict(set)
        for layer in self._layers:
            fresh = [
                (name, start, end)
                for start in range(len(rows))
                for name, end in _walk(layer, start, rows, (words.breaks, closed), spans)
            ]
            for name, start, end in fresh:
                found[name].add((start, end))
                spans[start].setdefault(f"<{name}>", set()).add(end)
        return {name: _longest(places) for name, places in found.items()}

    def _symbols_of(self, word: str) -> frozenset[str]:
        symbols = self._symbols.get(word)
        if symbols is None:
            found = {"_", *self._groups.get(word, ())}
            for length in self._beginnings:
                if length > len(word):
                    break
                found |= self._groups.get(f"{word[:length]}*", set())
            if word[0].isdigit():
                found |= {"#", *self._groups.get("#", ())}
            symbols = frozenset(found)
            if len(self._symbols) < 20_000:
                self._symbols[word] = symbols
        return symbols

    def _note(self, words: frozenset[str], symbol: str) -> None:
        for word in words:
            self._groups[word].add(symbol)

    def _add(self, name: str, row: Sequence["_Place"]) -> None:
        node = self._layers[self._depths[name]]
        for place in row:
            if place.gap:
                node.gap = node.gap or _Node()
                node = node.gap
            else:
                node = node.next.setdefault(self._symbol(place), _Node())
        node.ends.add(name)

    def _meant(self, item: str) -> frozenset[str]:
        """The words that an alternative stands for: itself, or those of a concept of single words."""
        if not item.startswith("<"):
            return frozenset({item})
        if item[1:-1] not in self._words_of:
            raise PatternError(f"{item} is not a concept of single words: write it in a pattern of its own")
        return self._words_of[item[1:-1]]

    def _symbol(self, place: "_Place") -> str:
        if place.symbol:
            return place.symbol
        words = frozenset(word for item in place.words for word in self._meant(item))
        if words not in self._group_names:
            symbol = f"{{{len(self._group_names)}}}"
            self._group_names[words] = symbol
            self._note(words, symbol)
        return self._group_names[words]


_EDGES = frozenset({"^", "$"})
_ANY_ONLY = frozenset({"_"})


@dataclass(frozen=True)
class _Place:
    words: frozenset[str] = frozenset()
    symbol: str = ""
    gap: bool = False


def _walk(
    root: _Node,
    start: int,
    rows: Sequence[frozenset[str]],
    bounds: tuple[Sequence[int], Sequence[bool]],
    spans: Sequence[Mapping[str, set[int]]],
) -> Iterator[tuple[str, int]]:
    """Yield (concept, end) of everything that begins at a place; `bounds`: breaks, and where a gap ends."""
    breaks, closed = bounds
    stack = [(root, start)]
    while stack:
        node, at = stack.pop()
        if at > start:
            for name in node.ends:
                yield name, at
        if at == len(rows) or breaks[at] or at == 0:
            stack.extend((node.next[edge], at) for edge in _EDGES & node.next.keys() if at or edge == "^")
        if at == len(rows) or (at > start and breaks[at] == 2):
            continue
        for symbol in node.next.keys() & rows[at]:
            stack.append((node.next[symbol], at + 1))
        for symbol in node.next.keys() & spans[at].keys():
            stack.extend((node.next[symbol], end) for end in spans[at][symbol])
        if node.gap is not None:
            for place in range(at, min(at + MAX_GAP + 1, len(rows))):
                if breaks[place] > 0 and place > at:
                    break
                stack.append((node.gap, place))
                if closed[place]:
                    break


def _longest(places: set[Span]) -> list[Span]:
    """Keep the longest span at each start, in order."""
    best: dict[int, int] = {}
    for start, end in places:
        best[start] = max(end, best.get(start, 0))
    return sorted(best.items())


def split_patterns(text: str) -> list[str]:
    """Return the patterns of a block of text: one a line, or several parted by semicolons."""
    return [part.strip() for line in text.splitlines() for part in line.split(";") if part.strip()]


def _parse_all(name: str, patterns: Sequence[str]) -> list[tuple[_Place, ...]]:
    rows = []
    for pattern in patterns:
        try:
            rows.extend(_parse(pattern))
        except PatternError as error:
            raise PatternError(f"{name}: {pattern!r}: {error}") from error
    return rows


def _parse(pattern: str) -> list[tuple[_Place, ...]]:
    """Return the variants of a pattern: one for each choice of leaving out its optional places."""
    variants: list[tuple[_Place, ...]] = [()]
    optional = 0
    for item in pattern.split():
        bare = item[1:-1] if item.startswith("[") and item.endswith("]") else item
        longer = [(*variant, place) for place in _places(bare) for variant in variants]
        if bare is not item:
            optional += 1
            longer += variants
        variants = longer
    if optional > MAX_OPTIONAL:
        raise PatternError(f"more than {MAX_OPTIONAL} optional places")
    if not all(variants) or any(row[0].gap or row[-1].gap for row in variants):
        raise PatternError("it must begin and end with a word")
    return variants


def _places(item: str) -> list[_Place]:
    """The places that an item may be; the edge of a clause in a group is a place of its own."""
    parts = item.split("|")
    edges = [part for part in parts if part in _EDGES]
    if len(parts) > 1 and edges:
        return [_place("|".join(part for part in parts if part not in _EDGES)), *map(_place, edges)]
    return [_place(item)]


def _place(item: str) -> _Place:
    if item == "...":
        return _Place(gap=True)
    if item in {"_", "#", "$", "^"} or (item.startswith("<") and item.endswith(">")):
        return _Place(symbol=item)
    words = frozenset(item.split("|"))
    for word in words:
        stem = word.removesuffix("*")
        if word == "#" or (word.startswith("<") and word.endswith(">")):
            continue
        if not stem.isalnum() or (stem != word and len(stem) < MIN_BEGINNING):
            raise PatternError(f"{word!r} is not a word")
    return _Place(words)


def _is_words(row: Sequence[_Place]) -> bool:
    return len(row) == 1 and bool(row[0].words) and not any(word.startswith("<") for word in row[0].words)


def _refs(rows: Sequence[Sequence[_Place]]) -> set[str]:
    return {place.symbol[1:-1] for row in rows for place in row if place.symbol.startswith("<")}


def _depths(parsed: Mapping[str, Sequence[Sequence[_Place]]], simple: set[str]) -> dict[str, int]:
    """Return how many layers of other concepts each concept needs before it."""
    depths: dict[str, int] = {}

    def depth(name: str, path: tuple[str, ...]) -> int:
        if name in path:
            raise PatternError(f"{name}: refers to itself through {' > '.join(path)}")
        if name not in parsed:
            raise PatternError(f"{path[-1]}: <{name}> is not a concept")
        if name not in depths:
            below = [depth(ref, (*path, name)) for ref in _refs(parsed[name]) if ref not in simple]
            depths[name] = 1 + max(below) if below else 0
        return depths[name]

    for name in parsed:
        depth(name, ())
    return depths


def _depth(parsed: Mapping[str, Sequence[Sequence[_Place]]], simple: set[str]) -> int:
    return max(_depths(parsed, simple).values(), default=0)
