"""Later messages: what the last answer makes of one, by the first of its ways that holds; and what all answers heed."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NamedTuple

from bot.answer import Draft, Request
from bot.answers.amounts.for_goal import goal_dose
from bot.answers.desk import Answerer, Desk
from bot.answers.foods.enough import enough
from bot.answers.foods.kinds import dish_named
from bot.answers.later.amounts_told import in_itself, judged, only_told, with_told
from bot.answers.later.besides import what_else
from bot.answers.later.gap_again import gap_again, plan_again
from bot.answers.later.in_pieces import strength_told, told_in_all, with_another
from bot.answers.later.meal_added import added
from bot.answers.later.noted import denied_besides
from bot.answers.later.of_foods import of_foods
from bot.answers.later.picked import on_the_last, page_behind, picked_up
from bot.answers.later.refined import refined
from bot.answers.later.staying import stayed, with_hour
from bot.answers.later.sure import about_the_last
from bot.answers.later.verdicts import for_whom, verdict
from bot.answers.later.whose import complaint_of, no_longer, of_a_grown_up, of_oneself, told_whom
from bot.answers.later.worry import worried
from bot.answers.medicines.heeding import compared, heeding
from bot.answers.medicines.hours_told import is_own, own_hours
from bot.answers.medicines.lowering import asking_which, with_what_lowers
from bot.answers.medicines.together import together_again
from bot.answers.word_lists import says
from bot.conversation import Conversation
from intents.keys import (
    CONSTIPATION,
    FOOD_LIST,
    FORM_FOR_GOAL,
    FORM_PROFILE,
    HEARTBURN,
    LABEL_DECODE,
    MEDICINES,
    SPACING_PLAN,
    TIMING,
    UPPER_LIMIT,
    WHO_SHOULD_ASK,
)
from intents.model import EntityMatch
from intents.questions import Question
from intents.reading.entity_types import AGE, BESIDE, FOOD, FORM, SUBJECT, TAKEN_AT, THINGS, WANTED
from intents.words import WordLists

FOOD_MENU = "food"
"""The group of the menu that food intents stand in."""
MOST_WORDS = 12
"""Words of a message on a form that may be about the goal spoken of before."""
PRODUCTS = frozenset({HEARTBURN, CONSTIPATION})
"""Intents on products that are magnesium itself."""
LEAST_OWN = 0.5
"""Confidence from which a message on a product that is magnesium itself asks what it was read as asking."""
RECENT = 2
"""Things spoken of last among which that goal is looked for."""
OWN = THINGS - {FORM, SUBJECT}
"""Types of things that make a message on a form a question of its own."""


class Turn(NamedTuple):
    """A message as a way of reading it sees it."""

    question: Question
    conversation: Conversation
    desk: Desk
    words: WordLists
    answerers: Mapping[str, Answerer]

    @property
    def of_the_last(self) -> Answerer | None:
        """What wrote the last answer."""
        return self.answerers.get(self.conversation.intent or "")


Found = Draft | Request | None
Way = Callable[[Turn], Found]
CHANGING: tuple[tuple[str, Way], ...] = (
    ("another product is added", lambda t: with_another(t.question, t.conversation, t.desk)),
    ("the strength of the pieces is told", lambda t: strength_told(t.question, t.conversation, t.desk)),
    ("what all pieces hold is told", lambda t: told_in_all(t.question, t.conversation, t.desk)),
    ("another food is added to the meal", lambda t: added(t.question, t.conversation)),
    ("an amount is to be judged", lambda t: judged(t.question, t.conversation, t.desk, t.words)),
    ("two are taken together", lambda t: together_again(t.question, t.conversation, t.desk)),
    ("the gap is asked again", lambda t: gap_again(t.question, t.conversation, t.desk, t.words)),
    ("the plan is asked again", lambda t: plan_again(t.question, t.conversation, t.desk)),
    ("what it holds in itself", lambda t: in_itself(t.question, t.conversation, t.desk)),
    ("a dose for a goal", lambda t: goal_dose(t.question, t.conversation, t.desk)),
    ("whether food is enough", lambda t: enough(t.question, t.conversation, t.desk)),
    ("a dish is named", lambda t: dish_named(t.question, t.desk)),
    ("something is denied besides", lambda t: denied_besides(t.question, t.conversation, t.desk)),
    ("a worry about the last answer", lambda t: worried(t.question, t.conversation, t.desk, t.words)),
    ("a verdict on what was shown", lambda t: verdict(t.question, t.conversation, t.desk, t.words)),
    ("whom it is for", lambda t: for_whom(t.question, t.conversation, t.desk, t.words)),
    ("what else there is", lambda t: what_else(t.question, t.conversation, t.desk)),
    ("the page behind the last", lambda t: page_behind(t.question, t.conversation, t.desk)),
    ("which form it is", lambda t: _which_it_is(t.question, t.conversation, t.desk)),
    ("the last question made finer", lambda t: refined(t.question, t.conversation, t.of_the_last, t.desk)),
    ("something of the last answer is picked up", lambda t: picked_up(t.question, t.conversation, t.desk, t.words)),
)
"""How a message may change, judge or pick up something of the last answer, the first that holds; each with its name."""
STAYING: tuple[tuple[str, Way], ...] = (
    ("on what was shown last", lambda t: on_the_last(t.question, t.conversation, t.desk)),
    ("how sure the last answer is", lambda t: about_the_last(t.question, t.conversation, t.desk)),
    ("the talk stays on its topic", lambda t: stayed(t.question, t.conversation, t.desk, t.words)),
)
"""The same for a message that was understood by itself."""


def leaning_on_the_last(turn: Turn) -> tuple[str, Draft | Request] | None:
    """Return the name of the way in which a message leans on the last answer, and an answer or a question for another
    answerer; None for a message that stands for itself.

    What was not understood by itself may still change, judge or pick up something of the last answer.
    """
    decision = turn.question.decision
    understood = decision.outcome != "ambiguous" and decision.intent is not None
    for name, way in (*CHANGING, *(STAYING if understood else ())):
        if (found := way(turn)) is not None:
            return name, found
    return None


def asked_of(question: Question, intent: str, conversation: Conversation, desk: Desk, words: WordLists) -> Request:
    """Return what an answerer is asked, with what the conversation and a medicine make of it."""
    ages = tuple(f"{type_}/{key}" for type_, key in conversation.entities if type_ == AGE)
    minded = (*conversation.recalled, *ages)
    request = replace(Request.of(question, intent), shown=conversation.passage, minded=minded)
    if conversation.context.live and not question.slots.said(WANTED):
        wanted = (f"{type_}/{key}" for type_, key in reversed(conversation.entities) if type_ in WANTED)
        request = replace(request, topic=next(wanted, None))
    if _only_hopes(question, intent, conversation, desk, words):
        request = replace(request, passage=conversation.passage, intent=conversation.intent or intent)
    if intent == FORM_PROFILE and only_told(request, desk):
        return replace(request, intent=LABEL_DECODE)
    request = _for_the_goal(_for_what_was_shown(request, conversation, desk), question, conversation)
    request = told_whom(of_oneself(no_longer(request, desk), conversation, desk), conversation, desk)
    request = _instead_of_ours(complaint_of(of_a_grown_up(request, question, desk), desk), conversation, desk)
    request = of_foods(_of_the_dose(request, desk), conversation, desk)
    request = asking_which(_of_the_product(request, question, desk), question, desk)
    return heeding(request, conversation, desk, words)


def _instead_of_ours(request: Request, conversation: Conversation, desk: Desk) -> Request:
    """The last question, where a message sets a food against magnesium for it: "prune juice or magnesium"."""
    last = desk.catalog.intents.get(conversation.intent or "")
    named = {match.type for match in request.slots.matches if match.said}
    either = named == {FOOD, SUBJECT} and " or " in request.utterance and conversation.context.live
    if not either or last is None or last.kind != "passages" or last.menu == FOOD_MENU:
        return request
    carried = tuple(EntityMatch.carried(*pair) for pair in conversation.entities if pair[0] in WANTED)
    return replace(request, intent=last.key, slots=replace(request.slots, matches=(*request.slots.matches, *carried)))


def _of_the_dose(request: Request, desk: Desk) -> Request:
    """The question on an amount, where leave is asked for one by somebody of whom nothing is minded: "300 mg fine?"."""
    told = any(amount.kind == "dose" for amount in request.slots.amounts)
    free = not desk.knowledge.cautions.of(request.minded) and not any(m.said for m in request.slots.matches)
    return replace(request, intent=UPPER_LIMIT) if request.intent == WHO_SHOULD_ASK and told and free else request


def _of_the_product(request: Request, question: Question, desk: Desk) -> Request:
    """The question that a message asks of a laxative or antacid that is magnesium itself, beside no other medicine.

    "Is milk of magnesia ok for my dad", "which antacids have magnesium": nobody adds magnesium to it.
    """
    rows = desk.knowledge.interactions.by_key
    beside = request.slots.said(BESIDE)
    own = bool(beside) and all(match.key in rows and rows[match.key].is_source for match in beside)
    if own and request.intent == FOOD_LIST and not request.slots.said({FOOD}):  # "which antacids contain it" is no meal
        near = (scored.intent for scored in question.classification.ranked if scored.intent in PRODUCTS)
        return replace(request, intent=next(near, request.intent))
    best = question.classification.best
    row = desk.catalog.intents.get(best.intent)
    asks = row is not None and row.informs and row.kind in {"passages", "table"} and best.confidence >= LEAST_OWN
    return replace(request, intent=best.intent) if request.intent == MEDICINES and own and asks else request


def _only_hopes(question: Question, intent: str, conversation: Conversation, desk: Desk, words: WordLists) -> bool:
    """Whether a message only asks if it helps with what was shown last: "would magnesium stop it"."""
    last = desk.catalog.intents.get(conversation.intent or "")
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


def _for_the_goal(request: Request, question: Question, conversation: Conversation) -> Request:
    """The request on one form with the goal spoken of just before: "mag for anxiety", "glycinate"."""
    slots = request.slots
    alone = question.length <= MOST_WORDS and not slots.said(OWN)
    if request.intent != FORM_PROFILE or not alone or not conversation.context.live:
        return request
    spoken = (pair for pair in conversation.entities[-RECENT:] if pair[0] in WANTED)
    carried = tuple(EntityMatch.carried(*pair) for pair in spoken)
    return replace(request, slots=replace(slots, matches=(*slots.matches, *carried)))


def _for_what_was_shown(request: Request, conversation: Conversation, desk: Desk) -> Request:
    """The request for a form with the goal of the page shown last, where nobody named one."""
    shown = desk.knowledge.passages.get(conversation.passage or "")
    if request.intent != FORM_FOR_GOAL or shown is None or any(match.type in WANTED for match in request.slots.matches):
        return request
    about = [entity for entity in shown.about if desk.knowledge.forms.goal([entity]) is not None][:1]
    carried = tuple(EntityMatch.carried(*entity.split("/", 1)) for entity in about)
    return replace(request, slots=replace(request.slots, matches=(*request.slots.matches, *carried)))


def _which_it_is(question: Question, conversation: Conversation, desk: Desk) -> Request | None:
    """The request on the form spoken of last, where a message asks which form that is ("what form is it")."""
    spoken = [EntityMatch.carried(*pair) for pair in conversation.entities if pair[0] == FORM][-1:]
    if conversation.intent != FORM_PROFILE or question.slots.said({FORM}) or not spoken:
        return None
    if not says("forms.profile.which_is_it", question.text, desk):
        return None
    request = Request.of(question, FORM_PROFILE)
    return replace(request, slots=replace(request.slots, matches=(*request.slots.matches, *spoken)))


def completed(
    draft: Draft, request: Request, question: Question, conversation: Conversation, desk: Desk, words: WordLists
) -> Draft:
    """Return an answer with what was asked besides: the hour, the amount told, the other of two things."""
    timed = draft.kind in {"answer", "clarify"} and request.intent in {FORM_PROFILE, TIMING, SPACING_PLAN}
    if timed and (own := own_hours(request, desk)):
        at = tuple(pair for pair in conversation.entities if pair[0] == TAKEN_AT and not is_own(pair[1]))
        draft = replace(draft, told=(*draft.told, *at, *own))
    draft = with_told(with_hour(draft, question, desk, words), question, conversation, desk)
    return compared(with_what_lowers(draft, request, question, desk), request, desk)
