"""Later messages: what the last answer makes of one, by the first of its ways that holds."""

from collections.abc import Callable
from dataclasses import replace

from bot.answer import Draft, Request
from bot.answers.amounts.for_goal import goal_dose
from bot.answers.amounts.of_form import form_dose
from bot.answers.blood import result_told
from bot.answers.desk import Desk
from bot.answers.foods.enough import enough
from bot.answers.foods.kinds import dish_named
from bot.answers.later.aimed import aimed_at
from bot.answers.later.amounts_told import in_itself, judged
from bot.answers.later.besides import what_else
from bot.answers.later.brought_on import brought_on
from bot.answers.later.gap_again import gap_again, length_asked, plan_again
from bot.answers.later.in_pieces import strength_told, told_in_all, with_another
from bot.answers.later.meal_added import added
from bot.answers.later.noted import denied_besides
from bot.answers.later.on_both import on_both
from bot.answers.later.picked import on_the_last, page_behind, picked_up
from bot.answers.later.refined import refined
from bot.answers.later.staying import stayed
from bot.answers.later.sure import about_the_last
from bot.answers.later.turn import Turn
from bot.answers.later.verdicts import for_whom, verdict
from bot.answers.later.worry import worried
from bot.answers.medicines.together import together_again
from bot.answers.word_lists import says
from bot.conversation import Conversation
from intents.keys import FORM_PROFILE
from intents.model import EntityMatch
from intents.questions import Question
from intents.reading.entity_types import FORM

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
    ("hours are enough or not", lambda t: length_asked(t.question, t.conversation, t.desk, t.words)),
    ("the plan is asked again", lambda t: plan_again(t.question, t.conversation, t.desk)),
    ("what it holds in itself", lambda t: in_itself(t.question, t.conversation, t.desk)),
    ("a dose for a goal", lambda t: goal_dose(t.question, t.conversation, t.desk)),
    ("a dose of a form", lambda t: form_dose(t.question, t.desk)),
    ("whether food is enough", lambda t: enough(t.question, t.conversation, t.desk)),
    ("a dish is named", lambda t: dish_named(t.question, t.desk)),
    ("something is denied besides", lambda t: denied_besides(t.question, t.conversation, t.desk)),
    ("a blood result is told", lambda t: result_told(t.question, t.conversation)),
    ("a worry about the last answer", lambda t: worried(t.question, t.conversation, t.desk, t.words)),
    ("what it does to a complaint", lambda t: aimed_at(t.question, t.conversation, t.desk, t.words)),
    ("a verdict on what was shown", lambda t: verdict(t.question, t.conversation, t.desk, t.words)),
    ("whom it is for", lambda t: for_whom(t.question, t.conversation, t.desk, t.words)),
    ("what a medicine may bring on", lambda t: brought_on(t.question, t.conversation, t.desk)),
    ("what else there is", lambda t: what_else(t.question, t.conversation, t.desk)),
    ("the page behind the last", lambda t: page_behind(t.question, t.conversation, t.desk)),
    ("which form it is", lambda t: _which_it_is(t.question, t.conversation, t.desk)),
    ("the last question made finer", lambda t: refined(t.question, t.conversation, t.of_the_last, t.desk)),
    ("something of the last answer is picked up", lambda t: picked_up(t.question, t.conversation, t.desk, t.words)),
    ("what part something plays", lambda t: on_both(t.question, t.conversation, t.desk, t.words)),
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


def _which_it_is(question: Question, conversation: Conversation, desk: Desk) -> Request | None:
    """The request on the form spoken of last, where a message asks which form that is ("what form is it")."""
    spoken = [EntityMatch.carried(*pair) for pair in conversation.entities if pair[0] == FORM][-1:]
    if conversation.intent != FORM_PROFILE or question.slots.said({FORM}) or not spoken:
        return None
    if not says("forms.profile.which_is_it", question.text, desk):
        return None
    request = Request.of(question, FORM_PROFILE)
    return replace(request, slots=replace(request.slots, matches=(*request.slots.matches, *spoken)))
