"""Clause by clause: what a message denies, places in the past, or only asks about in general.

Triage asks of each hit whether a guard of the content covers it. Guards lower a phrase; they are cues such as "no",
"years ago" or "symptoms of", beside the phrase or in its clause, its sentence or the message. `negation` is
for the cautions, and needs function words alone.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from intents.patterns.tree import Hits, Span
from intents.patterns.words import Words

AFTER_REACH = 0
"""Words between a phrase and a cue after it: "chest pain is gone", but not "chest pain and the cough is gone"."""


@dataclass(frozen=True)
class Guard:
    """A reason not to take a phrase at face value; cues are concepts named `<guard>.<place>`."""

    name: str
    reach: int
    """Words over which a cue before or after a phrase covers it."""

    def cue(self, place: str) -> str:
        """Return the name of the concept that holds the cues of a place."""
        return f"{self.name}.{place}"


class GuardReader:
    """Tells which guards cover a hit in one message; results are kept, since many rules ask the same."""

    def __init__(self, words: Words, hits: Hits, guards: Mapping[str, Guard]) -> None:
        self._hits = hits
        self._guards = guards
        self._clause, self._sentence = _numbered(words, hits)
        self._cued = {name.partition(".")[0] for name in hits if "." in name}
        self._known: dict[tuple[str, Span], bool] = {}
        self._joins = {start for start, _ in hits.get("joining_words", ())}
        self._parts: dict[tuple[str, bool], dict[int, list[Span]]] = {}
        self._ended: dict[int, set[Span]] | None = None

    def covers(self, guard: str, span: Span) -> bool:
        """Whether a guard covers a phrase; without any cue of it, it covers none."""
        if guard not in self._cued:
            return False
        found = self._known.get((guard, span))
        if found is None:
            self._known[guard, span] = False  # a list of phrases must not ask itself in a circle
            found = self._known[guard, span] = self._covers(self._guards[guard], span)
        return found

    def _covers(self, guard: Guard, span: Span) -> bool:
        hits = self._hits
        if (
            guard.cue("lifted_message") in hits
            or self._holds(guard.cue("lifted_within"), span)
            or self._shares(guard.cue("lifted_sentence"), span, self._sentence)
            or self._shares(guard.cue("lifted_clause"), span, self._clause)
        ):
            return False
        return (
            guard.cue("message") in hits
            or self._shares(guard.cue("sentence"), span, self._sentence)
            or self._shares(guard.cue("clause"), span, self._clause)
            or self._beside(guard, span)
            or self._listed(guard, span)
        )

    def _shares(self, cue: str, span: Span, parts: Sequence[int]) -> bool:
        """Whether a cue stands in the same clause or sentence, outside the phrase itself."""
        if cue not in self._hits:
            return False
        key = (cue, parts is self._clause)
        if key not in self._parts:
            self._parts[key] = defaultdict(list)
            for start, end in self._hits[cue]:
                self._parts[key][parts[start]].append((start, end))
        return any(
            end <= span[0] or start >= span[1]
            for part in {parts[span[0]], parts[span[1] - 1]}
            for start, end in self._parts[key].get(part, ())
        )

    def _holds(self, cue: str, span: Span) -> bool:
        """Whether a cue stands within the phrase itself: "what does numbness down my left side mean" is no theory."""
        return any(span[0] <= start and end <= span[1] for start, end in self._hits.get(cue, ()))

    def _beside(self, guard: Guard, span: Span) -> bool:
        clause = self._clause
        for start, end in self._hits.get(guard.cue("before"), ()):
            if start >= span[0]:
                break
            near = 0 <= span[0] - end <= guard.reach and clause[end - 1] == clause[span[0]]
            if near and not self._between(guard, end, span[0]):
                return True
        return any(
            0 <= start - span[1] <= AFTER_REACH and clause[start] == clause[span[1] - 1]
            for start, _ in self._hits.get(guard.cue("after"), ())
        )

    def _between(self, guard: Guard, start: int, end: int) -> bool:
        """Whether something between a cue and a phrase breaks the tie, such as "my"."""
        cues = self._hits.get(guard.cue("lifted_between"), ())
        return any(start <= cue_start and cue_end <= end for cue_start, cue_end in cues)

    def _listed(self, guard: Guard, span: Span) -> bool:
        """Whether the phrase goes on a list ("no swelling or redness") whose first part is covered."""
        at = span[0] - 1
        if at < 1 or at not in self._joins or self._sentence[at] != self._sentence[span[0]]:
            return False
        if self._ended is None:
            self._ended = defaultdict(set)
            for name, spans in self._hits.items():
                if "." not in name:  # cues of guards do not make a list
                    for found in spans:
                        self._ended[found[1]].add(found)
        before = self._ended.get(at, set()) | self._ended.get(at - 1, set())
        return any(self.covers(guard.name, found) for found in before if found[0] < span[0])


def _numbered(words: Words, hits: Hits) -> tuple[list[int], list[int]]:
    """Return for each word the number of its clause and of its sentence."""
    starts = {start for start, _ in hits.get("clause_starts", ())}
    clause = sentence = 0
    clauses, sentences = [], []
    for place, mark in enumerate(words.breaks):
        sentence += mark == 2
        clause += bool(mark) or place in starts
        clauses.append(clause)
        sentences.append(sentence)
    return clauses, sentences
