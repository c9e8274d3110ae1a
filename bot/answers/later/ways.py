"""Later messages: what the last answer makes of one, by the first of its ways that holds."""

from collections.abc import Callable

from bot.answer import Draft, Request
from bot.answers.amounts.for_goal import goal_dose
from bot.answers.amounts.of_form import form_dose
from bot.answers.blood import result_told
from bot.answers.foods.enough import enough
from bot.answers.foods.kinds import dish_named
from bot.answers.later.amounts_told import in_itself, judged
from bot.answers.later.before_the_medicine import pressure_told, what_it_is_for
from bot.answers.later.besides import what_else
from bot.answers.later.brought_on import brought_on
from bot.answers.later.evidence import about_the_last
from bot.answers.later.form_spoken_of import page_behind, which_it_is
from bot.answers.later.gap_again import gap_again, length_asked, plan_again
from bot.answers.later.in_pieces import strength_told, told_in_all, with_another
from bot.answers.later.last_topic import on_the_last
from bot.answers.later.meal_added import added
from bot.answers.later.nothing_asked import denied_besides
from bot.answers.later.on_both import on_both
from bot.answers.later.on_the_page import on_the_page
from bot.answers.later.page_on_it import page_on_it
from bot.answers.later.picked_up import picked_up
from bot.answers.later.plan_changed import plan_changed
from bot.answers.later.verdicts import for_whom, verdict
from bot.answers.later.worry import worried
from bot.answers.medicines.together import together_again
from bot.answers.turn import Turn

Found = Draft | Request | None
Way = Callable[[Turn], Found]
CHANGING: tuple[tuple[str, Way], ...] = (
    ("another product is added", with_another),
    ("the strength of the pieces is told", strength_told),
    ("what all pieces hold is told", told_in_all),
    ("another food is added to the meal", added),
    ("an amount is to be judged", judged),
    ("two are taken together", together_again),
    ("the gap is asked again", gap_again),
    ("hours are enough or not", length_asked),
    ("the plan is asked again", plan_again),
    ("what it holds in itself", in_itself),
    ("a dose for a goal", goal_dose),
    ("a dose of a form", form_dose),
    ("whether food is enough", enough),
    ("a dish is named", dish_named),
    ("something is denied besides", denied_besides),
    ("a blood result is told", result_told),
    ("a worry about the last answer", worried),
    ("a blood pressure is told", pressure_told),
    ("what it does to what the medicine is for", what_it_is_for),
    ("a verdict on what was shown", verdict),
    ("whom it is for", for_whom),
    ("what a medicine may bring on", brought_on),
    ("what else there is", what_else),
    ("the page behind the last", page_behind),
    ("which form it is", which_it_is),
    ("something of the plan is changed", plan_changed),
    ("something of the last answer is picked up", picked_up),
    ("what part something plays", on_both),
    ("how long it lasts, or what to do", on_the_page),
)
"""How a message may change, judge or pick up something of the last answer, the first that holds; each with its name."""
STAYING: tuple[tuple[str, Way], ...] = (
    ("on what was shown last", on_the_last),
    ("how sure the last answer is", about_the_last),
    ("the talk stays on its topic", page_on_it),
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
