"""Which food of the table is meant: another preparation ("canned?"), or one that the table does not hold by that name.

"Jollof rice" is no plain rice and "moringa powder" no moringa leaf: the nearest row is given, and said to be no more.
"""

import re

from bot.answer import Request
from bot.answers.desk import Desk
from bot.answers.foods.reading import Eaten, eaten, food_spans, unread
from bot.answers.turn import Turn
from bot.answers.word_lists import any_of
from intents.keys import FOOD_AMOUNT
from intents.reading.entity_types import FOOD
from knowledge.food_model import Food
from knowledge.text import tokens

_NEXT = re.compile(r"\s+(?P<word>[^\W\d_]+)")
LEAST = 3
"""Letters of a word that tells a preparation: "in 30 g" is no "seeds in shell"."""
MOST_WORDS = 4
"""Words of a message that only names another preparation."""
MOST_NAMED = 3
"""Words of a message that only names a dish ("dirty rice")."""


def prepared(one: Eaten, request: Request, desk: Desk) -> Eaten:
    """Return the preparation that a short later message names of the food before it ("canned?"), else that food."""
    said = [word for word in tokens(request.text) if word not in tokens(one.food.name)]
    if any(span.said for span in food_spans(request, desk)) or not 0 < len(said) <= MOST_WORDS:
        return one
    base = one.food.name.partition(",")[0].partition(" (")[0]
    found = _among(one.food, said, desk) or next((key for w in said if (key := _called(f"{w} {base}", desk))), None)
    if found is None or found == one.food.key:
        return one
    return Eaten(desk.knowledge.kitchen.scale.portion(desk.knowledge.foods.by_key[found], one.amount), one.amount)


def _called(name: str, desk: Desk) -> str | None:
    return desk.knowledge.foods.find(" ".join(tokens(name)))


def _among(food: Food, said: list[str], desk: Desk) -> str | None:
    """The preparation of a food whose own words a message says."""
    own = set(tokens(food.name))
    others = desk.knowledge.foods.variants(food.key)
    telling = {word for word in said if len(word) >= LEAST}
    return next((other.key for other in others if telling & (set(tokens(other.name)) - own)), None)


def other_name(one: Eaten, request: Request, desk: Desk) -> str:
    """Return the name of another food that a message says around the one read ("dirty rice"); empty for none."""
    match = next((m for m in request.slots.matches if m.type == FOOD and m.key == one.food.key and m.text), None)
    if match is None:
        return ""
    text = request.text
    after = _NEXT.match(text, match.end)
    if after is not None and re.fullmatch(any_of("foods.amount.makes_another", desk), after["word"]):
        name = f"{match.text} {after['word']}"
        return "" if _called(name, desk) or after["word"] in tokens(one.food.name) else name
    before = text[: match.start].split()[-1:]
    strange = {match.text for match in request.slots.strangers} | set(unread(request, desk))
    own = tokens(one.food.name.replace("'", ""))  # "mcdonalds big mac"
    strange -= {word for word in strange if word.replace("'", "") in own}
    if before and before[0] in strange and not _called(f"{before[0]} {match.text}", desk):
        return f"{before[0]} {match.text}"
    return ""


def nearest_to(one: Eaten, request: Request, desk: Desk) -> str:
    """Say that the food named is not in the table, where only one like it is; empty otherwise."""
    name = other_name(one, request, desk)
    return desk.phrases.text("foods.amount.nearest", name=f"“{name}”") if name else ""


def dish_named(turn: Turn) -> Request | None:
    """Return the question for the amount of a dish of which nothing but the name is said; None for any other.

    By themselves the words of dishes are mostly about cooking, so that such a message is declined.
    """
    one = len(turn.question.slots.said({FOOD})) == 1
    if turn.question.decision.outcome != "out_of_scope" or not one or turn.question.length > MOST_NAMED:
        return None
    request = Request.of(turn.question, FOOD_AMOUNT)
    parts = eaten(request, turn.desk)
    named = len(parts) == 1 and other_name(parts[0], request, turn.desk) == turn.question.text.strip(" ?!.")
    return request if named else None
