"""Patterns → tables: the trees and word groups that the matcher walks, as plain values that can be kept."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from intents.patterns.syntax import GAP, Item, PatternError, Row, is_words, parse_rows, references

_ALONE = frozenset({"...", "_", "#", ""})
Tables = dict[str, Any]
"""`stops`: words that no gap skips; `groups`: word → its symbols, spaced; `referred`: concepts that others refer to;
`beginnings`: lengths of words with a star; `trees`: one for each layer of concepts (`TreeBuilder.tables`)."""


def compile_patterns(concepts: Mapping[str, Sequence[str]]) -> Tables:
    """Return the tables of all patterns. Raises PatternError naming concept and pattern."""
    rows = parse_rows(concepts)
    simple = {
        name: frozenset(word for row in found for word in row[0].text.split("|"))
        for name, found in rows.items()
        if found and all(map(is_words, found))
    }
    groups = _Groups(simple)
    depths = _depths(rows, frozenset(simple))
    trees = [TreeBuilder() for _ in range(max(depths.values(), default=0) + 1)]
    for name, found in rows.items():
        for row in found:
            trees[depths[name]].add(name, [(groups.symbol(name, item.text), item) for item in row])
    return {
        "stops": sorted({word for row in rows.get("gap_stops", ()) for item in row for word in item.text.split("|")}),
        "groups": {word: " ".join(sorted(symbols)) for word, symbols in groups.of_word.items()},
        "referred": sorted(references(row for found in rows.values() for row in found) - simple.keys()),
        "beginnings": sorted({len(word) - 1 for word in groups.of_word if word.endswith("*")}),
        "trees": [tree.tables for tree in trees],
    }


class _Groups:
    """Which symbols each word has: one for every group of words that it is in."""

    def __init__(self, simple: Mapping[str, frozenset[str]]) -> None:
        self._simple = simple
        self._symbol_of: dict[str, str] = {}
        self.of_word: dict[str, set[str]] = defaultdict(set)
        for name, words in simple.items():
            self._note(words, f"<{name}>")

    def symbol(self, name: str, text: str) -> str:
        """Return the one symbol that stands for an item of a pattern; `name` is the pattern's concept."""
        symbol = self._symbol_of.get(text)
        if symbol is None:
            if text in _ALONE or (text[0] == "<" and "|" not in text):
                symbol = text
            else:
                symbol = f"{{{len(self._symbol_of)}}}"
                self._note(frozenset(w for part in text.split("|") for w in self._meant(name, part)), symbol)
            self._symbol_of[text] = symbol
        return symbol

    def _note(self, words: frozenset[str], symbol: str) -> None:
        for word in words:
            self.of_word[word].add(symbol)

    def _meant(self, name: str, part: str) -> frozenset[str]:
        """The words that an alternative stands for: itself, or those of a concept of single words."""
        if part[0] != "<":
            return frozenset({part})
        if part[1:-1] not in self._simple:
            message = f"{name}: {part} is not a concept of single words: write it in a pattern of its own"
            raise PatternError(message)
        return self._simple[part[1:-1]]


class TreeBuilder:
    """Joins patterns that share their beginnings; node 0 is the root."""

    def __init__(self) -> None:
        self._places: dict[tuple[int, str, Item], int] = {}
        self._next: list[dict[str, list[int]]] = [{}]
        self._free: list[list[int]] = [[]]
        self._gaps: list[int] = []
        self._ends: list[list[str]] = [[]]

    @property
    def tables(self) -> Tables:
        """By node: `next`, symbol → children; `free`, children reached without a word; `ends`, the concepts that
        a pattern ends here for. `gaps` are the nodes that skip words."""
        return {"next": self._next, "free": self._free, "gaps": self._gaps, "ends": self._ends}

    def add(self, name: str, items: Sequence[tuple[str, Item]]) -> None:
        """Add a pattern: its places as (symbol, item)."""
        node = 0
        for symbol, item in items:
            child = self._places.get((node, symbol, item))
            if child is None:
                child = self._places[node, symbol, item] = self._new()
                if item.text == GAP:
                    self._gaps.append(child)
                    self._free[node].append(child)
                else:
                    for label in (*([symbol] if symbol else []), *item.edges):
                        self._next[node].setdefault(label, []).append(child)
                    if item.optional:
                        self._free[node].append(child)
            node = child
        if name not in self._ends[node]:
            self._ends[node].append(name)

    def _new(self) -> int:
        self._next.append({})
        self._free.append([])
        self._ends.append([])
        return len(self._next) - 1


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
