"""What to take in place of a food, with the gain in mg."""

from dataclasses import replace

from bot.answer import Draft, Request
from bot.answers.desk import Desk
from bot.answers.foods.limits import cautions
from bot.answers.foods.lists import list_draft
from bot.answers.foods.unknown import no_food, without_figure
from bot.answers.foods.wishes import UNWANTED, Wish, wish_of
from bot.answers.foods.wording import (
    ask_for,
    more_buttons,
    picture,
    serving,
    show_mg,
    sources,
    traces,
    wish_notes,
)
from bot.food_words import whole_mg
from intents.reading.entity_types import FOOD
from knowledge.food_model import Food
from knowledge.foods import Swap

MOST_SWAPS = 4
"""Foods offered in place of one."""
MOST_FOODS = 6
"""Foods for which a swap is named in one reply."""


def food_swap(request: Request, desk: Desk) -> Draft:
    """Return foods that may take the place of those named, with the gain in mg."""
    wish = wish_of(request, desk)
    named = dict.fromkeys(match.key for match in request.slots.matches if match.type == FOOD)
    if others := [key for key in named if key not in wish.filter.without_foods]:  # "not brown rice" after white rice
        named = dict.fromkeys(others)
    foods = [desk.knowledge.foods.by_key[key] for key in named if key in desk.knowledge.foods.by_key]
    if not foods and request.slots.strangers and not wish.filter.groups:
        return no_food(request, desk)
    if not foods:
        return list_draft(_instead_of_groups(wish, desk), request, desk)
    if len(foods) > 1:
        return _several(foods[:MOST_FOODS], wish, request, desk)
    if foods[0].mg_per_100g is None:
        return without_figure(foods[:1], request, desk)
    return _one(foods[0], wish, request, desk)


def _instead_of_groups(wish: Wish, desk: Desk) -> Wish:
    """Read a group that foods can be free of ("instead of meat") as ruled out."""
    groups = desk.knowledge.foods.groups
    out = [key for key in wish.filter.groups if groups[key].free_tag or groups[key].allergens or groups[key].tags]
    kept = tuple(key for key in wish.filter.groups if key not in out)
    return replace(wish, filter=replace(wish.filter, groups=kept, without=(*wish.filter.without, *out)))


def _one(food: Food, wish: Wish, request: Request, desk: Desk) -> Draft:
    table = desk.knowledge.foods
    found = table.swaps(food.key, wish.filter, MOST_SWAPS)
    if not found or food.key in wish.filter.without_foods:
        found = table.swaps(food.key, wish.filter, MOST_SWAPS, least_gain=float("-inf"))
    key = "lead" if all(whole_mg(swap.gain_mg) > 0 for swap in found) else "lead_less"
    mg = show_mg(food.mg() or 0.0, desk)
    lead = desk.phrases.text(f"foods.swap.{key}", food=food.name, portion=serving(food, desk), mg=mg)
    if not found:
        lead = desk.phrases.text("foods.swap.none", food=food.name.lower())
    return _draft(
        desk.phrases.text("foods.swap.title", food=food.name.lower()),
        lead,
        tuple(_line(swap, desk) for swap in found),
        ([food], [swap.food for swap in found]),
        (wish, request, desk),
    )


def _several(foods: list[Food], wish: Wish, request: Request, desk: Desk) -> Draft:
    """One swap for each of several foods."""
    taken: list[Food] = []
    lines: list[str] = []
    for food in foods:
        best = next(iter(desk.knowledge.foods.swaps(food.key, wish.filter, 1)), None)
        if best is not None:
            taken.append(best.food)
            values = {"old": food.name, "food": best.food.name, "gain": f"{whole_mg(best.gain_mg):,}"}
            lines.append(desk.phrases.text("foods.swap.line_several", **values))
    lead = "foods.swap.lead_several" if lines else "foods.swap.none_several"
    title = desk.phrases.text("foods.swap.title_several")
    return _draft(title, desk.phrases.text(lead), tuple(lines), (foods, taken), (wish, request, desk))


def _draft(
    title: str,
    lead: str,
    lines: tuple[str, ...],
    foods: tuple[list[Food], list[Food]],
    context: tuple[Wish, Request, Desk],
) -> Draft:
    """The reply around swaps: what must be said with the diet, and with the new foods."""
    wish, request, desk = context
    old, new = foods
    return Draft(
        title=title,
        lead=lead,
        facts=(
            *lines,
            *wish_notes(wish, desk),
            *cautions(new, request.slots, desk)[:1],
        ),
        intent=request.intent,
        sources=sources(),
        disclaimers=("food",),
        ask=ask_for(request.slots, desk),
        suggestions=more_buttons(new[:3], desk),
        holds=tuple((UNWANTED, key) for key in wish.filter.without_foods),
        drawable=picture([*old, *new]),
        seen=traces([*old, *new]),
    )


def _line(swap: Swap, desk: Desk) -> str:
    gain = whole_mg(swap.gain_mg)
    return desk.phrases.text(
        "foods.swap.line" if gain > 0 else "foods.swap.line_less",
        food=swap.food.name,
        portion=serving(swap.food, desk),
        mg=show_mg(swap.food.mg() or 0.0, desk),
        gain=f"{gain:,}",
    )
