"""What a person's own situation adds to a reply: cautions, and what is kept in mind for the conversation."""

from collections.abc import Iterable
from dataclasses import replace

from bot.answer import Suggestion
from bot.compose import Safety
from bot.conversation import URGENT, Conversation
from bot.phrases import Phrases
from intents.entities import Reading
from intents.mentions import MentionReader
from intents.persons import ANYBODY, WRITER
from intents.triage import Triage
from intents.words import WordLists
from knowledge.base import KnowledgeBase
from knowledge.text import tokens

MAX_CAUTIONS = 6
"""Cautions in one reply, the most serious ones; more would not be read."""
MAX_REMEMBERED = 6
TAKEN = frozenset({"subject", "form"})
"""Types that make a message one about taking something: a medicine told before then counts as if said again."""
MAX_SPOKEN = 4
SHORT = 6
"""Words up to which a message after an urgent card is about it, whatever it points at."""
BARE = 12
"""The same for one that names nothing."""
FOOD = "food"


class Care:
    """Finds the cautions that a reading calls for, and keeps what must not be forgotten."""

    def __init__(self, knowledge: KnowledgeBase, phrases: Phrases, words: WordLists, mentions: MentionReader) -> None:
        self._knowledge = knowledge
        self._phrases = phrases
        self._words = words
        self._mentions = mentions

    def of(
        self, reading: Reading, triage: Triage | None, conversation: Conversation, *, recalls: bool = True
    ) -> tuple[Safety, Conversation]:
        """Return what safety adds to this reply, and the conversation with what it keeps in mind.

        A refusal of something that is not ours recalls nothing, unless it names magnesium or what calls for a caution.
        """
        said, passing = self._mentions.sort(reading)
        table = self._knowledge.cautions
        kept = [f"{t}" for t in said if (rows := table.of([t])) and rows[0].remember]
        conversation = conversation.remembering(kept, MAX_REMEMBERED)
        asks = any(match.type in TAKEN for match in reading.matches) or self._minds(reading)
        before = [f"{type_}/{key}" for type_, key in conversation.entities if type_ == "medicine" and asks]
        spoken = [entity for entity in before if entity not in said][-MAX_SPOKEN:]
        medicines = [entity.partition("/")[2] for entity in (*said, *spoken) if entity.startswith("medicine/")]
        shown = (
            conversation
            if recalls or asks or said
            else replace(conversation, told=()).remembering(kept, MAX_REMEMBERED)
        )
        safety = self._safety([*said, *shown.recalled], medicines, shown)
        if conversation.urgent is not None and self._rests(reading):
            safety = replace(safety, urgency=conversation.urgency, notice=self._still(conversation, whole=True))
        if triage is not None and conversation.urgent is None:
            card = self._knowledge.urgent.card(triage.card, conversation.country)
            safety = replace(safety, urgency=triage.urgency, notice=(card.title, *card.lines))
        return replace(safety, passing=passing), conversation

    def turned(self, utterance: str, conversation: Conversation) -> Conversation:
        """Return the conversation as it stands for whom a message is about."""
        others = [person for _, person in conversation.told if person not in (WRITER, ANYBODY)]
        return conversation.turned_to(self._words.persons.about(tokens(utterance), conversation.about, others))

    def remembered(self, conversation: Conversation) -> Safety:
        """Return what is kept in mind for a reply to a button."""
        return self._safety(conversation.recalled, [], conversation)

    def chip(self, entity: str) -> str:
        """Return the label of something kept in mind."""
        if entity == URGENT:
            return self._phrases.text("labels.urgent")
        rows = self._knowledge.cautions.of([entity])
        return rows[0].chip if rows else entity.partition("/")[2].replace("_", " ")

    def _safety(self, entities: Iterable[str], medicines: list[str], conversation: Conversation) -> Safety:
        rows = self._knowledge.cautions.of(entities)
        cautions = [(row.key, row.text) for row in rows]
        for key in medicines:
            interaction = self._knowledge.interactions.by_key[key]
            if interaction.cautions:
                cautions.append((key, f"{interaction.name}: {' '.join(interaction.advice_for())}"))
        kept = self._knowledge.cautions.of(conversation.recalled)
        forget = [
            Suggestion(self._phrases.text("labels.forget", thing=self.chip(entity)), f"forget:{entity}")
            for entity in conversation.recalled
        ]
        if conversation.urgent:
            forget.insert(0, Suggestion(self._phrases.text("labels.dealt_with"), f"forget:{URGENT}"))
        return Safety(
            notice=self._still(conversation),
            memory=tuple(row.chip for row in kept),
            cautions=tuple(cautions[:MAX_CAUTIONS]),
            disclaimers=tuple(row.disclaimer for row in rows if row.disclaimer),
            suggestions=tuple(forget),
        )

    def _minds(self, reading: Reading) -> bool:
        """Whether a message is about what is taken: with food or drink ("can i wash it down with milk"), or no more."""
        said = {word.read for word in reading.words}
        points, products = bool(said & self._words.pointers), bool(said & self._words.products)
        named = any(match.type == FOOD for match in reading.matches)
        done = self._words.leaning.stopping | self._words.leaning.swallowing
        return (named and (points or products)) or (points and bool(said & done))

    def _rests(self, reading: Reading) -> bool:
        """Whether a message points back or is a short one: after an urgent card it is about what the card is about."""
        points = any(word.read in self._words.pointers for word in reading.words)
        bare = not reading.matches and len(reading.words) <= BARE  # "can i still go for a run"
        return points or bare or 0 < len(reading.words) <= SHORT

    def _still(self, conversation: Conversation, *, whole: bool = False) -> tuple[str, ...]:
        """What stays above every reply after an urgent card: a question about a product does not undo a red flag.

        The card itself where it is asked about (`whole`): "can i not just massage it".
        """
        if conversation.urgent is None:
            return ()
        card = self._knowledge.urgent.card(conversation.urgent, conversation.country)
        shown = (card.title, *card.lines) if whole else (f"{card.title} {card.lines[0]}",)
        return (self._phrases.text("urgent.still"), *shown)
