"""What a list or plan of foods should hold: diets, groups and foods left out, a meal, a least amount."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.actions import parse_action
from bot.answer import Request
from bot.answers.desk import Desk
from bot.answers.food_reading import food_spans, ruled_out
from intents.model import Slots
from knowledge.food_model import Food
from knowledge.foods import FoodFilter
from knowledge.meals import Meal
from knowledge.said_amounts import Span
from knowledge.text import tokens

LEAST_WISH_MG, MOST_WISH_MG = 5.0, 200.0
"""Bounds in mg between which a figure in a wish for foods means one portion; more means a day."""
MOST_SHOWN = 200
"""Foods after which no list goes on."""
FROM = "from"
"""The value of a button that goes on with a list: how many foods were shown."""
UNWANTED = "unwanted"
"""Type of what is held of a plan or swap: a food that was ruled out before."""
_POTASSIUM_DIET = "low_potassium"


def goes_on(action: str) -> bool:
    """Whether an action goes on with a list of foods."""
    parsed = parse_action(action)
    return parsed is not None and any(type_ == FROM for type_, _ in parsed.slots)


@dataclass(frozen=True)
class Wish:
    """What a list or plan should hold, and for which meal."""

    filter: FoodFilter
    meal: Meal | None = None
    target_mg: float | None = None
    """What a day should reach, where it was told."""
    start: int = 0
    """How many foods of the list were shown before."""


def wish_of(request: Request, desk: Desk) -> Wish:
    """Return what the question wishes; buttons carry their state as slots of the same names."""
    slots, kitchen, foods = request.slots, desk.knowledge.kitchen, desk.knowledge.foods
    named = tuple(_groups(request, desk))
    said_foods = [span for span in food_spans(request, desk) if span.end > span.start]
    out = ruled_out(request, [*(span for _, span in named), *said_foods], desk)
    without = [span.key for kind, span in named if kind == "group" and span in out]
    banned = [span.key for span in said_foods if span in out]
    said = f" {' '.join(tokens(request.utterance))} "
    if any(f" {word} " in said for word in kitchen.words.allergy):
        without += [key for food in banned for key in _allergen_groups(foods.by_key[food], desk)]
    meals = [span.key for kind, span in named if kind == "meal"] + list(slots.keys("meal"))
    meal = kitchen.meals.by_key.get(meals[0]) if meals else None
    groups = [span.key for kind, span in named if kind == "group" and span.key not in without]
    groups = [key for key in (*groups, *slots.keys("group")) if key in foods.groups]
    without = [key for key in dict.fromkeys((*without, *slots.keys("without"))) if key in foods.groups]
    diets = diets_of(slots, desk, without)
    groups = [key for key in groups if not _vouched(key, diets, desk)]  # "nut free, school is strict on nuts"
    wish = FoodFilter(
        diets=diets,
        groups=tuple(dict.fromkeys(groups)),
        roles=meal.roles if meal is not None and not groups else (),
        without=tuple(key for key in without if not _vouched(key, diets, desk)),
        without_foods=_needed(banned, slots, diets, without, desk),
        min_mg=_least(slots),
    )
    rich = "potassium" in slots.nutrients and _POTASSIUM_DIET not in wish.diets
    return Wish(replace(wish, rich_in_potassium=rich), meal, start=_start(slots))


def _groups(request: Request, desk: Desk) -> Iterator[tuple[str, Span]]:
    """Groups and meals named in the words, each as (type, span)."""
    places = _word_places(request.utterance)
    found = desk.knowledge.kitchen.groups.find([word for word, _, _ in places])
    for name in found:
        start, end = places[name.start][1], places[name.end - 1][2]
        inside = any(
            m.type in {"food", "diet"} and m.start <= start and end <= m.end and m.end - m.start > end - start
            for m in request.slots.matches
        )
        if not inside:
            yield name.type, Span(name.key, start, end)


def _word_places(text: str) -> list[tuple[str, int, int]]:
    places: list[tuple[str, int, int]] = []
    at = 0
    for raw in text.split():
        start = text.index(raw, at)
        at = start + len(raw)
        for word in raw.replace("-", " ").replace("/", " ").split():
            begin = text.index(word, start)
            start = begin + len(word)
            places.extend((token, begin, begin + len(word.rstrip(",.;:!?)"))) for token in tokens(word)[:1])
    return places


def diets_of(slots: Slots, desk: Desk, without: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the diets told, those that a condition asks for, and those that leave out the groups ruled out."""
    foods = desk.knowledge.foods
    told = {f"{match.type}/{match.key}" for match in slots.matches}
    free = {foods.groups[key].free_tag for key in without} - {""}
    asked = (key for key, diet in foods.diets.items() if diet.when & told or diet.needs in free)
    return tuple(dict.fromkeys((*(diet for diet in slots.diets if diet in foods.diets), *asked)))


def _needed(banned: list[str], slots: Slots, diets: tuple[str, ...], without: list[str], desk: Desk) -> tuple[str, ...]:
    """The foods ruled out that the diets and groups do not leave out already."""
    foods = desk.knowledge.foods
    keys = [key for key in dict.fromkeys((*banned, *slots.excluded, *slots.keys(UNWANTED))) if key in foods.by_key]
    rows = [foods.by_key[key] for key in keys]
    return tuple(row.key for row in rows if foods.fits(row, diets) and foods.spared(row, without))


def _vouched(group: str, diets: tuple[str, ...], desk: Desk) -> bool:
    """Whether one of the diets already leaves out a group."""
    free_tag = desk.knowledge.foods.groups[group].free_tag
    return bool(free_tag) and any(desk.knowledge.foods.diets[diet].needs == free_tag for diet in diets)


def _allergen_groups(food: Food, desk: Desk) -> list[str]:
    """Groups to leave out for somebody allergic to a food."""
    groups = desk.knowledge.foods.groups.items()
    return [key for key, group in groups if food.tags & (group.tags | group.allergens)]


def _start(slots: Slots) -> int:
    """How many foods a list that goes on leaves out."""
    return next((min(int(key), MOST_SHOWN) for key in slots.keys(FROM) if key.isdigit()), 0)


def _least(slots: Slots) -> float:
    told = [float(key) for key in slots.keys("min") if key.isdigit()]
    told += [amount.value for amount in slots.amounts if amount.kind == "dose" and amount.unit.startswith("m")]
    return next((mg for mg in told if LEAST_WISH_MG <= mg <= MOST_WISH_MG), 0.0)
