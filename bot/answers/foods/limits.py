"""What somebody's limits and situation have to say about foods: those that break a limit, and what tags call for."""

from collections.abc import Iterable, Sequence

from bot.answers.desk import Desk
from bot.answers.foods.wishes import diets_of
from intents.model import Slots
from intents.reading.entity_types import DIET
from knowledge.food_model import Food

MOST_CAUTIONS = 2
"""Cautions about food tags in one reply; a phone has no room for more."""


def cautions(foods: Iterable[Food], slots: Slots, desk: Desk, *, listed: bool = False) -> tuple[str, ...]:
    """Return what the tags of foods call for: personal cautions first, then those for everybody.

    Below a list of foods (`listed`) the latter are worded for the list.
    """
    personal = personal_cautions(foods := tuple(foods), slots, desk)
    tags = {tag for food in foods for tag in food.tags}
    rows = [row for row in desk.knowledge.kitchen.cautions if row.tag in tags and row.personal not in personal]
    others = [row.listed if listed else row.general for row in rows]
    return tuple((*personal, *(text for text in others if text))[:MOST_CAUTIONS])


def personal_cautions(foods: Iterable[Food], slots: Slots, desk: Desk) -> tuple[str, ...]:
    """Return what foods call for in the situation that was told: the limits that they break, what their tags ask."""
    foods, table = tuple(foods), desk.knowledge.foods
    tags = {tag for food in foods for tag in food.tags}
    diets = diets_of(slots, desk)
    told = {match.entity for match in slots.matches} | {f"{DIET}/{key}" for key in diets}
    rows = (row for row in desk.knowledge.kitchen.cautions if row.tag in tags and row.when & told)
    broken = (key for key in diets if any(not table.fits(food, [key]) for food in foods))
    notes = (table.diets[key].note for key in broken if not table.diets[key].vouches)
    return tuple(dict.fromkeys(text for text in (*notes, *(row.personal for row in rows)) if text))


def of_one(food: Food, slots: Slots, desk: Desk) -> tuple[str, ...]:
    """Return that a food is known to fit the limits told, now or before, and their notes (see `misfit`)."""
    rows = desk.knowledge.foods.diets
    diets = [key for key in diets_of(slots, desk) if not rows[key].cheap]
    good = [rows[key].label for key in diets if rows[key].vouches and desk.knowledge.foods.fits(food, [key])]
    lines = [desk.phrases.text("foods.amount.fits", diets=", ".join(good))] if good else []
    noted = (key for key in diets if rows[key].vouches or not desk.knowledge.foods.fits(food, [key]))
    return (*lines, *dict.fromkeys(rows[key].note for key in noted if rows[key].note))


def misfit(foods: Sequence[Food], slots: Slots, desk: Desk) -> str:
    """Return the line on foods that may break a limit told, which comes before all else; empty where none does."""
    broken = {food.name.lower(): found for food in foods if (found := _broken(food, slots, desk))}
    limits = ", ".join(dict.fromkeys(label for labels in broken.values() for label in labels))
    if not broken or len(foods) == 1:
        return desk.phrases.text("foods.amount.misfit", diets=limits) if broken else ""
    return desk.phrases.text("foods.amount.misfit_several", foods=", ".join(broken), diets=limits)


def warned(lead: str, foods: Sequence[Food], slots: Slots, desk: Desk) -> str:
    """Return the first lines of an answer with a misfit before them."""
    return "\n".join(filter(None, (misfit(foods, slots, desk), lead)))


def of_several(foods: Sequence[Food], slots: Slots, desk: Desk) -> tuple[str, ...]:
    """Return the limits' notes where one of several foods may break a limit told; else nothing."""
    return personal_cautions(foods, slots, desk)[:1] if misfit(foods, slots, desk) else ()


def _broken(food: Food, slots: Slots, desk: Desk) -> list[str]:
    """The labels of the limits told that a food is not known to keep to."""
    foods = desk.knowledge.foods
    diets = [key for key in diets_of(slots, desk) if not foods.diets[key].cheap]
    told = slots.keys("without")
    without = [foods.groups[key].label for key in told if key in foods.groups and not foods.spared(food, [key])]
    without += [foods.by_key[key].name for key in told if key in foods.by_key and foods.akin(food.key, key)]
    return [
        *(foods.diets[key].label for key in diets if not foods.fits(food, [key])),
        *(desk.phrases.text("foods.list.without", group=name.lower()) for name in without),
    ]
