"""What an answerer is asked, with what the talk and a medicine make of it."""

from collections.abc import Callable
from dataclasses import replace

from bot.answer import Request
from bot.answers.desk import Desk
from bot.answers.later.amounts_told import only_told
from bot.answers.later.no_longer import no_longer
from bot.answers.later.of_foods import of_foods
from bot.answers.later.whose import complaint_of, of_a_grown_up, of_oneself, told_whom
from bot.answers.medicines.heeding import heeding
from bot.answers.medicines.lowering import asking_which
from bot.answers.turn import Turn
from bot.answers.word_lists import says
from bot.conversation import pair_of
from intents.keys import (
    BUY_REQUEST,
    CONSTIPATION,
    ELEMENTAL,
    FOOD_COMPARE,
    FOOD_LIST,
    FORM_FOR_GOAL,
    FORM_PROFILE,
    HEARTBURN,
    LABEL_DECODE,
    MEDICINES,
    PRESCRIPTION_REQUEST,
    UPPER_LIMIT,
    WHO_SHOULD_ASK,
)
from intents.questions import Question
from intents.reading.entity_types import AGE, BESIDE, FOOD, FORM, MEDICINE, SUBJECT, THINGS, WANTED

MOST_WORDS = 12
"""Words of a message on a form that may be about the goal spoken of before."""
PRODUCTS = frozenset({HEARTBURN, CONSTIPATION})
"""Intents on products that are magnesium itself."""
LEAST_OWN = 0.5
"""Confidence from which a message on a product that is magnesium itself asks what it was read as asking."""
LEAST_BESIDES = 0.03
"""The same for what a comparison of a food with magnesium asks besides: the foods have taken most of it."""
RECENT = 2
"""Things spoken of last among which that goal is looked for."""
OWN = THINGS - {FORM, SUBJECT}
"""Types of things that make a message on a form a question of its own."""


def asked_of(turn: Turn, intent: str) -> Request:
    """Return what the answerer of an intent is asked, with what the conversation and a medicine make of it."""
    request = _in_its_talk(turn, intent)
    if intent == FORM_PROFILE and only_told(request, turn.desk):
        return replace(request, intent=LABEL_DECODE)
    for step in STEPS:
        request = step(request, turn)
    return heeding(asking_which(request, turn), turn)


def _in_its_talk(turn: Turn, intent: str) -> Request:
    """The question as one of an intent, with what is minded of the person and what the talk was on."""
    question, conversation = turn.question, turn.conversation
    ages = tuple(f"{type_}/{key}" for type_, key in conversation.entities if type_ == AGE)
    minded = (*conversation.recalled, *ages)
    request = replace(Request.of(question, intent), shown=conversation.passage, minded=minded)
    if conversation.context.live and not question.slots.said(WANTED):
        wanted = conversation.spoken_last(WANTED)
        request = replace(request, topic="/".join(wanted) if wanted is not None else None)
    if _only_hopes(turn, intent):
        request = replace(request, passage=conversation.passage, intent=conversation.intent or intent)
    return request


def _instead_of_ours(request: Request, turn: Turn) -> Request:
    """What a food is set against magnesium for: the last question, or in a message by itself what it asks besides.

    "Prune juice or magnesium" after a talk on the bowels; "prunes or mag, which is better for going".
    """
    question, conversation, desk = turn.question, turn.conversation, turn.desk
    last = desk.asked_last(conversation)
    named = {match.type for match in request.slots.matches if match.said}
    either = named == {FOOD, SUBJECT} and " or " in request.text
    if either and not conversation.context.live and request.intent == FOOD_COMPARE:
        one = len({match.span for match in request.slots.said({FOOD})}) == 1  # "chard or kale, more mag" names two
        besides = _informing(question, desk, food=False, least=LEAST_BESIDES) if one else None
        return replace(request, intent=besides or request.intent)
    if not either or not conversation.context.live or last is None or last.kind != "passages" or last.of_food:
        return request
    carried = (pair for pair in conversation.entities if pair[0] in WANTED)
    return replace(request.carrying(carried), intent=last.key)


def _of_the_dose(request: Request, turn: Turn) -> Request:
    """The question on an amount, where leave is asked for one by somebody of whom nothing is minded: "300 mg fine?".

    A strength told beside a medicine is that of the medicine, and no label: "candesartan 8 mg + magnesium 300".
    """
    desk = turn.desk
    rows = desk.knowledge.interactions.by_key
    taken = (rows.get(match.key) for match in request.slots.said({MEDICINE}))
    if request.intent == LABEL_DECODE and any(row is not None and not row.is_source for row in taken):
        return replace(request, intent=MEDICINES)
    told = any(amount.kind == "dose" for amount in request.slots.amounts)
    if request.intent == ELEMENTAL and told and request.slots.said({FORM}):  # "oxide 400, is that all of it"
        return replace(request, intent=LABEL_DECODE)
    free = not desk.knowledge.cautions.of(request.minded) and not any(m.said for m in request.slots.matches)
    return replace(request, intent=UPPER_LIMIT) if request.intent == WHO_SHOULD_ASK and told and free else request


