"""The small pattern language of the safety rules, and the matcher that finds all patterns in one pass.

    word        this word                    swoll*      a word that begins so
    a|b|#       one of these                 [a|b]       one of these or nothing
    _           any one word                 ...         up to four words of any kind
    #           a number in digits           <name>      what another concept matches
    ^           a clause begins here         $           a clause ends here

All patterns share one tree; a word has the symbols of itself, of its beginnings and of the word groups it is in. The
tree is walked by sets of nodes, and each step is kept, as a lazily built automaton does: a message is read in one
bounded pass however many patterns there are, no regular expression is compiled, and nothing backtracks. A pattern
never crosses the end of a sentence, and `...` no comma and no word such as "but" (the concept `gap_stops`).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from intents.pattern_syntax import PatternError, Row, is_words, parse_rows, references
from intents.pattern_tree import Barred, PatternTree, Spans, Symbols
from intents.safety_words import Words

CACHED = 20_000
"""Words whose symbols are kept; further ones are worked out again, so that no text can fill the memory."""

Span = tuple[int, int]
Hits = dict[str, list[Span]]
_ANY_ONLY = frozenset({"_"})
_ALONE = frozenset({"...", "_", "#", ""})


class Patterns:
    """Finds concepts in words; built once from the content."""

    def __init__(self, concepts: Mapping[str, Sequence[str]]) -> None:
        """Take concept → patterns. Raises PatternError naming concept and pattern."""
        rows = parse_rows(concepts)
        self._stops = frozenset(
            word for row in rows.get("gap_stops", ()) for item in row for word in item.text.split("|")
        )
        self._groups: dict[str, set[str]] = defaultdict(set)
        self._symbol_of: dict[str, str] = {}
        self._symbols: dict[str, frozenset[str]] = {}
        self._simple = {
            name: frozenset(word for row in found for word in row[0].text.split("|"))
            for name, found in rows.items()
            if found and all(map(is_words, found))
        }
        for name, words in self._simple.items():
            self._note(words, f"<{name}>")
        depths = _depths(rows, frozenset(self._simple))
        self._referred = references(row for found in rows.values() for row in found) - self._simple.keys()
        self._trees = [PatternTree() for _ in range(max(depths.values(), default=0) + 1)]
        for name, found in rows.items():
            for row in found:
                self._trees[depths[name]].add(name, [(self._symbol(name, item.text), item) for item in row])
        self._beginnings = tuple(sorted({len(w) - 1 for w in self._groups if w.endswith("*")}))

    @property
    def words(self) -> dict[str, int]:
        """Every whole word of every pattern, with the number of word groups that it is in."""
        return {word: len(groups) for word, groups in self._groups.items() if not word.endswith("*")}

    def find(self, words: Words, hidden: frozenset[int] = frozenset()) -> Hits:
        """Return for each concept where it stands, in order; words at `hidden` places match nothing but `_`."""
        symbols: Symbols = [
            _ANY_ONLY if place in hidden else self._symbols_of(word) for place, word in enumerate(words.words)
        ]
        barred: Barred = [
            mark + 1 if mark else int(word in self._stops) for word, mark in zip(words.words, words.breaks, strict=True)
        ]
        spans: Spans = [{} for _ in symbols]
        found: dict[str, dict[int, int]] = defaultdict(dict)
        for tree in self._trees:
            for name, start, end in tree.find(symbols, barred, spans):
                longest = found[name]
                if end > longest.get(start, 0):
                    longest[start] = end
                if name in self._referred:
                    spans[start].setdefault(f"<{name}>", set()).add(end)
        return {name: sorted(longest.items()) for name, longest in found.items()}

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
            if len(self._symbols) < CACHED:
                self._symbols[word] = symbols
        return symbols

    def _note(self, words: frozenset[str], symbol: str) -> None:
        for word in words:
            self._groups[word].add(symbol)

    def _symbol(self, name: str, text: str) -> str:
        """The one symbol that stands for an item of a pattern."""
        symbol = self._symbol_of.get(text)
        if symbol is None:
            if text in _ALONE or (text[0] == "<" and "|" not in text):
                symbol = text
            else:
                symbol = f"{{{len(self._symbol_of)}}}"
                self._note(frozenset(w for part in text.split("|") for w in self._meant(name, part)), symbol)
            self._symbol_of[text] = symbol
        return symbol

    def _meant(self, name: str, part: str) -> frozenset[str]:
        """The words that an alternative stands for: itself, or those of a concept of single words."""
        if part[0] != "<":
            return frozenset({part})
        if part[1:-1] not in self._simple:
            message = f"{name}: {part} is not a concept of single words: write it in a pattern of its own"
            raise PatternError(message)
        return self._simple[part[1:-1]]


def _depths(rows: Mapping[str, Sequence[Row]], simple: frozenset[str]) -> dict[str, int]:
    """Return how many layers of other concepts each concept needs before it."""
    depths: dict[str, int] = {}

    def depth(name: str, path: tuple[str, ...]) -> int:
        if name in path:
            raise PatternError(f"{name}: refers to itself through {' > '.join(path)}")
        if name not in rows:
            raise PatternError(f"{path[-1]}: <{name}> is not a concept")
        if name not in depths:
            below = [depth(ref, (*path, name)) for ref in references(rows[name]) if ref not in simple]
            depths[name] = 1 + max(below) if below else 0
        return depths[name]

    for name in rows:
        depth(name, ())
    return depths
