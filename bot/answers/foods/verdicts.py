"""Whether what a food holds is much or little, enough, or more than is known to be good."""

from collections.abc import Sequence

from bot.answer import Request
from bot.answers.desk import Desk
from bot.answers.foods.needs import Need
from bot.answers.foods.reading import Eaten
from bot.answers.foods.wording import (
    need_words,
    percent,
)
from bot.answers.word_lists import says
from bot.food_words import HIGH_PERCENT, LOW_PERCENT, whole_mg
from intents.model import Slots
from intents.reading.entity_types import MEDICINE
from knowledge.food_model import Food
from knowledge.text import tokens

ALCOHOL = "alcohol"
"""Tag of the drinks that are no source, whatever they hold."""


def leave_is_not_ours(request: Request, desk: Desk) -> tuple[str, ...]:
    """Say that foods clash with medicines in other ways too, where leave to eat one is asked with a medicine."""
    words = desk.knowledge.kitchen.words.permission | {"eat", "can"}
    asks = not words.isdisjoint(tokens(request.text))
    told = any(match.said for match in request.slots.matches if match.type == MEDICINE)
    return (desk.phrases.text("foods.amount.with_medicine"),) if asks and told else ()


def no_limit(parts: Sequence[Eaten], request: Request, desk: Desk) -> tuple[str, ...]:
    """Say that food has no limit where it is asked if that was too much; nothing where a condition or food differs."""
    slots = request.slots
    personal = slots.conditions or slots.medicines or slots.life_stage or slots.forms
    if personal or any(says("foods.amount.words.limited", one.food.quality_note.lower(), desk) for one in parts):
        return ()
    asks = says("foods.amount.words.too_much", request.text, desk)
    return (desk.phrases.text("foods.amount.no_limit"),) if asks else ()


def most_of_it(one: Eaten, request: Request, desk: Desk) -> str:
    """How much of a food is too much, where it is asked if an amount is fine ("4 brazil nuts a day safe?")."""
    asks = not desk.knowledge.kitchen.words.permission.isdisjoint(tokens(request.text))
    asks = asks or says("foods.amount.words.too_much", request.text, desk)
    return limit_on(one.food, desk) if asks else ""


def limit_on(food: Food, desk: Desk) -> str:
    """How much of a food is too much, for the few of which that is known; nobody is told to fill a day with those."""
    note = food.quality_note
    return note if says("foods.amount.words.limited", note.lower(), desk) else ""


def verdict(request: Request, one: Eaten, need: Need, desk: Desk) -> str:
    """Say "yes", "a fair amount" or "little" where the question asks whether there is any or much of it.

    Nothing where a condition, medicine, diet or life stage is told, or leave is asked for ("are cashews ok"): a "yes"
    would be read as leave to eat it.
    """
    said, words = tokens(request.text), desk.knowledge.kitchen.words
    slots = request.slots
    personal = slots.conditions or slots.medicines or slots.life_stage or slots.diets or slots.keys("without")
    if not said or said[0] not in words.yes_no or personal:
        return ""
    if says("foods.enough.words", request.text, desk):
        return enough_or_not(one, need, slots, desk)
    if words.permission & set(said):
        return ""
    share = 100 * (one.mg or 0.0) / need.mg
    if share >= LOW_PERCENT and ALCOHOL in one.food.tags:  # a "yes" would be read as a reason to drink
        return desk.phrases.text("foods.amount.no_source")
    if share >= HIGH_PERCENT:
        return desk.phrases.text("foods.amount.high")
    if share >= LOW_PERCENT:
        return desk.phrases.text(f"foods.amount.{'some_not_high' if words.much & set(said) else 'some'}")
    return desk.phrases.text("foods.amount.little" if (one.mg or 0.0) >= 1 else "foods.amount.none")


def enough_or_not(one: Eaten, need: Need, slots: Slots, desk: Desk) -> str:
    """Whether an amount of a food meets the day's need ("is 50 g of almonds a day enough")."""
    mg = whole_mg(one.mg or 0.0)
    words = need_words(need, slots, desk)
    key = "yes" if mg >= need.mg else "no"
    return desk.phrases.text(f"foods.enough.{key}", mg=f"{mg:,}", percent=percent(mg, need), need=words)
