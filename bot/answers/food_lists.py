"""Foods for a wish: by diet, group, meal or least amount, without what is ruled out; toggles as buttons."""

from dataclasses import replace

from bot.actions import Action, parse_action, write_action
from bot.answer import Draft, Request, Suggestion
from bot.answers.desk import Desk
from bot.answers.food_reading import Need, need_of
from bot.answers.food_wishes import FROM, Wish, wish_of
from bot.answers.food_wording import (
    LOW_PERCENT,
    ask_for,
    button,
    cautions,
    food_line,
    need_words,
    picture,
    serving,
    show_mg,
    sources,
    traces,
    wish_notes,
    wish_words,
)
from knowledge.food_model import Food

MOST_LINES = 8
"""Lines of a list, what must be said below it included: one screen of a phone."""
LEAST_FOODS = 5
TOGGLES = ("nut_free", "vegan", "gluten_free", "cheap")
"""Diets that a list offers as buttons."""


def food_list(request: Request, desk: Desk) -> Draft:
    """Return foods with magnesium for what is wished, richest first."""
    return list_draft(wish_of(request, desk), request, desk)


def list_draft(wish: Wish, request: Request, desk: Desk) -> Draft:
    """Return the list for a wish that has been read."""
    notes = _notes(wish, request, desk)
    room = max(LEAST_FOODS, MOST_LINES - len(notes))
    foods = desk.knowledge.foods.list_foods(wish.filter, room, wish.start)
    short = not foods and wish.filter.min_mg > 0 and not wish.start
    if short:
        foods = desk.knowledge.foods.list_foods(replace(wish.filter, min_mg=0.0), room)
    need = need_of(request.slots, desk)
    lead = _lead(wish, foods, need, request, desk)
    if short and foods:
        lead = desk.phrases.text("foods.list.lead_min_none", mg=f"{wish.filter.min_mg:g}")
    return Draft(
        title=_title(wish, desk),
        lead=lead,
        facts=(*(_line(food, wish, need, desk) for food in foods), *(notes if foods else ())),
        intent=request.intent,
        sources=sources(need),
        disclaimers=("food",),
        ask=ask_for(request.slots, desk),
        suggestions=_next(wish, len(foods), desk),
        drawable=picture(foods),
        told=(*(("diet", key) for key in wish.filter.diets), *(("without", key) for key in wish.filter.without)),
        seen=traces(foods),
    )


def _notes(wish: Wish, request: Request, desk: Desk) -> tuple[str, ...]:
    """What must stand below the list: for the diets, for the person, for everybody."""
    foods = desk.knowledge.foods.list_foods(wish.filter, MOST_LINES)
    notes = (*wish_notes(wish, desk), *cautions(foods, request.slots, desk, listed=True))
    return tuple(dict.fromkeys(notes))[:3]


def _title(wish: Wish, desk: Desk) -> str:
    if wish.filter.groups:
        labels = [desk.knowledge.foods.groups[key].label for key in wish.filter.groups]
        return desk.phrases.text("foods.list.title_group", group=", ".join(labels[:3]))
    if wish.meal is not None:
        return desk.phrases.text("foods.list.title_meal", meal=wish.meal.label.lower())
    return desk.phrases.text("foods.list.title")


def _lead(wish: Wish, foods: tuple[Food, ...], need: Need, request: Request, desk: Desk) -> str:
    words = wish_words(wish, desk)
    if wish.start:
        return _further(foods, words, desk)
    if not foods:
        return desk.phrases.text("foods.list.lead_none", wish=words or _title(wish, desk).lower())
    if wish.filter.rich_in_potassium:
        return desk.phrases.text("foods.list.lead_potassium")
    share = need_words(need, request.slots, desk)
    if all(100 * (food.mg() or 0.0) / need.mg < LOW_PERCENT for food in foods):
        return desk.phrases.text("foods.list.lead_low", need=share)
    if words:
        return desk.phrases.text("foods.list.lead_wish", wish=words, need=share)
    return desk.phrases.text("foods.list.lead_group" if wish.filter.groups else "foods.list.lead", need=share)


def _further(foods: tuple[Food, ...], words: str, desk: Desk) -> str:
    if not foods:
        return desk.phrases.text("foods.list.lead_all")
    return desk.phrases.text("foods.list.lead_more_wish" if words else "foods.list.lead_more", wish=words)


def _line(food: Food, wish: Wish, need: Need, desk: Desk) -> str:
    if not wish.filter.rich_in_potassium:
        return food_line(food, need, desk)
    return desk.phrases.text(
        "foods.line_potassium",
        food=food.name,
        portion=serving(food, desk),
        mg=show_mg(food.mg() or 0.0, desk),
        potassium=show_mg(food.potassium_mg or 0.0, desk),
    )


def toggles(wish: Wish, intent: str, desk: Desk) -> tuple[Suggestion, ...]:
    """Buttons that switch a diet on or off and keep all else; left out where their state would not fit."""
    buttons = []
    for key in TOGGLES:
        active = key in wish.filter.diets
        diets = tuple(d for d in wish.filter.diets if d != key) if active else (*wish.filter.diets, key)
        action = list_action(replace(wish, filter=replace(wish.filter, diets=diets)), intent)
        label = desk.knowledge.foods.diets[key].label
        label = label[:1].upper() + label[1:]
        if action is not None:
            shown = desk.phrases.text("foods.buttons.active", label=label) if active else label
            buttons.append(button(shown, action))
    return tuple(buttons)


def _next(wish: Wish, shown: int, desk: Desk) -> tuple[Suggestion, ...]:
    """Buttons that go on with the list, change its diets, or make a day of meals of it."""
    further = list_action(replace(wish, start=wish.start + shown)) if shown >= LEAST_FOODS else None
    return (
        *([button(desk.phrases.text("foods.buttons.further"), further)] if further else []),
        *toggles(replace(wish, start=0), "food_list", desk),
        button(desk.phrases.text("foods.buttons.plan"), _plan_action(wish)),
    )


def list_action(wish: Wish, intent: str = "food_list") -> str | None:
    """Return the action that asks for a wish again; None where it does not fit into one.

    A restriction must not be dropped on the way: somebody may rely on it.
    """
    asked = wish.filter
    slots = [
        *([(FROM, f"{wish.start}")] if wish.start else []),
        *(("diet", key) for key in asked.diets),
        *(("without", key) for key in asked.without),
        *(("group", key) for key in asked.groups),
        *([("meal", wish.meal.key)] if wish.meal else []),
        *([("min", f"{asked.min_mg:.0f}")] if asked.min_mg else []),
        *([("nutrient", "potassium")] if asked.rich_in_potassium else []),
        *([("target", f"{wish.target_mg:.0f}")] if wish.target_mg else []),
    ]
    text = write_action(Action("i", intent, tuple(slots)))
    parsed = parse_action(text)
    fits = parsed is not None and len(parsed.slots) == len(slots) and not asked.without_foods
    return text if fits else None


def _plan_action(wish: Wish) -> str:
    kept = replace(
        wish, meal=None, start=0, filter=replace(wish.filter, groups=(), min_mg=0.0, rich_in_potassium=False)
    )
    return list_action(kept, "day_plan") or "i:day_plan"
