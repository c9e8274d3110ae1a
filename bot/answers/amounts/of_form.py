"""How much of a form to take ("magnesium glycinate dosage"): no dose of ours, what its number counts, and the limits.

The table of needs counts food and drinks, and what is known of the form holds no amount, so neither answers this.
"""

from bot.answer import Draft, Request
from bot.answers.amounts.for_goal import ASKING, asks_for_dose, what_counts
from bot.answers.amounts.limits import adult_limits, cite, figures, note
from bot.answers.labels.doses import spoken
from bot.answers.turn import Turn
from intents.keys import DAILY_AMOUNT, FORM_COMPARE, FORM_PROFILE, LABEL_DECODE, UPPER_LIMIT
from intents.reading.entity_types import FORM, WANTED

INTENTS = ASKING | {FORM_PROFILE, FORM_COMPARE}
"""Intents that a question on the dose of a form is taken for."""


def form_dose(turn: Turn) -> Draft | None:
    """Return what is known of an amount of the form that a question names; None for any other question."""
    question, desk = turn.question, turn.desk
    if question.decision.intent not in INTENTS or not asks_for_dose(question, desk):
        return None
    told = any(amount.kind == "dose" for amount in question.slots.amounts)
    rows = desk.knowledge.forms.compare(dict.fromkeys(match.key for match in question.slots.said({FORM})))
    if told or len(rows) != 1 or question.slots.said(WANTED):
        return None
    (row,) = rows
    request, limits = Request.of(question, question.decision.intent or FORM_PROFILE), adult_limits(desk)
    return Draft(
        title=desk.phrases.text("form_dose.title", form=spoken(row)),
        lead=desk.phrases.text("form_dose.lead", form=spoken(row), figures=figures(limits, desk)),
        facts=(
            what_counts(request, desk),
            desk.phrases.text("form_dose.laxative"),
            desk.phrases.text("form_dose.start"),
            desk.phrases.text("label_decode.care"),
        ),
        intent=request.intent,
        sources=(*cite(limits), *row.sources[:1]),
        disclaimers=("supplement",),
        ask="pharmacist",
        suggestions=tuple(map(desk.offer, (LABEL_DECODE, UPPER_LIMIT, DAILY_AMOUNT))),
        seen=(f"forms.yaml {row.key}", *note(limits)),
    )
