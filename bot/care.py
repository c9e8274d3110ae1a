"""What a person's own situation adds to a reply: cautions, and what is kept in mind for the conversation."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal

from bot.actions import FORGET
from bot.answer import Suggestion
from bot.answers.medicines.interactions import call_other, caution, reminder
from bot.compose import Safety
from bot.conversation import URGENT, Conversation, pair_of
from bot.phrases import Phrases
from bot.standing import StandingCard
from intents.catalog import IntentCatalog
from intents.persons.mentions import MentionReader
from intents.persons.not_taken import denied, of_the_writer, only_taken
from intents.persons.persons import ANYBODY, WRITER
from intents.questions import Understood
from intents.reading.entities import Reading
from intents.reading.entity_types import FOOD, MEDICINE, OURS
from intents.safety.triage import Triage
from intents.words import WordLists
from knowledge.base import KnowledgeBase
from knowledge.text import tokens

MAX_CAUTIONS = 6
"""Cautions in one reply, the most serious ones; more would not be read."""
MAX_REMEMBERED = 8
"""Conditions, life stages and medicines kept in mind: a person on five medicines has an illness or two."""
Scope = Literal["any", "food", "other"]
"""What a message asks, as far as that decides what is recalled: `food` for only what food holds, `other` for nothing
that is ours, else `any`.
"""


class Care:
    """Finds the cautions that a reading calls for, and keeps what must not be forgotten."""

    def __init__(
        self,
        knowledge: KnowledgeBase,
        phrases: Phrases,
        words: WordLists,
        mentions: MentionReader,
        standing: StandingCard,
    ) -> None:
        self._knowledge = knowledge
        self._phrases = phrases
        self._words = words
        self._mentions = mentions
        self._standing = standing

    def of(
        self, reading: Reading, triage: Triage | None, conversation: Conversation, scope: Scope = "any"
    ) -> tuple[Safety, Conversation]:
        """Return what safety adds to this reply, and the conversation with what it keeps in mind.

        A refusal of something that is not ours recalls nothing, unless it names magnesium or what calls for a caution.
        Medicines told before are no matter of food, unless the message is about taking something.
        """
        conversation = self._with_it_only(reading, conversation)
        said, passing = self._mentions.sort(reading)
        conversation = conversation.remembering(filter(self._is_kept, said), MAX_REMEMBERED)
        swallows = self._is_about_taking(reading)
        asks = swallows or any(match.type in OURS for match in reading.matches)
        shown = conversation if asks or said or scope != "other" else replace(conversation, told=())
        spoken = [f"{type_}/{key}" for type_, key in conversation.entities if type_ == MEDICINE and asks]
        before = [*shown.recalled, *spoken] if asks or scope != "food" else []
        called = _called(reading, said, before, in_full=swallows)
        safety = self._safety([*said, *shown.recalled], called, shown)
        safety = self._standing.above(safety, reading, triage, conversation)
        return replace(safety, passing=passing), conversation

    def turned(self, utterance: str, conversation: Conversation) -> Conversation:
        """Return the conversation as it stands for whom a message is about."""
        others = [person for _, person in conversation.told if person not in (WRITER, ANYBODY)]
        return conversation.turned_to(self._words.persons.about(tokens(utterance), conversation.about, others))

    def not_taken(self, reading: Reading, conversation: Conversation) -> str | None:
        """Return the action that forgets a medicine told before, where a message says that it is not taken."""
        entity = denied(reading)
        return f"{FORGET}:{entity}" if entity is not None and self._told_of(entity, reading, conversation) else None

    def _with_it_only(self, reading: Reading, conversation: Conversation) -> Conversation:
        """Return the conversation without the medicines told before, where one is said to be the only one taken."""
        entity = only_taken(reading)
        others = [one for one in conversation.recalled if one.startswith(f"{MEDICINE}/") and one != entity]
        for other in others if entity is not None else ():
            if self._told_of(other, reading, conversation):
                conversation = conversation.forgetting(other)
        return conversation

    def _told_of(self, entity: str, reading: Reading, conversation: Conversation) -> bool:
        """Whether something kept in mind was told of the one of whom a message says that it is not taken."""
        person = dict(conversation.told).get(entity)
        return person == WRITER if of_the_writer(reading) else person not in (None, WRITER, ANYBODY)

    def remembered(self, conversation: Conversation) -> Safety:
        """Return what is kept in mind for a reply to a button."""
        return self._safety(conversation.recalled, dict.fromkeys(conversation.recalled), conversation)

    def chip(self, entity: str) -> str:
        """Return the label of something kept in mind."""
        if entity == URGENT:
            return self._phrases.text("labels.urgent")
        rows = self._knowledge.cautions.of([entity])
        if rows:
            return rows[0].chip
        _, key = pair_of(entity)
        row = self._knowledge.interactions.by_key.get(key)
        return row.name.partition(" (")[0] if row is not None else key.replace("_", " ")

    def _is_kept(self, entity: str) -> bool:
        """Whether something said is kept in mind: a condition, or a medicine, but no product that is magnesium."""
        rows = self._knowledge.cautions.of([entity])
        row = self._knowledge.interactions.by_key.get(pair_of(entity)[1])
        return rows[0].remember if rows else not (row is not None and row.is_source)

    def _safety(self, entities: Iterable[str], called: Mapping[str, str | None], conversation: Conversation) -> Safety:
        """Return the cautions of some entities, and of the medicines among those `called` in some way."""
        rows = self._knowledge.cautions.of(entities)
        cautions = [(row.key, row.text) for row in rows]
        parted = [(*pair_of(entity), text) for entity, text in called.items()]
        minded = [(key, text) for type_, key, text in parted if type_ == MEDICINE]
        cautions += [self._on_medicine(*one) for one in minded if self._knowledge.interactions.cautions(one[0])]
        forget = [
            Suggestion(self._phrases.text("labels.forget", thing=self.chip(entity)), f"{FORGET}:{entity}")
            for entity in conversation.recalled
        ]
        if conversation.urgent:
            forget.insert(0, Suggestion(self._phrases.text("labels.dealt_with"), f"{FORGET}:{URGENT}"))
        return Safety(
            notice=self._standing.notice(conversation),
            memory=tuple(dict.fromkeys(map(self.chip, conversation.recalled))),
            cautions=tuple((key, text) for key, text in cautions if text)[:MAX_CAUTIONS],
            disclaimers=tuple(row.disclaimer for row in rows if row.disclaimer),
            suggestions=tuple(forget),
        )

    def _on_medicine(self, key: str, text: str | None) -> tuple[str, str]:
        """Return the key of a medicine and its caution: as it was called now, or in short where it was told before."""
        row = self._knowledge.interactions.by_key.get(key)
        if row is None:
            other = self._knowledge.interactions.others[key]
            return key, self._phrases.text("medicines.other.caution", name=call_other(other, text or "").capitalize())
        return key, reminder(row, self._phrases) if text is None else caution(row, text, self._phrases)

    def _is_about_taking(self, reading: Reading) -> bool:
        """Whether a message is about what is taken: with food or drink ("can i wash it down with milk"), or no more."""
        said = {word.read for word in reading.words}
        points, products = bool(said & self._words.pointers), bool(said & self._words.products)
        named = any(match.type == FOOD for match in reading.matches)
        done = self._words.leaning.stopping | self._words.leaning.swallowing
        return (named and (points or products)) or (points and bool(said & done))


def scope_of(understood: Understood, claim: str | None, catalog: IntentCatalog) -> Scope:
    """Return what a message asks: only what food holds, which no medicine changes, or nothing that is ours."""
    decisions = [question.decision for question in understood.questions]
    if claim is None and all(decision.outcome == "out_of_scope" for decision in decisions):
        return "other"
    intents = {decision.intent for decision in decisions} - {None}
    return "food" if intents and all(catalog.intents[key].of_food for key in intents if key) else "any"


def _called(reading: Reading, said: Iterable[str], before: Iterable[str], *, in_full: bool) -> dict[str, str | None]:
    """Return what to call entities said now or before: as typed, "" for their own name, None to remind in short.

    What was told before is told `in_full` again where a message is about taking it: "can i give it up", "wash it down
    with milk" are in the advice.
    """
    typed = {match.entity: match.text for match in reversed(reading.matches)}
    called: dict[str, str | None] = {entity: typed.get(entity, "") for entity in said}
    return called | {entity: "" if in_full else None for entity in before if entity not in called}
