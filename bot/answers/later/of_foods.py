"""Questions about foods that were read as something else: a sum on one food or water, a food named in a talk on food,
a group of foods for somebody ("what grains can my coeliac grandson have").
"""

from dataclasses import replace

from bot.answer import Request
from bot.answers.desk import Desk
from bot.answers.foods.from_water import asks_of_a_label
from bot.answers.foods.targets import asks_of_one
from bot.answers.foods.wishes import GROUP
from bot.answers.turn import Turn
from bot.answers.word_lists import listed
from bot.conversation import Conversation
from intents.keys import BREASTFEEDING, CHILDREN, FOOD_AMOUNT, FOOD_LIST, OLDER_ADULTS, PETS, PREGNANCY, WATER
from intents.reading.entity_types import FOOD, FORM
from knowledge.text import tokens

OF_SOMEBODY = frozenset({CHILDREN, OLDER_ADULTS, PREGNANCY, BREASTFEEDING})
"""Pages for somebody, which list no foods of a group."""
NEAR = 3
"""Words before the name of a group among which one asks for it: "which gluten free grains"."""


def of_foods(request: Request, turn: Turn) -> Request:
    """Return the question as one on foods where it is one, else as it is."""
    desk = turn.desk
    if asks_of_one(request, desk):
        return replace(request, intent=FOOD_AMOUNT)
    if asks_of_a_label(request, desk):
        return replace(request, intent=WATER)
    if request.intent == PETS and _talks_of_food(turn.conversation, desk) and request.slots.said({FOOD}):
        return replace(request, intent=FOOD_AMOUNT)  # "something with chicken maybe"
    if request.intent in OF_SOMEBODY and _asks_for_a_group(request, desk):
        return replace(request, intent=FOOD_LIST)
    return request


def _talks_of_food(conversation: Conversation, desk: Desk) -> bool:
    last = desk.asked_last(conversation)
    return conversation.context.live and last is not None and last.of_food


def _asks_for_a_group(request: Request, desk: Desk) -> bool:
    """Whether a question asks which foods, or foods of a group, are meant, and speaks of no product."""
    said = tokens(request.text)
    names = [name.start for name in desk.knowledge.kitchen.groups.find(said) if name.type == GROUP]
    asking, foods, avoiding = (set(listed(f"foods.list.words.{key}", desk)) for key in ("asking", "foods", "avoiding"))
    names += [place for place, word in enumerate(said) if word in foods]
    asked = any(not asking.isdisjoint(said[max(0, start - NEAR) : start]) for start in names)
    return asked and avoiding.isdisjoint(said) and not request.slots.said({FORM})
