"""Words that carry no question: greetings and manners around one, and fillers inside it.

"hi there, sorry to bother you, does it help sleep pls" asks what "does it help sleep" asks. The classifier is given
the question alone; a message that is nothing but greeting is left as it is.
"""

from collections.abc import Iterable, Sequence

MAX_PHRASES = 6
"""Phrases taken off each end; nobody greets for longer."""
LEAST = 2
"""Words that must be left; "hello, anyone there" is a greeting and stays one."""


class Fillers:
    """Finds the words of a message to leave out; built once from the content."""

    def __init__(self, before: Iterable[str] = (), after: Iterable[str] = (), anywhere: Iterable[str] = ()) -> None:
        """Take phrases that may stand before a question, after it, and single words that may stand anywhere."""
        self._before = _longest_first(before)
        self._after = _longest_first(after)
        self._anywhere = frozenset(anywhere)

    def places(self, words: Sequence[str]) -> frozenset[int]:
        """Return the places of the words to leave out; none when hardly anything else is left.

        >>> sorted(Fillers(["hi"], ["thanks"], ["um"]).places(["hi", "does", "um", "it", "help", "thanks"]))
        [0, 2, 5]
        """
        start, end = 0, len(words)
        for _ in range(MAX_PHRASES):
            start += next((len(p) for p in self._before if tuple(words[start : start + len(p)]) == p), 0)
        for _ in range(MAX_PHRASES):
            end -= next((len(p) for p in self._after if tuple(words[end - len(p) : end]) == p), 0)
        kept = [place for place in range(start, end) if words[place] not in self._anywhere]
        return frozenset(range(len(words))) - frozenset(kept) if len(kept) >= LEAST else frozenset()


def _longest_first(phrases: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted({tuple(phrase.split()) for phrase in phrases}, key=lambda words: (-len(words), words)))
