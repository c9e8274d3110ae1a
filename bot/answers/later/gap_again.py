"""Later messages that ask for the gap to what somebody takes, or for a plan of the hours, and name nothing.

By themselves "how many hours again" resembles how soon a laxative works, "make me a plan" a plan of meals. In a talk in
which a medicine was told they are about that, the gap whatever was asked between.
"""

import re

from bot.answer import Draft, Request
from bot.answers.desk import Desk
from bot.answers.medicines.between_doses import whether_enough
from bot.answers.medicines.clock import LENGTH, hours_of
from bot.answers.turn import Turn
from bot.answers.word_lists import listed, says
from bot.conversation import Conversation
from intents.keys import DAY_PLAN, MEDICINES, SPACING_PLAN
from intents.reading.entity_types import MEDICINE, NUTRIENT, TAKEN_AT
from knowledge.text import tokens

AGAIN = "again"
_LENGTH = re.compile(rf"{LENGTH}\b")
MOST_WORDS = 8
"""Words of a message that asks for the gap and names nothing."""


def gap_again(turn: Turn) -> Request | None:
    """Return the question on what was told to be taken, where a message asks for the gap alone; None for any other."""
    question, conversation, desk, words = turn.question, turn.conversation, turn.desk, turn.words
    said = set(tokens(question.text))
    asked = set(listed("medicines.words.gap", desk)) | words.leaning.gaps
    hours = set(listed("medicines.words.hours", desk)) & said and AGAIN in said
    if question.slots.named or question.length > MOST_WORDS or not (hours or words.leaning.gaps & said):
        return None
    if not said <= asked | words.leaning.waiting | words.stop | words.pointers | words.closers | words.question_starts:
        return None
    taken = _taken(conversation, desk)
    if not taken:
        return None
    return Request.of(question, MEDICINES).carrying(taken)


def length_asked(turn: Turn) -> Draft | None:
    """Return whether hours are enough, where a message after a medicine asks of nothing else: "2 hrs?", "is 4h ok"."""
    question, conversation, desk, words = turn.question, turn.conversation, turn.desk, turn.words
    after = conversation.intent in {MEDICINES, SPACING_PLAN}
    length = _LENGTH.search(question.text)
    if not after or length is None or question.slots.named:
        return None
    rest = set(tokens(f"{question.text[: length.start()]} {question.text[length.end() :]}"))
    known = words.leaning.judging | words.leaning.leave | words.leaning.gaps | words.stop | words.pointers
    taken = _taken(conversation, desk)
    if not taken or not rest <= {*known, *words.closers, *words.question_starts, *listed("since.asks", desk)}:
        return None
    alone = Request.of(question, MEDICINES).of_things(()).carrying(taken)
    return whether_enough(alone, hours_of(length), desk)


def plan_again(turn: Turn) -> Request | None:
    """Return the request for a plan of the hours, where one is asked for right after medicines; None for any other."""
    question, conversation, desk = turn.question, turn.conversation, turn.desk
    after = conversation.intent in {MEDICINES, SPACING_PLAN, *desk.catalog.intents[SPACING_PLAN].keeps}
    if question.decision.intent != DAY_PLAN or not after or question.slots.named:
        return None
    taken = () if says("foods.plan.words.meals", question.text, desk) else _taken(conversation, desk)
    hours = (pair for pair in conversation.entities if pair[0] == TAKEN_AT)
    return Request.of(question, SPACING_PLAN).carrying((*taken, *hours)) if taken else None


def _taken(conversation: Conversation, desk: Desk) -> tuple[tuple[str, str], ...]:
    """What was told to be taken: with hours to keep, else the thing spoken of last."""
    rows = desk.knowledge.interactions.by_key
    spoken = [pair for pair in conversation.context.entities if pair[0] in {MEDICINE, NUTRIENT} and pair[1] in rows]
    timed = [pair for pair in spoken if rows[pair[1]].hours is not None]
    last = spoken[-1:] if conversation.intent == MEDICINES else []
    return tuple(dict.fromkeys(timed or last))
