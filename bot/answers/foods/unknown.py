"""Foods without a figure: known ones whose figure nobody gives, and names that stand for no food we know."""

from collections.abc import Sequence

from bot.answer import Draft, Request
from bot.answers.desk import Desk
from bot.answers.foods.reading import unread
from bot.answers.foods.wishes import GROUP
from bot.answers.foods.wording import list_button, more_buttons, plan_button, quoted, serving, show_mg, sources, traces
from knowledge.food_filter import FoodFilter
from knowledge.food_model import Food

MOST_NAMES = 3
"""Foods offered in place of one without a figure, and names repeated that stand for no food."""


def without_figure(foods: Sequence[Food], request: Request, desk: Desk, unknown: Sequence[str] = ()) -> Draft:
    """Known foods that the table has no figure for, and names it does not know: unknown is not zero."""
    first, *others = foods
    kind = _kind_of(first, desk)
    narrow = FoodFilter(groups=kind) if kind else FoodFilter(roles=(first.role,))
    near = desk.knowledge.foods.list_foods(narrow, MOST_NAMES)
    facts = [first.quality_note] if first.quality_note and not others else []
    if near:
        names = "; ".join(
            desk.phrases.text(
                "foods.line", food=other.name, portion=serving(other, desk), mg=show_mg(other.mg() or 0.0, desk)
            )
            for other in near
        )
        facts.append(desk.phrases.text("foods.amount.unknown_near", foods=names))
    asked = ", ".join((*(food.name.lower() for food in foods), *((quoted(unknown),) if unknown else ())))
    title = "foods.amount.title_several" if others else "foods.amount.title"
    return Draft(
        title=desk.phrases.text(title, food=first.name),
        lead=desk.phrases.text("foods.amount.unknown_lead", food=asked),
        facts=(*facts, desk.phrases.text("foods.amount.none_fact")),
        intent=request.intent,
        sources=sources(),
        disclaimers=("food",),
        holds=tuple((GROUP, key) for key in kind),
        suggestions=more_buttons(near, desk),
        seen=traces([*foods, *near]),
    )


def _kind_of(food: Food, desk: Desk) -> tuple[str, ...]:
    """The group of foods that people ask for which a food's part of the table is, if there is one."""
    return tuple(key for key, row in desk.knowledge.foods.groups.items() if food.group in row.groups)[:1]


def no_food(request: Request, desk: Desk) -> Draft:
    """Say which words named no food we know, or ask for one."""
    unknown = unread(request, desk)[:MOST_NAMES]
    suggestions = (list_button(desk), plan_button(desk))
    if not unknown:
        return Draft(
            title=desk.phrases.text("foods.amount.ask_title"),
            lead=desk.phrases.text("foods.amount.ask_lead"),
            kind="clarify",
            intent=request.intent,
            disclaimers=("food",),
            suggestions=suggestions,
        )
    count = sum(food.mg_per_100g is not None for food in desk.knowledge.foods.rows) // 100 * 100
    return Draft(
        title=desk.phrases.text("foods.amount.none_title"),
        lead=desk.phrases.text("foods.amount.none_lead", names=quoted(unknown), count=f"{count:,}"),
        facts=(desk.phrases.text("foods.amount.none_fact"),),
        intent=request.intent,
        sources=sources(),
        disclaimers=("food",),
        suggestions=suggestions,
        seen=("no food read",),
    )
