"""A second reader of claims beside their signals: a model that has seen a thousand claims and as many plain remarks.

Signals are exact and name the correction, yet nobody writes down every wording of "magnesium does everything".
Measured on 80 claims that neither had seen, signals alone met 64 and both together 77; on 110 later ones 67 and 99.
Of 529 messages that only sound alike or ask, it took two for a claim; of 110 plain remarks, three. So it adds what no
signal saw, when it is sure, and takes back what one did see only where nothing else in the message sounds like it.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from intents.claims.matcher import STORY, ClaimMatcher
from intents.classify.encoding import mark
from intents.classify.learnt import ends_of, load_learnt
from intents.model import Classification
from knowledge.readers import Problem

FOLDER = "statements"
CLAIMED, PLAIN = "claim", "plain"
LEAST = 0.45
"""Confidence from which a message that states something is taken for a claim. With the four figures here 1,117 of 1,139
claims are, and 123 of 8,800 other messages; with 0.6, 0.7, 0.4 and 0.25 it would be 1,093 and 63."""
ASKING_LEAST = 0.6
"""The same for one that only asks, or leads up to a question."""
AGREES = 0.3
"""Confidence that the general claim takes where a signal of it fires."""
AGREES_AT_ALL = 0.03
"""The same for the others, whose signals are exact."""
SHORT = 4
SHORT_LEAST = 0.5
LEANING_LEAST = 0.8
"""Words below which a message may be a bare topic ("strong bones minerals"), and what it then takes; within a
conversation, where it may lean on what was said ("so the second"), it takes more."""
LEANING = 8
LEANS_LEAST = 0.7
"""Words below which a message within a conversation rather leans on it ("not 450 its 150"), and what it takes."""
NAMED = frozenset({"magnesium", "it", "subject"})
"""Words of claims one of which the general correction takes: without them nobody knows what is spoken of."""

CHOOSING_LEAST = 0.9
"""Confidence that a message takes which sets one thing beside another."""
_CHOICE = re.compile(r"(?:[\w'-]+ ){1,4}or (?:[\w'-]+ ?){1,6}[?!. ]*", re.IGNORECASE)
"""A few words that set one thing beside another ("split dose or all at once better"): they ask."""

Classify = Callable[[str, Collection[str]], Classification]
"""Message and the words of claims in it → claimed or plain, best first."""


def with_claim_words(encoded: str, concepts: Collection[str]) -> str:
    """Return what the reader is given: the words, and a token for each group of claim words that is in them.

    Words that it was never shown ("vanquishes") it then knows by what they mean.
    """
    return " ".join((encoded, *map(mark, sorted(concepts))))


@dataclass(frozen=True)
class ClaimWatch:
    """Signals and reader together; what serving asks about every message."""

    matcher: ClaimMatcher
    classify: Classify
    nearest: Callable[[str], str | None]
    """The claim on file that comes nearest to a message in words, or None."""

    def check(self, utterance: str, *, live: bool = False, spelt: str | None = None) -> str | None:
        """Return the key of the claim that a raw message makes, or None. Never raises.

        `live`: it comes within a conversation; `spelt`: the message with what its "it" stands for there.
        """
        seen = self.matcher.examine(utterance)
        fired = seen.fired or (self.matcher.fired(spelt) if spelt else ())
        if not self.matcher.claims:
            return None
        only_leads = seen.led_to and fired == (self.matcher.claims[-1].key,)  # the general claim, before a question
        ranked = {s.intent: s.confidence for s in self.classify(ends_of(utterance), seen.concepts).ranked}
        claimed = ranked.get(CLAIMED, 0.0)
        agreed = AGREES if seen.only_general else AGREES_AT_ALL if seen.fired else 0.0  # `spelt` it does not read
        tells = seen.only_general and len(utterance.split()) > STORY
        if fired and not (only_leads or tells) and claimed >= agreed:
            return fired[0]
        if seen.bare:
            return None
        chooses = _CHOICE.fullmatch(utterance.strip()) is not None
        states = seen.states and not seen.led_to and not chooses
        if claimed < max(_least(utterance, states=states, live=live), CHOOSING_LEAST if chooses else 0.0):
            return None
        about = self.matcher.subject(utterance) or self.nearest(utterance)
        return about or (self.matcher.claims[-1].key if seen.concepts & NAMED else None)


def _least(utterance: str, *, states: bool, live: bool) -> float:
    """The confidence from which a message is taken for a claim."""
    least = LEAST if states else ASKING_LEAST
    count = len(utterance.split())
    if live and count < LEANING:
        least = max(least, LEANS_LEAST)
    if count < SHORT:
        least = max(least, LEANING_LEAST if live else SHORT_LEAST)
    return least


def load_statements(folder: Path, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    """Yield message and kind from `statements/<kind>.yaml` of a content folder; a bad file becomes a problem."""
    return load_learnt(folder / FOLDER, (CLAIMED, PLAIN), problems)
