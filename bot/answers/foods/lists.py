"""Foods for a wish: by diet, group, meal or least amount, without what is ruled out; toggles as buttons."""

from collections import Counter
from dataclasses import replace

from bot.actions import ASK, Action, asking, write_whole
from bot.answer import Draft, Request, Suggestion
from bot.answers.desk import Desk
from bot.answers.foods.limits import cautions, personal_cautions
from bot.answers.foods.needs import Need, need_of
from bot.answers.foods.wishes import FROM, GROUP, MEAL, Wish, wish_of
from bot.answers.foods.wording import (
    ask_for,
    button,
    food_line,
    need_words,
    picture,
    serving,
    show_mg,
    sources,
    traces,
    unsorted_words,
    wish_notes,
    wish_words,
)
from bot.answers.word_lists import says
from bot.food_words import LOW_PERCENT
from intents.keys import DAILY_AMOUNT, DAY_PLAN, FOOD_LIST
from intents.model import Slots
from intents.reading.entity_types import DIET, NUTRIENT, WITHOUT
from knowledge.food_filter import FoodFilter
from knowledge.food_model import Food

MOST_PERSONAL, MOST_NOTES = 2, 4
"""Notes below a list: those for the person come first, and none of them makes way for another."""
MOST_LINES = 8
"""Lines of a list, what must be said below it included: one screen of a phone."""
LEAST_FOODS = 5
"""Foods shown whatever is noted below them, and from which a list has a next page."""
SMALLEST_G = 40
"""Grams of a portion from which a food with little in it is worth naming: a spice always has little."""
TOGGLES = ("nut_free", "vegan", "gluten_free", "cheap")
"""Diets that a list offers as buttons."""


def food_list(request: Request, desk: Desk) -> Draft:
    """Return foods with magnesium for what is wished, richest first."""
    if is_baby(request.slots):
        return for_a_baby(request, desk)
    return list_draft(wish_of(request, desk), request, desk)


def is_baby(slots: Slots) -> bool:
    """Tell whether foods are asked for a child in its first year."""
    return slots.life_stage == "baby" or (slots.age is not None and slots.age < 1)


def for_a_baby(request: Request, desk: Desk) -> Draft:
    """Return whom to ask about a baby's meals: no list of an adult's portions."""
    return Draft(
        title=desk.phrases.text("foods.plan.baby_title"),
        lead=desk.phrases.text("foods.plan.baby"),
        intent=request.intent,
        disclaimers=("child",),
        ask="child_doctor",
        suggestions=(desk.offer(DAILY_AMOUNT),),
    )


def list_draft(wish: Wish, request: Request, desk: Desk) -> Draft:
    """Return the list for a wish that has been read."""
    poorest = says("foods.list.words.poorest", request.text, desk)
    notes = _notes(wish, request, desk, poorest=poorest)
    room = wish.count or max(LEAST_FOODS, MOST_LINES - len(notes))
    named = () if poorest else _named(wish, desk)
    foods = _poorest(wish, room, desk) if poorest else desk.knowledge.foods.list_foods(wish.filter, room, wish.start)
    foods = (*named, *(food for food in foods if food not in named))[:room]
    short = not foods and wish.filter.min_mg > 0 and not wish.start
    if short:
        foods = desk.knowledge.foods.list_foods(replace(wish.filter, min_mg=0.0), room)
    need = need_of(request.slots, desk)
    lead = _lead(wish, foods, need, request, desk)
    if poorest and foods:
        lead = desk.phrases.text(
            f"foods.list.lead_poorest{'_group' if wish.filter.narrowed else ''}",
            need=need_words(need, request.slots, desk),
        )
    if short and foods:
        lead = desk.phrases.text("foods.list.lead_min_none", mg=f"{wish.filter.min_mg:g}")
    return Draft(
        title=_title(wish, desk),
        lead=f"{unsorted_words(wish, desk)} {lead}".strip(),
        facts=(*(_line(food, wish, need, desk) for food in foods), *(notes if foods else ())),
        intent=request.intent,
        sources=sources(need),
        disclaimers=("food",),
        ask=ask_for(request.slots, desk),
        suggestions=_next(wish, 0 if poorest else len(foods), desk),
        drawable=picture(foods),
        told=_told(wish, request, desk),
        holds=_about(wish),
        seen=traces(foods),
    )


