"""Later messages that name nothing and are on a complaint or goal spoken of before the medicine for it.

"High bp", "on losartan", "does mag lower it" is on the pressure and not on the tablet; so is "its 150 over 95".
"""

import re

from bot.answer import Request
from bot.answers.turn import Turn
from bot.answers.word_lists import says
from intents.keys import BLOOD_PRESSURE, MEDICINES
from intents.reading.entity_types import SUBJECT, THINGS, WANTED

MOST_WORDS = 7
"""Words of such a message; a longer one says itself what it is on."""
_READING = re.compile(r"\b\d{2,3} ?(?:over|/) ?\d{2,3}\b")
"""How a blood pressure is told."""


def pressure_told(turn: Turn) -> Request | None:
    """Return the question on blood pressure, where a message tells one ("its 150 over 95"); None for any other."""
    told = _READING.search(turn.question.text) and not turn.question.slots.amounts
    return Request.of(turn.question, BLOOD_PRESSURE) if told and _names_nothing(turn) else None


def what_it_is_for(turn: Turn) -> Request | None:
    """Return the question on what the medicine is for, where it is asked what magnesium does to "it"; None else."""
    question, conversation, desk = turn.question, turn.conversation, turn.desk
    acts = question.slots.said({SUBJECT}) and says("before_the_medicine.acts", question.text, desk)
    points = not turn.words.pointers.isdisjoint(question.read.split())
    if conversation.intent != MEDICINES or not (acts and points and _names_nothing(turn)):
        return None
    spoken = conversation.spoken_last(WANTED)
    intent = desk.catalog.intent_for(*spoken) if spoken is not None else None
    return Request.of(question, intent) if intent is not None else None


def _names_nothing(turn: Turn) -> bool:
    """Whether a short message in a talk names no thing of its own; magnesium itself does not count."""
    short = turn.question.length <= MOST_WORDS
    return short and turn.conversation.context.live and not turn.question.slots.said(THINGS)
