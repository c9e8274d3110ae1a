"""What stays in mind of several products between messages: amounts, forms and kinds, never a word that a person typed.

A later message adds a product ("and a spray with 50"), or puts an amount right ("no the powder is 100").
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answer import Request
from bot.answers.desk import Desk
from bot.answers.labels.doses import Dose, refused_in
from bot.answers.labels.products import Product, pieces_a_day, product_name
from bot.answers.labels.words import speaks_of
from intents.model import EntityMatch
from intents.reading.entity_types import FORM

PRODUCT = "product"
"""Type of what is held of a product."""
MOST = 8
"""Products kept between messages, those told first."""
_HELD = re.compile(r"(?P<mg>\d{1,6}(?:\.\d{1,3})?)/(?P<times>\d)/(?P<form>[a-z_]*)/(?P<itself>[yn?])/(?P<name>[a-z ]*)")
_READINGS = {"y": True, "n": False, "?": None}


def held_products(products: Sequence[Product]) -> tuple[tuple[str, str], ...]:
    """Return products as what is held of a conversation."""
    held = []
    for product in products[:MOST]:
        reading = next(sign for sign, itself in _READINGS.items() if itself is product.itself)
        form = product.form.key if product.form else ""
        held.append((PRODUCT, f"{product.dose.mg:.6g}/{product.times}/{form}/{reading}/{product.name}"))
    return tuple(held)


def with_held(said: tuple[Product, ...], request: Request, desk: Desk) -> tuple[Product, ...]:
    """Return the products of a message together with those held: put right, or added to; a new list stands alone."""
    held = [product for match in request.slots.matches if match.type == PRODUCT for product in _read(match.key)]
    if not held:
        return said
    text = request.text
    if not said:
        times, name = pieces_a_day(text, desk), product_name(text, desk)
        return tuple(replace(one, times=times) if _alike(name, one.name) and times > 1 else one for one in held)
    if not speaks_of("corrects", text, desk):
        return (*held, *said) if len(said) == 1 or speaks_of("adds", text, desk) else said
    for product in said:
        at = _meant(product, held, request)
        old = held[at]
        held[at] = replace(product, form=product.form or old.form, name=old.name or product.name)
        if product.form is None:
            held[at] = replace(held[at], itself=old.itself, times=max(product.times, old.times))
    return tuple(held)


def _meant(product: Product, held: Sequence[Product], request: Request) -> int:
    """The place of the product whose amount is put right: of that kind, form or old amount; else the last."""
    old = {dose.mg for dose in refused_in(request)}
    places = range(len(held))
    alike = (
        [at for at in places if _alike(product.name, held[at].name)],
        [at for at in places if product.form and _form(held[at]) == _form(product)],
        [at for at in places if held[at].dose.mg in old],
    )
    return next((found[0] for found in alike if found), len(held) - 1)


def _form(product: Product) -> str:
    return product.form.key if product.form else ""


def _alike(one: str, other: str) -> bool:
    return bool(set(one.split()) & set(other.split()))


def _read(key: str) -> tuple[Product, ...]:
    match = _HELD.fullmatch(key)
    if match is None:
        return ()
    form = EntityMatch.carried(FORM, match["form"]) if match["form"] else None
    dose = Dose(float(match["mg"]), 0, 0, "mg")
    return (Product(dose, form, _READINGS[match["itself"]], int(match["times"]) or 1, match["name"]),)
