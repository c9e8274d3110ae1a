"""Talks and classifications made by hand, for tests of how a message is read without a fitted model."""

from collections.abc import Iterable

from bot.loading import Loaded
from intents.model import Classification, Context, EntityMatch, Scored
from intents.reading.entities import Reading
from intents.reading.limits import Limits


def talk(intent: str | None, *spoken: str, held: Iterable[str] = (), listed: Iterable[str] = ()) -> Context:
    """Return a talk in which a question of this kind was asked last; things are written `type/key`."""
    return Context(intent, _pairs(spoken), _pairs(held), _pairs(listed))


def classified(*ranked: tuple[str, float], ours: float = 0.5) -> Classification:
    """Return what a classifier might say of a message, best first."""
    return Classification(tuple(Scored(intent, confidence) for intent, confidence in ranked), ours)


def things(matches: Iterable[EntityMatch]) -> list[str]:
    """Return things as content names them, in order."""
    return [match.entity for match in matches]


def limited(loaded: Loaded, text: str) -> Reading:
    """Return what a message names, with what somebody leaves out."""
    foods, kitchen = loaded.knowledge.foods, loaded.knowledge.kitchen
    limits = Limits(foods, kitchen, loaded.words.persons, loaded.words.leaning.instead)
    return limits.told(loaded.as_typed.read(text))


def _pairs(written: Iterable[str]) -> tuple[tuple[str, str], ...]:
    parted = (entity.partition("/") for entity in written)
    return tuple((type_, key) for type_, _, key in parted)
