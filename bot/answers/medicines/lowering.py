"""Whether a medicine lowers the nutrient: "do statins lower magnesium", "which blood pressure tablets drain it".

The rows say it of the medicines that do. Of another one the answer says that the sources name it for nothing of the
kind, instead of only whether the two go together.
"""

from dataclasses import replace

from bot.answer import Draft, Request
from bot.answers.medicines.interactions import rows_named
from bot.answers.turn import Turn
from bot.answers.word_lists import listed
from intents.keys import DEFICIENCY_CAUSES, MEDICINES
from intents.questions import Question
from knowledge.text import tokens

LEAST = 0.5
"""Confidence from which a question on a medicine is read as asking what lowers the nutrient."""


def asking_which(request: Request, turn: Turn) -> Request:
    """Return a question on which of a group of medicines lower the nutrient as one on those that do."""
    desk = turn.desk
    asked = set(tokens(turn.question.text)[:1]).intersection(listed("medicines.lowers.which", desk))
    named = {row.key for row, _ in rows_named(request, desk)}
    which = asked or named.intersection(listed("medicines.lowers.groups", desk))
    page = desk.phrases.text("medicines.lowers.page")
    asks = _asks(request, turn.question) and named and which
    return replace(request, intent=DEFICIENCY_CAUSES, passage=page) if asks else request


def with_what_lowers(draft: Draft, request: Request, turn: Turn) -> Draft:
    """Return an answer on medicines that are not known to lower the nutrient with that, where it is asked."""
    desk = turn.desk
    if not _asks(request, turn.question) or draft.kind != "answer":
        return draft
    known = listed("medicines.lowers.keys", desk)
    named = rows_named(request, desk)
    if not named or any(row.key in known for row, _ in named):
        return draft
    names = ", ".join(name for _, name in named)
    return replace(
        draft, lead=desk.phrases.text("medicines.lowers.lead", names=names), facts=(draft.lead, *draft.facts)
    )


def _asks(request: Request, question: Question) -> bool:
    """Whether a question taken for one on medicines reads as asking what makes the nutrient fall."""
    best = question.classification.best
    return request.intent == MEDICINES and best.intent == DEFICIENCY_CAUSES and best.confidence >= LEAST
