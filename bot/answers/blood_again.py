"""Later messages that ask what a blood result told before means: "should i be worried", "is that dangerous"."""

from dataclasses import replace

from bot.answer import Request
from bot.answers.blood import BLOOD
from bot.answers.desk import Desk
from bot.answers.food_enough import OWN
from bot.answers.word_lists import says
from bot.conversation import Conversation
from intents.model import EntityMatch
from intents.questions import Question

TESTING = "testing"
MOST_WORDS = 7


def judged_again(question: Question, conversation: Conversation, desk: Desk) -> Request | None:
    """Return the question on the result told before, where a message asks no more than how bad it is."""
    told = tuple(EntityMatch.carried(*pair) for pair in conversation.held if pair[0] == BLOOD)
    if not told or conversation.intent != TESTING or question.length > MOST_WORDS:
        return None
    if question.slots.said(OWN) or question.slots.amounts or not says("blood.judged", question.text, desk):
        return None
    request = Request.of(question, TESTING)
    others = tuple(match for match in request.slots.matches if match.type != BLOOD)
    return replace(request, slots=replace(request.slots, matches=(*others, *told)))
