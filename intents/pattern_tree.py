"""The tree of all patterns of one layer, walked by sets of nodes; each step is worked out once and kept."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

MAX_GAP = 4
"""Words that `...` may skip."""
CACHED = 20_000
"""States and steps kept; further ones are worked out again, so that no text can fill the memory."""

Word = tuple[frozenset[str], int]
"""A word's symbols, and: 0 nothing, 1 a word that `...` does not skip, 2 a comma before it, 3 a sentence begins."""
Spans = Sequence[dict[str, set[int]]]
"""For each word: what other concepts match from here, as `<name>` → ends."""
Node = tuple[int, int]
"""A node, and the words that its gap may still skip (0 where there is no gap)."""


class State:
    """Nodes reached together, with what follows from them: worked out once, then looked up."""

    __slots__ = ("after", "ended", "jumps", "names", "nodes")

    def __init__(self, nodes: frozenset[Node], names: tuple[str, ...]) -> None:
        self.nodes = nodes
        self.names = names
        """The concepts that a pattern ends here for."""
        self.after: dict[Word, State] = {}
        """What one word leads to."""
        self.ended: State | None = None
        """What is reached because a clause ends here."""
        self.jumps: dict[str, set[int]] | None = None
        """What is reached by what other concepts match: `<name>` → nodes."""


class PatternTree:
    """Patterns that share their beginnings, as `intents.pattern_compiler.TreeBuilder` joins them."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self._next: list[dict[str, list[int]]] = tables["next"]
        self._free: list[list[int]] = tables["free"]
        self._gaps = frozenset(tables["gaps"])
        self._ends: list[list[str]] = tables["ends"]
        self._states: dict[frozenset[Node], State] = {}
        self._steps = 0

    def find(self, words: Sequence[Word], spans: Spans) -> Iterator[tuple[str, int, int]]:
        """Yield (concept, start, end) of everything that is found, by starts in ascending order."""
        for start, word in enumerate(words):
            state = self._clause_start if start == 0 or word[1] > 1 else self._root
            if spans[start] or self._step(state, word).nodes:  # hardly any word begins a pattern
                for name, end in self._walk(start, state, words, spans):
                    yield name, start, end

    @cached_property
    def _root(self) -> State:
        """Where a pattern begins."""
        return self._state({(0, 0)})

    @cached_property
    def _clause_start(self) -> State:
        """Where a pattern and a clause begin."""
        return self._at_edge(self._root, "^")

    def _walk(self, start: int, state: State, words: Sequence[Word], spans: Spans) -> Iterator[tuple[str, int]]:
        waiting: dict[int, set[Node]] = {}
        at, last = start, len(words)
        while at < last and (state.nodes or waiting):
            if state.nodes:
                if spans[at]:
                    self._jump(state, spans[at], waiting)
                state = self._step(state, words[at])
            at += 1
            if at in waiting:
                state = self._state(state.nodes | waiting.pop(at))
            if state.nodes and (at == last or words[at][1] > 1):
                state = self._at_end(state)
            for name in state.names:
                yield name, at
            if at < last and words[at][1] == 3:
                state = self._nowhere

    @cached_property
    def _nowhere(self) -> State:
        return self._state(())

    def _state(self, reached: Iterable[Node]) -> State:
        """Return the state of nodes, with what is reached without a word: past optional places, into gaps."""
        todo = list(reached)
        closed = set(todo)
        while todo:
            node, _ = todo.pop()
            for free in self._free[node]:
                item = (free, MAX_GAP if free in self._gaps else 0)
                if item not in closed:
                    closed.add(item)
                    todo.append(item)
        nodes = frozenset(closed)
        state = self._states.get(nodes)
        if state is None:
            state = State(nodes, tuple(sorted({name for node, _ in nodes for name in self._ends[node]})))
            if len(self._states) < CACHED:
                self._states[nodes] = state
        return state

    def _at_edge(self, state: State, edge: str) -> State:
        """Return what is reached because a clause begins or ends here."""
        more = {(child, 0) for node, _ in state.nodes for child in self._next[node].get(edge, ())}
        return self._state(state.nodes | more) if more else state

    def _at_end(self, state: State) -> State:
        if state.ended is None:
            state.ended = self._at_edge(state, "$")
        return state.ended

    def _jump(self, state: State, found: Mapping[str, set[int]], waiting: dict[int, set[Node]]) -> None:
        """Note what is reached at the ends of what other concepts match from here."""
        if state.jumps is None:
            state.jumps = defaultdict(set)
            for node, _ in state.nodes:
                for label, children in self._next[node].items():
                    if label[0] == "<":
                        state.jumps[label].update(children)
        for label in found.keys() & state.jumps.keys():
            for end in found[label]:
                waiting.setdefault(end, set()).update((child, 0) for child in state.jumps[label])

    def _step(self, state: State, word: Word) -> State:
        """Return what is reached by one word; a barred one ends a gap, before itself (2, 3) or after itself (1)."""
        after = state.after.get(word)
        if after is None:
            symbols, barred = word
            reached: set[Node] = set()
            for node, skips in state.nodes:
                in_gap = node in self._gaps
                if not (in_gap and barred > 1 and skips < MAX_GAP):
                    labels = self._next[node]
                    reached.update((child, 0) for label in labels.keys() & symbols for child in labels[label])
                if in_gap and skips and not barred:
                    reached.add((node, skips - 1))
            after = self._state(reached)
            if self._steps < CACHED:
                self._steps += 1
                state.after[word] = after
        return after
