"""What is added to a meal told before: "plus a handful of almonds" after a sum goes on with the sum."""

import re

from bot.answer import Request
from bot.answers.foods.reading import EATEN
from bot.answers.turn import Turn
from intents.keys import FOOD_AMOUNT, MEAL_TOTAL
from intents.reading.entity_types import FOOD

SUMS = frozenset({MEAL_TOTAL, FOOD_AMOUNT})
"""Intents whose answers hold what was eaten."""
MOST_WORDS = 12
"""Words of a message that only adds foods: two or three with their portions."""
_ADDS = re.compile(
    r"(?:(?:ok|oh|and|then|so|now|what if|if|i)[ ,]+)*(?:also (?:had|have|ate)|add|adding|added|plus|forgot(?: the)?)\b"
)


def added(turn: Turn) -> Request | None:
    """Return the sum of the foods told before and of those that a message adds; None for any other message."""
    question, conversation = turn.question, turn.conversation
    before = dict.fromkeys(key.partition("=")[0] for type_, key in conversation.held if type_ == EATEN)
    said = question.slots.said({FOOD})
    adds = _ADDS.match(question.text) is not None and question.length <= MOST_WORDS
    if conversation.intent not in SUMS or not (before and said and adds):
        return None
    named = {match.key for match in said}
    foods = ((FOOD, key) for key in before if key not in named)
    held = (pair for pair in conversation.held if pair[0] == EATEN)
    own = tuple(match for match in question.slots.matches if match.type != EATEN)
    return Request.of(question, MEAL_TOTAL).of_things(own).carrying((*foods, *held))
