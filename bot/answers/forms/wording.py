"""What answers on forms share: the goals that a question names, the forms it rules out, notes, buttons, the picture."""

from collections.abc import Sequence

from bot.actions import asking
from bot.answer import Request, Suggestion
from bot.answers.desk import Desk
from bot.answers.labels.doses import EXAMPLE_MG
from bot.answers.labels.words import speaks_of
from intents.keys import FORM_PROFILE
from intents.reading.entity_types import CONDITION, DIET, FORM, GOAL, LIFE_STAGE, SYMPTOM
from intents.reading.strangers import UNKNOWN
from knowledge.forms import FormRow, GoalRow
from knowledge.ruling_out import ruled_out
from knowledge.said_amounts import Span
from knowledge.units import show_number

MAX_COMPARED = 3
"""Forms side by side in one answer and in its picture."""
_GOAL_TYPES = (GOAL, SYMPTOM, CONDITION, LIFE_STAGE, DIET)
"""Entity types that may mean a goal, the most telling first."""


def one_of_each(rows: Sequence[FormRow]) -> list[FormRow]:
    """The first form of each compound; where only the label knows the compound, every form."""
    kept: dict[str, FormRow] = {}
    for row in rows:
        kept.setdefault(row.compound.formula if row.compound else row.key, row)
    return list(kept.values())


def buffered(request: Request, desk: Desk) -> tuple[str, ...]:
    """What a buffered product is, where the question says that one is."""
    return (desk.phrases.text("label_decode.buffered"),) if speaks_of("buffered", request.text, desk) else ()


def on_skin(row: FormRow) -> bool:
    """Whether a form is put on the skin, and not swallowed."""
    return row.absorption.grade == "skin_unproven"


def risk_line(desk: Desk) -> str:
    """What holds for any form that is swallowed."""
    limits = {row.region: show_number(row.mg_per_day) for row in desk.knowledge.intake.upper_limits(None)}
    return desk.phrases.text("forms.goal.risk", us=limits["us"], eu=limits["eu"])


def share_line(row: FormRow, desk: Desk) -> str:
    """How much of a form is the element itself, or that its label alone knows."""
    if row.compound is None:
        return desk.phrases.text("forms.profile.share_unknown")
    held = desk.knowledge.forms.elemental(row.key, EXAMPLE_MG) or 0.0
    return desk.phrases.text("forms.profile.share", percent=f"{row.compound.percent:g}", mg=show_number(held))


def goals_of(request: Request, desk: Desk) -> tuple[GoalRow, ...]:
    """The goals that a question names, the most telling kind first, each once."""
    entities = [f"{type_}/{key}" for type_ in _GOAL_TYPES for key in request.slots.keys(type_)]
    if request.slots.life_stage:
        entities.append(f"{LIFE_STAGE}/{request.slots.life_stage}")
    found = [desk.knowledge.forms.goal([entity]) for entity in entities]
    found += desk.knowledge.forms.goals_said(request.words)
    return tuple(dict.fromkeys(goal for goal in found if goal is not None))


def unknown_forms(request: Request) -> tuple[str, ...]:
    """Return the names in a question that look like a form and are on no list."""
    return tuple(match.text for match in request.slots.matches if match.pair == (FORM, UNKNOWN))


def strange_forms(request: Request) -> tuple[str, ...]:
    """Return the unknown names of a question: those that look like a form, else any that may be one."""
    return unknown_forms(request) or tuple(match.text for match in request.slots.strangers)


def forms_left_out(request: Request, desk: Desk) -> frozenset[str]:
    """Return the keys of the forms that the wording rules out: "anything but citrate", "no oxide".

    "No, the other one" picks what it points at.
    """
    named = [match for match in request.slots.said({FORM}) if not match.text.startswith("the ")]
    spans = [Span(match.key, *match.span) for match in named]
    out = ruled_out(request.text, spans, (), desk.knowledge.kitchen.words)
    return frozenset(span.key for span in out)


def profiles(rows: Sequence[FormRow]) -> tuple[Suggestion, ...]:
    """Return a button for each form that opens its own answer."""
    return tuple(Suggestion(row.label, asking(FORM_PROFILE, (FORM, row.key))) for row in rows)


def picture_of(rows: Sequence[FormRow]) -> str | None:
    """Return what to draw: the first forms side by side; None for a single one."""
    return "forms:" + ",".join(row.key for row in rows[:MAX_COMPARED]) if len(rows) > 1 else None


def noted_form(row: FormRow) -> str:
    """Return a form as --explain shows it."""
    return f"forms.yaml {row.key}: {row.compound.percent:g} %" if row.compound else f"forms.yaml {row.key}"
