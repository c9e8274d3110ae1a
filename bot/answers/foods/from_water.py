"""What the water of a label holds: milligrams in a litre as told, times what is drunk, or the litres for an amount."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.answer import Request
from bot.answers.desk import Desk
from bot.answers.foods.needs import need_of
from bot.answers.foods.wording import need_words, percent, show_mg
from bot.answers.labels.pieces import small_count
from bot.answers.word_lists import says
from intents.keys import DAILY_AMOUNT, ELEMENTAL, FOOD_AMOUNT, FOOD_LIST, LABEL_DECODE, MEAL_TOTAL, STACK_ADD, WATER
from knowledge.units import NUMBER, find_quantities, parse_number, show_number

ASKED_AS = frozenset({WATER, FOOD_AMOUNT, FOOD_LIST, LABEL_DECODE, ELEMENTAL, MEAL_TOTAL, DAILY_AMOUNT, STACK_ADD})
"""What a sum on the water of a label is read as: it holds milligrams and is drunk."""
MOST_HELD = 2_000.0
"""Milligrams in a litre above which no water holds more."""
MOST_DRUNK = 3.0
"""Litres a day above which it is told that this is much water."""
PER_GLASS = 0.25
"""Litres of a glass, for which the sum is shown where no amount is told."""
_HELD = re.compile(rf"(?P<mg>{NUMBER})\s?mgs?\s?(?:/|per|a|in (?:a|one|each|every|1))\s?1?\s?l(?:it(?:er|re)s?|tr)?\b")
_SEVERAL = re.compile(r"(?P<count>\w+)\s+(?:x\s+)?(?:(?:big|small|large|full)\s+)?(?:bottles?|glass(?:es)?|cans?)\b")
_LITRES = {"ml": 0.001, "cl": 0.01, "dl": 0.1, "l": 1.0}


@dataclass(frozen=True)
class Label:
    """What a label says a litre holds, and what is told beside it."""

    mg: float
    litres: float | None
    """Litres that are drunk; None where none are told."""
    wanted: float | None
    """Milligrams that are to come from it; None where none are told."""


def read_water(request: Request, desk: Desk) -> Label | None:
    """Return what a question tells of the label of a water; None where it tells nothing of a litre."""
    text = request.text
    held = _HELD.search(text)
    if held is None or not says("foods.water.words.drunk", text, desk):
        return None
    mg = parse_number(held["mg"]) or 0.0
    rest = f"{text[: held.start()]} {text[held.end() :]}"
    drunk = sum(_litres(rest)) or None
    wanted = next((q.quantity.value for q in find_quantities(rest) if q.quantity.unit == "mg"), None)
    return Label(mg, drunk, wanted) if 0 < mg <= MOST_HELD else None


def _litres(text: str) -> Iterator[float]:
    """The litres of each amount drunk, as often as it is told: "3 bottles of 500 ml"."""
    for found in find_quantities(text):
        size = _LITRES.get(found.quantity.unit)
        if size is not None:
            several = [match["count"] for match in _SEVERAL.finditer(text) if match.end() <= found.start]
            yield found.quantity.value * size * (small_count(several[-1]) if several else 1)


def asks_of_a_label(request: Request, desk: Desk) -> bool:
    """Whether a question is a sum on the water of a label, whatever it was read as."""
    return request.intent in ASKED_AS and read_water(request, desk) is not None


def of_the_label(label: Label, request: Request, desk: Desk) -> tuple[str, ...]:
    """Return the sentences of the sum: of what is drunk, else for what is wanted, else of a litre and a glass."""
    need = need_of(request.slots, desk)
    if label.litres is None and label.wanted is not None:
        litres = label.wanted / label.mg
        told = [
            desk.phrases.text(
                "foods.water.for_amount",
                wanted=show_mg(label.wanted, desk),
                held=show_mg(label.mg, desk),
                litres=show_number(litres),
            )
        ]
    else:
        litres = label.litres or 1.0
        mg = label.mg * litres
        values = {
            "held": show_mg(label.mg, desk),
            "litres": show_number(litres),
            "mg": show_mg(mg, desk),
            "share": desk.phrases.text(
                "foods.share", percent=percent(mg, need), need=need_words(need, request.slots, desk)
            ),
        }
        told = [desk.phrases.text("foods.water.of_label" if label.litres else "foods.water.of_litre", **values)]
        if label.litres is None:
            told.append(desk.phrases.text("foods.water.a_glass", mg=show_mg(label.mg * PER_GLASS, desk)))
    if litres > MOST_DRUNK:
        told.append(desk.phrases.text("foods.water.much"))
    return tuple(told)
