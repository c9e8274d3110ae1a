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

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence

from intents.patterns.compiler import compile_patterns
from intents.patterns.tree import END, Hits, PatternTree, Spans, Word
from intents.patterns.words import Words
from knowledge.derived import derived

CACHED = 20_000
"""Words kept as the trees read them; further ones are worked out again, so that no text can fill the memory."""

_ANY_ONLY = frozenset({"_"})


class Patterns:
    """Finds concepts in words; built once from the content."""

    def __init__(self, concepts: Mapping[str, Sequence[str]]) -> None:
        """Take concept → patterns. Raises PatternError naming concept and pattern."""
        tables = derived("patterns", json.dumps(concepts), lambda: compile_patterns(concepts))
        self._stops = frozenset(tables["stops"])
        self._groups: dict[str, str] = tables["groups"]
        self._beginnings: list[int] = tables["beginnings"]
        referred = frozenset(tables["referred"])
        self._trees = [PatternTree(tree, referred) for tree in tables["trees"]]
        self._read: dict[str, tuple[Word, ...]] = {}
        self._words: dict[tuple[frozenset[str], int], Word] = {}

    @property
    def words(self) -> dict[str, int]:
        """Every whole word of every pattern, with the number of word groups that it is in."""
        return {word: symbols.count(" ") + 1 for word, symbols in self._groups.items() if not word.endswith("*")}

    def find(self, words: Words, hidden: frozenset[int] = frozenset()) -> Hits:
        """Return for each concept where it stands, in order; words at `hidden` places match nothing but `_`."""
        known = self._read
        read = [(known.get(w) or self._word(w))[mark] for w, mark in zip(words.words, words.breaks, strict=True)]
        for place in hidden:
            read[place] = self._same(_ANY_ONLY, read[place].barred)
        spans: Spans = [{} for _ in read]
        read.append(END)
        hits: Hits = defaultdict(list)
        for tree in self._trees:
            tree.find(read, spans, hits)
        return dict(hits)

    def _word(self, word: str) -> tuple[Word, ...]:
        """Return a word that is not kept yet as the trees read it: after nothing, a comma, the end of a sentence."""
        symbols = self._symbols_of(word)
        read = tuple(self._same(symbols, barred) for barred in (int(word in self._stops), 2, 3))
        if len(self._read) < CACHED:
            self._read[word] = read
        return read

    def _same(self, symbols: frozenset[str], barred: int) -> Word:
        """Return the one object for all words with these symbols."""
        word = self._words.get((symbols, barred))
        if word is None:
            word = Word(symbols, barred)
            if len(self._words) < CACHED:
                self._words[symbols, barred] = word
        return word

    def _symbols_of(self, word: str) -> frozenset[str]:
        found = {"_", *self._groups.get(word, "").split()}
        for length in self._beginnings:
            if length > len(word):
                break
            found.update(self._groups.get(f"{word[:length]}*", "").split())
        if word[0].isdigit():
            found |= {"#", *self._groups.get("#", "").split()}
        return frozenset(found)