def _of_the_form(request: Request, turn: Turn) -> Request:
    """What a message asks of a form beside the name of a shop or brand: "is oxide from the corner shop any good"."""
    question, desk = turn.question, turn.desk
    shops = says("forms.shopping", request.text, desk)
    if request.intent != BUY_REQUEST or shops or not request.slots.said({FORM}):
        return request
    if any(amount.kind == "dose" for amount in request.slots.amounts):
        return replace(request, intent=LABEL_DECODE)
    if says("forms.profile.judged", request.text, desk):
        return replace(request, intent=FORM_PROFILE)
    return replace(request, intent=_informing(question, desk) or FORM_PROFILE)


def _informing(question: Question, desk: Desk, *, food: bool = True, least: float = 0.0) -> str | None:
    """The likeliest intent that informs, with some confidence at least, and on food only where that is allowed."""
    ranked = (desk.catalog.intents[one.intent] for one in question.classification.ranked if one.confidence >= least)
    return next((row.key for row in ranked if row.informs and (food or not row.of_food)), None)


def _of_the_product(request: Request, turn: Turn) -> Request:
    """The question that a message asks of a laxative or antacid that is magnesium itself, beside no other medicine.

    "Is milk of magnesia ok for my dad", "which antacids have magnesium": nobody adds magnesium to it.
    """
    question, desk = turn.question, turn.desk
    rows = desk.knowledge.interactions.by_key
    beside = request.slots.said(BESIDE)
    if not beside or any(match.key not in rows or not rows[match.key].is_source for match in beside):
        return request
    best = question.classification.best
    listed = FOOD_LIST in {request.intent, best.intent} and request.intent in {FOOD_LIST, MEDICINES}
    if listed and not request.slots.said({FOOD}):  # "which antacids contain it" is no meal
        near = (scored.intent for scored in question.classification.ranked if scored.intent in PRODUCTS)
        return replace(request, intent=next(near, CONSTIPATION))
    if request.intent == PRESCRIPTION_REQUEST and not says("medicines.words.prescribed", request.text, desk):
        return replace(request, intent=_informing(question, desk) or MEDICINES)
    row = desk.catalog.intents.get(best.intent)
    asks = row is not None and row.informs and row.kind in {"passages", "table"} and best.confidence >= LEAST_OWN
    return replace(request, intent=best.intent) if request.intent == MEDICINES and asks else request


def _only_hopes(turn: Turn, intent: str) -> bool:
    """Whether a message only asks if it helps with what was shown last: "would magnesium stop it"."""
    question, conversation, desk, words = turn.question, turn.conversation, turn.desk, turn.words
    last = desk.asked_last(conversation)
    own = last is None or last.kind != "passages" or conversation.passage is None
    if own or not conversation.context.live or question.slots.said(THINGS):
        return False
    said = question.read.split()
    for match in question.slots.said({SUBJECT}):
        said = [word for word in said if word not in match.text.split()]
    helps = words.leaning.helping | words.leaning.stopping
    hopes = helps | words.hopes if intent == conversation.intent else helps & set(said)
    empty = helps | words.hopes | words.stop | words.pointers | words.closers | words.question_starts
    return bool(hopes & set(said)) and empty.issuperset(said) and words.leaning.question_words.isdisjoint(said)


def _for_the_goal(request: Request, turn: Turn) -> Request:
    """The request on one form with the goal spoken of just before: "mag for anxiety", "glycinate"."""
    alone = turn.question.length <= MOST_WORDS and not request.slots.said(OWN)
    if request.intent != FORM_PROFILE or not alone or not turn.conversation.context.live:
        return request
    return request.carrying(pair for pair in turn.conversation.entities[-RECENT:] if pair[0] in WANTED)


def _for_what_was_shown(request: Request, turn: Turn) -> Request:
    """The request for a form with the goal of the page shown last, where nobody named one."""
    desk = turn.desk
    shown = desk.shown_last(turn.conversation)
    if request.intent != FORM_FOR_GOAL or shown is None or any(match.type in WANTED for match in request.slots.matches):
        return request
    about = [entity for entity in shown.about if desk.knowledge.forms.goal([entity]) is not None][:1]
    return request.carrying(map(pair_of, about))


STEPS: tuple[Callable[[Request, Turn], Request], ...] = (
    _for_what_was_shown,
    _for_the_goal,
    no_longer,
    of_oneself,
    told_whom,
    of_a_grown_up,
    complaint_of,
    _instead_of_ours,
    _of_the_form,
    _of_the_dose,
    of_foods,
    _of_the_product,
)
"""What makes another question of one, each of what those before it left: first the goal and the person that it is on,
then the kind of thing that is asked of. What a medicine calls for is looked at last, whatever these made of it.
"""
