"""What a person's own situation adds to a reply: cautions, and what is kept in mind for the conversation."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.actions import FORGET
from bot.answer import Draft, Suggestion
from bot.answers.medicines.interactions import call_other, caution, reminder
from bot.compose import Safety
from bot.conversation import URGENT, Conversation
from bot.phrases import Phrases
from intents.catalog import IntentCatalog
from intents.persons.mentions import MentionReader
from intents.persons.not_taken import denied, of_the_writer, only_taken
from intents.persons.persons import ANYBODY, WRITER
from intents.questions import Understood
from intents.reading.entities import Reading, Word
from intents.reading.entity_types import FOOD, MEDICINE, OURS
from intents.safety.rules import Urgency
from intents.safety.triage import Triage
from intents.words import WordLists
from knowledge.base import KnowledgeBase
from knowledge.text import tokens

MAX_CAUTIONS = 6
"""Cautions in one reply, the most serious ones; more would not be read."""
MAX_REMEMBERED = 8
"""Conditions, life stages and medicines kept in mind: a person on five medicines has an illness or two."""
SHORT = 6
"""Words up to which a message after an urgent card is about it, whatever it points at."""
BARE = 12
"""The same for one that names nothing."""
NEAR = 2
"""Words before "hypothetical" among which one turns it round: "this is not hypothetical"."""


class Care:
    """Finds the cautions that a reading calls for, and keeps what must not be forgotten."""

    def __init__(self, knowledge: KnowledgeBase, phrases: Phrases, words: WordLists, mentions: MentionReader) -> None:
        self._knowledge = knowledge
        self._phrases = phrases
        self._words = words
        self._mentions = mentions

    def of(
        self,
        reading: Reading,
        triage: Triage | None,
        conversation: Conversation,
        *,
        recalls: bool = True,
        of_food: bool = False,
    ) -> tuple[Safety, Conversation]:
        """Return what safety adds to this reply, and the conversation with what it keeps in mind.

        A refusal of something that is not ours recalls nothing, unless it names magnesium or what calls for a caution.
        Medicines told before are no matter of food (`of_food`), unless the message is about taking something.
        """
        conversation = self._with_it_only(reading, conversation)
        said, passing = self._mentions.sort(reading)
        kept = [entity for entity in said if self._is_kept(entity)]
        conversation = conversation.remembering(kept, MAX_REMEMBERED)
        asks = any(match.type in OURS for match in reading.matches) or self._minds(reading)
        shown = (
            conversation
            if recalls or asks or said
            else replace(conversation, told=()).remembering(kept, MAX_REMEMBERED)
        )
        texts = {match.entity: match.text for match in reversed(reading.matches)}
        spoken = [f"{type_}/{key}" for type_, key in conversation.entities if type_ == MEDICINE and asks]
        before = [*shown.recalled, *spoken] if asks or not of_food else []
        whole = {one: texts.get(one, "") for one in said}
        if self._minds(reading):  # "can i give it up", "wash it down with milk": that is in the advice
            whole |= {one: "" for one in before if one.startswith(f"{MEDICINE}/") and one not in whole}
        safety = self._safety([*said, *shown.recalled], whole, before, shown)
        if self.rests(reading, conversation):
            safety = replace(safety, urgency=conversation.urgency, notice=self._still(conversation, whole=True))
        if triage is not None and conversation.urgent is None:
            safety = self._under_a_card(safety, triage.card, triage.urgency, conversation)
        return replace(safety, passing=passing), conversation

    def raised(self, safety: Safety, drafts: Iterable[Draft], conversation: Conversation) -> Safety:
        """Return what safety adds together with the urgent card that a draft calls for, unless one stands already."""
        draft = next((draft for draft in drafts if draft.card is not None), None)
        if draft is None or draft.card is None or safety.urgency is not None or safety.notice:
            return safety
        return self._under_a_card(safety, draft.card, draft.urgency, conversation)

    def _under_a_card(self, safety: Safety, key: str, urgency: Urgency | None, conversation: Conversation) -> Safety:
        """Return what safety adds with an urgent card above it."""
        card = self._knowledge.urgent.card(key, conversation.country)
        return replace(safety, urgency=urgency, notice=(card.title, *card.lines))

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
        return self._safety(conversation.recalled, {}, conversation.recalled, conversation)

    def chip(self, entity: str) -> str:
        """Return the label of something kept in mind."""
        if entity == URGENT:
            return self._phrases.text("labels.urgent")
        rows = self._knowledge.cautions.of([entity])
        if rows:
            return rows[0].chip
        key = entity.partition("/")[2]
        row = self._knowledge.interactions.by_key.get(key)
        return row.name.partition(" (")[0] if row is not None else key.replace("_", " ")

    def _is_kept(self, entity: str) -> bool:
        """Whether something said is kept in mind: a condition, or a medicine, but no product that is magnesium."""
        rows = self._knowledge.cautions.of([entity])
        row = self._knowledge.interactions.by_key.get(entity.partition("/")[2])
        return rows[0].remember if rows else not (row is not None and row.is_source)

    def _safety(
        self, entities: Iterable[str], said: Mapping[str, str], before: Iterable[str], conversation: Conversation
    ) -> Safety:
        """Return the cautions of what was said, by entity with its words, and of the medicines told before."""
        rows = self._knowledge.cautions.of(entities)
        cautions = [(row.key, row.text) for row in rows]
        told: dict[str, str | None] = {**said, **{one: None for one in before if one not in said}}
        parted = [(*one.partition("/"), text) for one, text in told.items()]
        minded = [(key, text) for type_, _, key, text in parted if type_ == MEDICINE]
        cautions += [self._on_medicine(*one) for one in minded if self._knowledge.interactions.cautions(one[0])]
        forget = [
            Suggestion(self._phrases.text("labels.forget", thing=self.chip(entity)), f"{FORGET}:{entity}")
            for entity in conversation.recalled
        ]
        if conversation.urgent:
            forget.insert(0, Suggestion(self._phrases.text("labels.dealt_with"), f"{FORGET}:{URGENT}"))
        return Safety(
            notice=self._still(conversation),
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

    def _minds(self, reading: Reading) -> bool:
        """Whether a message is about what is taken: with food or drink ("can i wash it down with milk"), or no more."""
        said = {word.read for word in reading.words}
        points, products = bool(said & self._words.pointers), bool(said & self._words.products)
        named = any(match.type == FOOD for match in reading.matches)
        done = self._words.leaning.stopping | self._words.leaning.swallowing
        return (named and (points or products)) or (points and bool(said & done))

    def over(self, utterance: str, conversation: Conversation) -> str | None:
        """Return the phrase for a message that tells that what an urgent card is about is over, or None.

        Somebody looked at it ("doctor checked, no clot"), or it never happened ("thats hypothetical lol"). A crisis is
        never over by either.
        """
        if conversation.urgent is None or conversation.urgency == "crisis":
            return None
        said = f" {' '.join(tokens(utterance.replace(chr(39), '')))} "
        if _says(self._words.leaning.seen, said):
            return "urgent.seen"
        for phrase in self._words.leaning.supposed:
            before, found, _ = said.partition(f" {phrase} ")
            if found and self._words.leaning.really.isdisjoint(before.split()[-NEAR:]):
                return "urgent.supposed"
        return None

    def rests(self, reading: Reading, conversation: Conversation) -> bool:
        """Whether a message after an urgent card is about what the card is about: it points back, or is a short one.

        One that names a food or asks for foods is about something else ("different thing, does cocoa have it").
        """
        if conversation.urgent is None or not reading.says_something:
            return False
        turns = conversation.urgency != "crisis" and _says(self._words.leaning.elsewhere, f" {reading.text} ")
        if turns or any(match.type == FOOD for match in reading.matches):
            return False
        points = any(word.read in self._words.pointers for word in self._asking(reading))
        bare = not reading.matches and len(reading.words) <= BARE  # "can i still go for a run"
        return points or bare or 0 < len(reading.words) <= SHORT

    def _asking(self, reading: Reading) -> tuple[Word, ...]:
        """The words of a message behind a sentence that agrees, if it names something there: "ok will ring them. …"."""
        agreed, sign, _ = reading.text.rstrip(" .!?").rpartition(". ")
        agrees = bool(sign) and reading.words[0].read in self._words.openers
        if not agrees or all(match.start < len(agreed) for match in reading.matches):
            return reading.words
        return tuple(word for word in reading.words if word.start > len(agreed))

    def _still(self, conversation: Conversation, *, whole: bool = False) -> tuple[str, ...]:
        """What stays above every reply after an urgent card: a question about a product does not undo a red flag.

        The card itself where it is asked about (`whole`): "can i not just massage it".
        """
        if conversation.urgent is None:
            return ()
        card = self._knowledge.urgent.card(conversation.urgent, conversation.country)
        shown = (card.title, *card.lines) if whole else (f"{card.title} {card.lines[0]}",)
        return (self._phrases.text("urgent.still"), *shown)


def only_food(understood: Understood, catalog: IntentCatalog) -> bool:
    """Whether a message asks only what food holds, which no medicine changes."""
    intents = {question.decision.intent for question in understood.questions} - {None}
    return bool(intents) and all(catalog.intents[key].of_food for key in intents if key)


def _says(phrases: Iterable[str], said: str) -> bool:
    """Whether a message, with a blank before and after it, holds one of the phrases."""
    return any(f" {phrase} " in said for phrase in phrases)
