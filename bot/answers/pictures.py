"""The button that offers an answer's picture, and the reply that the picture comes with.

An action has room for 60 bytes and eight keys do not fit, so each key stands in it as a code of six characters,
made from the key alone: it holds after a restart and after a change of the content, and names nothing that is gone.
"""

import hashlib
from dataclasses import replace
from functools import lru_cache

from bot.actions import PICTURE, Action, write_action
from bot.answer import Draft, Suggestion
from bot.answers.desk import Desk
from bot.answers.foods.wording import sources
from bot.charts import MOST_FOODS, MOST_FORMS, Card, FoodChart, chart_of, foods_of, forms_of
from bot.phrases import Phrases
from intents.keys import FOOD_COMPARE, FORM_COMPARE
from knowledge.base import KnowledgeBase

CODE = 6
"""Characters of a code; a test holds that no two foods and no two forms share one."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_MOST = {"foods": MOST_FOODS, "forms": MOST_FORMS}


def offer_picture(picture: str | None, phrases: Phrases) -> Suggestion | None:
    """Return the button that asks for an answer's picture; None where it has none."""
    kind, _, keys = (picture or "").partition(":")
    if kind not in _MOST or not keys:
        return None
    codes = "".join(map(code_of, list(dict.fromkeys(keys.split(",")))[: _MOST[kind]]))
    return Suggestion(phrases.text("pictures.button"), write_action(Action(PICTURE, f"{kind}-{codes}")))


def drawn(picture: str | None) -> tuple[tuple[str, str], ...]:
    """Return (type, key) of what a picture shows, in order.

    >>> drawn("foods:almonds,cashews")
    (('food', 'almonds'), ('food', 'cashews'))
    """
    kind, _, keys = (picture or "").partition(":")
    return tuple((kind.removesuffix("s"), key) for key in keys.split(",") if key)


def offering_picture(draft: Draft, phrases: Phrases) -> Draft:
    """Return a draft with the button that asks for its picture, where something of it can be drawn."""
    offer = offer_picture(draft.drawable, phrases)
    return draft if offer is None else replace(draft, suggestions=(*draft.suggestions, offer))


def picture_named(argument: str, knowledge: KnowledgeBase) -> str | None:
    """Return the picture that the argument of a `pic` action stands for; None where it is none, or is gone."""
    kind, _, codes = argument.partition("-")
    if kind not in _MOST or not codes or len(codes) % CODE or len(codes) > CODE * _MOST[kind]:
        return None
    table = knowledge.foods.by_key if kind == "foods" else knowledge.forms.by_key
    keys = {code_of(key): key for key in table}
    named = [keys.get(codes[at : at + CODE], "") for at in range(0, len(codes), CODE)]
    return f"{kind}:{','.join(named)}" if all(named) else None


def show_picture(argument: str, desk: Desk) -> Draft | None:
    """Return the reply to a `pic` action: the picture, and in words what it shows; None where there is none."""
    picture = picture_named(argument, desk.knowledge)
    chart = chart_of(picture, desk.knowledge, desk.phrases) if picture else None
    if picture is None or chart is None:
        return None
    if isinstance(chart, FoodChart):
        return _foods(chart, picture, desk)
    rows = forms_of(picture, desk.knowledge)
    return Draft(
        title=chart.title,
        lead="\n".join(_form_words(card, desk.phrases) for card in chart.cards),
        intent=FORM_COMPARE,
        sources=tuple(dict.fromkeys(source for row in rows for source in row.sources[:2])),
        disclaimers=("supplement",),
        picture=picture,
        seen=tuple(f"forms.yaml {row.key}" for row in rows),
    )


def _foods(chart: FoodChart, picture: str, desk: Desk) -> Draft:
    phrases = desk.phrases
    parts = [
        phrases.text(
            "pictures.foods.caption_part" if bar.share else "pictures.foods.caption_unknown",
            food=bar.name,
            amount=bar.amount,
            share=bar.share,
        )
        for bar in chart.bars
    ]
    return Draft(
        title=chart.title,
        lead=phrases.text("pictures.foods.caption", foods="; ".join(parts)),
        intent=FOOD_COMPARE,
        sources=(*sources(), *desk.knowledge.intake.daily_value.sources[:1]),
        disclaimers=("food",),
        picture=picture,
        seen=tuple(food.trace for food in foods_of(picture, desk.knowledge)),
    )


def _form_words(card: Card, phrases: Phrases) -> str:
    share, uptake, gut = (cell.words[:1].lower() + cell.words[1:] for cell in card.cells)
    key = "pictures.forms.caption_unknown" if card.cells[0].percent is None else "pictures.forms.caption"
    return phrases.text(key, form=card.name, share=share, uptake=uptake, gut=gut)


@lru_cache(maxsize=4_096)
def code_of(key: str) -> str:
    """Return the code of a key: a number below 36 ** 6 drawn from its hash.

    >>> len(code_of("some_food"))
    6
    """
    number = int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big")
    digits = [_DIGITS[number // 36**place % 36] for place in range(CODE)]
    return "".join(digits)
