"""The tree of all patterns of one layer, walked by sets of nodes; each step is worked out once and kept."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

MAX_GAP = 4
"""Words that `...` may skip."""
STATES, WAYS = 20_000, 50_000
"""States kept, and ways from one to another; further ones are worked out again, so that no text can fill the memory.

Five thousand messages of all kinds reach 11,000 states in the largest tree; most ways lead from a word that begins
nothing to nowhere.
"""


class Word:
    """A word as the trees read it: one object for all words that they take for the same, found by which one it is."""

    __slots__ = ("barred", "symbols")

    def __init__(self, symbols: frozenset[str], barred: int) -> None:
        self.symbols = symbols
        self.barred = barred
        """0 nothing, 1 a word that `...` does not skip, 2 a comma before it, 3 a sentence begins."""


END = Word(frozenset(), 3)
"""What stands behind the last word: a message ends as a sentence does."""
Spans = Sequence[dict[str, set[int]]]
"""For each word: what other concepts match from here, as `<name>` → ends."""
Span = tuple[int, int]
"""The words that something is found in: from the first to the one after the last."""
Hits = dict[str, list[Span]]
"""Where each concept stands, in order; of those that begin at one word, the longest."""
Node = tuple[int, int]
"""A node, and the words that its gap may still skip (0 where there is no gap)."""


class State:
    """Nodes reached together, with the states that follow: worked out once, then looked up."""

    __slots__ = ("after", "ended", "goes_on", "joined", "names", "nodes", "past", "refers", "told")

    def __init__(
        self,
        nodes: frozenset[Node],
        names: tuple[str, ...],
        told: tuple[str, ...],
        refers: frozenset[str],
        *,
        goes_on: bool,
    ) -> None:
        self.nodes = nodes
        self.goes_on = goes_on
        """Whether any pattern goes on from here."""
        self.names = names
        """The concepts that a pattern ends here for."""
        self.told = told
        """Those of them that patterns of other trees go on with (`<name>`)."""
        self.refers = refers
        """The other concepts that a pattern goes on with (`<name>`)."""
        self.after: dict[Word, State] = {}
        """What one word leads to."""
        self.past: dict[str, State] = {}
        """What is reached by what another concept matches (`<name>`), or because a clause begins or ends here."""
        self.joined: dict[State, State] = {}
        """This one together with another."""
        self.ended: State | None = None
        """This one together with what is reached because a clause ends here."""


class PatternTree:
    """Patterns that share their beginnings, as `intents.patterns.compiler.TreeBuilder` joins them."""

    def __init__(self, tables: Mapping[str, Any], referred: Collection[str] = ()) -> None:
        """Take the tree as compiled, and the concepts that patterns of other trees go on with."""
        self._next: list[dict[str, list[int]]] = tables["next"]
        self._free: list[list[int]] = tables["free"]
        self._gaps = frozenset(tables["gaps"])
        self._ends: list[list[str]] = tables["ends"]
        self._referred = referred
        self._states: dict[frozenset[Node], State] = {}
        self._kept = 0
        self._nowhere = self._state(())
        self._root = self._state({(0, 0)})
        self._clause_start = self._join(self._root, self._past(self._root, "^"))

    def find(self, words: Sequence[Word], spans: Spans, hits: Hits) -> None:
        """Add everything that is found to `hits`, and to `spans` what other trees go on with.

        Behind the words stands END, which `spans` do not count.
        """
        root, clause_start = self._root, self._clause_start
        for start, told in enumerate(spans):
            word = words[start]
            state = clause_start if start == 0 or word.barred > 1 else root
            waiting: dict[int, State] = {}
            if told and state.refers:
                self._wait(waiting, state, told)
            after = state.after.get(word) or self._step(state, word)
            if after.nodes or waiting:
                for name, end in self._walk(start, after, waiting, words, spans).items():
                    hits[name].append((start, end))

    def _walk(
        self, start: int, state: State, waiting: dict[int, State], words: Sequence[Word], spans: Spans
    ) -> dict[str, int]:
        """Return everything that begins at a word, with its furthest end.

        `state` is what that word leads to, and `waiting`, by place, what other concepts that begin there do.
        """
        found: dict[str, int] = {}
        at, last = start, len(spans)
        while True:
            at += 1
            if waiting and at in waiting:
                state = self._join(state, waiting.pop(at))
            mark = words[at].barred
            if mark > 1:
                state = state.ended or self._at_end(state)
            if state.names:
                for name in state.names:
                    found[name] = at
                for label in state.told:
                    spans[start].setdefault(label, set()).add(at)
            if mark == 3:
                state = self._nowhere
            if at == last or not (state.goes_on or waiting):
                return found
            if state.refers and spans[at]:
                self._wait(waiting, state, spans[at])
            state = state.after.get(words[at]) or self._step(state, words[at])

    def _wait(self, waiting: dict[int, State], state: State, told: Mapping[str, Iterable[int]]) -> None:
        """Add to `waiting` what is reached by what other concepts match from here, at the places where they end."""
        for label, ends in told.items():
            if label in state.refers:
                past = self._past(state, label)
                for end in ends:
                    waiting[end] = self._join(waiting[end], past) if end in waiting else past

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
            names = tuple(sorted({name for node, _ in nodes for name in self._ends[node]}))
            told = tuple(f"<{name}>" for name in names if name in self._referred)
            refers = frozenset(label for node, _ in nodes for label in self._next[node] if label[0] == "<")
            goes_on = any(self._next[node] or node in self._gaps for node, _ in nodes)
            state = State(nodes, names, told, refers, goes_on=goes_on)
            if len(self._states) < STATES:
                self._states[nodes] = state
        return state

    def _step(self, state: State, word: Word) -> State:
        """Work out what one word leads to; a barred one ends a gap, before itself (2, 3) or after itself (1)."""
        symbols, barred = word.symbols, word.barred
        reached: set[Node] = set()
        for node, skips in state.nodes:
            in_gap = node in self._gaps
            if not (in_gap and barred > 1 and skips < MAX_GAP):
                labels = self._next[node]
                reached.update((child, 0) for label in labels.keys() & symbols for child in labels[label])
            if in_gap and skips and not barred:
                reached.add((node, skips - 1))
        return self._keep(state.after, word, self._state(reached))

    def _past(self, state: State, label: str) -> State:
        """Return what is reached by what another concept matches, or by the edge of a clause."""
        past = state.past.get(label)
        if past is None:
            reached = {(child, 0) for node, _ in state.nodes for child in self._next[node].get(label, ())}
            past = self._keep(state.past, label, self._state(reached))
        return past

    def _join(self, state: State, other: State) -> State:
        """Return two states as one."""
        joined = state.joined.get(other)
        if joined is None:
            joined = self._keep(state.joined, other, self._state(state.nodes | other.nodes))
        return joined

    def _at_end(self, state: State) -> State:
        state.ended = self._join(state, self._past(state, "$"))
        return state.ended

    def _keep(self, known: dict[Any, State], key: Any, state: State) -> State:
        if self._kept < WAYS:
            self._kept += 1
            known[key] = state
        return state
