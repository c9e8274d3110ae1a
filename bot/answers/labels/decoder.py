"""Labels: what one says in the element itself.

Where a number may mean the compound or the element, both readings are shown and the reply asks.
"""

from dataclasses import replace

from bot.answer import Draft, Request
from bot.answers.amounts.limits import adult_limits, against_limits, cite, note
from bot.answers.desk import Desk
from bot.answers.foods.wording import quoted
from bot.answers.forms.wording import buffered, noted_form, unknown_forms
from bot.answers.labels.dose_owner import is_quoted, magnesium_doses
from bot.answers.labels.doses import MAX_MG, Dose, asks_back, forms_in, is_told_elemental, percents_in, spoken, written
from bot.answers.labels.reading import Label, read_label, turns
from bot.answers.labels.shares import (
    beside_percent,
    by_form,
    by_percent,
    hydrates,
    of_label_value,
    shares_of,
    weight_for,
)
from bot.answers.labels.sums import asks_count, pieces_for, portion_of
from bot.answers.labels.two_meanings import MAX_ITSELF, daily, held_in, may_be_either, two_readings
from bot.answers.labels.two_numbers import two_numbers
from bot.answers.labels.words import speaks_of
from bot.answers.passages.answer import show_passage
from bot.answers.word_lists import says
from intents.keys import LABEL_DECODE
from knowledge.forms import Compound, FormRow, named_compound
from knowledge.formula import share
from knowledge.units import show_number

NEAR = 0.35
"""Likeness to a way of asking from which a passage answers."""


def label_decode(request: Request, desk: Desk) -> Draft:
    """Return what a label's numbers mean in the element itself, and ask where the label leaves it open."""
    percents = percents_in(request.text)
    of_value = percents and speaks_of("label_value", request.text, desk)  # "% NRV says 100" is no 100 mg
    doses = magnesium_doses(request, desk)
    bare = magnesium_doses(request, desk, bare=True)
    if not doses and not of_value:
        doses = bare
    elif len(bare) > len(doses):  # "1000 mg providing elemental 120"
        doses = tuple(dose for dose in bare if dose in doses or is_told_elemental(dose, request, desk))
    doses = tuple(dose for dose in doses if not is_quoted(dose, request, desk)) or doses
    explained = None if doses or forms_in(request) or percents else _explained(request, desk)
    if explained is not None:
        return explained
    draft = portion_of(request, desk) or _read(request, doses, desk)
    return replace(
        draft,
        title=desk.phrases.text("label_decode.title"),
        intent=request.intent,
        sources=tuple(dict.fromkeys((*draft.sources, *cite(adult_limits(desk))))),
        disclaimers=("supplement",),
        ask="pharmacist",
        suggestions=(*draft.suggestions, *desk.offer_next(LABEL_DECODE)),
    )


def _explained(request: Request, desk: Desk) -> Draft | None:
    """Return the passage on a word of labels that is asked about ("whats DV"), if one is near."""
    hits = desk.retriever.search(request.words, 1, desk.passages_of(request.intent))
    near = bool(hits) and hits[0].score >= NEAR
    return show_passage(desk.knowledge.passages[hits[0].key], desk, request.intent) if near else None


def _read(request: Request, doses: tuple[Dose, ...], desk: Desk) -> Draft:
    table = desk.knowledge.forms.by_key
    forms = [table[match.key] for match in forms_in(request) if match.key in table]
    percents = percents_in(request.text)
    if any(not 0 < dose.mg <= MAX_MG for dose in doses):
        wrong = next(dose for dose in doses if not 0 < dose.mg <= MAX_MG)
        return _absurd(wrong, desk)
    if not doses and percents and speaks_of("label_value", request.text, desk):
        return of_label_value(percents[0][0], request, desk)
    held = read_label(request, (), desk)
    if held is not None and asks_count(request, doses, desk):
        return pieces_for(doses[0], held, request, desk)
    if doses and forms and asks_back(request, desk):
        return _back(doses[0], forms[0], request, desk)
    told = any(is_told_elemental(dose, request, desk) for dose in doses)
    if not forms and not told and (both := two_numbers(doses, request, desk)) is not None:
        return both
    label = read_label(request, doses, desk)
    if label is None:
        return shares_of(forms, desk) if forms else _nothing(desk)
    if label.row is None and (beside := beside_percent(label.dose, request, desk)) is not None:
        return replace(beside, holds=label.holds)
    draft = _itself(label, request, desk) if label.itself else _compound(label, request, desk)
    if label.row is not None and says("forms.profile.asked.absorption", request.text, desk):
        taken_up = desk.phrases.text("forms.profile.absorption", text=label.row.absorption.text)
        draft = replace(draft, lead=f"{taken_up}\n{draft.lead}")
    either = draft.kind == "answer" and may_be_either(label)
    return replace(draft, holds=label.holds, either=either, suggestions=turns(label, open_reading=either, desk=desk))


