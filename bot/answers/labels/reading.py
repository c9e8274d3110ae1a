"""One label as told, in a message, by a button, or in the turns of a conversation: dose, form, how much is taken.

What the last answer worked with comes back as slots without a place in the text (`MG` and others), so that "2 tablets a
day" or "yes it says elemental" keeps the rest of the label.
"""

import re
from dataclasses import dataclass, replace

from bot.actions import ASK, Action, write_whole
from bot.answer import Request, Suggestion
from bot.answers.desk import Desk
from bot.answers.labels.doses import Dose, counts_itself, forms_in, nearest_form, said_to_count_itself
from bot.answers.labels.pieces import PIECES, pieces_taken, serving_size, small_number
from bot.answers.labels.words import cue, speaks_of
from intents.keys import LABEL_DECODE
from intents.reading.entity_types import FORM
from knowledge.forms import FormRow

MG, COUNTS, SERVED, TAKEN = "mg", "as", "per", "daily"
"""Types of what is held: milligrams on the label, what they count, pieces of a serving, pieces taken a day."""
KEPT = "kept"
"""Type that marks an amount as told before an answer on something else."""
ITSELF, COMPOUND = "itself", "salt"
MOST_TAKEN = 20
"""Pieces a day that a button or a turn may say; more is a slip."""
MOST_IN_ONE = 1_000
"""Milligrams of compound that one capsule or tablet may weigh; "1200 mg 3 caps" is told of the three together."""
_PIECES = re.compile(r"\b(?:caps?|capsules?|tab(?:let)?s?|softgels?|pills?|gumm(?:y|ies))\b")
_EACH = re.compile(r"\b(?:each|per|every|a (?:cap|capsule|tab|tablet|pill))\b")
_OF_ONE = re.compile(r"\b(?:a|per|each) (?:cap|capsule|tab|tablet|pill)\b")
_PART = re.compile(
    rf"(?:1/(?P<of>[2-8])|\bhalf(?: an?)?|\bquarter(?: of an?)?)\s*{PIECES}\s*(?:=|is|has|holds|gives|contains)\s*$"
)
_WHOLE = re.compile(rf"\b(?:1|one|an?|full|whole)\s+(?:full\s|whole\s)?{PIECES}\b")
_NUMBER = re.compile(r"\d{1,6}(?:\.\d{1,6})?")


@dataclass(frozen=True)
class Label:
    """What a label says and how much of it is taken."""

    dose: Dose
    row: FormRow | None
    itself: bool | None
    """Whether the number counts the element itself; None where the label leaves it open."""
    served: int | None
    """Pieces that the number is for."""
    taken: int | None
    """Pieces taken a day."""

    @property
    def holds(self) -> tuple[tuple[str, str], ...]:
        """The label as slots, for buttons and for what is said next."""
        pairs = [(FORM, self.row.key)] if self.row else []
        pairs.append((MG, f"{self.dose.mg:.6f}".rstrip("0").rstrip(".")))
        if self.itself is not None:
            pairs.append((COUNTS, ITSELF if self.itself else COMPOUND))
        pairs += [(SERVED, str(self.served))] if self.served else []
        pairs += [(TAKEN, str(self.taken))] if self.taken else []
        return tuple(pairs)


def read_label(request: Request, doses: tuple[Dose, ...], desk: Desk) -> Label | None:
    """Return the label of a question, with what was held where the question is silent; None without a dose."""
    held = _held(request)
    served = serving_size(request, desk) or _small(held.get(SERVED))
    of_one = TAKEN in held and _OF_ONE.search(request.text)  # how many were taken is told already
    taken = None if of_one else pieces_taken(request, desk)
    table = desk.knowledge.forms.by_key
    if doses:
        own = own_dose(request, doses, desk)
        together = taken is not None and doses[0].mg > MOST_IN_ONE and _PIECES.search(request.text)
        served = served or (taken if together and not _EACH.search(request.text) else None)
        match = nearest_form(own or doses[0], forms_in(request))
        row = table.get(match.key) if match else None
        return Label(
            _of_the_whole(own or doses[0], request.text),
            row,
            True if own else None,
            served,
            taken or _small(held.get(TAKEN)),
        )
    if not _NUMBER.fullmatch(held.get(MG, "")):
        return None
    row = next((table[match.key] for match in forms_in(request) if match.key in table), None)
    counts = {ITSELF: True, COMPOUND: False}.get(held.get(COUNTS, ""), True if row is None else None)
    if row is not None and FORM not in held and request.read:  # told only now, so what the number counts is open
        counts = None
    said = _said_now(request, desk)
    if request.read and not any(amount.kind == "age" for amount in request.slots.amounts):  # a button's words are ours
        taken = taken or small_number(request.text)
    taken = taken or _small(held.get(TAKEN))
    return Label(Dose(float(held[MG]), 0, 0, "mg"), row, counts if said is None else said, served, taken)


