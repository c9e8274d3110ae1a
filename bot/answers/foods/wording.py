"""How foods, portions, shares and cautions are worded in answers about foods."""

from collections.abc import Iterable, Sequence

from bot.actions import asking
from bot.answer import Request, Suggestion
from bot.answers.amounts.people import AGES
from bot.answers.desk import Desk
from bot.answers.foods.needs import Need
from bot.answers.foods.reading import Eaten
from bot.answers.foods.wishes import Wish, diets_of
from bot.food_words import mg_words, serving_words
from intents.keys import DAY_PLAN, FOOD_AMOUNT, FOOD_LIST
from intents.model import Slots
from intents.reading.entity_types import FOOD
from intents.slots import ADULT_FROM
from knowledge.food_model import Food
from knowledge.portions import Portion
from knowledge.units import show_number

SOURCE = "usda_sr28"
CHILD = "child"
"""Life stage of a child whose age may not be told."""
GUESSED = frozenset({"assumed", "unsized"})
"""How a portion was weighed that is a guess of ours."""
LONGEST_NAME = 40
"""Characters of an unknown name that is repeated to the person."""


def show_mg(mg: float, desk: Desk) -> str:
    """Return an amount of magnesium in words."""
    return mg_words(mg, desk.phrases)


def serving(food: Food, desk: Desk) -> str:
    """Return the usual serving of a food in words."""
    return serving_words(food, desk.phrases)


def portion_words(portion: Portion, desk: Desk) -> str:
    """Return a portion in words; what was assumed says so."""
    grams = show_number(portion.grams)
    if portion.how == "serving":
        return serving(portion.food, desk)
    if portion.how in GUESSED:
        return desk.phrases.text("foods.guess", grams=grams)
    return desk.phrases.text("foods.weighed", grams=grams)


def percent(mg: float, need: Need) -> str:
    """Return the share of a daily need in whole percent."""
    return show_number(round(100 * mg / need.mg))


def need_words(need: Need, slots: Slots, desk: Desk) -> str:
    """Return whose need a share refers to."""
    mg = show_number(need.mg)
    row = need.row
    if row is None:
        return desk.phrases.text("foods.need.daily_value", mg=mg)
    if row.stage != "general":
        who = desk.phrases.text(f"foods.need.{row.stage}")
    elif slots.age is None:
        who = desk.phrases.text(f"foods.need.{slots.sex}")
    elif slots.age >= ADULT_FROM:
        who = desk.phrases.text(f"foods.need.{slots.sex or row.sex}_of", age=slots.age)
    else:
        young = {"female": "girl_of", "male": "boy_of"}.get(slots.sex or "", "all_of")
        young = "baby" if slots.age < 1 else young
        who = desk.phrases.text(f"foods.need.{young}", age=slots.age)
    return desk.phrases.text("foods.need.told", mg=mg, who=who)


def young_line(need: Need, slots: Slots, desk: Desk) -> tuple[str, ...]:
    """What children need, where a child of no age is told and the figure for adults stands in."""
    if need.row is not None or slots.life_stage != CHILD or slots.age is not None:
        return ()
    ages = zip(("small", "middle", "large"), AGES[CHILD], strict=True)
    rows = {name: desk.knowledge.intake.rda(age, None, region="us")[0] for name, age in ages}
    return (desk.phrases.text("foods.need.young", **{name: show_number(row.mg_per_day) for name, row in rows.items()}),)


def food_line(food: Food, need: Need, desk: Desk) -> str:
    """Return one line on a food's usual serving."""
    mg = food.mg()
    if mg is None:
        return desk.phrases.text("foods.line_unknown", food=food.name)
    return desk.phrases.text(
        "foods.line_share",
        food=food.name,
        portion=serving(food, desk),
        mg=show_mg(mg, desk),
        percent=percent(mg, need),
    )


def eaten_line(one: Eaten, desk: Desk) -> str:
    """Return one line on a food as it was eaten."""
    if one.mg is None:
        return desk.phrases.text("foods.line_unknown", food=one.food.name)
    return desk.phrases.text(
        "foods.line", food=one.food.name, portion=portion_words(one.portion, desk), mg=show_mg(one.mg, desk)
    )


def odd_lines(parts: Iterable[Eaten], request: Request, desk: Desk) -> tuple[str, ...]:
    """Return what was odd about the amounts said: impossible ones, and numbers read as grams."""
    lines = []
    for one in parts:
        if one.odd and one.amount is not None:
            said = request.text[one.amount.start : one.amount.end]
            lines.append(desk.phrases.text("foods.odd.amount", said=said.strip(), food=one.food.name.lower()))
        elif one.portion.how == "read_as_grams":
            lines.append(desk.phrases.text("foods.odd.grams", food=one.food.name.lower()))
    return tuple(lines)


