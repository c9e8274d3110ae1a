"""Blood results: where a told value stands against the common ranges, and how soon it needs a doctor.

Never a diagnosis. A value without a unit is read as the likelier one, which the reply says; where two units are
likely it asks.
"""

import re
from collections.abc import Collection
from dataclasses import replace

from bot.answer import Draft, Request
from bot.answers.desk import Desk
from bot.answers.passages.answer import passage_answer, show_passage
from bot.answers.turn import Turn
from bot.answers.word_lists import says
from intents.keys import (
    BLOOD_UNITS,
    DEFICIENCY_CAUSES,
    DEFICIENCY_SIGNS,
    DEFICIENCY_TREATMENT,
    MEDICINES,
    NORMAL_RANGE,
    TESTING,
    TESTING_KITS,
)
from intents.reading.entity_types import NUTRIENT, SUBJECT
from knowledge.blood import MG_DL, MMOL_L, MMOL_PER_MG_DL, BloodValue, blood_values, units_in
from knowledge.text import tokens

BLOOD = "blood"
"""Type of the value that is held, for a later message that tells its unit."""
MAGNESIUM = "magnesium"
MEANING = "blood.words.asks"
"""Key of the words by which somebody asks what a result means."""
MOST_WORDS = 8
"""Words of a message that only asks what the result told before means."""
OF_THE_LEVEL = frozenset({TESTING, DEFICIENCY_CAUSES, DEFICIENCY_SIGNS, DEFICIENCY_TREATMENT})
"""Intents in whose talk a bare number with a point is a level in the blood."""
_RESULT = re.compile(
    r"\W*(?:(?:it|its|was|is|says?|said|the|my|result|level|about|around|mine|came|back|at|only|think) )*"
    r"\d+[.,]\d+\W*(?:mmol(?:/l)?|mg ?/ ?dl)?\W*"
)
MOST_BETWEEN = 25
"""Characters between the name of another substance and a value that belongs to it."""


def tells_a_result(request: Request, desk: Desk) -> bool:
    """Whether a message tells a blood result: a number with its unit, or one beside a word for a result."""
    told = _said(request)
    return any(value.unit for value in told) or (bool(told) and says("blood.words.result", request.text, desk))


def rests_on_it(request: Request, leave: Collection[str]) -> bool:
    """Whether a message on medicines asks for no leave, so that it is about a result in it: "omeprazole, 0.5"."""
    return request.intent == MEDICINES and not set(leave) & set(tokens(request.text))


def only_a_result(text: str, intent: str | None) -> bool:
    """Whether a message in a talk on the level in the blood is no more than a number with a point: "it was 0.64"."""
    return intent in OF_THE_LEVEL and _RESULT.fullmatch(text.lower()) is not None


def result_told(turn: Turn) -> Request | None:
    """Return the question what a blood result means, for a later message that tells nothing else."""
    told = only_a_result(turn.question.text, turn.conversation.intent)
    return Request.of(turn.question, TESTING) if told else None


def testing(request: Request, desk: Desk) -> Draft:
    """Return what a told result says, how units are converted, or the passage that fits the question.

    Of several results the one farthest from normal is placed first: "1.9 last year and 1.6 now" is no good news.
    """
    if says("blood.words.other_tests", request.text, desk) and blood_values(request.text):
        draft = show_passage(desk.knowledge.passages[TESTING_KITS], desk, request.intent)
        return replace(draft, lead=f"{desk.phrases.text('blood.not_the_usual')}\n{draft.lead}")
    told = _told(request, desk)
    if told:
        value = desk.knowledge.blood.worst(told)
        draft = _open(value, request, desk) if value.open else _placed(value, request, desk)
        others = tuple(desk.knowledge.blood.band(v.mmol).lead.format(value=_in_both(v)) for v in told if v != value)
        return replace(draft, facts=(*others, *draft.facts))
    if len(units_in(request.text)) > 1:
        return show_passage(desk.knowledge.passages[BLOOD_UNITS], desk, request.intent)
    return passage_answer(request, desk)


def _told(request: Request, desk: Desk) -> tuple[BloodValue, ...]:
    """The values of a message, or the one told before where the message adds its unit or asks what it means."""
    if blood_values(request.text):
        return _said(request)
    units = units_in(request.text)
    held = next((match.key for match in request.slots.matches if match.type == BLOOD), None)
    if held is None or len(units) > 1:
        return ()
    number, _, unit = held.partition(" ")
    asked = len(request.text.split()) <= MOST_WORDS and says(MEANING, request.text, desk)
    return (BloodValue(float(number), units[0] if units else unit, 0, 0),) if units or asked else ()


def _said(request: Request) -> tuple[BloodValue, ...]:
    """The values of magnesium that a message itself tells."""
    return tuple(value for value in blood_values(request.text) if not _is_of_another(value, request))


def _is_of_another(value: BloodValue, request: Request) -> bool:
    """Whether the substance named last before a value is another one ("potassium 4.1 mmol/l")."""
    named = [match for match in request.slots.said({NUTRIENT, SUBJECT}) if match.start < value.start]
    last = max(named, key=lambda match: match.end, default=None)
    return (
        last is not None and last.type == NUTRIENT and last.key != MAGNESIUM and value.start - last.end <= MOST_BETWEEN
    )


def _placed(value: BloodValue, request: Request, desk: Desk) -> Draft:
    band = desk.knowledge.blood.band(value.mmol)
    guess = () if value.unit else (desk.phrases.text("blood.guess", unit=value.likely),)
    return Draft(
        title=desk.phrases.text("blood.title"),
        lead=band.lead.format(value=_in_both(value)),
        facts=(*guess, desk.phrases.text("blood.range"), *band.facts, desk.phrases.text("blood.own_report")),
        intent=request.intent,
        evidence="established",
        sources=band.sources,
        ask="doctor",
        passages=(NORMAL_RANGE,),
        card=band.card,
        urgency=band.urgency,
        holds=((BLOOD, f"{value.value:g} {value.unit}".strip()),),
        suggestions=desk.offer_next(request.intent),
        seen=(f"blood.yaml {band.key}: {value.mmol:.2f} mmol/L",),
    )


def _open(value: BloodValue, request: Request, desk: Desk) -> Draft:
    """Both readings of a number that two units make sense of, and the question which it is."""
    readings = [BloodValue(value.value, unit, value.start, value.end) for unit in (MG_DL, MMOL_L)]
    bands = [desk.knowledge.blood.band(reading.mmol) for reading in readings]
    told = zip(readings, bands, strict=True)
    return Draft(
        title=desk.phrases.text("blood.title"),
        lead=desk.phrases.text("blood.open", number=f"{value.value:g}"),
        facts=tuple(band.lead.format(value=_in_both(reading)) for reading, band in told),
        kind="clarify",
        intent=request.intent,
        sources=tuple(dict.fromkeys(source for band in bands for source in band.sources)),
        ask="doctor",
        holds=((BLOOD, f"{value.value:g} {value.unit}".strip()),),
        seen=tuple(f"blood.yaml {band.key}" for band in bands),
    )


def _in_both(value: BloodValue) -> str:
    """A result as told, with the other of the two common units: "1.6 mg/dL (0.66 mmol/L)"."""
    unit = value.unit or value.likely
    if unit == MMOL_L:
        return f"{value} ({value.mmol / MMOL_PER_MG_DL:.1f} {MG_DL})"
    return f"{value} ({value.mmol:.2f} {MMOL_L})"
