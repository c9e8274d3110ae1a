"""Several products added up: each line and each guess is shown, the total set against the regions’ limits."""

from dataclasses import replace

from bot.answer import Draft, Request
from bot.answers.amounts.limits import adult_limits, against_limits, cite, note, verdict
from bot.answers.desk import Desk
from bot.answers.labels.doses import spoken
from bot.answers.labels.product_memory import held_products, with_held
from bot.answers.labels.products import Product, products_in
from bot.answers.labels.reading import Label
from bot.answers.labels.two_meanings import MAX_ITSELF, two_readings
from intents.keys import STACK_ADD
from intents.model import EntityMatch
from intents.reading.entity_types import FORM
from knowledge.forms import FormRow
from knowledge.units import show_number


def stack_add(request: Request, desk: Desk) -> Draft:
    """Return the sum of several products; asks for amounts when there are none."""
    named, uncounted = products_in(request, desk)
    products = with_held(named, request, desk)
    asking = Draft(
        title=desk.phrases.text("stack_add.title"),
        lead=desk.phrases.text("stack_add.nothing.lead"),
        facts=(desk.phrases.text("stack_add.nothing.hint"),),
        kind="clarify",
        intent=request.intent,
        sources=cite(adult_limits(desk)),
        disclaimers=("supplement",),
        ask="pharmacist",
        suggestions=desk.offer_next(STACK_ADD),
    )
    if not products:
        return asking
    total = sum(held_by(product, desk) for product in products)
    rows = [row for product in products if (row := _row(product, desk))]
    alone = len(products) == 1
    return replace(
        asking,
        title=desk.phrases.text("stack_add.alone") if alone else asking.title,
        kind="answer",
        lead=_placed(products, total, desk),
        facts=(
            *(() if alone else (_line(number, product, desk) for number, product in enumerate(products, 1))),
            *_guesses(products, desk),
            *_left_out(uncounted, desk),
            *against_limits(total, request, desk, placed=True),
            *((desk.phrases.text("stack_add.remedy"),) if _has_remedy(rows) else ()),
        ),
        holds=held_products(products),
        seen=(*(f"forms.yaml {row.key}" for row in rows), *note(adult_limits(desk))),
    )


def _placed(products: tuple[Product, ...], total: float, desk: Desk) -> str:
    """The sum among the limits; of one product whose number may be a compound, both its readings."""
    (first, *others), limits = products, adult_limits(desk)
    if not others and _may_be_compound(first, desk):
        label = Label(first.dose, _row(first, desk), None, None, first.times)
        return two_readings(label, "", limits, desk)
    said = desk.phrases.text("stack_add.total" if others else "stack_add.total_alone", mg=show_number(total))
    place = verdict(total, limits, desk, "readings.place")
    return " ".join((said, desk.phrases.text("readings.placed", mg=show_number(total), place=place)))


def held_by(product: Product, desk: Desk) -> float:
    """Return the milligrams of the element that a product gives a day."""
    return product.times * (_from_compound(product, desk) or product.dose.mg)


def _from_compound(product: Product, desk: Desk) -> float | None:
    """The element in a dose that a label of this form counts as compound; None for any other."""
    row = _row(product, desk)
    weighed = row is not None and row.compound is not None and product.dose.mg > MAX_ITSELF
    if row is None or product.itself or not (row.labelled == "compound" or weighed):
        return None
    return desk.knowledge.forms.elemental(row.key, product.dose.mg)


def _row(product: Product, desk: Desk) -> FormRow | None:
    return desk.knowledge.forms.by_key.get(product.form.key) if product.form else None


def _has_remedy(rows: list[FormRow]) -> bool:
    return any(row.labelled == "compound" for row in rows)


def _line(number: int, product: Product, desk: Desk) -> str:
    row = _row(product, desk)
    name = row.label if row else product.name.capitalize() or desk.phrases.text("stack_add.product", number=number)
    mg = show_number(held_by(product, desk))
    if _from_compound(product, desk) is not None:
        compound = show_number(product.dose.mg * product.times)
        return desk.phrases.text("stack_add.line_compound", product=name, compound=compound, mg=mg)
    key = "stack_add.line_times" if product.times > 1 else "stack_add.line"
    return desk.phrases.text(key, product=name, mg=mg, count=product.times)


def _guesses(products: tuple[Product, ...], desk: Desk) -> tuple[str, ...]:
    """What was taken for granted: numbers of a form as the element itself, numbers without a unit as mg."""
    lines = []
    open_ones = [product for product in products if _may_be_compound(product, desk)]
    if open_ones and len(products) == 1:
        lines.append(desk.phrases.text("readings.which"))
    elif open_ones:
        names = ", ".join(dict.fromkeys(spoken(row) for p in open_ones if (row := _row(p, desk))))
        low = sum(_least(product, desk) for product in products)
        lines.append(desk.phrases.text("stack_add.guess_form", forms=names, low=show_number(low)))
    bare = [show_number(product.dose.mg) for product in products if not product.dose.unit]
    if bare:
        lines.append(desk.phrases.text("stack_add.guess_unit", numbers=", ".join(dict.fromkeys(bare))))
    return tuple(lines)


def _may_be_compound(product: Product, desk: Desk) -> bool:
    row = _row(product, desk)
    open_ = row is not None and row.labelled == "itself" and row.compound is not None
    return open_ and product.itself is None and product.dose.mg <= MAX_ITSELF


def _least(product: Product, desk: Desk) -> float:
    if product.form is None or not _may_be_compound(product, desk):
        return held_by(product, desk)
    return product.times * (desk.knowledge.forms.elemental(product.form.key, product.dose.mg) or 0.0)


def _left_out(uncounted: tuple[EntityMatch, ...], desk: Desk) -> tuple[str, ...]:
    names = dict.fromkeys(_thing(match, desk) for match in uncounted)
    return (desk.phrases.text("stack_add.uncounted", names=", ".join(names)),) if names else ()


def _thing(match: EntityMatch, desk: Desk) -> str:
    table = desk.knowledge.forms.by_key if match.type == FORM else {}
    return table[match.key].label if match.key in table else match.text
