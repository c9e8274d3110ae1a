"""Messages that only ask whether the amount told before is too much: "is that too much", "ok or not?".

The amount that the last answer worked with (a label, or products) is set against the limits.
"""

from bot.answer import Request
from bot.answers.desk import Desk
from bot.answers.doses import speaks_of
from bot.answers.label_reading import MG
from bot.answers.product_memory import PRODUCT
from bot.conversation import Conversation
from intents.model import EntityMatch, Slots
from intents.questions import Question

LIMIT, SUM = "upper_limit", "stack_add"
MOST_WORDS = 7
"""Words of a message that only asks about what was told."""
OWN = frozenset({"food", "form", "medicine", "nutrient", "condition", "symptom", "life_stage", "goal", "diet"})
"""Types of things that make a message a question of its own."""


def judged(question: Question, conversation: Conversation, desk: Desk) -> Request | None:
    """Return the request that sets the amount told before against the limits; None for any other message."""
    kinds = {type_ for type_, _ in conversation.held}
    own = any(match.type in OWN and match.end > match.start for match in question.slots.matches)
    if not kinds & {MG, PRODUCT} or own or question.slots.amounts or len(question.text.split()) > MOST_WORDS:
        return None
    if not speaks_of("judges", question.text, desk):
        return None
    held = tuple(EntityMatch(type_, key, "", 0, 0) for type_, key in conversation.held)
    intent = SUM if PRODUCT in kinds else LIMIT
    return Request(question.text, intent, Slots(matches=(*question.slots.matches, *held)), question.read)
