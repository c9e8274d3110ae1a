"""Things named again by less than their name: "grams of seeds" after pumpkin seeds, "the second one" of a list."""

from collections.abc import Mapping
from dataclasses import replace

from intents.later.leaning import OTHER
from intents.model import Context, EntityMatch
from intents.reading.entities import Reading
from intents.reading.entity_types import FOOD
from intents.words import WordLists


def named_again(reading: Reading, context: Context, words: WordLists) -> Reading:
    """Return the reading with the things spoken of before that its words stand for."""
    reading = _by_a_part(reading, context)
    return _by_place(reading, context, words) if len(context.listed) >= 2 else reading


def _by_a_part(reading: Reading, context: Context) -> Reading:
    """The food spoken of last, where a message says its last word alone."""
    spoken = [key for type_, key in reversed(context.entities) if type_ == FOOD]
    typed = [word.typed for word in reading.words]
    if not spoken:
        return reading
    matches = list(reading.matches)
    for at, match in enumerate(matches):
        if match.type != FOOD or match.key in spoken or " " in match.text or match.text in typed[:2]:
            continue
        key = next((key for key in spoken if match.text in key.split("_")[1:]), None)
        if key is not None:
            matches[at] = replace(match, key=key)
    return replace(reading, matches=tuple(matches))


def _by_place(reading: Reading, context: Context, words: WordLists) -> Reading:
    """The thing of the list that a message points at ("is the second one gentler")."""
    typed = [word.typed for word in reading.words]
    for phrase, place in words.leaning.places.items():
        at = _find(phrase, typed)
        if at is None or not _stands_for_a_thing(phrase, typed[at + len(phrase) :], words):
            continue
        thing = _at(place, context)
        if thing is None:
            return reading
        start, end = reading.words[at].start, reading.words[at + len(phrase) - 1].end
        match = EntityMatch(*thing, reading.text[start:end], start, end)
        return replace(reading, matches=tuple(sorted((*reading.matches, match), key=lambda m: m.start)))
    return reading


def _stands_for_a_thing(phrase: tuple[str, ...], rest: list[str], words: WordLists) -> bool:
    return bool(words.leaning.anywhere & set(phrase)) or all(word in words.closers for word in rest)


def _find(phrase: tuple[str, ...], typed: list[str]) -> int | None:
    spots = range(len(typed) - len(phrase) + 1)
    return next((at for at in spots if tuple(typed[at : at + len(phrase)]) == phrase), None)


def _at(place: int, context: Context) -> tuple[str, str] | None:
    """The thing at a place of the list; for the other one, that of the two not spoken of last."""
    listed: Mapping[int, tuple[str, str]] = dict(enumerate(context.listed, start=1))
    if place == OTHER:
        last = next((pair for pair in reversed(context.entities) if pair in context.listed), None)
        others = [pair for pair in context.listed if pair != last]
        return others[-1] if len(context.listed) == 2 and others else None
    return listed.get(len(listed) if place < 0 else place)
