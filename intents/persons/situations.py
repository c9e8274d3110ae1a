"""What situation a message tells of as a whole: a reader beside the names that stand in it.

"In year 10, cramps when i swim" names no child, "they switched the box on in my chest" no slow heart, and nobody can
list all ways to tell of them. So a model that has seen thousands of messages reads each one whole. Where it is sure of
a situation that nothing named, the caution is added; where it hears nobody's, a mention is easier set aside.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from intents.classify.features import TYPED
from intents.model import Classification
from intents.reading.entities import Reading, Word

NOBODY = "nobody"
"""The label of messages that call for no caution."""
NUMBER = f"{TYPED}num"
LEAST = 0.5
"""Confidence from which a message tells of a situation. Learnt on three quarters of the messages and tried on the rest,
four times: of 244 situations that nothing named 76 are found, and of 5,908 messages about nobody's 33 get a caution."""
FEWEST = 8
"""Words from which a message tells of one by itself: "for 4 weeks" may be a leg's or a pregnancy's."""


@dataclass(frozen=True)
class Situations:
    """Reads messages whole; built once."""

    meanings: Callable[[str], str]
    """Words → the tokens of the concepts in them."""
    classify: Callable[[str], Classification]

    def told(self, reading: Reading) -> frozenset[str]:
        """Return the cautions that a message as a whole calls for."""
        if len(reading.words) < FEWEST:
            return frozenset()
        return frozenset(one for one, share in self.of(reading).items() if share >= LEAST and one != NOBODY)

    def of(self, reading: Reading) -> Mapping[str, float]:
        """Return for each caution, and for NOBODY, the confidence that the message calls for it."""
        return {one.intent: one.confidence for one in self.classify(whole(reading, self.meanings)).ranked}


def as_told(word: Word) -> str:
    """Return a word as the readers of cautions take it: as read, and all numbers alike."""
    return NUMBER if word.read[0].isdigit() else word.read


def whole(reading: Reading, meanings: Callable[[str], str]) -> str:
    """Return what the reader is given of a message: its words as read, and the concepts in them.

    Names count as words like others: what they call for the reader of mentions finds.
    """
    words = " ".join(map(as_told, reading.words))
    return f"{words} {meanings(words)}"


def situations_learnt(
    messages: Iterable[tuple[str, frozenset[str]]], cautions: Collection[str], names: Callable[[str], bool]
) -> Iterator[tuple[str, str]]:
    """Yield message and caution, or NOBODY, from messages with the caution they stand under, if any.

    A message may stand under several. One that stands under none of `cautions` (a medicine's) tells of nobody only
    if nothing it `names` says otherwise.
    """
    under: dict[str, set[str]] = defaultdict(set)
    for text, due in messages:
        under[text] |= due
    for text, all_due in under.items():
        yield from ((text, caution) for caution in sorted(all_due.intersection(cautions)))
        if not all_due or (all_due.isdisjoint(cautions) and not names(text)):
            yield text, NOBODY
