"""Later messages that were read as asking of anything ("what number is normal"), and that the last topic answers."""

from bot.answer import Draft
from bot.answers.desk import Desk
from bot.answers.later.picked_up import CLEAR
from bot.answers.passages.answer import show_passage
from bot.answers.turn import Turn
from bot.conversation import Conversation
from intents.catalog import Intent
from intents.keys import DAILY_AMOUNT, PERSONAL_DOSE
from intents.reading.entity_types import AGE, FORM, LIFE_STAGE
from intents.slots import YOUNG

AMOUNTS = frozenset({DAILY_AMOUNT, PERSONAL_DOSE})
"""Intents that ask how much to take."""
UNSURE = 0.8
"""Confidence below which a message that was read as asking of a table may be on the last topic instead."""
NEAR = 0.45
"""Score in [0, 1] from which a passage on the last topic answers it."""
AGAIN = 0.6
"""The same for the passage shown just before, which is not what somebody wants who asks on."""


def on_the_last(turn: Turn) -> Draft | None:
    """Return the passage on the last topic that fits what was read as asking of anything ("what number is normal")."""
    question, conversation, desk = turn.question, turn.conversation, turn.desk
    decision = question.decision
    row = desk.catalog.intents.get(decision.intent or "")
    own = question.slots.named or question.slots.amounts or _of_their_age(row, conversation)
    if row is None or not row.facet or own or decision.confidence >= (UNSURE if row.kind == "table" else CLEAR):
        return None
    last = desk.asked_last(conversation)
    if row.key in AMOUNTS and last is not None and last.kind == "table":  # "how much of it" of a form asks for no page
        return None
    keys = (*desk.passages_of(conversation.intent or ""), *(last.explained_by if last is not None else ()))
    keys = _of_the_form(keys, conversation, desk)
    hits = desk.retriever.search(question.read, 1, keys) if keys else ()
    if not hits or hits[0].score < (AGAIN if hits[0].key == conversation.passage else NEAR):
        return None
    others = desk.retriever.search(question.read, 1, desk.passages_of(row.key)) if row.kind == "passages" else ()
    if others and others[0].score >= hits[0].score:
        return None
    return show_passage(desk.knowledge.passages[hits[0].key], desk, conversation.intent)


def _of_their_age(row: Intent | None, conversation: Conversation) -> bool:
    """Whether a table was just read at somebody's age and a figure is asked for again: "dose" after "im 61"."""
    aged = any(type_ == AGE or (type_ == LIFE_STAGE and key in YOUNG) for type_, key in conversation.entities)
    return row is not None and aged and conversation.intent == DAILY_AMOUNT and row.key in AMOUNTS


def _of_the_form(keys: tuple[str, ...], conversation: Conversation, desk: Desk) -> tuple[str, ...]:
    """The passages without those on other forms than the one spoken of last."""
    rows = desk.knowledge.forms.by_key
    last = next((key for type_, key in reversed(conversation.entities) if type_ == FORM and key in rows), None)
    if last is None:
        return keys
    others = {row.passage for row in rows.values()} - {rows[last].passage}
    return tuple(key for key in keys if key not in others)
