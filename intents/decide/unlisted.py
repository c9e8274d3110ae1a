"""Products that no table holds, told by where they stand: "is it ok with night nurse", "im on the travel patch".

Their words may all be ordinary ones, so that no look at a single word finds them. They count only where a message is
taken, or would be refused, as one on medicines.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from intents.catalog import IntentCatalog
from intents.model import EntityMatch, Slots
from intents.reading.entities import Reading, Word
from intents.reading.entity_types import BESIDE, MEDICINE, OURS
from intents.reading.strangers import UNKNOWN
from intents.words import WordLists

UNLISTED = "unlisted"
"""The type of what is found."""
MOST_WORDS = 4
"""Words of such a name ("travel sickness wrist band")."""
ON = "on"
LONGEST = 14
"""Words of a message; a longer one holds much that only looks like a name."""


def unlisted(reading: Reading, words: WordLists) -> tuple[EntityMatch, ...]:
    """Return the names beside us, left to right: after "with" or "on", or before "with magnesium"."""
    if len(reading.words) > LONGEST:
        return ()
    found: dict[tuple[int, int], EntityMatch] = {}
    for place, word in enumerate(reading.words):
        before, after = reading.words[:place], reading.words[place + 1 :]
        if word.read in words.leaning.alongside and _ends_in_us(before, reading, words):
            named = list(_names(after, reading, words))
        elif word.read in words.leaning.alongside and _begins_with_us(after, reading, words):
            named = [_name(_behind_the_verb(before, words), reading, words)]
        elif word.read == ON and before and before[-1].read in words.leaning.being_on:
            named = [_name(_run(after, reading, words), reading, words)]
        else:
            continue
        found.update({match.span: match for match in named if match is not None})
    return tuple(found.values())


def with_unlisted(
    slots: Slots, reading: Reading, intent: str | None, catalog: IntentCatalog, words: WordLists
) -> Slots:
    """Return the slots of a question on medicines with the names that no table holds, where it names no other.

    "Night nurse and paracetamol" keeps both.
    """
    found = unlisted(reading, words) if intent and intent == catalog.intent_for(MEDICINE, UNKNOWN) else ()
    if not found or any(match.type in BESIDE and match.start < found[0].start for match in slots.matches):
        return slots
    others = [one for one in slots.strangers if all(one.end <= m.start or m.end <= one.start for m in found)]
    return replace(slots, strangers=(*others, *found))


def _is_us(some: Sequence[Word], reading: Reading, words: WordLists) -> bool:
    spans = [match.span for match in reading.matches if match.type in OURS]
    return any(word.read in words.pointers or any(s <= word.start < e for s, e in spans) for word in some)


def _ends_in_us(before: Sequence[Word], reading: Reading, words: WordLists) -> bool:
    """Whether the words before end in us, with words of leave behind: "is magnesium ok …", "can i have it …"."""
    said = list(before)
    while (
        said and said[-1].read in words.leaning.leave | words.leaning.mixing and not _is_us(said[-1:], reading, words)
    ):
        said.pop()
    return _is_us(said[-1:], reading, words)


def _begins_with_us(after: Sequence[Word], reading: Reading, words: WordLists) -> bool:
    own = [word for word in after if not (word.read in words.stop and word.read not in words.pointers)]
    return _is_us(own[:1], reading, words)


def _behind_the_verb(before: Sequence[Word], words: WordLists) -> list[Word]:
    """The words before "with magnesium", without what asks: "is … ok", "can i take …"."""
    said = list(before)
    while said and said[-1].read in words.leaning.leave:
        said.pop()
    asks = words.stop | words.question_starts | {"take", "have", "use"}
    return list(reversed([*takewhile(lambda word: word.read not in asks, reversed(said))]))


def _names(after: Sequence[Word], reading: Reading, words: WordLists) -> Iterator[EntityMatch | None]:
    """Each of the names that "with" begins: "night nurse and paracetamol" holds one that no table has."""
    rest = list(after)
    while rest:
        run = _run(rest, reading, words)
        yield _name(run, reading, words)
        rest = [word for word in rest if not run or word.start > run[-1].start]
        joint = next(
            (place for place, word in enumerate(rest) if word.read in words.leaning.alongside | {"or"}), len(rest)
        )
        rest = rest[joint + 1 :]


def _run(after: Sequence[Word], reading: Reading, words: WordLists) -> list[Word]:
    """The words of a name: behind "my" and "the", up to the next function word or the next comma."""
    rest = list(after)
    while rest and rest[0].read in words.stop:
        rest.pop(0)
    run: list[Word] = []
    for word in rest:
        parted = bool(run) and any(sign in reading.text[run[-1].end : word.start] for sign in ",;.?!")
        ends = word.read in words.stop | words.leaning.alongside or (bool(run) and word.read in words.leaning.nameless)
        if parted or ends:
            break
        run.append(word)
    return run


def _name(run: Sequence[Word], reading: Reading, words: WordLists) -> EntityMatch | None:
    """The name that words make; None for none, for many, for what is known or an amount, and for "my tablets"."""
    nameless = words.leaning.nameless | words.products
    empty = all(word.read in nameless or words.persons.is_person(word.read) for word in run)
    if not run or empty or len(run) > MOST_WORDS:
        return None
    start, end = run[0].start, run[-1].end
    taken = [*(match.span for match in reading.matches), *(amount.span for amount in reading.amounts)]
    if any(start < last and first < end for first, last in taken):
        return None
    text = reading.text[start:end]
    return EntityMatch(UNLISTED, text, text, start, end)
