"""Foods without a figure: known ones whose figure nobody gives, and names that stand for no food we know."""

from bot.answer import Draft, Request
from bot.answers.desk import Desk
from bot.answers.foods.reading import unread
from bot.answers.foods.wishes import GROUP
from bot.answers.foods.wording import button, more_buttons, quoted, serving, show_mg, sources, traces
from intents.keys import DAY_PLAN, FOOD_LIST
from knowledge.food_model import Food
from knowledge.foods import FoodFilter

MOST_NAMES = 3
"""Foods offered in place of one without a figure, and names repeated that stand for no food."""


def without_figure(food: Food, request: Request, desk: Desk) -> Draft:
    """A known food that the table has no figure for: unknown is not zero."""
    kind = _kind_of(food, desk)
    narrow = FoodFilter(groups=kind) if kind else FoodFilter(roles=(food.role,))
    near = desk.knowledge.foods.list_foods(narrow, MOST_NAMES)
    facts = [food.quality_note] if food.quality_note else []
    if near:
        names = "; ".join(
            desk.phrases.text(
                "foods.line", food=other.name, portion=serving(other, desk), mg=show_mg(other.mg() or 0.0, desk)
            )
            for other in near
        )
        facts.append(desk.phrases.text("foods.amount.unknown_near", foods=names))
    return Draft(
        title=desk.phrases.text("foods.amount.title", food=food.name),
        lead=desk.phrases.text("foods.amount.unknown_lead", food=food.name.lower()),
        facts=(*facts, desk.phrases.text("foods.amount.none_fact")),
        intent=request.intent,
        sources=sources(),
        disclaimers=("food",),
        holds=tuple((GROUP, key) for key in kind),
        suggestions=more_buttons(near, desk),
        seen=traces([food, *near]),
    )


def _kind_of(food: Food, desk: Desk) -> tuple[str, ...]:
    """The group of foods that people ask for which a food's part of the table is, if there is one."""
    return tuple(key for key, row in desk.knowledge.foods.groups.items() if food.group in row.groups)[:1]


def no_food(request: Request, desk: Desk) -> Draft:
    """Say which words named no food we know, or ask for one."""
    unknown = unread(request, desk)[:MOST_NAMES]
    suggestions = (
        button(desk.phrases.text("foods.buttons.list"), f"i:{FOOD_LIST}"),
        button(desk.phrases.text("foods.buttons.plan"), f"i:{DAY_PLAN}"),
    )
    if not unknown:
        return Draft(
            title=desk.phrases.text("foods.amount.ask_title"),
            lead=desk.phrases.text("foods.amount.ask_lead"),
            kind="clarify",
            intent=request.intent,
            disclaimers=("food",),
            suggestions=suggestions,
        )
    count = len(desk.knowledge.foods.rows) // 100 * 100
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
