"""Labels: what one says in the element itself.

Where a number may mean the compound or the element, both readings are shown and the reply asks.
"""

from dataclasses import replace

from bot.answer import Draft, Request
from bot.answers.desk import Desk
from bot.answers.doses import (
    MAX_MG,
    MG_PER_MEQ,
    Dose,
    as_quantity,
    asks_back,
    counts_itself,
    doses_in,
    forms_in,
    nearest_form,
    percents_in,
    pieces_taken,
    said_to_count_itself,
    serving_size,
    speaks_of,
    spoken,
)
from bot.answers.limits import adult_limits, against_limits, cite, note
from knowledge.forms import FormRow
from knowledge.units import show_number

MAX_ITSELF = 1_000.0
"""More than this in one serving is the weight of a compound: three times the highest limit but one."""
EXAMPLE_MG = 500.0
"""A common tablet, used to show what a share means."""


def label_decode(request: Request, desk: Desk) -> Draft:
    """Return what a label's numbers mean in the element itself, and ask where the label leaves it open."""
    doses = doses_in(request) or doses_in(request, bare=True)
    draft = _read(request, doses, desk)
    return replace(
        draft,
        title=desk.phrases.text("label_decode.title"),
        intent=request.intent,
        sources=tuple(dict.fromkeys((*draft.sources, *cite(adult_limits(desk))))),
        disclaimers=("supplement",),
        ask="pharmacist",
        suggestions=tuple(map(desk.offer, desk.catalog.intents["label_decode"].next)),
    )


def _read(request: Request, doses: tuple[Dose, ...], desk: Desk) -> Draft:
    forms = [desk.knowledge.forms.by_key[match.key] for match in forms_in(request)]
    percents = percents_in(request.utterance)
    if any(not 0 < dose.mg <= MAX_MG for dose in doses):
        wrong = next(dose for dose in doses if not 0 < dose.mg <= MAX_MG)
        return _absurd(wrong, desk)
    if not doses and percents and speaks_of("label_value", request.utterance, desk):
        return _of_label_value(percents[0][0], desk)
    if not doses:
        return _shares(forms, desk) if forms else _nothing(desk)
    if forms and asks_back(request, desk):
        return _back(doses[0], forms[0], desk)
    own = _own_dose(request, doses, desk)
    if own is not None:
        return _itself(own, request, desk)
    return _compound(request, doses[0], desk)


def _own_dose(request: Request, doses: tuple[Dose, ...], desk: Desk) -> Dose | None:
    """The number that counts the element itself: the one said to, else the first of a label that means so."""
    said = [dose for dose in doses if said_to_count_itself(dose, request, desk)]
    if said and any(dose.mg == said[0].mg for dose in doses if dose not in said):
        return None  # "is 250 of the compound the same as 250": the question is about the other one
    return next(iter(said), doses[0] if counts_itself(doses[0], request, desk) else None)


def _itself(dose: Dose, request: Request, desk: Desk) -> Draft:
    mg = show_number(dose.mg)
    if dose.unit in {"mg", ""}:
        lead = desk.phrases.text("label_decode.itself", mg=mg)
    else:
        lead = desk.phrases.text("label_decode.itself_unit", amount=_written(dose), mg=mg)
    total, lines = _taken(dose.mg, request, desk)
    return Draft(title="", lead=lead, facts=(*lines, *against_limits(total, desk)), seen=note(adult_limits(desk)))


def _taken(mg: float, request: Request, desk: Desk) -> tuple[float, tuple[str, ...]]:
    """What is taken a day of a labelled amount, and the lines that say how it was worked out."""
    served, taken = serving_size(request, desk) or 1, pieces_taken(request, desk)
    if taken is None and served == 1:
        return mg, ()
    if taken is None:
        each = desk.phrases.text("label_decode.per_unit", mg=show_number(mg / served), serving=served)
        return mg, (each,)
    total = mg / served * taken
    return total, (desk.phrases.text("label_decode.taken", count=taken, mg=show_number(total)),)


