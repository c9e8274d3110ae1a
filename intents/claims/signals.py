"""How the signals of claims are written, and how they and their words are read from the content.

A signal is a line of parts joined by `&`, all of which must hold in one sentence:

    <cures> ... <cancer>    a pattern (the language of `intents/patterns/matcher.py`)
    ! <denied_cure>         a pattern that must not stand in the sentence
    ~ <subject>             a pattern that may stand anywhere in the message
    asserted                the sentence states rather than asks, or the message demands agreement
    states                  <magnesium>, or a <thing> made of it, does something to something ("it undoes …")
    claimed                 the message makes the general claim, the last of the file; this one names its subject

`cures: <cancer>` is a frame of `claim_words.yaml` with its <X> replaced; it stands for several signals.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from intents.classify.features import TYPED
from intents.patterns.matcher import Patterns
from intents.patterns.syntax import Patterned, PatternError
from knowledge.claims import Claim
from knowledge.readers import ContentPart, ContentRow, Problem
from knowledge.shapes import Texts, WordsInText, read_whole

ASSERTED = "asserted"
STATES = "states"
CLAIMED = "claimed"
_ANY_WORD = ("word",)
_BETWEEN_WORDS = re.compile(r"[\s|\[\]]+")


class Shape(ContentPart):
    """The words that tell a question from a statement."""

    question_starts: WordsInText
    requests: WordsInText
    """First words of a sentence that asks for something."""
    fillers: WordsInText
    """Words skipped in search of a sentence's first word."""
    tags: WordsInText
    """Last words that ask for agreement."""
    plural_nouns: WordsInText
    """Words in -s that are no verbs."""
    plain_verbs: WordsInText
    """Verbs in -s of everyday remarks ("it tingles", "it helps sleep")."""
    joins: WordsInText
    """Words that begin no object."""


class ClaimWords(ContentRow):
    """What the signals are written with: `claim_words.yaml` as a whole."""

    shape: Shape
    patterns: Annotated[dict[str, Patterned], Field(alias="words", min_length=1)]
    """Concept → patterns."""
    frames: Annotated[dict[str, Texts], Field(min_length=1)]
    """Frame → signals with <X>."""

    @property
    def vocabulary(self) -> frozenset[str]:
        """Every whole word of the patterns: the spelling corrector must leave them alone."""
        return plain_words(line for lines in (*self.patterns.values(), *self.frames.values()) for line in lines)


@dataclass(frozen=True)
class Signal:
    """One way in which a claim is made; its parts are names of concepts."""

    here: tuple[str, ...]
    absent: tuple[str, ...]
    anywhere: tuple[str, ...]
    asserted: bool
    claimed: bool


def load_claim_words(folder: Path, problems: list[Problem]) -> ClaimWords:
    """Read `claim_words.yaml` of a content folder; what is missing is a problem and reads as empty."""
    return read_whole(folder / "claim_words.yaml", ClaimWords, problems)


def plain_words(lines: Iterable[str]) -> frozenset[str]:
    """Return the whole words in patterns or signals; `plain_words(claim.signals)` are those of one claim."""
    return frozenset(w for w in _BETWEEN_WORDS.split(" ".join(lines)) if w.isalpha() and not w.startswith(TYPED))


def signal_problems(claims: Sequence[Claim], words: ClaimWords) -> list[Problem]:
    """Return what cannot be read in the words and signals; claims are named only when the words are sound."""
    try:
        Patterns(words.patterns)
    except PatternError as error:
        return [Problem(words.place, str(error), "correct these words")]
    if not _unreadable(claims, words):  # all at once: one by one takes six times longer
        return []
    return [
        Problem(claim.place, f"{claim.key}: {said}", "correct this signal")
        for claim in claims
        for said in _unreadable([claim], words)
    ]


def _unreadable(claims: Iterable[Claim], words: ClaimWords) -> list[str]:
    """Return what is wrong with the first signal of some claims that cannot be read; nothing if all can."""
    try:
        _, parts = read_signals(claims, words)
        Patterns({**dict.fromkeys(words.patterns, _ANY_WORD), **parts})  # only the names of the words matter here
    except PatternError as error:
        return [str(error)]
    return []


def read_signals(
    claims: Iterable[Claim], words: ClaimWords
) -> tuple[dict[str, tuple[Signal, ...]], dict[str, tuple[str, ...]]]:
    """Return the signals of each claim, and the patterns of their parts by name.

    Raises PatternError for a signal without a part to look for or with an unknown frame.
    """
    parts: dict[str, str] = {}
    flags, marked = {ASSERTED, STATES, CLAIMED}, ("!", "~")

    def name(pattern: str) -> str:
        pattern = pattern.strip()
        return parts.setdefault(pattern, f"part{len(parts)}")

    def signal(line: str) -> Signal:
        pieces = [piece.strip() for piece in line.split("&")]
        here = tuple(name(piece) for piece in pieces if piece not in flags and not piece.startswith(marked))
        here += (STATES,) * (STATES in pieces)
        if not here:
            raise PatternError(f"{line!r}: nothing to look for in a sentence")
        return Signal(
            here,
            tuple(name(piece[1:]) for piece in pieces if piece.startswith("!")),
            tuple(name(piece[1:]) for piece in pieces if piece.startswith("~")),
            ASSERTED in pieces,
            CLAIMED in pieces,
        )

    signals = {
        claim.key: tuple(signal(line) for written in claim.signals for line in _expand(written, words.frames))
        for claim in claims
    }
    return signals, {part: (pattern,) for pattern, part in parts.items()}


def _expand(signal: str, frames: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    frame, colon, subject = signal.partition(":")
    if not colon:
        yield signal
        return
    if frame not in frames:
        raise PatternError(f"{frame!r} is no frame")
    for line in frames[frame]:
        yield line.replace("<X>", subject.strip())


def signals_by_name(signals: Mapping[str, Sequence[Signal]]) -> dict[str, list[tuple[str, Signal]]]:
    """Return claims and signals by the name, among those they need, that the fewest signals need.

    Only signals whose name was found need a look: a handful of three thousand.
    """
    used = Counter(name for listed in signals.values() for one in listed for name in (*one.here, *one.anywhere))
    by_name: dict[str, list[tuple[str, Signal]]] = defaultdict(list)
    for key, listed in signals.items():
        for one in listed:
            by_name[min((*one.here, *one.anywhere), key=lambda name: (used[name], name))].append((key, one))
    return by_name
