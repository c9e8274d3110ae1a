"""Waters: the sum on a label, the figure of a named one, which of those on file holds most, else the page on water.

What the page says of kidneys and sodium stands below either.
"""

from dataclasses import replace

from bot.answer import Draft, Request
from bot.answers.desk import Desk
from bot.answers.foods.amounts import food_amount
from bot.answers.foods.compare import food_compare
from bot.answers.foods.from_water import of_the_label, read_water
from bot.answers.foods.needs import need_of
from bot.answers.foods.reading import Eaten, eaten, unread
from bot.answers.foods.wishes import GROUP
from bot.answers.foods.wording import food_line, quoted, serving, show_mg, sources, traces
from bot.answers.passages.answer import passage_answer
from bot.answers.word_lists import says
from knowledge.food_filter import FoodFilter
from knowledge.text import tokens

WATERS = "waters"
"""The group of the foods that are waters."""
GENERAL = frozenset({"tap_water", "bottled_water", "well_water"})
"""Waters that differ from place to place, which the page speaks of."""
MOST_LINES = 3
"""Waters listed, and names repeated that stand for no water on file."""


def water(request: Request, desk: Desk) -> Draft:
    """Return what a named water holds, the richest of those on file where that is asked, or the page on water.

    The waters stay in mind, for "which is best" as the next question.
    """
    draft = _answered(request, desk)
    return replace(draft, holds=(*draft.holds, (GROUP, WATERS)))


def _answered(request: Request, desk: Desk) -> Draft:
    page = passage_answer(request, desk)
    if (label := read_water(request, desk)) is not None:
        cited = tuple(dict.fromkeys((*page.sources, *sources(need_of(request.slots, desk)))))
        general = desk.knowledge.passages[page.passages[0]].facts
        return replace(page, lead=" ".join(of_the_label(label, request, desk)), facts=general, sources=cited)
    group = desk.knowledge.foods.groups[WATERS].groups
    named = [one for one in eaten(request, desk) if one.food.group in group and one.food.key not in GENERAL]
    if any(one.mg for one in named):
        draft = food_amount(request, desk) if len(named) == 1 else food_compare(request, desk)
        general = desk.knowledge.passages[page.passages[0]].facts
        return replace(
            draft, facts=(*draft.facts, *_not_on_file(named, request, desk), *general), intent=request.intent
        )
    return _richest(page, request, desk) if says("foods.water.words.most", request.text, desk) else page


def _not_on_file(named: list[Eaten], request: Request, desk: Desk) -> tuple[str, ...]:
    """A line on the other of two waters, where the table has only one of them ("gerolsteiner or …")."""
    versus = desk.knowledge.kitchen.words.versus
    unknown = unread(request, desk)[:MOST_LINES]
    if len(named) > 1 or not unknown or not set(versus) & set(tokens(request.text)):
        return ()
    return (desk.phrases.text("foods.meal.unknown", names=quoted(unknown)),)


def _richest(page: Draft, request: Request, desk: Desk) -> Draft:
    foods = desk.knowledge.foods.list_foods(FoodFilter(groups=(WATERS,)), MOST_LINES)
    if not foods:
        return page
    best, need = foods[0], need_of(request.slots, desk)
    lead = desk.phrases.text(
        "foods.water.most",
        food=best.name,
        portion=serving(best, desk),
        mg=show_mg(best.mg() or 0.0, desk),
        litre=show_mg(best.mg(1000.0) or 0.0, desk),
    )
    lines = (food_line(food, need, desk) for food in foods[1:])
    cited = tuple(dict.fromkeys((*page.sources, *sources(need))))
    return replace(page, lead=lead, facts=(*lines, *page.facts), sources=cited, seen=(*page.seen, *traces(foods)))
