"""The urgent card that stands over a talk: what it puts above every reply, what is about it, and what takes it away."""

from collections.abc import Iterable
from dataclasses import replace

from bot.answer import Draft
from bot.compose import Safety
from bot.conversation import Conversation
from bot.phrases import Phrases
from intents.reading.entities import Reading, Word
from intents.reading.entity_types import FOOD
from intents.safety.rules import Urgency
from intents.safety.triage import Triage
from intents.words import WordLists
from knowledge.text import tokens
from knowledge.urgent import UrgentCards

SHORT = 6
"""Words up to which a message after an urgent card is about it, whatever it points at."""
BARE = 12
"""The same for one that names nothing."""
NEAR = 2
"""Words before "hypothetical" among which one turns it round: "this is not hypothetical"."""


class StandingCard:
    """Keeps an urgent card above the replies of a talk until the person says that it is dealt with."""

    def __init__(self, cards: UrgentCards, phrases: Phrases, words: WordLists) -> None:
        self._cards = cards
        self._phrases = phrases
        self._words = words

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

    def notice(self, conversation: Conversation, *, whole: bool = False) -> tuple[str, ...]:
        """Return what stays above every reply: a question about a product does not undo a red flag.

        The card itself where it is asked about (`whole`): "can i not just massage it".
        """
        if conversation.urgent is None:
            return ()
        card = self._cards.card(conversation.urgent, conversation.country)
        shown = (card.title, *card.lines) if whole else (f"{card.title} {card.lines[0]}",)
        return (self._phrases.text("urgent.still"), *shown)

    def above(self, safety: Safety, reading: Reading, triage: Triage | None, conversation: Conversation) -> Safety:
        """Return what safety adds with the whole card that stands, or the one that a message calls for first."""
        if self.rests(reading, conversation):
            return replace(safety, urgency=conversation.urgency, notice=self.notice(conversation, whole=True))
        if triage is not None and conversation.urgent is None:
            return self._under_a_card(safety, triage.card, triage.urgency, conversation)
        return safety

    def raised(self, safety: Safety, drafts: Iterable[Draft], conversation: Conversation) -> Safety:
        """Return what safety adds together with the urgent card that a draft calls for, unless one stands already."""
        draft = next((draft for draft in drafts if draft.card is not None), None)
        if draft is None or draft.card is None or safety.urgency is not None or safety.notice:
            return safety
        return self._under_a_card(safety, draft.card, draft.urgency, conversation)

    def _under_a_card(self, safety: Safety, key: str, urgency: Urgency | None, conversation: Conversation) -> Safety:
        card = self._cards.card(key, conversation.country)
        return replace(safety, urgency=urgency, notice=(card.title, *card.lines))


def _says(phrases: Iterable[str], said: str) -> bool:
    """Whether a message, with a blank before and after it, holds one of the phrases."""
    return any(f" {phrase} " in said for phrase in phrases)
