"""Puts first what a passage says of the very words that a question asks about, where its first lines do not.

A passage answers many questions ("which form", "does quinine help"); the sentence for one of them may stand at its
end, which few people open. The rare words of a question find it.
"""

import functools
import re
from collections.abc import Iterator

from bot.answer import Request
from bot.answers.desk import Desk
from bot.conversation import pair_of
from intents.reading.entity_types import FOOD, MEDICINE, NUTRIENT, STATES, WANTED
from knowledge.model import Passage
from knowledge.stems import stem, stems_in
from knowledge.text import tokens

RARE = 25
"""Passages and ways to ask that may hold a word which tells what is asked for: commoner ones are met by chance."""
COMMON = 100
"""The same for a word in the name of a thing: "water" of "water tablets" tells nothing."""
SHARE = 0.5
"""Share of those words that a sentence has to hold."""
LONG = 14
"""Words of a message that is a story: most of its rare words are not what it asks for."""
NAMED = frozenset({FOOD, NUTRIENT, MEDICINE})
"""Types of things whose names tell it however common they are."""
SHORTEST = 5
"""Words of what is put first: less is an order that needs what stands around it."""
LONGEST = 240
"""Characters of what is put first: about four lines on a phone."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")
_STAYS = re.compile(
    r"\b(?:emergency|same day|today|at once|see a doctor)\b"
    r"|^(?:(?:Some|Many|Most) (?:people|articles)|You may read|It is often said)",
    re.IGNORECASE,
)
"""Warnings keep their place, as they would answer a question that asks for none; so does what others say."""
LEANS = re.compile(
    r"(?:It|That|This|These|They|Those|He|She|So|But|Then|Both|None|One|Another|The same|Do not|Yes|No|Maybe|Perhaps)\b"
)
"""How a sentence begins that only makes sense after the one before it."""


def told_of(request: Request, passage: Passage, desk: Desk) -> str:
    """Return what a passage says below its first lines of the words asked about; empty where it says nothing."""
    if len(tokens(request.words)) > LONG:
        return ""
    asked = _asked(request, passage, desk) - _stems(f"{passage.title} {passage.lead}")
    if not asked:
        return ""
    pieces = leading(passage.facts, passage.more)
    best = max(pieces, key=lambda piece: len(asked & _stems(piece)), default="")
    return best if len(asked & _stems(best)) >= SHARE * len(asked) else ""


def of_the_topic(request: Request, passage: Passage) -> str:
    """Return the sentence by which a page on a facet ("how long") begins with what it is taken for; else nothing.

    "Restless legs: one small study saw a gain only in the second month."
    """
    named = [text for m in request.slots.matches if m.type in WANTED for text in (m.key, m.text)]
    named.append(pair_of(request.topic or "")[1])
    names = [stems for text in named if (stems := _stems(text.replace("_", " ")))]
    lines = (line for text in (*passage.facts, *passage.more.splitlines()) for line in _SENTENCE.split(text))
    headed = ((_stems(line.partition(":")[0]), line) for line in lines if ":" in line)
    return next((line for head, line in headed if any(name <= head for name in names)), "")


@functools.cache
def _stems(text: str) -> frozenset[str]:
    """The stems of a text of the content, worked out once."""
    return frozenset(stems_in(text))


@functools.cache
def leading(facts: tuple[str, ...], more: str) -> tuple[str, ...]:
    """What of a passage can open a reply, worked out once."""
    return tuple(filter(_may_lead, _pieces(facts, more)))


def _may_lead(piece: str) -> bool:
    """Whether a piece can open a reply: it asks nothing back, and is neither a scrap nor a warning."""
    return len(tokens(piece)) >= SHORTEST and len(piece) <= LONGEST and "?" not in piece and not _STAYS.search(piece)


def _asked(request: Request, passage: Passage, desk: Desk) -> set[str]:
    """The stems of the words that tell what is asked for: things named, and rare words by which this is asked for."""
    said = [match for match in request.slots.matches if match.said]
    whom = stems_in(" ".join(match.text for match in said if match.type in STATES))
    words = {stem(word) for word in tokens(request.words) if word.isalpha()}
    named = stems_in(" ".join(match.text for match in said if match.type in NAMED))
    ways = _stems(" ".join(passage.asks))
    return _held(words & ways, RARE, desk) - whom | _held(named, COMMON, desk)


def _held(stems: set[str], most: int, desk: Desk) -> set[str]:
    return {word for word in stems if 0 < desk.retriever.holding(word) <= most}


def _pieces(facts: tuple[str, ...], more: str) -> Iterator[str]:
    """The key facts, then the sentences of the rest, each with what it needs to be understood by itself."""
    yield from (fact for fact in facts if not LEANS.match(fact))
    for paragraph in more.splitlines():
        before = ""
        for sentence in _SENTENCE.split(paragraph):
            joined = bool(before) and bool(LEANS.match(sentence))
            before = f"{before} {sentence}" if joined else sentence
            if not LEANS.match(before):
                yield before
