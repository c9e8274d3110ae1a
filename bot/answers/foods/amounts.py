"""How much magnesium a food holds, in the portion said, per 100 g, and as a share of the daily need."""

from collections.abc import Sequence
from dataclasses import replace

from bot.actions import asking
from bot.answer import Draft, Request, Suggestion
from bot.answers.desk import Desk
from bot.answers.foods.enough import TOTAL
from bot.answers.foods.kinds import nearest_to, prepared
from bot.answers.foods.limits import cautions, of_one, of_several, warned
from bot.answers.foods.lists import list_draft
from bot.answers.foods.needs import Need, need_of
from bot.answers.foods.reading import Eaten, eaten, told_amounts, unread
from bot.answers.foods.targets import reaching, wanted_mg
from bot.answers.foods.unknown import no_food, without_figure
from bot.answers.foods.verdicts import leave_is_not_ours, limit_on, most_of_it, no_limit, verdict
from bot.answers.foods.wishes import Wish, wish_of
from bot.answers.foods.wording import (
    ask_for,
    button,
    eaten_line,
    food_line,
    list_button,
    more_buttons,
    need_words,
    odd_lines,
    percent,
    picture,
    plan_button,
    portion_words,
    quoted,
    serving,
    show_mg,
    sources,
    traces,
    unknown_line,
    young_line,
)
from bot.answers.word_lists import listed
from bot.food_words import whole_mg
from intents.keys import FOOD_SWAP
from intents.reading.entity_types import FOOD, SUBJECT
from knowledge.food_model import UNLISTED, Food
from knowledge.text import tokens

MOST_LINES = 6
"""Foods in one reply about several."""
MOST_VARIANTS = 2
"""Other preparations of a food that are named beside it."""
INSIDE = "in"
"""The word behind the nutrient that asks for the foods of a group that hold it ("magnesium in fish")."""
MOST_NAMES = 3
"""Names repeated that stand for no food, and foods with a button."""


def food_amount(request: Request, desk: Desk) -> Draft:
    """Return the magnesium of a food, in the portion said, per 100 g and as a share of the daily need."""
    parts = eaten(request, desk)
    wish = wish_of(request, desk)
    if wish.filter.groups and (not parts or asks_for_a_group(parts, wish, request, desk)):
        return list_draft(wish, request, desk)
    if not parts:
        return no_food(request, desk)
    if len(parts) > 1 and all(one.mg is None for one in parts):
        return none_known(parts, request, desk)
    if len(parts) > 1:
        return _several(parts, request, desk)
    one = prepared(parts[0], request, desk)
    return none_known((one,), request, desk) if one.mg is None else _one(one, one.mg, request, desk)


def none_known(parts: Sequence[Eaten], request: Request, desk: Desk) -> Draft:
    """No sum is made of figures that nobody has; what was eaten is kept, for what is told after it."""
    unknown = unread(request, desk)[:MOST_NAMES] if len(parts) > 1 else ()
    draft = without_figure([one.food for one in parts], request, desk, unknown)
    return replace(draft, holds=(*draft.holds, *told_amounts(parts, request)))


def _one(one: Eaten, mg: float, request: Request, desk: Desk) -> Draft:
    """The reply on one food: what is asked for first, an amount of it or its magnesium, then what holds for it."""
    need = need_of(request.slots, desk)
    wanted = None if one.amount is not None else wanted_mg(request, need, desk)
    limited = limit_on(one.food, desk)
    reach = reaching(one.food, wanted, desk) if wanted is not None and not limited else ""
    nearest = nearest_to(one, request, desk)
    much = "" if reach or nearest else verdict(request, one, need, desk)
    most = limited if wanted is not None else most_of_it(one, request, desk)
    unsized = desk.phrases.text("foods.amount.unsized") if one.portion.how == "unsized" else ""
    if unsized:  # a pack of no known size
        one = replace(one, portion=desk.knowledge.kitchen.scale.portion(one.food))
        mg = one.mg or 0.0
    sentence = f"{most or unsized or much} {_sentence(one, need, request, desk)}".strip()
    facts = (
        *leave_is_not_ours(request, desk),
        *no_limit([one], request, desk),
        *odd_lines([one], request, desk),
        *((sentence,) if reach else ()),
        *young_line(need, request.slots, desk),
        *unknown_line(request, desk),
        *of_one(one.food, request.slots, desk),
        *(fact for fact in _detail(one, desk) if fact != most),
        *cautions([one.food], request.slots, desk),
    )
    return Draft(
        title=desk.phrases.text("foods.amount.title", food=one.food.name),
        lead=warned(f"{nearest} {reach or sentence}".strip(), [one.food], request.slots, desk),
        facts=tuple(dict.fromkeys(facts)),
        intent=request.intent,
        sources=sources(need),
        disclaimers=("food",),
        ask=ask_for(request.slots, desk),
        suggestions=next_buttons(one.food, desk),
        holds=(*_measure(one), (TOTAL, f"{whole_mg(mg)}"), *told_amounts([one], request)),
        seen=traces([one.food, *variants(one.food, desk)]),
    )


