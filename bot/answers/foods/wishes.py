"""What a list or plan of foods should hold: diets, groups and foods left out, a meal, a least amount."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.actions import parse_action
from bot.answer import Request
from bot.answers.desk import Desk
from bot.answers.foods.reading import food_spans, left_out
from intents.model import Slots
from intents.reading.entity_types import DIET, FOOD, LIFE_STAGE
from knowledge.food_filter import FoodFilter
from knowledge.meals import Meal
from knowledge.said_amounts import Span
from knowledge.text import tokens
from knowledge.units import UNITS

LEAST_WISH_MG, MOST_WISH_MG = 5.0, 200.0
"""Bounds in mg between which a figure in a wish for foods means one portion; more means a day."""
LEAST_ASKED, MOST_ASKED = 5, 12
"""Foods that a list may be asked to hold: "a few" is what it holds anyway, and a phone holds no more."""
COUNTED_WITHIN = 3
"""Words after a number within which the word for what is listed stands ("ten everyday foods")."""
MOST_SHOWN = 200
"""Foods after which no list goes on."""
FROM = "from"
"""The value of a button that goes on with a list: how many foods were shown."""
MEAL, GROUP = "meal", "group"
"""Types of what is held of a list: the meal or the groups that it is for."""
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
    count: int | None = None
    """How many foods are asked for."""
    named: tuple[str, ...] = ()
    """Foods named in the wish, which come first ("like teff")."""


def wish_of(request: Request, desk: Desk) -> Wish:
    """Return what the question wishes; buttons carry their state as slots of the same names."""
    slots, kitchen, foods = request.slots, desk.knowledge.kitchen, desk.knowledge.foods
    named = tuple(_groups(request, desk))
    said_foods = [span for span in food_spans(request, desk) if span.said]
    out = left_out(request, [*(span for _, span in named), *said_foods], desk)
    banned = [span.key for span in said_foods if span in out]
    said = [span.key for kind, span in named if kind == "group" and span in out]
    without, without_foods = _without(said, slots, desk)
    diets = diets_of(slots, desk, without)
    meals = [span.key for kind, span in named if kind == "meal"]
    groups = [span.key for kind, span in named if kind == "group" and span.key not in without]
    if not groups:  # what an earlier list or a button was about
        meals = meals or list(slots.keys(MEAL))
        groups = [] if meals else list(slots.keys(GROUP))
    meal = kitchen.meals.by_key.get(meals[0]) if meals else None
    groups = [key for key in groups if key in foods.groups and key not in without and not _vouched(key, diets, desk)]
    wish = FoodFilter(
        diets=diets,
        groups=tuple(dict.fromkeys(groups)),
        roles=meal.roles if meal is not None and not groups else (),
        without=tuple(key for key in without if not _vouched(key, diets, desk)),
        without_foods=_needed([*banned, *without_foods], slots, diets, without, desk),
        min_mg=_least(slots),
    )
    rich = "potassium" in slots.nutrients and _POTASSIUM_DIET not in wish.diets
    whole = {(span.start, span.end) for _, span in named}  # "fish" is the group, not one fish
    wanted = [span.key for span in said_foods if span not in out and (span.start, span.end) not in whole]
    return Wish(
        replace(wish, rich_in_potassium=rich),
        meal,
        start=_start(slots),
        count=_count(request, desk),
        named=tuple(dict.fromkeys(wanted)),
    )


def _without(said: list[str], slots: Slots, desk: Desk) -> tuple[list[str], list[str]]:
    """The groups, and the single foods, that are left out: those of the words, and those told before."""
    groups = desk.knowledge.foods.groups
    keys = list(dict.fromkeys((*said, *slots.keys("without"))))
    return [key for key in keys if key in groups], [key for key in keys if key not in groups]


def _count(request: Request, desk: Desk) -> int | None:
    """How many foods are asked for ("list me 10 foods", "top five sources")."""
    words, said = desk.knowledge.kitchen.words, tokens(request.text)
    for at, word in enumerate(said):
        number = int(word) if word.isdecimal() and len(word) <= 3 else words.numbers.get(word, 0)
        rest = said[at + 1 : at + 1 + COUNTED_WITHIN]
        counts = not UNITS.keys() & rest[:1] and not words.listed.isdisjoint(rest)
        if number >= LEAST_ASKED and counts and request.slots.age is None:
            return min(int(number), MOST_ASKED)
    return None


def _groups(request: Request, desk: Desk) -> Iterator[tuple[str, Span]]:
    """Groups and meals named in the words, each as (type, span)."""
    places = _word_places(request.text)
    found = desk.knowledge.kitchen.groups.find([word for word, _, _ in places])
    for name in (name for name in found if name.type != DIET):
        start, end = places[name.start][1], places[name.end - 1][2]
        inside = any(
            m.type in {FOOD, DIET} and m.start <= start and end <= m.end and m.end - m.start > end - start
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
    """Return the diets told, those that the situation asks for, and those that leave out the groups ruled out."""
    foods = desk.knowledge.foods
    told = {match.entity for match in slots.matches if match.type != LIFE_STAGE}
    told.add(f"{LIFE_STAGE}/{slots.life_stage}")  # one of several: "nursing a toddler" asks for the mother
    free = {foods.groups[key].free_tag for key in without} - {""}
    asked = (key for key, diet in foods.diets.items() if diet.asked_by(told, slots.age) or diet.needs in free)
    return tuple(dict.fromkeys((*(diet for diet in slots.diets if diet in foods.diets), *asked)))


def _needed(banned: list[str], slots: Slots, diets: tuple[str, ...], without: list[str], desk: Desk) -> tuple[str, ...]:
    """The foods ruled out that the diets and groups do not leave out already."""
    foods = desk.knowledge.foods
    keys = [key for key in dict.fromkeys((*banned, *slots.keys(UNWANTED))) if key in foods.by_key]
    rows = [foods.by_key[key] for key in keys]
    return tuple(row.key for row in rows if foods.fits(row, diets) and foods.spared(row, without))


def _vouched(group: str, diets: tuple[str, ...], desk: Desk) -> bool:
    """Whether one of the diets already leaves out a group."""
    free_tag = desk.knowledge.foods.groups[group].free_tag
    return bool(free_tag) and any(desk.knowledge.foods.diets[diet].needs == free_tag for diet in diets)


def _start(slots: Slots) -> int:
    """How many foods a list that goes on leaves out."""
    return next((min(int(key), MOST_SHOWN) for key in slots.keys(FROM) if key.isdigit()), 0)


def _least(slots: Slots) -> float:
    told = [float(key) for key in slots.keys("min") if key.isdigit()]
    told += [amount.value for amount in slots.amounts if amount.in_mg]
    return next((mg for mg in told if LEAST_WISH_MG <= mg <= MOST_WISH_MG), 0.0)
