"""Meals: a meal text added up with every guess listed, and a day of meals that reaches a target."""

from dataclasses import replace

from bot.actions import asking
from bot.answer import Draft, Request, Suggestion
from bot.answers.desk import Desk
from bot.answers.foods.amounts import food_amount, none_known
from bot.answers.foods.enough import TOTAL
from bot.answers.foods.limits import misfit, personal_cautions
from bot.answers.foods.lists import for_a_baby, is_baby, toggles
from bot.answers.foods.needs import Need, need_of
from bot.answers.foods.reading import Eaten, eaten, told_amounts, unread
from bot.answers.foods.targets import TARGET
from bot.answers.foods.wishes import UNWANTED, Wish, wish_of
from bot.answers.foods.wording import (
    GUESSED,
    ask_for,
    button,
    eaten_line,
    list_button,
    need_words,
    odd_lines,
    percent,
    picture,
    plan_button,
    quoted,
    serving,
    show_mg,
    sources,
    traces,
    wish_notes,
    wish_words,
    young_line,
)
from bot.food_words import whole_mg
from intents.keys import DAY_PLAN, FOOD_SWAP
from intents.model import Slots
from intents.reading.entity_types import FOOD
from knowledge.food_filter import FoodFilter
from knowledge.food_model import Food
from knowledge.meals import DayPlan, PlannedMeal

MOST_LINES = 6
"""Foods of a meal with a line of their own; further ones share a line."""
MOST_NAMES = 4
"""Names of a meal repeated that stand for no food."""
LEAST_TARGET_MG, MOST_TARGET_MG = 50.0, 700.0
"""Bounds in mg of a day's target; anything else is no target for a day of food."""
GROWN = 14
"""Age in years from which portions of the table are meant."""


def meal_total(request: Request, desk: Desk) -> Draft:
    """Return the magnesium of a meal, food by food; unknown foods are named and never counted as 0."""
    parts = eaten(request, desk)
    unknown = unread(request, desk)[:MOST_NAMES]
    if not parts:
        return _nothing(unknown, request, desk)
    if len(parts) == 1 and not unknown:
        return food_amount(request, desk)
    known = [one for one in parts if one.mg is not None]
    if not known:
        return none_known(parts, request, desk)
    total = sum(whole_mg(one.mg or 0.0) for one in known)
    names = (*(one.food.name.lower() for one in parts if one.mg is None), *unknown)
    need = need_of(request.slots, desk)
    return Draft(
        title=desk.phrases.text("foods.meal.title"),
        lead=_sum(total, bool(names), need, request.slots, desk),
        facts=(
            *young_line(need, request.slots, desk),
            *_lines(known, desk),
            *((desk.phrases.text("foods.meal.unknown", names=quoted(names)),) if names else ()),
            *odd_lines(parts, request, desk),
            *_assumed(known, desk),
            *_limits([one.food for one in known], request.slots, desk),
        ),
        intent=request.intent,
        sources=sources(need),
        disclaimers=("food",),
        ask=ask_for(request.slots, desk),
        suggestions=_after(known, desk),
        holds=((TOTAL, f"{total}"), *told_amounts(parts, request)),
        drawable=picture([one.food for one in known]),
        seen=traces(one.food for one in parts),
    )


def _limits(foods: list[Food], slots: Slots, desk: Desk) -> tuple[str, ...]:
    """What of the meal may break a limit told, and what it calls for in the situation told."""
    broken = misfit(foods, slots, desk)
    return tuple(dict.fromkeys((*((broken,) if broken else ()), *personal_cautions(foods, slots, desk))))


def _sum(total: int, part: bool, need: Need, slots: Slots, desk: Desk) -> str:
    share = desk.phrases.text("foods.share", percent=percent(total, need), need=need_words(need, slots, desk))
    return desk.phrases.text("foods.meal.lead_part" if part else "foods.meal.lead", mg=f"{total:,}", share=share)


def _lines(known: list[Eaten], desk: Desk) -> tuple[str, ...]:
    lines = [eaten_line(one, desk) for one in known[:MOST_LINES]]
    rest = known[MOST_LINES:]
    if rest:
        foods = ", ".join(
            desk.phrases.text("foods.meal.also_food", food=one.food.name.lower(), mg=show_mg(one.mg or 0.0, desk))
            for one in rest
        )
        together = sum(whole_mg(one.mg or 0.0) for one in rest)
        lines.append(desk.phrases.text("foods.meal.also", foods=foods, mg=f"{together:,}"))
    return tuple(lines)


def _assumed(known: list[Eaten], desk: Desk) -> tuple[str, ...]:
    guessed = any(one.portion.how in {"serving", *GUESSED} for one in known)
    return (desk.phrases.text("foods.meal.assumed"),) if guessed else ()


