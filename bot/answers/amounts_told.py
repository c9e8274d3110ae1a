"""Amounts that people tell beside what they ask, and later messages that only ask whether that is too much.

"I take 500 mg for years, does it lose effect" is answered by a passage; the amount above a limit is told of all the
same, and it is what a later "is that ok" judges.
"""

from dataclasses import replace

from bot.answer import Draft, Request
from bot.answers.desk import Desk
from bot.answers.dose_owner import magnesium_doses
from bot.answers.doses import speaks_of
from bot.answers.label_reading import MG, Label, read_label
from bot.answers.limits import adult_limits, exceeded, verdict
from bot.answers.product_memory import PRODUCT
from bot.answers.readings import daily, is_open, two_readings
from bot.conversation import Conversation
from intents.entity_types import AGE, DIET, LIFE_STAGE, THINGS
from intents.model import EntityMatch, Slots
from intents.questions import Question

LIMIT, SUM, DECLINED = "upper_limit", "stack_add", "personal_dose"
PERSONAL = frozenset({LIFE_STAGE, AGE})
"""Types of what sets other limits than those of adults."""
MOST_WORDS = 7
"""Words of a message that only asks about what was told."""
OWN = THINGS | {DIET}
"""Types of things that make a message a question of its own."""


def judged(question: Question, conversation: Conversation, desk: Desk) -> Request | None:
    """Return the request that sets an amount against the limits; None for any other message.

    That is the amount told before, where no more is asked than if it is too much, or one told with a question for a
    dose: none is set here, but where it stands can be said.
    """
    if question.decision.intent == DECLINED and _one_dose(question, desk) is not None:
        return Request.of(question, LIMIT)
    kinds = {type_ for type_, _ in conversation.held}
    own = question.slots.said(OWN)
    if not kinds & {MG, PRODUCT} or own or question.slots.amounts or question.length > MOST_WORDS:
        return None
    young = any(type_ in PERSONAL for type_, _ in conversation.entities) or question.slots.life_stage is not None
    if young or not speaks_of("judges", question.text, desk):
        return None
    held = tuple(EntityMatch.carried(type_, key) for type_, key in conversation.held)
    intent = SUM if PRODUCT in kinds else LIMIT
    return replace(Request.of(question, intent), slots=Slots(matches=(*question.slots.matches, *held)))


def with_told(draft: Draft, question: Question, desk: Desk) -> Draft:
    """Return the answer of a passage with the amount that the question tells: held, and told of where it is above."""
    if draft.kind != "answer" or not draft.passages or draft.holds:
        return draft
    label = _one_dose(question, desk)
    if label is None:
        return draft
    adult = question.slots.age is None and question.slots.life_stage is None
    above = _above(label, question.text, desk) if adult else ()
    return replace(draft, facts=(*above, *draft.facts), holds=label.holds)


def _one_dose(question: Question, desk: Desk) -> Label | None:
    """The one amount that a message says is taken; None where it tells none or several."""
    request = Request.of(question, question.decision.intent or "")
    doses = magnesium_doses(request, desk)
    if len(doses) != 1 or doses[0].mg <= 0 or not speaks_of("taken", question.text, desk):
        return None
    return read_label(request, doses, desk)


def _above(label: Label, text: str, desk: Desk) -> tuple[str, ...]:
    """The lines that place an amount above a limit; none where it is not above any."""
    limits = adult_limits(desk)
    mg = daily(label.dose.mg, label)
    if not exceeded(mg, limits):
        return ()
    if is_open(label):
        return tuple(two_readings(label, text, limits, desk).splitlines())
    return (verdict(mg, limits, desk, "amounts.dose"),)