def _compound(request: Request, dose: Dose, desk: Desk) -> Draft:
    match = nearest_form(dose, forms_in(request))
    row = desk.knowledge.forms.by_key[match.key] if match else None
    percents = percents_in(request.utterance)
    if row is not None and percents and not speaks_of("label_value", request.utterance, desk):
        return _by_percent(percents[0][0], dose, desk)
    if row is None or row.compound is None:
        lead = desk.phrases.text("label_decode.unknown_share")
        return Draft(title="", lead=lead, facts=(desk.phrases.text("label_decode.nothing.hint"),))
    held = desk.knowledge.forms.elemental(row.key, dose.mg) or 0.0
    total, lines = _taken(held, request, desk)
    lead = desk.phrases.text("label_decode.compound", compound=_written(dose), form=spoken(row), mg=show_number(held))
    return Draft(
        title="",
        lead=" ".join((lead, *lines)),
        facts=(_or_itself(dose, request, desk), *_hydrates(row, dose.mg, desk), *against_limits(total, desk)),
        sources=row.sources[:1],
        seen=(_seen(row), *note(adult_limits(desk))),
    )


def _or_itself(dose: Dose, request: Request, desk: Desk) -> str:
    """The question which reading is right; a large number can only be the compound."""
    if dose.mg > MAX_ITSELF:
        return desk.phrases.text("label_decode.surely_compound", compound=_written(dose))
    total, _ = _taken(dose.mg, request, desk)
    return desk.phrases.text("label_decode.ambiguous", compound=_written(dose), total=show_number(total))


def _by_percent(percent: float, dose: Dose, desk: Desk) -> Draft:
    mg = dose.mg * percent / 100
    values = {"percent": show_number(percent), "compound": show_number(dose.mg), "mg": show_number(mg)}
    lead = desk.phrases.text("label_decode.percent_of", **values)
    return Draft(title="", lead=lead, facts=against_limits(mg, desk), seen=note(adult_limits(desk)))


def _of_label_value(percent: float, desk: Desk) -> Draft:
    table = desk.knowledge.intake
    us = table.daily_value
    eu = next((row for row in table.by_key.values() if row.kind == "NRV"), us)
    lead = desk.phrases.text(
        "label_decode.percent",
        percent=show_number(percent),
        us=show_number(us.mg_per_day * percent / 100),
        us_full=show_number(us.mg_per_day),
        eu=show_number(eu.mg_per_day * percent / 100),
        eu_full=show_number(eu.mg_per_day),
    )
    facts = against_limits(us.mg_per_day * percent / 100, desk)
    return Draft(title="", lead=lead, facts=facts, sources=cite((us, eu)), seen=note((us, eu)))


def _back(dose: Dose, row: FormRow, desk: Desk) -> Draft:
    needed = desk.knowledge.forms.compound(row.key, dose.mg)
    if needed is None:
        return Draft(title="", lead=desk.phrases.text("label_decode.unknown_share"))
    values = {"mg": show_number(dose.mg), "form": spoken(row)}
    lead = desk.phrases.text("label_decode.back", **values, compound=show_number(needed))
    low = min(compound.percent for compound in row.elemental)
    wet: tuple[str, ...] = ()
    if len(row.elemental) > 1:
        wet = (desk.phrases.text("label_decode.back_range", high=show_number(dose.mg * 100 / low)),)
    return Draft(
        title="",
        lead=lead,
        facts=(*wet, *against_limits(dose.mg, desk)),
        sources=row.sources[:1],
        seen=(_seen(row), *note(adult_limits(desk))),
    )


def _shares(rows: list[FormRow], desk: Desk) -> Draft:
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
    return Draft(title="", lead=lead, facts=(*others, hint), sources=row.sources[:1], seen=(_seen(row),))


def _hydrates(row: FormRow, mg: float, desk: Desk) -> tuple[str, ...]:
    held = desk.knowledge.forms.elemental_range(row.key, mg)
    if held is None or round(held[0]) == round(held[1]):
        return ()
    low, high = map(show_number, held)
    return (desk.phrases.text("label_decode.range", low=low, high=high),)


def _absurd(dose: Dose, desk: Desk) -> Draft:
    lead = desk.phrases.text("label_decode.absurd", amount=_written(dose))
    return Draft(title="", lead=lead, facts=(desk.phrases.text("label_decode.nothing.hint"),), kind="clarify")


def _nothing(desk: Desk) -> Draft:
    lead = desk.phrases.text("label_decode.nothing.lead")
    return Draft(title="", lead=lead, facts=(desk.phrases.text("label_decode.nothing.hint"),), kind="clarify")


def _written(dose: Dose) -> str:
    return f"{show_number(dose.mg / MG_PER_MEQ)} mEq" if dose.unit == "meq" else str(as_quantity(dose))


def _seen(row: FormRow) -> str:
    return f"forms.yaml {row.key}: {row.compound.percent:g} %" if row.compound else f"forms.yaml {row.key}"
