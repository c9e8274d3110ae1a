"""What a message calls for in its talk: with the urgent card that still stands, and with what was told before."""

from bot.conversation import Conversation
from intents.safety.rules import URGENCIES
from intents.safety.told_before import SOON
from intents.safety.triage import Triage, TriageRules
from intents.safety.watch import Watch
from knowledge.urgent import UrgentCards


def most_urgent(triage: Triage, conversation: Conversation) -> Triage:
    """What a message calls for, or the card that still stands where that one is more urgent.

    "Should i make myself sick" after too many tablets is about the tablets.
    """
    if conversation.urgent is None or conversation.urgency is None:
        return triage
    if URGENCIES.index(conversation.urgency) >= URGENCIES.index(triage.urgency):
        return triage
    return Triage(conversation.urgency, conversation.urgent, "still standing", triage.seen)


def worsened(
    found: Triage | None, utterance: str, conversation: Conversation, rules: TriageRules, cards: UrgentCards
) -> Triage | None:
    """What a message calls for where an urgent card stands: "shes gone floppy" tells more of what the card is about."""
    card = cards.by_key.get(conversation.urgent or "")
    if card is None or not card.supposes or conversation.urgency is None:
        return found
    told = rules.check(f"{card.supposes} {utterance}")
    known = [conversation.urgency] if found is None else [conversation.urgency, found.urgency]
    worse = told is not None and URGENCIES.index(told.urgency) < min(map(URGENCIES.index, known))
    return told if worse else found


def after_what_was_told(
    found: Triage | None, utterance: str, conversation: Conversation, watch: Watch
) -> Triage | None:
    """What a message calls for together with what is kept in mind: "bumped my head hard" of somebody on warfarin."""
    if found is not None and found.urgency != SOON:
        return found
    spoken = [f"{type_}/{key}" for type_, key in conversation.context.entities] if conversation.context.live else []
    return watch.check_after(utterance, [*conversation.recalled, *spoken]) or found