def _itself(label: Label, request: Request, desk: Desk) -> Draft:
    mg = show_number(label.dose.mg)
    if label.dose.unit in {"mg", ""}:
        lead = desk.phrases.text("label_decode.itself", mg=mg)
    else:
        lead = desk.phrases.text("label_decode.itself_unit", amount=written(label.dose), mg=mg)
    total, lines = _taken(label.dose.mg, label, desk)
    return Draft(
        title="",
        lead=" ".join((lead, *lines)),
        facts=(*weight_for(label, desk), *against_limits(total, request, desk)),
        seen=note(adult_limits(desk)),
    )


def _taken(mg: float, label: Label, desk: Desk) -> tuple[float, tuple[str, ...]]:
    """What is taken a day of a labelled amount, and the lines that say how it was worked out."""
    served = label.served or 1
    if label.taken is None and served == 1:
        return mg, ()
    if label.taken is None:
        each = desk.phrases.text("label_decode.per_unit", mg=show_number(mg / served), serving=served)
        return mg, (each,)
    total = daily(mg, label)
    return total, (desk.phrases.text("label_decode.taken", count=label.taken, mg=show_number(total)),)


def _compound(label: Label, request: Request, desk: Desk) -> Draft:
    row, dose = label.row, label.dose
    percents = percents_in(request.text)
    if row is not None and percents and not speaks_of("label_value", request.text, desk):
        return by_percent(percents[0][0], dose, request, desk)
    if row is None and not unknown_forms(request) and not speaks_of("blend", request.text, desk):
        return by_form(dose, desk)
    if row is None or row.compound is None:
        strange = unknown_forms(request)
        lead = desk.phrases.text(f"label_decode.unknown_{'form' if strange else 'share'}", name=quoted(strange))
        return Draft(title="", lead=lead, facts=(desk.phrases.text("label_decode.nothing.hint"),))
    named = named_compound(row, request.text)
    held = held_in(label, row, request.text)
    total, lines = _taken(held, label, desk)
    values = {"compound": written(dose), "form": _with_water(row, named), "mg": show_number(held)}
    lead = " ".join((desk.phrases.text("label_decode.surely", **values), *lines))
    sure: tuple[str, ...] = ()
    if may_be_either(label):
        lead = two_readings(label, request.text, adult_limits(desk), desk, lines)
        sure = (desk.phrases.text("readings.which"),)
    elif label.itself is None and dose.mg > MAX_ITSELF:
        sure = (desk.phrases.text("label_decode.surely_compound", compound=written(dose)),)
    return Draft(
        title="",
        lead=lead,
        facts=(
            *sure,
            *(hydrates(row, dose.mg, desk) if named is row.compound else ()),
            *buffered(request, desk),
            *against_limits(total, request, desk, placed=may_be_either(label)),
        ),
        sources=row.sources[:1],
        seen=(noted_form(row), *note(adult_limits(desk))),
    )


def _with_water(row: FormRow, compound: Compound) -> str:
    return spoken(row) if compound is row.compound else f"{spoken(row)}, {compound.name}"


def _back(dose: Dose, row: FormRow, request: Request, desk: Desk) -> Draft:
    if row.compound is None:
        return Draft(title="", lead=desk.phrases.text("label_decode.unknown_share"))
    named = named_compound(row, request.text)
    needed = dose.mg / share(named.formula)
    values = {"mg": show_number(dose.mg), "form": _with_water(row, named)}
    lead = desk.phrases.text("label_decode.back", **values, compound=show_number(needed))
    most = dose.mg / min(share(compound.formula) for compound in row.elemental)
    wet: tuple[str, ...] = ()
    if named is row.compound and round(most) > round(needed):
        wet = (desk.phrases.text("label_decode.back_range", high=show_number(most)),)
    return Draft(
        title="",
        lead=lead,
        facts=(*wet, *buffered(request, desk), *against_limits(dose.mg, request, desk)),
        sources=row.sources[:1],
        seen=(noted_form(row), *note(adult_limits(desk))),
    )


def _absurd(dose: Dose, desk: Desk) -> Draft:
    lead = desk.phrases.text("label_decode.absurd", amount=written(dose))
    return Draft(title="", lead=lead, facts=(desk.phrases.text("label_decode.nothing.hint"),), kind="clarify")


def _nothing(desk: Desk) -> Draft:
    lead = desk.phrases.text("label_decode.nothing.lead")
    return Draft(title="", lead=lead, facts=(desk.phrases.text("label_decode.nothing.hint"),), kind="clarify")