def _nothing(unknown: tuple[str, ...], request: Request, desk: Desk) -> Draft:
    known = bool(unknown)
    lead = desk.phrases.text("foods.meal.nothing_known", names=quoted(unknown)) if known else ""
    return Draft(
        title=desk.phrases.text("foods.meal.nothing_title"),
        lead=lead or desk.phrases.text("foods.meal.nothing"),
        facts=(desk.phrases.text("foods.meal.nothing"),) if known else (),
        kind="answer" if known else "clarify",
        intent=request.intent,
        sources=sources() if known else (),
        disclaimers=("food",),
        suggestions=_after([], desk),
        seen=("no food read",),
    )


def _after(known: list[Eaten], desk: Desk) -> tuple[Suggestion, ...]:
    """Buttons below a sum: the swap that would bring most, the richest foods, a day of meals."""
    foods = desk.knowledge.foods
    best = [(swap.gain_mg, one.food) for one in known for swap in foods.swaps(one.food.key, FoodFilter(), 1)]
    most = max(best, key=lambda pair: (pair[0], pair[1].key), default=None)
    if most is None:
        return (list_button(desk), plan_button(desk))
    label = desk.phrases.text("foods.buttons.swap_food", food=most[1].name)
    return (button(label, asking(FOOD_SWAP, (FOOD, most[1].key))), list_button(desk), plan_button(desk))


def day_plan(request: Request, desk: Desk) -> Draft:
    """Return a day of meals that reaches the target within the diet, with its sum."""
    slots = request.slots
    if is_baby(slots):
        return for_a_baby(request, desk)
    wish = _plan_wish(request, desk)
    need = need_of(slots, desk)
    told = _target(slots)
    wish = replace(wish, target_mg=told or (need.mg if need.row else None))
    plan = desk.knowledge.kitchen.meals.plan(desk.knowledge.foods, told or need.mg, wish.filter)
    if not plan.foods:
        return _empty(desk.phrases.text("foods.plan.none", wish=wish_words(wish, desk)), request, desk)
    total = sum(whole_mg(food.mg() or 0.0) for food in plan.foods)
    target = desk.phrases.text("foods.plan.target_told", mg=f"{told:g}") if told else need_words(need, slots, desk)
    lead = desk.phrases.text(
        "foods.plan.lead" if total >= plan.target_mg else "foods.plan.lead_short", mg=f"{total:,}", target=target
    )
    words = wish_words(wish, desk)
    fits = desk.phrases.text("foods.plan.wish", wish=words) if words else ""
    return Draft(
        title=desk.phrases.text("foods.plan.title", mg=f"{total:,}"),
        lead=f"{lead} {fits}".strip(),
        facts=(*(_meal_line(planned, desk) for planned in plan.meals), *_notes(plan, wish, slots, desk)),
        intent=request.intent,
        sources=sources(need),
        disclaimers=("food",),
        ask=ask_for(slots, desk),
        suggestions=(*toggles(wish, DAY_PLAN, desk), list_button(desk)),
        holds=(
            *(((TARGET, f"{told:.0f}"),) if told else ()),
            *((UNWANTED, key) for key in wish.filter.without_foods),
        ),
        drawable=picture(plan.foods),
        seen=traces(plan.foods),
    )


def _plan_wish(request: Request, desk: Desk) -> Wish:
    wish = wish_of(request, desk)
    narrow = wish.filter
    return Wish(FoodFilter(diets=narrow.diets, without=narrow.without, without_foods=narrow.without_foods))


def _target(slots: Slots) -> float | None:
    doses = [amount.value for amount in slots.amounts if amount.in_mg]
    doses += [float(key) for key in slots.keys(TARGET) if key.isdigit()]
    return next((mg for mg in doses if LEAST_TARGET_MG <= mg <= MOST_TARGET_MG), None)


def _meal_line(planned: PlannedMeal, desk: Desk) -> str:
    foods = " · ".join(
        desk.phrases.text(
            "foods.plan.food", food=food.name, serving=serving(food, desk), mg=show_mg(food.mg() or 0.0, desk)
        )
        for food in planned.foods
    )
    return desk.phrases.text("foods.plan.meal", meal=planned.meal.label, foods=foods)


def _notes(plan: DayPlan, wish: Wish, slots: Slots, desk: Desk) -> tuple[str, ...]:
    """The diet kept to, its note, the potassium where that matters, and whom the day does not suit."""
    notes = list(wish_notes(wish, desk))
    if any(desk.knowledge.foods.diets[key].max_potassium_mg for key in wish.filter.diets):
        if plan.potassium_mg is not None:
            notes.append(desk.phrases.text("foods.plan.potassium", mg=f"{round(plan.potassium_mg, -1):,.0f}"))
    else:
        notes.append(desk.phrases.text("foods.plan.care"))
    if (slots.age is not None and slots.age < GROWN) or slots.life_stage == "child":
        notes.append(desk.phrases.text("foods.plan.portions"))
    return tuple(notes)


def _empty(lead: str, request: Request, desk: Desk) -> Draft:
    return Draft(
        title=desk.catalog.intents[DAY_PLAN].title,
        lead=lead,
        intent=request.intent,
        disclaimers=("food",),
        ask="dietitian",
        suggestions=(list_button(desk),),
    )
