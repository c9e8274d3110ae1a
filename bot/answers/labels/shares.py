"""What a label says in shares: percent of a compound, percent of the label value, what a form holds."""

import re
from dataclasses import replace

from bot.answer import Draft, Request
from bot.answers.amounts.limits import adult_limits, against_limits, cite, note
from bot.answers.desk import Desk
from bot.answers.forms.wording import noted_form
from bot.answers.labels.doses import EXAMPLE_MG, Dose, percents_in, spoken, written
from bot.answers.labels.reading import Label
from bot.answers.labels.words import speaks_of
from bot.answers.word_lists import listed
from knowledge.forms import FormRow
from knowledge.formula import share
from knowledge.units import show_number

_OF_WEIGHT = re.compile(r"\W*(?:of )?(?:elemental|pure|magnesium|mag)\b")
"""After a percent that is the share of the element in the weight."""
ROUNDED = 0.06
"""By how much a percent on a label and its amount differ where both say the same."""


def by_percent(percent: float, dose: Dose, request: Request, desk: Desk) -> Draft:
    """Return what a share in percent of a compound's weight comes to."""
    mg = dose.mg * percent / 100
    values = {"percent": show_number(percent), "compound": show_number(dose.mg), "mg": show_number(mg)}
    lead = desk.phrases.text("label_decode.percent_of", **values)
    return Draft(title="", lead=lead, facts=against_limits(mg, request, desk), seen=note(adult_limits(desk)))


def beside_percent(dose: Dose, request: Request, desk: Desk) -> Draft | None:
    """Return what counts where a percent beside an amount is another one: "400 on the front, 57 % on the back".

    None without a percent, and where both say the same: 100 % beside 420 mg.
    """
    percents = percents_in(request.text)
    if not percents:
        return None
    percent, end = percents[0]
    if _OF_WEIGHT.match(request.text[end:]):
        return by_percent(percent, dose, request, desk)
    values = (row.mg_per_day for row in desk.knowledge.intake.by_key.values() if row.kind in {"DV", "NRV"})
    if any(abs(value * percent / 100 - dose.mg) <= ROUNDED * dose.mg for value in values):
        return None
    draft = of_label_value(percent, request, desk)
    weighs = desk.phrases.text("label_decode.percent_beside", amount=written(dose), percent=show_number(percent))
    return replace(draft, facts=(weighs, *draft.facts))


def by_form(dose: Dose, desk: Desk) -> Draft:
    """Return what an amount holds by the form, where the form is not told."""
    amount = written(dose)
    lines = []
    for key in listed("label_decode.by_form.examples", desk):
        row = desk.knowledge.forms.by_key[key]
        held = dose.mg * (desk.knowledge.forms.elemental(key, EXAMPLE_MG) or 0.0) / EXAMPLE_MG
        lines.append(desk.phrases.text("label_decode.by_form.line", form=row.label, mg=show_number(held)))
    facts = (*lines, desk.phrases.text("label_decode.by_form.itself", amount=amount))
    return Draft(title="", lead=desk.phrases.text("label_decode.by_form.lead", amount=amount), facts=facts)


def of_label_value(percent: float, request: Request, desk: Desk) -> Draft:
    """Return what percent of the label value is in mg, for US and EU labels."""
    table = desk.knowledge.intake
    us = table.daily_value
    eu = next((row for row in table.by_key.values() if row.kind == "NRV"), us)
    rows = [("us", us), ("eu", eu)]
    if speaks_of("label_eu", request.text, desk):  # the name on the label tells where it is from
        rows.reverse()
    parts = [
        desk.phrases.text(
            f"label_decode.percent_{region}",
            mg=show_number(row.mg_per_day * percent / 100),
            full=show_number(row.mg_per_day),
        )
        for region, row in rows
    ]
    lead = desk.phrases.text("label_decode.percent", percent=show_number(percent), first=parts[0], second=parts[1])
    facts = against_limits(rows[0][1].mg_per_day * percent / 100, request, desk)
    return Draft(title="", lead=lead, facts=facts, sources=cite((us, eu)), seen=note((us, eu)))


def shares_of(rows: list[FormRow], desk: Desk) -> Draft:
    """Return how much of the element forms hold."""
    row = next((row for row in rows if row.compound), None)
    if row is None or row.compound is None:
        return Draft(title="", lead=desk.phrases.text("label_decode.unknown_share"))
    held = desk.knowledge.forms.elemental(row.key, EXAMPLE_MG) or 0.0
    lead = desk.phrases.text(
        "label_decode.share",
        form=spoken(row),
        percent=show_number(row.compound.percent),
        mg=show_number(held),
    )
    others = [
        desk.phrases.text("label_decode.share_other", name=compound.name, percent=compound.percent)
        for compound in row.elemental[1:]
    ]
    others += [
        desk.phrases.text("label_decode.share_other", name=other.label, percent=other.compound.percent)
        for other in rows
        if other.compound and other.key != row.key
    ]
    hint = desk.phrases.text("label_decode.nothing.hint")
    return Draft(title="", lead=lead, facts=(*others, hint), sources=row.sources[:1], seen=(noted_form(row),))


def weight_for(label: Label, desk: Desk) -> tuple[str, ...]:
    """How much of the compound it takes for what a label says of the element itself; nothing where no form is named."""
    if label.row is None or label.row.compound is None:
        return ()
    weight = label.dose.mg / share(label.row.compound.formula)
    percent = show_number(label.row.compound.percent)
    return (
        desk.phrases.text(
            "label_decode.weight",
            form=label.row.label,
            percent=percent,
            mg=show_number(label.dose.mg),
            compound=show_number(weight),
        ),
    )


def hydrates(row: FormRow, mg: float, desk: Desk) -> tuple[str, ...]:
    """What a weight of a form holds from its driest to its wettest compound, where that differs."""
    held = desk.knowledge.forms.elemental_range(row.key, mg)
    if held is None or round(held[0]) == round(held[1]):
        return ()
    low, high = map(show_number, held)
    return (desk.phrases.text("label_decode.range", low=low, high=high),)
