"""Asks the answerers about foods, and checks what every one of their replies holds."""

import re

from bot.actions import MAX_BYTES, parse_action
from bot.answer import Draft, Request
from bot.answers.foods.amounts import food_amount
from bot.answers.foods.compare import food_compare
from bot.answers.foods.lists import food_list
from bot.answers.foods.meals import day_plan, meal_total
from bot.answers.foods.swaps import food_swap
from intents.model import Slots
from tests.bot.asking import ask, desk, words_of

ANSWERERS = {
    "food_amount": food_amount,
    "food_compare": food_compare,
    "food_list": food_list,
    "food_swap": food_swap,
    "meal_total": meal_total,
    "day_plan": day_plan,
}
MOST_CHARACTERS = 1_500


def answer(intent: str, text: str) -> Draft:
    return ask(ANSWERERS[intent], intent, text)


def press(action: str) -> Draft:
    """The draft behind a button, as the assistant asks for it."""
    parsed = parse_action(action)
    assert parsed is not None
    assert parsed.verb == "i"
    title = desk().catalog.intents[parsed.argument].title
    return ANSWERERS[parsed.argument](Request(title.lower(), parsed.argument, Slots(matches=parsed.matches)), desk())


def listed(draft: Draft) -> list[str]:
    """Keys of the foods that a reply shows figures of."""
    return draft.drawable.removeprefix("foods:").split(",") if draft.drawable else []


def check(draft: Draft) -> None:
    """What every reply about foods holds."""
    assert draft.title
    assert draft.lead
    assert set(draft.disclaimers) <= {"food", "child"}
    assert all(source in desk().knowledge.sources for source in draft.sources)
    assert len(words_of(draft)) <= MOST_CHARACTERS
    assert "{" not in words_of(draft)
    if draft.kind == "answer" and re.search(r"\d+ mg", draft.lead):
        assert "usda_sr28" in draft.sources
        assert draft.seen
    for suggestion in draft.suggestions:
        assert len(suggestion.action.encode()) <= MAX_BYTES
        assert len(suggestion.label) <= 30
        assert parse_action(suggestion.action) is not None
