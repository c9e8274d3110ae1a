"""Words that carry no question: greetings and manners around one, and fillers inside it.

"hi there, sorry to bother you, does it help sleep pls" asks what "does it help sleep" asks, so a reading holds the
question alone; a message that is nothing but greeting is left as it is.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

Phrases = Mapping[str, Sequence[tuple[str, ...]]]
"""Phrases by their first word."""
MAX_PHRASES = 6
"""Phrases taken off each end; nobody greets for longer."""
LEAST = 2
"""Words that must be left where more than a greeting is taken off: "well done" is not "done"."""


@dataclass(frozen=True)
class FillerLists:
    """Phrases and words as the content lists them."""

    greetings: Collection[str] = ()
    """Phrases before a question that greet and do nothing else."""
    before: Collection[str] = ()
    """Further phrases before a question."""
    after: Collection[str] = ()
    anywhere: Collection[str] = ()
    """Single words."""
    empty: Collection[str] = ()
    """Words that are no question by themselves ("hello you")."""


class Fillers:
    """Finds the words of a message to leave out; built once from the content."""

    def __init__(self, lists: FillerLists | None = None) -> None:
        lists = lists or FillerLists()
        self._greetings = _longest_first(lists.greetings)
        self._before = _longest_first((*lists.greetings, *lists.before))
        self._after = _longest_first(lists.after, backwards=True)
        self._anywhere = frozenset(lists.anywhere)
        self._empty = frozenset(lists.empty)
        phrases = (*lists.greetings, *lists.before, *lists.after, *lists.anywhere)
        self.words = frozenset(word for phrase in phrases for word in phrase.split())
        """All words of the lists: they are no misspellings of anything else."""

    def places(self, words: Sequence[str]) -> frozenset[int]:
        """Return the places of the words to leave out; none when hardly anything else is left.

        >>> sorted(Fillers(FillerLists(["hi"], [], ["thanks"], ["um"])).places("hi does um it help thanks".split()))
        [0, 2, 5]
        """
        start = _taken_off(words, self._before)
        end = len(words) - _taken_off(words[::-1], self._after)
        kept = [place for place in range(start, end) if words[place] not in self._anywhere]
        if len(kept) < LEAST:
            kept = [p for p in range(_taken_off(words, self._greetings), len(words)) if words[p] not in self._anywhere]
            if len(kept) < LEAST and not any(words[place] not in self._empty for place in kept):
                return frozenset()
        return frozenset(range(len(words))) - frozenset(kept)


def _taken_off(words: Sequence[str], phrases: Phrases) -> int:
    """Return how many words at the start are phrases, at most MAX_PHRASES of them."""
    start = 0
    for _ in range(MAX_PHRASES):
        begun = phrases.get(words[start], ()) if start < len(words) else ()
        taken = next((len(p) for p in begun if tuple(words[start : start + len(p)]) == p), 0)
        if not taken:
            break
        start += taken
    return start


def _longest_first(phrases: Iterable[str], *, backwards: bool = False) -> Phrases:
    """Return phrases by their first word, longest first; read from their last word to the first if `backwards`."""
    split = {tuple(phrase.split()[::-1] if backwards else phrase.split()) for phrase in phrases}
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for words in sorted(split, key=lambda words: (-len(words), words)):
        if words:
            found[words[0]].append(words)
    return found
