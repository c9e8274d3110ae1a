"""Messages that are read again with what was told or spoken of, before anything else answers them."""

from bot.answer import Draft, Request
from bot.answers.desk import Desk
from bot.answers.food_enough import enough
from bot.answers.food_kinds import other_name
from bot.answers.food_reading import eaten
from bot.answers.goal_dose import goal_dose
from bot.answers.told import judged
from bot.conversation import Conversation
from intents.questions import Question

FOOD = "food_amount"
MOST_NAMED = 3
"""Words of a message that only names a dish ("jollof rice")."""


def reread(question: Question, conversation: Conversation, desk: Desk) -> Draft | Request | None:
    """Return an answer, or a question for another answerer; None where a message stands for itself."""
    return (
        judged(question, conversation, desk)
        or goal_dose(question, conversation, desk)
        or enough(question, conversation, desk)
        or _dish(question, desk)
    )


def _dish(question: Question, desk: Desk) -> Request | None:
    """The amount of a dish of which nothing but the name is said, though words like it are mostly about cooking."""
    foods = [match for match in question.slots.matches if match.type == "food" and match.said]
    if question.decision.outcome != "out_of_scope" or len(foods) != 1 or len(question.text.split()) > MOST_NAMED:
        return None
    request = Request.of(question, FOOD)
    parts = eaten(request, desk)
    said = question.text.strip(" ?!.")
    return request if len(parts) == 1 and other_name(parts[0], request, desk) == said else None
