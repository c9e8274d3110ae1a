"""How much of a food holds an amount of magnesium that is asked for ("how many almonds for 100 mg")."""

import re

from bot.answer import Request
from bot.answers.desk import Desk
from bot.answers.foods.needs import Need, need_of
from bot.answers.foods.reading import bare_target
from bot.answers.foods.wording import serving, show_mg
from bot.answers.word_lists import says
from intents.keys import DAILY_AMOUNT, DAY_PLAN, FOOD_LIST, MEAL_TOTAL
from intents.reading.entity_types import FOOD
from knowledge.food_model import Food

TARGET = "target"
"""Type of what is held of a day's plan: the milligrams that were told."""
LEAST_MG, MOST_MG = 5.0, 700.0
"""Bounds in mg of an amount that somebody wants from food; a day's need lies within."""
ASKED_AS = frozenset({DAY_PLAN, FOOD_LIST, DAILY_AMOUNT, MEAL_TOTAL})
"""What such a question may be read as for the day that it speaks of."""
_HOW_MUCH_OF = re.compile(r"\bhow (?:many|much)(?: (?:grams?|g|cups?|handfuls?|slices?) of)?(?: \w+)? $")
MANY_PORTIONS = 4.0
"""Usual portions above which one food is too much of it."""
SERVED = 1.5
"""Grams of a piece from which pieces are counted; nobody counts seeds."""


def wanted_mg(request: Request, need: Need, desk: Desk) -> float | None:
    """Return the magnesium asked for, the day's need where that is said; None where no amount is."""
    told = [a.value for a in request.slots.amounts if a.in_mg]
    if (bare := bare_target(request.text, desk)) is not None:
        told.append(float(bare["mg"]))
    found = next((mg for mg in told if LEAST_MG <= mg <= MOST_MG), None)
    asks = says("foods.reach.words.asks", request.text, desk)
    if found is None and asks and says("foods.reach.words.daily", request.text, desk):
        return need.mg
    return found


def asks_of_one(request: Request, desk: Desk) -> bool:
    """Whether a question asks how much of one food makes an amount or the day's need, whatever it was read as."""
    foods = request.slots.said({FOOD})
    if request.intent not in ASKED_AS or len(foods) != 1:
        return False
    asks = _HOW_MUCH_OF.search(request.text[: foods[0].start])
    return asks is not None and wanted_mg(request, need_of(request.slots, desk), desk) is not None


def reaching(food: Food, mg: float, desk: Desk) -> str:
    """Return how much of a food holds so many mg, in grams, pieces and usual portions; empty where it holds none."""
    if not food.mg_per_100g:
        return ""
    grams = 100 * mg / food.mg_per_100g
    piece = food.measures.get("piece")
    values = {"mg": show_mg(mg, desk), "food": food.name.lower(), "grams": f"{grams:,.0f}"}
    portions = grams / food.serving_g
    if piece and piece >= SERVED:
        line = desk.phrases.text("foods.reach.pieces", **values, count=f"{grams / piece:.0f}")
    else:
        line = desk.phrases.text("foods.reach.portions", **values, count=f"{portions:.1f}", portion=serving(food, desk))
    many = desk.phrases.text("foods.reach.many") if portions > MANY_PORTIONS else ""
    return f"{line} {many}".strip()