def _of_the_whole(dose: Dose, text: str) -> Dose:
    """A dose told of a part of a piece, where the whole is asked for: "1/4 tsp is 150 mg, whats 1 tsp"."""
    part = _PART.search(text[: dose.start])
    if part is None or _WHOLE.search(text[dose.end :]) is None:
        return dose
    return replace(dose, mg=dose.mg * (int(part["of"]) if part["of"] else 2 if "half" in part.group() else 4))


def own_dose(request: Request, doses: tuple[Dose, ...], desk: Desk) -> Dose | None:
    """Return the number that counts the element itself: the one said to, else the first of a label that means so."""
    said = [dose for dose in doses if said_to_count_itself(dose, request, desk)]
    said = said or _named_alone(request, doses, desk)
    others = {dose.mg for dose in doses if dose not in said}
    others |= {float(word) for match in forms_in(request) for word in match.text.split() if _NUMBER.fullmatch(word)}
    if said and said[0].mg in others:
        return None  # "is mag ox 400 the same as 400": the question is about the other one
    return next(iter(said), doses[0] if counts_itself(doses[0], request, desk) else None)


def _named_alone(request: Request, doses: tuple[Dose, ...], desk: Desk) -> list[Dose]:
    """The number of the element where a larger one is told of the form: "glycinate 2000 mg, magnesium 200 mg"."""
    most = max(dose.mg for dose in doses)
    name = re.compile(rf"(?:\b{cue(desk, 'itself_alone')}|(?<![\d.] )(?<!\d)\bmg)\W{{0,3}}$")  # "1670 mg (Mg 167 mg)"
    alone = [dose for dose in doses if dose.mg < most and name.search(request.text[: dose.start])]
    return alone if len(doses) > 1 and forms_in(request) else []


def turns(label: Label, *, open_reading: bool, desk: Desk) -> tuple[Suggestion, ...]:
    """Return the buttons that answer what is open, and those that exchange how much is taken."""
    told = []
    if open_reading:
        told += [("itself", replace(label, itself=True)), ("compound", replace(label, itself=False))]
    told += [("daily", replace(label, taken=count)) for count in (1, 2, 3) if count != (label.taken or 1)]
    buttons = []
    for key, other in told:
        action = _action(other.holds) or (_action(replace(other, row=None).holds) if other.itself else None)
        if action is not None:
            text = desk.phrases.text(f"label_decode.buttons.{key}", count=other.taken or 1)
            buttons.append(Suggestion(text, action))
    return tuple(buttons)


def _action(held: tuple[tuple[str, str], ...]) -> str | None:
    """The action that decodes a label again; None where it has no room for all of it."""
    return write_whole(Action(ASK, LABEL_DECODE, held))


def _held(request: Request) -> dict[str, str]:
    return {match.type: match.key for match in request.slots.matches if not match.said}


def _small(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() and 0 < int(text) <= MOST_TAKEN else None


def _said_now(request: Request, desk: Desk) -> bool | None:
    """What a reply says that the number counts; None where it says nothing about it."""
    text = request.text
    if not request.read:  # a button: its title says nothing
        return None
    if speaks_of("denies", text, desk) or speaks_of("says_compound", text, desk):
        return False
    return True if speaks_of("affirms", text, desk) else None
