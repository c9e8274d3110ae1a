"""The button that forgets something, typed instead of tapped: "Forget: pregnancy" tells of no pregnancy."""

from collections.abc import Callable

from bot.actions import FORGET
from bot.answers.desk import Desk
from bot.conversation import URGENT, Conversation
from knowledge.text import tokens


def forgetting_typed(utterance: str, conversation: Conversation, desk: Desk, chip: Callable[[str], str]) -> str | None:
    """Return the action of the button whose words a message holds and nothing else; `chip` labels what is kept."""
    labels = {entity: desk.phrases.text("labels.forget", thing=chip(entity)) for entity in conversation.remembered}
    if conversation.urgent:
        labels[URGENT] = desk.phrases.text("labels.dealt_with")
    said = tokens(utterance)
    return next((f"{FORGET}:{entity}" for entity, label in labels.items() if tokens(label) == said), None)
