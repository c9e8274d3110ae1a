"""The last question asked again: what was compared, or its answer in short."""

from bot.actions import IN_SHORT, Action, asking, write_action
from bot.answers.desk import Desk
from bot.conversation import Conversation
from intents.keys import FOOD_COMPARE, FOOD_LIST
from intents.reading.entity_types import FOOD

MOST_COMPARED = 3
"""Things that are asked about again."""


def compared_again(conversation: Conversation, desk: Desk) -> str | None:
    """The action that compares the things side by side again, where the last answer did; it says by how much."""
    intent = desk.asked_last(conversation)
    foods = [pair for pair in conversation.listed if pair[0] == FOOD]
    if intent is not None and intent.key == FOOD_LIST and len(foods) > 1:
        return asking(FOOD_COMPARE, *foods[:MOST_COMPARED])
    things = [pair for pair in conversation.listed if intent is not None and intent.recalls.get(pair[0], 0) > 1]
    if intent is None or len(things) < 2:
        return None
    return asking(intent.key, *things[:MOST_COMPARED])


def again_in_short(conversation: Conversation, desk: Desk) -> str | None:
    """The action that says the first lines of the last answer from a table again; None where it was of no thing."""
    intent = desk.asked_last(conversation)
    spoken = [pair for pair in reversed(conversation.entities) if intent is not None and pair[0] in intent.accepts]
    if intent is None or not spoken:
        return None
    return write_action(Action(IN_SHORT, intent.key, tuple(spoken[:MOST_COMPARED])))
