"""The form that fits a goal: what is known of the goal first, then the forms named for it, each with its reason."""

from collections.abc import Collection
from dataclasses import replace

from bot.answer import Draft, Request
from bot.answers.desk import Desk
from bot.answers.forms.wording import (
    MAX_COMPARED,
    forms_left_out,
    goals_of,
    noted_form,
    one_of_each,
    picture_of,
    profiles,
    risk_line,
)
from bot.answers.passages.answer import passage_answer
from intents.keys import CHILDREN, FORM_FOR_GOAL
from intents.reading.entity_types import CONDITION, SYMPTOM
from intents.slots import YOUNG
from knowledge.forms import Choice, GoalRow

MAX_CHOICES = 3
"""Forms named for a goal in one reply."""
ASKED_FOR = (SYMPTOM, CONDITION)
"""Types of what a form is asked for, though no goal may stand for it."""


def form_for_goal(request: Request, desk: Desk) -> Draft:
    """Return the forms named for a goal, with what speaks for each, and what to do before a supplement."""
    if request.slots.life_stage in YOUNG:  # no form is named for a child, and no limit of adults
        return passage_answer(replace(request, intent=CHILDREN), desk)
    named = goals_of(request, desk)
    goals = named or (desk.knowledge.forms.goals[desk.knowledge.forms.ANY_GOAL],)
    goal, others = goals[0], goals[1:2]
    unwanted = forms_left_out(request, desk)
    ranked = _distinct(goal, desk)
    first = [choice for choice in ranked[:MAX_CHOICES] if choice.form.key not in unwanted]
    wanted = set(request.slots.forms) - unwanted
    asked = [choice for choice in ranked[MAX_CHOICES:] if choice.form.key in wanted]
    choices = (*first, *asked)
    left_out = [row.label for row in desk.knowledge.forms.compare(request.slots.forms) if row.key in unwanted]
    seconds = [_second(other, unwanted, desk) for other in others]
    label = goal.label if named else _not_on_file(request, desk)
    unknown = [desk.phrases.text("forms.goal.not_on_file", goal=label)] if label and not named else []
    return Draft(
        title=desk.phrases.text("forms.goal.title", goal=label or goal.label),
        lead="\n".join((*unknown, goal.lead)),
        facts=(
            *([desk.phrases.text("forms.goal.left_out", names=", ".join(left_out))] if left_out else []),
            *(desk.phrases.text("forms.goal.choice", label=c.form.label, reason=c.fit.reason) for c in choices),
            *filter(None, seconds),
            goal.first,
            risk_line(desk),
        ),
        intent=request.intent,
        evidence=goal.evidence,
        sources=goal.sources,
        disclaimers=("pregnancy",) if goal.ask == "midwife" else ("supplement",),
        ask=goal.ask,
        suggestions=(*profiles([choice.form for choice in choices][:2]), *desk.offer_next(FORM_FOR_GOAL)),
        drawable=picture_of([choice.form for choice in (*first[: MAX_COMPARED - len(asked)], *asked)]),
        seen=(f"form_goals.yaml {goal.key}", *(noted_form(choice.form) for choice in choices)),
    )


def _second(goal: GoalRow, unwanted: Collection[str], desk: Desk) -> str:
    """The forms for a second goal in one line; empty where there are none."""
    found = [choice.form for choice in _distinct(goal, desk)[:MAX_CHOICES]]
    names = ", ".join(form.label for form in found if form.key not in unwanted)
    return desk.phrases.text("forms.goal.second", goal=goal.label, names=names) if names else ""


def _not_on_file(request: Request, desk: Desk) -> str | None:
    """What a question wants a form for where no goal of the table means it; what has a caution is no goal."""
    wanted = [f"{type_}/{key}" for type_ in ASKED_FOR for key in request.slots.keys(type_)]
    wanted = [entity for entity in wanted if not desk.knowledge.cautions.of([entity])]
    return next((label for entity in wanted if (label := desk.catalog.labels.get(entity))), None)


def _distinct(goal: GoalRow, desk: Desk) -> list[Choice]:
    """The forms for a goal; one compound under two names is given once."""
    choices = {choice.form.key: choice for choice in desk.knowledge.forms.best_for(goal.key)}
    return [choices[row.key] for row in one_of_each([choice.form for choice in choices.values()])]