def _notes(wish: Wish, request: Request, desk: Desk, *, poorest: bool) -> tuple[str, ...]:
    """What must stand below the list: for the diets, for the person, for everybody; `poorest` foods are not rich."""
    foods = desk.knowledge.foods.list_foods(wish.filter, MOST_LINES)
    personal = personal_cautions(foods, request.slots, desk)[:MOST_PERSONAL]
    general = () if poorest else cautions(foods, request.slots, desk, listed=True)
    notes = (*personal, *wish_notes(wish, desk), *general)
    return tuple(dict.fromkeys(notes))[:MOST_NOTES]


def _named(wish: Wish, desk: Desk) -> tuple[Food, ...]:
    """The foods named in the wish, which come first where a figure is known and nothing speaks against them."""
    table = desk.knowledge.foods
    rows = (table.by_key[key] for key in wish.named)
    limits = FoodFilter(wish.filter.diets, without=wish.filter.without, without_foods=wish.filter.without_foods)
    return () if wish.start else tuple(food for food in rows if table.admits(food, limits))


def _poorest(wish: Wish, room: int, desk: Desk) -> tuple[Food, ...]:
    """The usual foods with least in a portion: one of each kind, or one of a family where a kind is asked for."""
    rows = [food for food in desk.knowledge.foods.rows if desk.knowledge.foods.admits(food, wish.filter)]
    if wish.filter.narrowed:
        roles = Counter(food.role for food in rows if food.pick)
        kind = max(sorted(roles), key=roles.__getitem__, default="")  # almond milk is of nuts, and no nut
        usual = [food for food in rows if (food.pick or food.usual) and food.role == kind]
    else:
        usual = [food for food in rows if food.usual and food.serving_g >= SMALLEST_G]
    chosen: dict[str, Food] = {}
    for food in sorted(usual, key=lambda food: (food.mg() or 0.0, food.key)):
        chosen.setdefault((food.family or food.key) if wish.filter.narrowed else food.role, food)
    return tuple(chosen.values())[:room]


def _told(wish: Wish, request: Request, desk: Desk) -> tuple[tuple[str, str], ...]:
    """What the list minded, which later answers go on minding; what an illness or age asks for goes with it."""
    rows, said = desk.knowledge.foods.diets, request.slots.diets
    of_the_person = {match.entity for match in request.slots.matches}
    diets = (
        key for key in wish.filter.diets if key in said or not rows[key].asked_by(of_the_person, request.slots.age)
    )
    left_out = (*wish.filter.without, *wish.filter.without_foods)
    return (*((DIET, key) for key in diets), *((WITHOUT, key) for key in left_out))


def _about(wish: Wish) -> tuple[tuple[str, str], ...]:
    """What the list is for, which a later "no eggs" leaves as it is."""
    meal = ((MEAL, wish.meal.key),) if wish.meal is not None else ()
    return (*meal, *((GROUP, key) for key in wish.filter.groups))


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
    ranked = "_group" if wish.filter.narrowed else ""
    if words:
        return desk.phrases.text(f"foods.list.lead_wish{ranked}", wish=words, need=share)
    limited = wish.filter.diets or wish.filter.without
    return desk.phrases.text(f"foods.list.lead{ranked or ('_rest' if limited else '')}", need=share)


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
        *toggles(replace(wish, start=0), FOOD_LIST, desk),
        button(desk.phrases.text("foods.buttons.plan"), _plan_action(wish)),
    )


def list_action(wish: Wish, intent: str = FOOD_LIST) -> str | None:
    """Return the action that asks for a wish again; None where it does not fit into one.

    A restriction must not be dropped on the way: somebody may rely on it.
    """
    asked = wish.filter
    slots = [
        *([(FROM, f"{wish.start}")] if wish.start else []),
        *((DIET, key) for key in asked.diets),
        *((WITHOUT, key) for key in (*asked.without, *asked.without_foods)),
        *(("group", key) for key in asked.groups),
        *([("meal", wish.meal.key)] if wish.meal else []),
        *([("min", f"{asked.min_mg:.0f}")] if asked.min_mg else []),
        *([(NUTRIENT, "potassium")] if asked.rich_in_potassium else []),
        *([("target", f"{wish.target_mg:.0f}")] if wish.target_mg else []),
    ]
    return write_whole(Action(ASK, intent, tuple(slots)))


def _plan_action(wish: Wish) -> str:
    kept = replace(
        wish, meal=None, start=0, filter=replace(wish.filter, groups=(), min_mg=0.0, rich_in_potassium=False)
    )
    return list_action(kept, DAY_PLAN) or asking(DAY_PLAN)
