"""What a follow-up may lean on: bounded, expiring, visible in --explain and erasable.

A conversation holds keys only, never a word that the person typed.
"""

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from intents.model import Context
from intents.persons.persons import ANYBODY, WRITER
from intents.reading.entity_types import AGE, CONDITION, FOOD, FORM, MEDICINE, NUTRIENT, STATES, TAKEN_AT
from intents.safety.rules import Urgency
from knowledge.model import Evidence

EXPIRES_AFTER = 600.0
"""Seconds of silence after which a conversation is forgotten, and with it what it holds of a person."""
URGENT = "urgent"
"""What a person asks to forget once the urgent card is dealt with."""
MAX_ENTITIES = 12
MAX_LISTED = 8
MAX_NAMED = 4
"""Things that people name side by side; a longer list is one that an answer showed, which nothing joins."""
SIDE_BY_SIDE = (FOOD, FORM, MEDICINE, NUTRIENT)
"""Types of things that people name side by side and then point at ("the second one")."""
OWN = STATES | {MEDICINE, AGE, TAKEN_AT}
"""Types of what belongs to one person."""
MAX_CHATS = 10_000
"""Conversations held in memory; the one silent for longest goes first."""


@dataclass(frozen=True)
class Conversation:
    """The state of one chat."""

    intent: str | None = None
    entities: tuple[tuple[str, str], ...] = ()
    """(type, key) of what was spoken of, latest last, at most MAX_ENTITIES."""
    held: tuple[tuple[str, str], ...] = ()
    """(type, key) of what the last answer worked with, such as a label's amount; replaced by every answer."""
    listed: tuple[tuple[str, str], ...] = ()
    """(type, key) of things of one type, in the order in which they were named or listed, for "the second one"."""
    sources: tuple[str, ...] = ()
    """Keys of the sources of the last answer, for "says who?"."""
    evidence: Evidence | None = None
    """How well what it said is supported."""
    either: bool = False
    """Whether the last answer asked something to which its first two buttons say yes and no."""
    passage: str | None = None
    """The passage shown last, for "more"."""
    offered: tuple[str, ...] = ()
    """Actions of the buttons shown last, for "the second one"."""
    told: tuple[tuple[str, str], ...] = ()
    """Conditions and life stages that change later answers, as `type/key`, each with the person it was told of."""
    about: str = WRITER
    """Whom the talk is about (`intents.persons.persons`)."""
    urgent: str | None = None
    """The urgent card shown: it stays above later replies until the person says that it is dealt with."""
    urgency: Urgency | None = None
    """How urgent that card is."""
    misses: int = 0
    """Questions in a row that were not understood."""
    country: str | None = None

    @cached_property
    def context(self) -> Context:
        """What a message may lean on; a medicine kept in mind was spoken of, however long ago."""
        told = [pair_of(entity) for entity in self.recalled]
        before = [pair for pair in told if pair[0] == MEDICINE and pair not in self.entities]
        has = tuple(pair for pair in told if pair[0] == CONDITION and pair not in self.entities)
        return Context(self.intent, (*before, *self.entities), self.held, self.listed, has)

    @property
    def remembered(self) -> tuple[str, ...]:
        """Every condition and life stage that is kept in mind, of whomever."""
        return tuple(entity for entity, _ in self.told)

    @property
    def recalled(self) -> tuple[str, ...]:
        """What is kept in mind of the person whom the talk is about, or of somebody not told."""
        return tuple(entity for entity, person in self.told if self.about == ANYBODY or person in (self.about, ANYBODY))

    def spoken_last(self, types: Collection[str]) -> tuple[str, str] | None:
        """Return (type, key) of what was spoken of last of some types; None where nothing was."""
        return next((pair for pair in reversed(self.entities) if pair[0] in types), None)

    def turned_to(self, person: str) -> "Conversation":
        """Return the conversation when it turns to somebody: another one's conditions and medicines stay behind."""
        if person == self.about:
            return self
        if person == ANYBODY:
            return replace(self, about=person)
        kept = tuple(pair for pair in self.entities if pair[0] not in OWN)
        held = tuple(pair for pair in self.held if pair[0] not in OWN)
        listed = tuple(pair for pair in self.listed if pair[0] not in OWN)
        return replace(self, about=person, entities=kept, held=held, listed=listed)

    def remembering(self, kept: Iterable[str], most: int) -> "Conversation":
        """Return the conversation with conditions told of the person whom it is about, the latest `most` of all.

        What two people have counts for anybody.
        """
        told = dict(self.told)
        for entity in kept:
            told[entity] = self.about if told.get(entity, self.about) == self.about else ANYBODY
        latest = tuple(told.items())[-most:]
        return self if latest == self.told else replace(self, told=latest)

    def forgetting(self, entity: str) -> "Conversation":
        """Return the conversation without one remembered `type/key`, or without the urgent card (URGENT)."""
        if entity == URGENT:
            return replace(self, urgent=None, urgency=None)
        type_, key = pair_of(entity)
        return replace(
            self,
            told=tuple(pair for pair in self.told if pair[0] != entity),
            entities=tuple(pair for pair in self.entities if not _is_of(pair, type_, key)),
            held=tuple(pair for pair in self.held if not _is_of(pair, type_, key)),
        )


