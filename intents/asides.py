"""What a message tells before it asks, and that its question has nothing to do with.

"Boss is pregnant. which form for calves?" asks about calves, "not diabetic. mg in cocoa" about cocoa. Such pieces are
left out of what is asked; the whole message still reaches the cautions, and what of it concerns somebody counts as told
before the question. A piece that tells anything else of a person stays: a symptom, a goal, an illness of their own.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from intents.model import Context
from intents.questions import asks_something, only_judges
from intents.reading.entities import Reading
from intents.words import WordLists

Span = tuple[int, int]

TELLING = frozenset({"symptom", "goal", "condition", "medicine", "life_stage", "diet"})
"""Types of what a piece may tell of the person whom the question is about."""
LEAST = 3
"""Words of a question that stands by itself though it names nothing: "why" does not."""
SHORT = 5
"""Words of a piece that says no more than that all is well."""
LATE = 4
"""Words of a piece among which a turn to the question may begin ("ok so for myself, …")."""
BYGONE = frozenset({"was", "were"})
"""Words that ask about an aside beside those that only point: "what was that for"."""
_OF_THE_ASIDE = re.compile(
    r"\W*(?:(?:and|but|then|so|i|he|she|we|they|that|have|ive) )*(?:(?:stopped|quit|finished|came off|gave up"
    r"|was on|were on|been on|off)(?: it| them| that| taking it)?|(?:took|had|used) (?:it|them|that))\b[^?]*"
)
"""A piece that tells more of what the piece before it told: "on lithium once, stopped in 2015"."""
_PIECE = re.compile(r"(?:[^.!?;,\n]|[.,](?=\d))+[.!?;,\n]*")


@dataclass(frozen=True)
class Piece:
    """A clause of a message."""

    text: str
    tells: bool
    """Whether it names something of the person, or asks."""
    names: bool
    """Whether it names anything that is not beside the question."""
    aside: bool
    """Whether it names something that is."""


def without_asides(reading: Reading, beside: Collection[Span], words: WordLists) -> str:
    """Return the message as it asks: without pieces that tell only of what is beside its question.

    `beside` holds where the message names what is denied, over, or somebody else's. A message that asks nothing
    besides is returned as it is.
    """
    pieces = _pieces(reading, beside, words)
    turn = max((place for place, piece in enumerate(pieces) if _turns(piece.text, words)), default=0)
    if any(piece.tells for piece in pieces[:turn]):
        turn = 0  # what is told before a turn may still matter
    kept = [p for place, p in enumerate(pieces) if p.tells or not (p.aside or place < turn)]
    asked = " ".join(piece.text for piece in kept)
    bare = len(asked.split()) < LEAST or only_judges(asked, words.leaning) or _only_points(asked, words)
    stands = any(piece.names for piece in kept) or (any(p.tells for p in kept) and not bare)
    return asked if stands and len(kept) < len(pieces) else reading.text


def told_before(context: Context, concerning: Iterable[str]) -> Context:
    """Return the context of a question before which somebody told what concerns them (`type/key`)."""
    pairs = (entity.partition("/") for entity in concerning)
    return replace(context, entities=(*context.entities, *((type_, key) for type_, _, key in pairs)))


def _pieces(reading: Reading, beside: Collection[Span], words: WordLists) -> list[Piece]:
    pieces: list[Piece] = []
    for match in _PIECE.finditer(reading.text):
        text = match.group().strip()
        named = [m for m in reading.matches if match.start() <= m.start < match.end()]
        others = [m for m in named if m.span not in beside]
        asks = asks_something(text, words.asking)
        well = not asks and _is_well(text, words)
        more = not named and not asks and bool(pieces) and pieces[-1].aside and not pieces[-1].names
        more = more and bool(_OF_THE_ASIDE.fullmatch(text))
        aside = well or more or any(match.start() <= start < match.end() for start, _ in beside)
        tells = asks or (not well and any(m.type in TELLING for m in others))
        pieces.append(Piece(text, tells, bool(others), aside))
    return pieces


def _is_well(text: str, words: WordLists) -> bool:
    """Whether a piece only says that somebody, or a part of them, is well: "kidneys grand"."""
    said = re.findall(r"\w+", text)
    return len(said) <= SHORT and any(word in words.well for word in said)


def _only_points(asked: str, words: WordLists) -> bool:
    """Whether a question is about nothing but the aside itself: "my aunt had the drip, what was that for"."""
    said = set(re.findall(r"\w+", asked))
    return not words.pointers.isdisjoint(said) and words.stop.union(words.pointers, BYGONE).issuperset(said)


def _turns(text: str, words: WordLists) -> bool:
    """Whether a piece begins by turning to its question: "anyway", "for myself"."""
    said = re.findall(r"\w+", text)
    if words.turning.isdisjoint(said[:LATE]):
        return False
    return any(" ".join(said[at : at + n]) in words.turns for at in range(LATE) for n in (1, 2, 3))