def unknown_line(request: Request, desk: Desk) -> tuple[str, ...]:
    """Return a line on the words that nobody knows, if there are any: they may name a food or a brand."""
    names = dict.fromkeys(match.text for match in request.slots.strangers)
    return (desk.phrases.text("foods.odd.unknown", names=quoted(names)),) if names else ()


def wish_words(wish: Wish, desk: Desk) -> str:
    """Return what was wished, as it was understood; empty when nothing in particular was."""
    foods, asked = desk.knowledge.foods, wish.filter
    parts = [foods.diets[key].label for key in asked.diets if not foods.diets[key].unsorted]
    parts += [
        desk.phrases.text("foods.list.without", group=name)
        for name in (
            *(foods.groups[key].label for key in asked.without),
            *(foods.by_key[key].name.partition(",")[0].lower() for key in asked.without_foods if key in foods.by_key),
        )
    ]
    if asked.min_mg:
        parts.append(desk.phrases.text("foods.list.at_least", mg=show_number(asked.min_mg)))
    if asked.rich_in_potassium:
        parts.append(desk.phrases.text("foods.list.with_potassium"))
    if wish.meal is not None:
        parts.append(desk.phrases.text("foods.list.for_meal", meal=wish.meal.label.lower()))
    return ", ".join(parts)


def unsorted_words(wish: Wish, desk: Desk) -> str:
    """Return that the table cannot sort by a diet told, so that no list passes for one that fits; else empty."""
    rows = (desk.knowledge.foods.diets[key] for key in wish.filter.diets)
    labels = [row.label for row in rows if row.unsorted]
    return desk.phrases.text("foods.list.unsorted", diets=" or ".join(labels)) if labels else ""


def wish_notes(wish: Wish, desk: Desk) -> tuple[str, ...]:
    """Return what must be said below a list that claims to fit diets or leaves something out."""
    foods = desk.knowledge.foods
    told = [foods.diets[key].note for key in wish.filter.diets] + [foods.groups[key].note for key in wish.filter.groups]
    notes = [note for note in told if note]
    if wish.filter.without and not notes:
        notes.append(desk.phrases.text("foods.list.plain"))
    return tuple(dict.fromkeys(notes))


def sources(need: Need | None = None) -> tuple[str, ...]:
    """Return the sources of food figures and of the need they are compared with."""
    return (SOURCE, *(need.sources[:1] if need else ()))


def traces(foods: Iterable[Food]) -> tuple[str, ...]:
    """Return foods as --explain shows them, each once."""
    return tuple(dict.fromkeys(food.trace for food in foods))


def picture(foods: Sequence[Food]) -> str | None:
    """Return what to draw: up to eight foods, each once, if at least two of them have a figure."""
    shown = {food.key: food for food in foods}
    known = sum(food.mg_per_100g is not None for food in shown.values())
    return f"foods:{','.join([*shown][:8])}" if known > 1 else None


def ask_for(slots: Slots, desk: Desk) -> str:
    """Return whom to ask next: as the diets say, a dietitian where a condition is told, else nobody."""
    rows = (desk.knowledge.foods.diets[key] for key in diets_of(slots, desk))
    fallback = "dietitian" if slots.conditions else "none"
    return next((row.ask for row in rows if row.ask != "none"), fallback)


def button(label: str, action: str) -> Suggestion:
    """Return a button with its label cut to what a phone shows."""
    return Suggestion(label if len(label) <= 30 else label[:29].rstrip() + "…", action)


def list_button(desk: Desk) -> Suggestion:
    """Return the button that lists the richest foods."""
    return button(desk.phrases.text("foods.buttons.list"), asking(FOOD_LIST))


def plan_button(desk: Desk) -> Suggestion:
    """Return the button that plans a day of meals."""
    return button(desk.phrases.text("foods.buttons.plan"), asking(DAY_PLAN))


def more_buttons(foods: Iterable[Food], desk: Desk) -> tuple[Suggestion, ...]:
    """Return a button for each food that opens its own answer."""
    return tuple(
        button(desk.phrases.text("foods.buttons.more", food=_short(food)), asking(FOOD_AMOUNT, (FOOD, food.key)))
        for food in foods
    )


def _short(food: Food) -> str:
    return food.name.partition(" (")[0]


def quoted(names: Iterable[str]) -> str:
    """Return unknown names as the person typed them, bounded in length."""
    return ", ".join(f"“{name[:LONGEST_NAME]}”" for name in names)
