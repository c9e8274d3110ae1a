"""Two numbers on one label ("1000 on the front, 144 on the back"): the compound's weight, and the element in it."""

from bot.answer import Draft, Request
from bot.answers.amounts.limits import adult_limits, against_limits, note
from bot.answers.desk import Desk
from bot.answers.labels.doses import Dose, percents_in, spoken, written
from bot.answers.labels.words import speaks_of
from bot.answers.word_lists import listed
from knowledge.formula import share

SPARED = 0.1
"""By how much, of itself, a label's smaller number may miss what a form holds: labels round."""


def two_numbers(doses: tuple[Dose, ...], request: Request, desk: Desk) -> Draft | None:
    """Return which of two numbers counts, where one may be the other's share; None for any other label.

    The share must be one that some form on file holds: 375 and 350 are no compound and its magnesium.
    """
    amounts = sorted({dose.mg for dose in doses if dose.mg > 0})
    if len(amounts) != 2 or percents_in(request.text) or not speaks_of("two_numbers", request.text, desk):
        return None
    itself, whole = (next(dose for dose in doses if dose.mg == mg) for mg in amounts)
    part = itself.mg / whole.mg
    compounds = (row.compound for row in desk.knowledge.forms.by_key.values() if row.compound is not None)
    shares = [share(compound.formula) for compound in compounds]
    if not min(shares) * (1 - SPARED) <= part <= max(shares) * (1 + SPARED):
        return None
    lead = desk.phrases.text("label_decode.two_numbers.lead", whole=written(whole), itself=written(itself))
    look = desk.phrases.text("label_decode.two_numbers.look", itself=written(itself))
    return Draft(
        title="",
        lead=lead,
        facts=(*_as_in(part, desk), look, *against_limits(itself.mg, request, desk)),
        seen=note(adult_limits(desk)),
    )


def _as_in(part: float, desk: Desk) -> tuple[str, ...]:
    """The usual forms that hold about such a share of their weight."""
    table, near = desk.knowledge.forms, []
    for key in listed("label_decode.by_form.examples", desk):
        least, most = table.elemental_range(key, 1.0) or (0.0, 0.0)
        if least * (1 - SPARED) <= part <= most * (1 + SPARED):
            near.append(spoken(table.by_key[key]))
    if not near:
        return ()
    values = {"percent": round(100 * part), "forms": ", ".join(near)}
    return (desk.phrases.text("label_decode.two_numbers.as_in", **values),)
