"""Later messages that ask for the gap to what somebody takes and name nothing: "how many hours again", "how far apart".

By themselves they resemble how soon a laxative works. In a talk in which a medicine was told they are about that,
whatever was asked between.
"""

from dataclasses import replace

from bot.answer import Request
from bot.answers.desk import Desk
from bot.answers.word_lists import listed
from bot.conversation import Conversation
from intents.entity_types import MEDICINE, NUTRIENT
from intents.model import EntityMatch
from intents.questions import Question
from intents.words import WordLists
from knowledge.text import tokens

MEDICINES = "medicines"
AGAIN = "again"
MOST_WORDS = 8


def gap_again(question: Question, conversation: Conversation, desk: Desk, words: WordLists) -> Request | None:
    """Return the question on what was told to be taken, where a message asks for the gap alone; None for any other."""
    said = set(tokens(question.text))
    asked = set(listed("medicines.words.gap", desk)) | words.leaning.gaps
    hours = set(listed("medicines.words.hours", desk)) & said and AGAIN in said
    named = any(match.said for match in question.slots.matches)
    if named or question.length > MOST_WORDS or not (hours or words.leaning.gaps & said):
        return None
    if not said <= asked | words.leaning.waiting | words.stop | words.pointers | words.closers | words.question_starts:
        return None
    taken = _taken(conversation, desk)
    if not taken:
        return None
    request = Request.of(question, MEDICINES)
    return replace(request, slots=replace(request.slots, matches=(*request.slots.matches, *taken)))


def _taken(conversation: Conversation, desk: Desk) -> tuple[EntityMatch, ...]:
    """What was told to be taken: with hours to keep, else the thing spoken of last."""
    rows = desk.knowledge.interactions.by_key
    spoken = [pair for pair in conversation.context.entities if pair[0] in {MEDICINE, NUTRIENT} and pair[1] in rows]
    timed = [pair for pair in spoken if rows[pair[1]].hours is not None]
    last = spoken[-1:] if conversation.intent == MEDICINES else []
    return tuple(EntityMatch.carried(*pair) for pair in dict.fromkeys(timed or last))