def asks_for_a_group(parts: tuple[Eaten, ...], wish: Wish, request: Request, desk: Desk) -> bool:
    """Whether a name that stands for one food and for its group means the group: "magnesium in fish"."""
    said, words = tokens(request.text), desk.knowledge.kitchen.words
    if len(parts) == 1 and not wish.named and _only_ranks(parts[0], said, desk):
        return True
    asks_one = not said or said[0] in words.yes_no or "how" in said or any(one.amount is not None for one in parts)
    if wish.named or asks_one:
        return False
    ours = [match.end for match in request.slots.matches if match.type == SUBJECT]
    inside = any(request.text[end:].split()[:1] == [INSIDE] for end in ours)
    return not words.holding.isdisjoint(said) or (inside and words.one_kind.isdisjoint(said))


def _only_ranks(one: Eaten, said: list[str], desk: Desk) -> bool:
    """Whether a message names a group and asks for no more than its order: "nuts", "top nuts ranked"."""
    names = desk.knowledge.kitchen.groups.find(said)
    named = {place for name in names for place in range(name.start, name.end)}
    free = [word for place, word in enumerate(said) if place not in named]
    plain = {*listed("foods.list.words.ranks", desk)}
    words = desk.knowledge.kitchen.words
    return one.amount is None and words.one_kind.isdisjoint(said) and plain.issuperset(free)


def _measure(one: Eaten) -> tuple[tuple[str, str], ...]:
    """The measure in which the food was told, so that a later message may exchange the number alone."""
    told = one.amount is not None and bool(one.amount.unit) and not one.odd
    return (("measure", one.amount.unit),) if told and one.amount else ()


def _sentence(one: Eaten, need: Need, request: Request, desk: Desk) -> str:
    mg = one.mg or 0.0
    share = desk.phrases.text("foods.share", percent=percent(mg, need), need=need_words(need, request.slots, desk))
    return desk.phrases.text(
        "foods.amount.lead",
        food=one.food.name,
        portion=portion_words(one.portion, desk),
        mg=show_mg(mg, desk),
        share=share,
    )


def _detail(one: Eaten, desk: Desk) -> tuple[str, ...]:
    """Per 100 g, other preparations, and what the table notes."""
    per_100g = one.food.mg(100.0) or 0.0
    lines = [desk.phrases.text("foods.amount.per_100g", mg=show_mg(per_100g, desk))]
    for other in variants(one.food, desk):
        lines.append(
            desk.phrases.text(
                "foods.amount.variant",
                food=other.name,
                portion=serving(other, desk),
                mg=show_mg(other.mg() or 0.0, desk),
            )
        )
    return (*lines, *((one.food.quality_note,) if one.food.quality_note else ()))


def variants(food: Food, desk: Desk) -> tuple[Food, ...]:
    """Return a few other kinds of a food that have a figure; those that no list shows come last."""
    others = [other for other in desk.knowledge.foods.variants(food.key) if other.mg_per_100g is not None]
    return tuple(sorted(others, key=lambda other: UNLISTED in other.tags)[:MOST_VARIANTS])


def next_buttons(food: Food, desk: Desk) -> tuple[Suggestion, ...]:
    """Return the buttons below an answer on a food: a swap for it, the richest foods, a day of meals."""
    return (
        button(desk.phrases.text("foods.buttons.swap"), asking(FOOD_SWAP, (FOOD, food.key))),
        list_button(desk),
        plan_button(desk),
    )


def _several(parts: tuple[Eaten, ...], request: Request, desk: Desk) -> Draft:
    need = need_of(request.slots, desk)
    foods = [one.food for one in parts]
    said = any(one.amount is not None for one in parts)
    lines = [
        eaten_line(one, desk) if said or one.mg is None else food_line(one.food, need, desk)
        for one in (parts if said else parts[:MOST_LINES])
    ]
    unknown = unread(request, desk)[:MOST_NAMES]
    if unknown:
        lines.append(desk.phrases.text("foods.meal.unknown", names=quoted(unknown)))
    lead = _together(parts, bool(unknown), need, request, desk) if said else _each(need, request, desk)
    return Draft(
        title=desk.phrases.text("foods.amount.title_several"),
        lead=warned(lead, foods, request.slots, desk),
        facts=(
            *leave_is_not_ours(request, desk),
            *no_limit(parts, request, desk),
            *young_line(need, request.slots, desk),
            *lines,
            *odd_lines(parts, request, desk),
            *(of_several(foods, request.slots, desk) or cautions(foods, request.slots, desk)[:1]),
        ),
        intent=request.intent,
        sources=sources(need),
        disclaimers=("food",),
        ask=ask_for(request.slots, desk),
        suggestions=more_buttons(foods[:MOST_NAMES], desk),
        holds=((TOTAL, f"{sum(whole_mg(one.mg or 0.0) for one in parts)}"), *told_amounts(parts, request))
        if said
        else (),
        drawable=picture(foods),
        seen=traces(foods),
    )


def _each(need: Need, request: Request, desk: Desk) -> str:
    return desk.phrases.text("foods.amount.lead_several", need=need_words(need, request.slots, desk))


def _together(parts: tuple[Eaten, ...], unknown: bool, need: Need, request: Request, desk: Desk) -> str:
    """The sum of the portions as they were given; "at least" where one of them has no figure."""
    mg = sum(whole_mg(one.mg) for one in parts if one.mg is not None)
    part = unknown or any(one.mg is None for one in parts)
    share = desk.phrases.text("foods.share", percent=percent(mg, need), need=need_words(need, request.slots, desk))
    return desk.phrases.text(f"foods.amount.lead_said{'_part' if part else ''}", mg=f"{mg:,}", share=share)
