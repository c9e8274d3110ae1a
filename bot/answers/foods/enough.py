"""Whether what was told is enough for the day: the figure of the last answer beside the need."""

from bot.answer import Draft, Request
from bot.answers.desk import Desk
from bot.answers.foods.needs import Need, need_of
from bot.answers.foods.reading import eaten
from bot.answers.foods.wording import eaten_line, need_words, percent, plan_button, sources, young_line
from bot.answers.turn import Turn
from bot.answers.word_lists import says
from bot.food_words import whole_mg
from intents.keys import DAILY_AMOUNT
from intents.reading.entity_types import LIFE_STAGE, THINGS

TOTAL = "total"
"""Type of what an answer on foods holds: the milligrams that it came to."""
OWN = THINGS - {LIFE_STAGE}
"""Types of things that make a message a question of its own."""
MOST_WORDS = 8
"""Words of a message that only asks whether that is enough."""
LEAST_FOODS = 2
"""Foods named from which they are a part of a day rather than an example."""
MOST_LINES = 4
"""Foods with a line of their own below the sum."""


def enough(turn: Turn) -> Draft | None:
    """Return how the last figure stands to the day's need, where a message asks if it is enough; None for any other."""
    question, conversation, desk = turn.question, turn.conversation, turn.desk
    own = question.slots.said(OWN)
    told = dict(conversation.held).get(TOTAL)
    if told is None or own or question.slots.amounts or question.length > MOST_WORDS:
        return None
    if not says("foods.enough.words", question.text, desk):
        return None
    mg, need = float(told), need_of(question.slots, desk)
    words = need_words(need, question.slots, desk)
    key = "yes" if mg >= need.mg else "no"
    return Draft(
        title=desk.phrases.text("foods.enough.title"),
        lead=desk.phrases.text(f"foods.enough.{key}", mg=f"{mg:,.0f}", percent=percent(mg, need), need=words),
        facts=(
            desk.phrases.text("foods.enough.rest"),
            *(young_line(need, question.slots, desk) or _needs(need, desk)),
        ),
        intent=conversation.intent,
        sources=sources(need),
        disclaimers=("food",),
        suggestions=(desk.offer(DAILY_AMOUNT), plan_button(desk)),
        holds=conversation.held,
        seen=(f"{mg:g} mg held, need {need.mg:g} mg",),
    )


def _needs(need: Need, desk: Desk) -> tuple[str, ...]:
    return (desk.phrases.text("foods.enough.needs"),) if need.row is None else ()


def so_far(request: Request, desk: Desk) -> tuple[str, tuple[str, ...]] | None:
    """Return what the foods named come to beside the day's need, and a line on each; None where few are named."""
    known = [one for one in eaten(request, desk) if one.mg is not None]
    if len(known) < LEAST_FOODS:
        return None
    mg, need = sum(whole_mg(one.mg or 0.0) for one in known), need_of(request.slots, desk)
    words = need_words(need, request.slots, desk)
    lead = desk.phrases.text("foods.enough.so_far", mg=f"{mg:,}", percent=percent(mg, need), need=words)
    lines = (f"{eaten_line(one, desk)}." for one in known[:MOST_LINES])
    return lead, (*young_line(need, request.slots, desk), *lines)
