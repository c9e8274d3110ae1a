"""Which of several foods holds more: at equal weight, or in the portions said.

Usual portions differ in weight, so they name no winner by themselves: a spoon of flax against an ounce of chia.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answer import Draft, Request
from bot.answers.desk import Desk
from bot.answers.foods.amounts import asks_for_a_group, food_amount, next_buttons, variants
from bot.answers.foods.limits import of_several, warned
from bot.answers.foods.lists import list_draft
from bot.answers.foods.needs import need_of
from bot.answers.foods.reading import Eaten, eaten
from bot.answers.foods.wishes import wish_of
from bot.answers.foods.wording import (
    ask_for,
    eaten_line,
    odd_lines,
    picture,
    portion_words,
    show_mg,
    sources,
    traces,
    unknown_line,
)
from bot.food_words import whole_mg
from intents.reading.entity_types import FOOD
from knowledge.food_model import Food
from knowledge.text import tokens

SMALL_GAP = 0.1
"""Share of the larger figure up to which two foods hold about the same."""
MOST_LINES = 6
"""Foods in one comparison."""
_BRACKETS = re.compile(r" \([^)]*\)")


def food_compare(request: Request, desk: Desk) -> Draft:
    """Return which of several foods holds more, in the portions said, and per 100 g."""
    parts = eaten(request, desk)
    wish = wish_of(request, desk)
    if len(parts) == 1 and wish.filter.groups and asks_for_a_group(parts, wish, request, desk):
        return list_draft(wish, request, desk)
    parts = _beside_its_kind(parts, request, desk)
    said = any(one.amount is not None and not one.odd for one in parts)
    held = [one for one in parts if one.mg is not None]
    known = sorted(held, key=lambda one: -((one.mg if said else one.food.mg_per_100g) or 0.0))
    if len(known) < 2:
        return _without_a_rival(parts, request, desk)
    best, *_, last = known
    several = len(known) > 2
    need = need_of(request.slots, desk)
    lines = [_compared(one, desk) for one in known[:MOST_LINES]]
    lines += [eaten_line(one, desk) for one in parts if one.mg is None]
    lead = _winner(best, last, desk, several=several) if said else _by_weight(best, last, desk, several=several)
    return Draft(
        title=desk.phrases.text("foods.compare.title_several") if several else _title(best, last, desk),
        lead=warned(lead, [one.food for one in parts], request.slots, desk),
        facts=(
            *lines,
            *of_several([one.food for one in parts], request.slots, desk),
            *_apart(best, last, desk),
            *(_order(known, desk) if said else _in_portions(known, desk)),
            *odd_lines(parts, request, desk),
            *unknown_line(request, desk),
        ),
        intent=request.intent,
        sources=sources(need),
        disclaimers=("food",),
        ask=ask_for(request.slots, desk),
        suggestions=next_buttons(best.food, desk),
        lists=tuple((FOOD, one.food.key) for one in parts),
        told=() if request.slots.said({FOOD}) else ((FOOD, best.food.key),),  # "how much of that" is of the winner
        drawable=picture([*(one.food for one in known), *(one.food for one in parts if one.mg is None)]),
        seen=traces(one.food for one in parts),
    )


def _beside_its_kind(parts: tuple[Eaten, ...], request: Request, desk: Desk) -> tuple[Eaten, ...]:
    """A food named alone with what it may be compared with: its preparation or kind that is said, else its others."""
    if len(parts) != 1:
        return parts
    food, scale = parts[0].food, desk.knowledge.kitchen.scale
    others = _said_variants(food, request, desk) or _said_kind(food, request, desk) or variants(food, desk)
    return (*parts, *(Eaten(scale.portion(other), None) for other in others))


def _without_a_rival(parts: Sequence[Eaten], request: Request, desk: Desk) -> Draft:
    """The amount in the only food with a figure, and what is unknown of the others."""
    draft = food_amount(request, desk)
    if len(parts) > 1:
        names = ", ".join(one.food.name.lower() for one in parts if one.mg is None)
        return replace(draft, lead=desk.phrases.text("foods.compare.unknown", names=names), holds=())
    return replace(draft, facts=(*draft.facts, desk.phrases.text("foods.compare.one")))


def _said_variants(food: Food, request: Request, desk: Desk) -> tuple[Food, ...]:
    """The other preparations of a food that the question names by their own word ("raw or cooked")."""
    said, own = set(tokens(request.text)), set(tokens(food.name))
    others = (other for other in desk.knowledge.foods.variants(food.key) if other.mg_per_100g is not None)
    return tuple(other for other in others if set(tokens(other.name)) - own and set(tokens(other.name)) - own <= said)


def _said_kind(food: Food, request: Request, desk: Desk) -> tuple[Food, ...]:
    """The food that another word makes of the last word of one: "white rice compared to brown"."""
    name = next((match.text for match in request.slots.matches if match.key == food.key and match.text), "")
    words = tokens(name)
    if len(words) < 2:
        return ()
    keys = (desk.knowledge.foods.find(f"{word} {words[-1]}") for word in tokens(request.text) if word not in words)
    return tuple(desk.knowledge.foods.by_key[key] for key in keys if key is not None and key != food.key)[:1]


def _title(best: Eaten, last: Eaten, desk: Desk) -> str:
    names = [_BRACKETS.sub("", one.food.name) for one in (best, last)]
    either = desk.phrases.text("foods.compare.either", one=names[0], other=names[1].lower())
    return desk.phrases.text("foods.compare.title", names=either)


def _compared(one: Eaten, desk: Desk) -> str:
    return desk.phrases.text(
        "foods.compare.line",
        food=one.food.name,
        portion=portion_words(one.portion, desk),
        mg=show_mg(one.mg or 0.0, desk),
        per_100g=show_mg(one.food.mg(100.0) or 0.0, desk),
    )


def _winner(best: Eaten, last: Eaten, desk: Desk, *, several: bool) -> str:
    if whole_mg(best.mg or 0.0) == whole_mg(last.mg or 0.0):
        return desk.phrases.text("foods.compare.same")
    return desk.phrases.text(
        "foods.compare.lead_several" if several else "foods.compare.lead",
        food=best.food.name.lower(),
        mg=show_mg(best.mg or 0.0, desk),
        portion=portion_words(best.portion, desk),
        other=last.food.name.lower(),
        other_mg=show_mg(last.mg or 0.0, desk),
        other_portion=portion_words(last.portion, desk),
    )


def _by_weight(best: Eaten, last: Eaten, desk: Desk, *, several: bool) -> str:
    """Which holds more at equal weight; a small gap is none, as foods differ more from batch to batch."""
    more, less = best.food.mg(100.0) or 0.0, last.food.mg(100.0) or 0.0
    key = "lead_weight_several" if several else "lead_weight"
    if more - less <= SMALL_GAP * more:
        key = "same_weight"
    return desk.phrases.text(
        f"foods.compare.{key}",
        food=best.food.name.lower(),
        mg=show_mg(more, desk),
        other=last.food.name.lower(),
        other_mg=show_mg(less, desk),
    )


def _in_portions(known: list[Eaten], desk: Desk) -> tuple[str, ...]:
    """A line where usual portions, which weigh differently, turn the order round."""
    ranked = sorted(known, key=lambda one: -whole_mg(one.mg or 0.0))
    if whole_mg(ranked[0].mg or 0.0) <= whole_mg(known[0].mg or 0.0):
        return ()
    best = ranked[0]
    values = {"food": best.food.name.lower(), "portion": portion_words(best.portion, desk)}
    return (desk.phrases.text("foods.compare.portions", **values, mg=show_mg(best.mg or 0.0, desk)),)


def _apart(best: Eaten, last: Eaten, desk: Desk) -> tuple[str, ...]:
    """By how much two foods differ, per 100 g and in the portions."""
    mg = abs(whole_mg(best.mg or 0.0) - whole_mg(last.mg or 0.0))
    per_100g = abs(whole_mg(best.food.mg(100.0) or 0.0) - whole_mg(last.food.mg(100.0) or 0.0))
    if not mg or not per_100g:
        return ()
    return (desk.phrases.text("foods.compare.apart", mg=mg, per_100g=per_100g),)


def _order(known: list[Eaten], desk: Desk) -> tuple[str, ...]:
    """A line on the order per 100 g where it is another than that of the portions."""
    ranked = desk.knowledge.foods.compare(one.food.key for one in known)
    if [food.key for food in ranked] == [one.food.key for one in known]:
        return ()
    return (desk.phrases.text("foods.compare.order", foods=" > ".join(food.name for food in ranked)),)
