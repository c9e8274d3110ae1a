"""How much a food holds in words, the same in answers and in pictures."""

import re

from bot.phrases import Phrases
from knowledge.food_model import Food
from knowledge.units import show_number

_BRACKET = re.compile(r" \((.*)\)$")
HIGH_PERCENT, LOW_PERCENT = 20.0, 5.0
"""Share of the label value from which a food counts as high, and below which as low (FDA)."""


def whole_mg(mg: float) -> int:
    """Return mg as shown, so that sums agree with their parts."""
    return round(mg)


def mg_words(mg: float, phrases: Phrases) -> str:
    """Print mg in whole numbers; a trace is said to be one."""
    if 0 < mg < 0.5:
        return phrases.text("foods.tiny")
    return show_number(whole_mg(mg))


def serving_words(food: Food, phrases: Phrases) -> str:
    """Return a food's usual serving with its grams."""
    grams = show_number(food.serving_g)
    if food.serving.endswith(" g"):
        return food.serving
    return phrases.text("foods.serving", words=_fractions(food.serving), grams=grams)


def _fractions(words: str) -> str:
    words = _BRACKET.sub(r", \1", words)
    for plain, sign in (("1/2", "½"), ("1/4", "¼"), ("3/4", "¾")):
        words = words.replace(plain, sign)
    return words
