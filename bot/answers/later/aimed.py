"""Later messages on what magnesium does to something spoken of before what was spoken of last.

"High bp", "on losartan", "does mag lower it" is on the pressure and not on the tablet; so is "its 150 over 95".
"""

import re

from bot.answer import Request
from bot.answers.turn import Turn
from bot.answers.word_lists import says
from intents.keys import BLOOD_PRESSURE, MEDICINES
from intents.reading.entity_types import SUBJECT, THINGS, WANTED

MOST_WORDS = 7
_READING = re.compile(r"\b\d{2,3} ?(?:over|/) ?\d{2,3}\b")
"""How a blood pressure is told."""


def aimed_at(turn: Turn) -> Request | None:
    """Return the question on the complaint or goal spoken of before a medicine; None for any other message."""
    question, conversation, desk, words = turn.question, turn.conversation, turn.desk, turn.words
    if question.length > MOST_WORDS or question.slots.said(THINGS) or not conversation.context.live:
        return None
    if _READING.search(question.text) and not question.slots.amounts:
        return Request.of(question, BLOOD_PRESSURE)
    acts = question.slots.said({SUBJECT}) and says("aimed.acts", question.text, desk)
    if conversation.intent != MEDICINES or not acts or words.pointers.isdisjoint(question.read.split()):
        return None
    spoken = next((pair for pair in reversed(conversation.entities) if pair[0] in WANTED), None)
    intent = desk.catalog.intent_for(*spoken) if spoken is not None else None
    return Request.of(question, intent) if intent is not None else None