class ConversationStore:
    """Conversations by chat, in memory; `country`, a setting, stands in all of them (urgent cards name its numbers)."""

    def __init__(self, clock: Callable[[], float], country: str | None = None) -> None:
        self._clock, self.new = clock, Conversation(country=country)
        self._chats: OrderedDict[str, tuple[float, Conversation]] = OrderedDict()

    def get(self, chat: str) -> Conversation:
        """Return the chat's conversation; a new one when it is unknown or expired."""
        at, conversation = self._chats.get(chat, (0.0, self.new))
        if chat in self._chats and self._clock() - at > EXPIRES_AFTER:
            self.forget(chat)
            return self.new
        return conversation

    def put(self, chat: str, conversation: Conversation) -> None:
        """Keep the chat's conversation; the chat that was silent for longest makes room."""
        self._chats[chat] = (self._clock(), conversation)
        self._chats.move_to_end(chat)
        while len(self._chats) > MAX_CHATS:
            self._chats.popitem(last=False)

    def forget(self, chat: str) -> None:
        """Drop all that is held of a chat, or of one person in a group (`chat:person`)."""
        self._chats.pop(chat, None)

    def forget_group(self, chat: str) -> None:
        """Drop all that is held of a chat and of everybody in it."""
        for key in [key for key in self._chats if key == chat or key.startswith(f"{chat}:")]:
            self.forget(key)


def pair_of(entity: str) -> tuple[str, str]:
    """Return (type, key) of a thing written as `type/key`.

    >>> pair_of("medicine/warfarin")
    ('medicine', 'warfarin')
    """
    type_, _, key = entity.partition("/")
    return type_, key


def _is_of(pair: tuple[str, str], type_: str, key: str) -> bool:
    """Whether something held is a thing itself, or the hour of the medicine that it is."""
    return pair == (type_, key) or (type_ == MEDICINE and pair[0] == TAKEN_AT and pair[1].startswith(f"{key}."))


def listed_after(
    before: tuple[tuple[str, str], ...], said: Iterable[tuple[str, str]], shown: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    """Return the things side by side after a message: those that it named, else those that the answer listed.

    A single thing joins those of its type before it ("tofu or tempeh", then "and seitan?").

    >>> listed_after((("food", "tofu"), ("food", "tempeh")), [("food", "seitan")], ())
    (('food', 'tofu'), ('food', 'tempeh'), ('food', 'seitan'))
    """
    named = [pair for pair in dict.fromkeys(said) if pair[0] in SIDE_BY_SIDE]
    if len(shown) > 1 and len(named) <= len(shown) and set(named) <= set(shown):
        return shown[:MAX_LISTED]
    by_type = {type_: tuple(pair for pair in named if pair[0] == type_) for type_, _ in named}
    several = next((pairs for pairs in by_type.values() if len(pairs) > 1), ())
    if several:
        return several[:MAX_LISTED]
    if not named:
        return before
    joined = before if before and before[0][0] == named[0][0] and len(before) <= MAX_NAMED else ()
    return tuple(dict.fromkeys((*joined, named[0])))[-MAX_LISTED:]
