"""The tree of all patterns of one layer, walked by sets of nodes; each step is worked out once and kept."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

MAX_GAP = 4
"""Words that `...` may skip."""
CACHED = 20_000
"""Steps kept; further ones are worked out again, so that no text can fill the memory."""

Symbols = Sequence[frozenset[str]]
Barred = Sequence[int]
"""For each word: 0 nothing, 1 a word that `...` does not skip, 2 a comma before it, 3 a sentence begins."""
Spans = Sequence[dict[str, set[int]]]
"""For each word: what other concepts match from here, as `<name>` → ends."""
State = frozenset[tuple[int, int]]
"""Nodes reached, each with the words that its gap may still skip (0 where there is no gap)."""


class PatternTree:
    """Patterns that share their beginnings, as `intents.pattern_compiler.TreeBuilder` joins them."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self._next: list[dict[str, list[int]]] = tables["next"]
        self._free: list[list[int]] = tables["free"]
        self._gaps = frozenset(tables["gaps"])
        self._ends: list[list[str]] = tables["ends"]
        self._steps: dict[tuple[State, frozenset[str], int], State] = {}
        self._names: dict[State, tuple[str, ...]] = {}
        self._edges: dict[tuple[State, str], State] = {}
        self._jumps: dict[State, dict[str, set[int]]] = {}

    def find(self, symbols: Symbols, barred: Barred, spans: Spans) -> Iterator[tuple[str, int, int]]:
        """Yield (concept, start, end) of everything that is found."""
        root, labels = self._start
        for start in range(len(symbols)):
            begins = start == 0 or barred[start] > 1
            open_here = (begins and "^" in labels) or not labels.isdisjoint(symbols[start])
            if open_here or (spans[start] and not labels.isdisjoint(spans[start])):
                state = self._at_edge(root, "^") if begins else root
                for name, end in self._walk(start, state, symbols, barred, spans):
                    yield name, start, end

    @cached_property
    def _start(self) -> tuple[State, frozenset[str]]:
        """Where a pattern begins, and what may come first."""
        root = self._closed({(0, 0)})
        return root, frozenset(label for node, _ in root for label in self._next[node])

    def _walk(
        self, start: int, state: State, symbols: Symbols, barred: Barred, spans: Spans
    ) -> Iterator[tuple[str, int]]:
        waiting: dict[int, set[tuple[int, int]]] = {}
        at, last = start, len(symbols)
        while state or waiting:
            if at in waiting:
                state = self._closed(state | waiting.pop(at))
            if state and at > start:
                if at == last or barred[at] > 1:
                    state = self._at_edge(state, "$")
                for name in self._names_at(state):
                    yield name, at
                if at == last or barred[at] == 3:
                    state = frozenset()
            if at == last:
                return
            if state and spans[at]:
                jumps = self._jumps_from(state)
                for label, ends in spans[at].items():
                    for child in jumps.get(label, ()):
                        for end in ends:
                            waiting.setdefault(end, set()).add((child, 0))
            state = self._step(state, symbols[at], barred[at]) if state else state
            at += 1

    def _closed(self, reached: set[tuple[int, int]] | State) -> State:
        """Add what is reached without a word: past optional places, into gaps."""
        todo = list(reached)
        closed = set(reached)
        while todo:
            node, _ = todo.pop()
            for free in self._free[node]:
                item = (free, MAX_GAP if free in self._gaps else 0)
                if item not in closed:
                    closed.add(item)
                    todo.append(item)
        return frozenset(closed)

    def _names_at(self, state: State) -> tuple[str, ...]:
        names = self._names.get(state)
        if names is None:
            names = tuple(sorted({name for node, _ in state for name in self._ends[node]}))
            if len(self._names) < CACHED:
                self._names[state] = names
        return names

    def _at_edge(self, state: State, edge: str) -> State:
        """Add what is reached because a clause begins or ends here."""
        reached = self._edges.get((state, edge))
        if reached is None:
            more = {(child, 0) for node, _ in state for child in self._next[node].get(edge, ())}
            reached = self._closed(state | more)
            if len(self._edges) < CACHED:
                self._edges[state, edge] = reached
        return reached

    def _jumps_from(self, state: State) -> Mapping[str, set[int]]:
        """What is reached by what other concepts match: `<name>` → nodes."""
        reached = self._jumps.get(state)
        if reached is None:
            reached = defaultdict(set)
            for node, _ in state:
                for label, children in self._next[node].items():
                    if label[0] == "<":
                        reached[label].update(children)
            if len(self._jumps) < CACHED:
                self._jumps[state] = reached
        return reached

    def _step(self, state: State, symbols: frozenset[str], barred: int) -> State:
        """What is reached by one word; a barred one ends a gap, before itself (2, 3) or after itself (1)."""
        key = (state, symbols, barred)
        after = self._steps.get(key)
        if after is None:
            reached: set[tuple[int, int]] = set()
            for node, skips in state:
                in_gap = node in self._gaps
                if not (in_gap and barred > 1 and skips < MAX_GAP):
                    labels = self._next[node]
                    reached.update((child, 0) for label in labels.keys() & symbols for child in labels[label])
                if in_gap and skips and not barred:
                    reached.add((node, skips - 1))
            after = self._closed(reached)
            if len(self._steps) < CACHED:
                self._steps[key] = after
        return after
