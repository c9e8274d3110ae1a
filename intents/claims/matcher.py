"""Finds claims that people repeat or want agreed to: stopping a medicine, cures, "the more the better".

Serves the step after triage, before intents: a claim on file gets its correction, whatever the classifier would
say. The claims and their patterns are content (`knowledge/content/claims.yaml`, words in `claim_words.yaml`).
A plain question ("does it help arthritis?") is no claim and goes on to its answer.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from intents.claims.reading import Piece, Sentenced, one_line, readings
from intents.claims.signals import STATES, ClaimWords, Signal, read_signals, signals_by_name
from intents.classify.features import TYPED
from intents.patterns.matcher import Patterns
from intents.patterns.tree import Hits, Span
from intents.patterns.words import Words, gap_mark
from intents.reading.entities import Reading
from knowledge.claims import Claim
from knowledge.readers import Problem

NEEDED = DEMANDS, ASKS, REPORTS, THING, SUBJECT, ONLY_WHY, THATS_WHY, OWN_QUESTION, GRANTED, ILLNESS = (
    *("demands", "asks", "reports", "thing", "magnesium"),
    *("only_why", "thats_why", "own_question", "granted", "any_illness"),
)
"""Concepts of the claim words by which it is told what a message states and what it asks."""
TOPICS = ILLNESS, THING, SUBJECT
"""Concepts of what only names an illness, the nutrient or a product."""
STORY = 25
"""Words above which a message that asks is a story with a question, not a claim."""

Read = Callable[[str], Reading]


@dataclass(frozen=True)
class Examined:
    """What the signals and their words make of a message."""

    fired: tuple[str, ...]
    """Claims that it makes, in the order of the file."""
    concepts: frozenset[str]
    """Words of the claims in it, and whether it states or asks."""
    states: bool
    """Whether any sentence states something."""
    led_to: bool
    """Whether all of it leads up to a question at its end."""
    only_general: bool
    """Whether of the signals that need no other only those of the general claim hold."""
    bare: bool
    """Whether it only names an illness and the nutrient or a product of it: "rosacea magnesium gel"."""


_Heard = tuple[Sentenced, Hits, frozenset[int]]
"""A reading of a message, what was found in it, and its sentences that state something."""


class ClaimMatcher:
    """Checks messages against the claims; built once, never changed. The first claim of the file wins."""

    def __init__(self, claims: Iterable[Claim], words: ClaimWords, read: Read) -> None:
        """Take the claims in their order, their words, and the reader of names.

        Raises PatternError for a signal that cannot be read; `signal_problems` tells which.
        """
        self.claims = tuple(claims)
        self._place = {claim.key: place for place, claim in enumerate(self.claims)}
        self._read = read
        self._shape = shape = words.shape
        self._openings = shape.question_starts | shape.requests
        self._no_verbs = shape.plural_nouns | shape.question_starts | shape.plain_verbs
        self._signals, parts = read_signals(self.claims, words)
        self._patterns = Patterns({**words.patterns, **parts})
        self._named = {*words.patterns, STATES}
        self._by_name = signals_by_name(self._signals)

    def check(self, utterance: str) -> str | None:
        """Return the key of the claim that a raw message makes, or None. Never raises."""
        return next(iter(self.fired(utterance)), None)

    def fired(self, utterance: str) -> tuple[str, ...]:
        """Return every claim that a message makes, in the order of the file."""
        readings = list(self._heard(utterance))
        return self._in_order(self._found(readings, claimed=False), readings)

    def examine(self, utterance: str) -> Examined:
        """Return the claims of a message with what a reader beside the signals needs."""
        readings = list(self._heard(utterance))
        concepts = {name for _, hits, _ in readings for name, spans in hits.items() if spans and name in self._named}
        concepts |= {"stated" for _, _, stated in readings if stated}
        concepts |= {"asked" for message, _, stated in readings if not set(message.sentence) <= stated}
        led_to = any(_ends_asking(message.words, hits) for message, hits, _ in readings)
        found = self._found(readings, claimed=False)
        only_general = bool(self.claims) and found == {self.claims[-1].key}
        bare = any(_only_names(message, hits) for message, hits, _ in readings)
        fired = self._in_order(found, readings)
        return Examined(fired, frozenset(concepts), "stated" in concepts, led_to, only_general, bare)

    def _in_order(self, found: set[str], readings: Sequence[_Heard]) -> tuple[str, ...]:
        """Return the claims found, those about the subject of the general one with it, in the order of the file."""
        if self.claims and self.claims[-1].key in found:
            found = found | self._found(readings, claimed=True)
        return tuple(sorted(found, key=self._place.__getitem__))

    def subject(self, utterance: str) -> str | None:
        """Return the claim that fits what a message is about, once it is known to be a claim; None if none does."""
        readings = list(self._heard(utterance))
        found = self._found(readings, claimed=False) | self._found(readings, claimed=True)
        return min(found, key=self._place.__getitem__, default=None)

    def _found(self, readings: Iterable[_Heard], *, claimed: bool) -> set[str]:
        """Return the claims of which a signal holds: those that need the general claim, or those that do not."""
        return {
            key
            for message, hits, stated in readings
            for name in hits
            for key, signal in self._by_name.get(name, ())
            if signal.claimed == claimed and _holds(signal, message, hits, stated)
        }

    def _heard(self, utterance: str) -> Iterator[_Heard]:
        """Yield each reading of a message with what was found in it and which sentences state something."""
        reading = self._read(one_line(utterance))
        asking: frozenset[int] = frozenset()
        heard: set[Words] = set()
        for pieces, as_typed in readings(reading):
            message = self._message(pieces, reading.text, asking)
            if message.words in heard:
                continue
            heard.add(message.words)
            asking = message.asking
            hits = dict(self._patterns.find(message.words))
            hits[STATES] = [] if as_typed else self._states(message.words, hits)
            yield message, hits, self._stated(message, hits)

    def self_check(self) -> list[Problem]:
        """Run the examples of every claim; return what does not behave as its claim says."""
        problems = []
        for claim in self.claims:
            for text in claim.says:
                found = self.check(text)
                if found != claim.key:
                    message = f"{claim.key}: {text!r} is taken for {found or 'no claim'}"
                    problems.append(Problem(claim.place, message, "widen its signals, or move it up"))
            for text in claim.spares:
                if claim.key in self.fired(text):
                    message = f"{claim.key}: fires on {text!r}"
                    problems.append(Problem(claim.place, message, "narrow its signals"))
        return problems

    def _stated(self, message: Sentenced, hits: Hits) -> frozenset[int]:
        """Return the sentences that state something, by number.

        A demand to agree makes statements of the sentences around it. A report ("she swears that …") beside a
        question, and a long story with a question, only lead up to the question.
        """
        numbers = frozenset(message.sentence)
        demanding = message.within(hits.get(DEMANDS, ())) | self._tagged(message)
        near = {n for number in demanding for n in (number - 1, number, number + 1)}
        asking = (message.asking | message.within(hits.get(ASKS, ()))) - demanding
        if asking and len(message.words.words) > STORY:
            return frozenset(near)
        reported = message.within(hits.get(REPORTS, ())) if asking else frozenset()
        return (numbers - asking - reported) | near

    def _states(self, words: Words, hits: Hits) -> list[Span]:
        """Return where the subject of the claims does something to something ("it undoes a night of drinking").

        Adverbs and a thing made of it may stand between. No list of verbs would hold what people think up; the
        verbs of everyday remarks are fewer, and those have no object ("magnesium oil tingles") or are listed.
        """
        things = dict(hits.get(THING, ()))
        found = []
        for start, end in hits.get(SUBJECT, ()):
            end = things.get(end, end)
            while end < len(words.words) and words.words[end].endswith("ly"):
                end += 1
            verb, after = words.words[end : end + 1], words.words[end + 1 : end + 2]
            has_object = after and not words.breaks[end + 1] and after[0] not in self._shape.joins
            if has_object and self._is_verb(verb[0]):
                found.append((start, end + 1))
        return found

    def _is_verb(self, word: str) -> bool:
        if not word.endswith("s") or word.endswith(("ss", "is", "us", "ous")) or word.startswith(TYPED):
            return False
        return word not in self._no_verbs

    def _message(self, pieces: Sequence[Piece], text: str, asked: frozenset[int]) -> Sentenced:
        """Return a reading of a message; `asked` are sentences that ask in another: a misspelt "what" asks in all."""
        breaks: list[int] = []
        sentence: list[int] = []
        asking = set(asked)
        number, before = 0, 0
        for piece in pieces:
            between = text[before : piece.start]
            mark = gap_mark(between) if breaks else 0
            if mark == 2:
                if "?" in between:
                    asking.add(number)
                number += 1
            breaks.append(mark)
            sentence.append(number)
            before = piece.end
        if "?" in text[before:]:
            asking.add(number)
        words = Words(tuple(piece.read for piece in pieces), tuple(breaks))
        asking |= {n for n, first in self._first_words(words.words, sentence) if first in self._openings}
        return Sentenced(words, tuple(sentence), frozenset(asking))

    def _first_words(self, words: Sequence[str], sentence: Sequence[int]) -> Iterator[tuple[int, str]]:
        """Yield each sentence's first word that is no filler ("hi, so does it …" begins with "does")."""
        done: set[int] = set()
        for word, number in zip(words, sentence, strict=True):
            if number not in done and word not in self._shape.fillers:
                done.add(number)
                yield number, word

    def _tagged(self, message: Sentenced) -> frozenset[int]:
        """Return the sentences with "right" or its like before a stop or a comma, or nothing else, by number."""
        words, numbers = message.words.words, message.sentence
        ends = [*(bool(mark) for mark in message.words.breaks), True][1:]
        first = dict(self._first_words(words, numbers))
        return frozenset(
            n
            for at, (word, n, ends_here) in enumerate(zip(words, numbers, ends, strict=True))
            if ends_here and word in self._shape.tags and (at > 2 or n > 0)
            if first.get(n) not in self._shape.question_starts and words[at - 1] != "or"
        )


def _only_names(message: Sentenced, hits: Hits) -> bool:
    """Whether every word of a message belongs to a name of an illness, the nutrient or a product."""
    covered = {place for name in TOPICS for start, end in hits.get(name, ()) for place in range(start, end)}
    return bool(covered) and len(covered) == len(message.words.words)


def _ends_asking(words: Words, hits: Hits) -> bool:
    """Whether the last clause is a question of its own, or no more than "why", and takes no claim for granted."""
    last = max((place for place, mark in enumerate(words.breaks) if mark), default=0)
    why, aside = (any(end == len(words.words) for _, end in hits.get(name, ())) for name in (ONLY_WHY, THATS_WHY))
    own, granted = (any(start >= last for start, _ in hits.get(name, ())) for name in (OWN_QUESTION, GRANTED))
    return (why and not aside) or (own and not granted)


def _holds(signal: Signal, message: Sentenced, hits: Hits, stated: frozenset[int]) -> bool:
    if not all(hits.get(name) for name in (*signal.here, *signal.anywhere)):
        return False
    found = frozenset.intersection(*(message.within(hits[name]) for name in signal.here))
    for name in signal.absent:
        found -= message.within(hits.get(name, ()))
    return bool(found & stated if signal.asserted else found)
