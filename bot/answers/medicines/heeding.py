"""What a medicine changes in a question on something else, and what is not on file of two things compared.

"When should i take it" with a thyroid tablet at 7 is a plan of hours; "how long after alendronate" is a gap.
"""

import re
from dataclasses import replace
from itertools import pairwise

from bot.answer import Draft, Request
from bot.answers.blood import rests_on_it, tells_a_result
from bot.answers.desk import Desk
from bot.answers.foods.reading import eaten
from bot.answers.forms.wording import on_skin
from bot.answers.labels.dose_owner import magnesium_doses
from bot.answers.medicines.between_doses import between_doses
from bot.answers.medicines.clock import moments_in
from bot.answers.medicines.hours_told import hours_told, own_places, rows_said
from bot.answers.medicines.together import meant, taken_together
from bot.answers.turn import Turn
from bot.answers.word_lists import says
from bot.conversation import Conversation, pair_of
from intents.keys import (
    DEFICIENCY_CAUSES,
    DEFICIENCY_SIGNS,
    DEFICIENCY_TREATMENT,
    DIAGNOSIS_REQUEST,
    FOOD_AMOUNT,
    HOW_LONG,
    IV_MAGNESIUM,
    MEDICINES,
    PRESCRIPTION_REQUEST,
    SPACING_PLAN,
    TESTING,
    TIMING,
    UPPER_LIMIT,
    WHAT_IS_MAGNESIUM,
    WHEN_TO_SEE_DOCTOR,
    WHO_SHOULD_ASK,
)
from intents.model import EntityMatch
from intents.reading.entity_types import BESIDE, FORM, MEDICINE, NUTRIENT, SUBJECT, TAKEN_AT
from intents.words import WordLists
from knowledge.interactions import PLANNED
from knowledge.text import tokens

PLACED = frozenset({DIAGNOSIS_REQUEST, DEFICIENCY_SIGNS, DEFICIENCY_TREATMENT, DEFICIENCY_CAUSES, WHEN_TO_SEE_DOCTOR})
"""Intents for which a blood result told with the question is placed first."""
_APART = re.compile(
    r"\b(?:(?:goes?|ok|okay|safe|fine|mix(?:es)?|clash(?:es)?|interacts?) with mag(?:nesium)?"
    r"|same time|at once|(?:far|hours?|hrs?|how long) apart|what gap|the gap|whats the gap)\b"
)
"""How somebody asks whether two things may meet."""
_BY_DRIP = re.compile(
    r"\bmag(?:nesium)? (?:\w+ )?(?:iv|drips?|infusions?|injections?|shots?)\b"
    r"|\b(?:iv|intravenous|drips? of|infusions? of|hospital)\b"
)
_OF_TAKEN = re.compile(
    r"\bleave (?:it |mag |magnesium |the magnesium )?(?:off|out)\b"
    r"|\b(?:any|some|no)thing (?:else )?to (?:worry about|watch|look out for|be careful)"
)
"""What is asked of the medicines told before, whatever it resembles."""


def heeding(request: Request, turn: Turn) -> Request:
    """Return the question on when or how long as one on the medicine that it names, or whose hour was told before."""
    conversation, desk, leaning = turn.conversation, turn.desk, turn.words.leaning
    told = conversation.context.entities
    if taken_together(request, desk, told) is not None:
        return replace(meant(request, desk, told), intent=MEDICINES)
    if (request.intent in PLACED or rests_on_it(request, leaning.leave)) and tells_a_result(request, desk):
        return replace(request, intent=TESTING)  # where a number stands is no diagnosis
    on_itself = request.intent in {WHAT_IS_MAGNESIUM, MEDICINES}
    if on_itself and (beside := _with_the_nutrient(request, turn)):
        return replace(request.of_things(beside), intent=MEDICINES)
    if request.intent in {MEDICINES, SPACING_PLAN}:
        return request
    weighs = request.intent == UPPER_LIMIT and not magnesium_doses(request, desk)
    if weighs and any(one.amount for one in eaten(request, desk)):
        return replace(request, intent=FOOD_AMOUNT)  # "is 100g dark chocolate a day ok"
    if conversation.intent == MEDICINES and (beside := _with_another_form(request, turn)):
        return replace(request.of_things(beside), intent=MEDICINES)
    if between_doses(request, desk) is not None:
        return replace(request, intent=MEDICINES)
    if says("spacing_plan.asks", request.text, desk) and _timed(request, desk):
        return replace(request, intent=SPACING_PLAN)
    if _speaks_of_medicines(request, desk):
        return replace(request, intent=MEDICINES)
    if beside := _asks_of_taken(request, turn):
        return replace(request.of_things(beside), intent=MEDICINES)
    if request.intent == WHO_SHOULD_ASK and any(m.type == MEDICINE and m.end for m in request.slots.matches):
        return replace(request, intent=MEDICINES)  # "is it safe for him? he takes ramipril"
    if request.intent not in {TIMING, HOW_LONG} or leaning.missed & set(request.read.split()):
        return request
    return _minding_hours(request, turn)


def _speaks_of_medicines(request: Request, desk: Desk) -> bool:
    """Whether a question on something else names medicines, or asks of them as such."""
    if request.intent == PRESCRIPTION_REQUEST:  # "doctor put me on magnesium and i have doxycycline"
        return _only_tells(request, desk)
    if request.intent == WHO_SHOULD_ASK:  # "any meds you must never take with magnesium"
        return says("medicines.words.with_us", request.text, desk) and _names_a_kind(request, desk)
    chats = desk.catalog.intents[request.intent].kind == "smalltalk"  # "depo injection and magnesium citrate"
    return (chats or request.intent == IV_MAGNESIUM) and _joined_to_a_medicine(request, desk)


def _asks_of_taken(request: Request, turn: Turn) -> tuple[EntityMatch, ...]:
    """The medicines told before, where a question is asked of them, or of how far apart they are."""
    passages = turn.desk.catalog.intents[request.intent].kind == "passages"
    apart = passages and _APART.search(request.text)
    asks = apart or _OF_TAKEN.search(request.text)
    return _of_what_is_taken(request, turn.conversation) if asks else ()


def _minding_hours(request: Request, turn: Turn) -> Request:
    """The question on when or how long as one on a medicine with hours of its own, or as a plan around one told."""
    told = turn.conversation.context.entities
    rows = turn.desk.knowledge.interactions.by_key
    said = [m for m in request.slots.said({MEDICINE}) if (row := rows.get(m.key)) and row.hours]
    if said and (request.intent == TIMING or turn.words.leaning.waiting & set(tokens(request.text))):
        return replace(request, intent=MEDICINES)
    if request.intent == TIMING and (apart := _apart(request, turn)):
        return replace(request.of_things(apart), intent=MEDICINES)
    if request.intent == TIMING and any(type_ == TAKEN_AT for type_, _ in told):
        before = (pair for pair in told if pair[0] in {MEDICINE, TAKEN_AT})
        return replace(request.carrying(before), intent=SPACING_PLAN)
    return request


def _joined_to_a_medicine(request: Request, desk: Desk) -> bool:
    """Whether a medicine stands beside the nutrient, and nothing speaks of a drip."""
    own = own_places(request, desk)
    said = [match.span for match in request.slots.said(BESIDE)]
    return bool(own and said) and not _BY_DRIP.search(request.text)


def _names_a_kind(request: Request, desk: Desk) -> bool:
    """Whether a message asks of medicines as such, and names none."""
    return says("medicines.general.words", request.text, desk) and not request.slots.said(BESIDE)


def _only_tells(request: Request, desk: Desk) -> bool:
    """Whether a message tells of a medicine, and asks for no prescription of it."""
    rows = desk.knowledge.interactions.by_key
    known = any(match.key in rows for match in request.slots.said({MEDICINE}))
    ours = bool(request.slots.said({SUBJECT, FORM}))
    runs_out = not ours and says("medicines.words.runs_out", request.text, desk)
    wants_one = "?" in request.text or says("medicines.words.wants_one", request.text, desk)
    return known and not runs_out and not wants_one


def _of_what_is_taken(request: Request, conversation: Conversation) -> tuple[EntityMatch, ...]:
    """What a message names with a medicine beside it: its own, or those told of the person where it names nothing else.

    "Doctor gave me an antibiotic, can i drink the powder same time". Empty where there is none.
    """
    matches = request.slots.matches
    if request.slots.said({MEDICINE}):
        return matches
    recalled = map(pair_of, conversation.recalled)
    told = tuple(EntityMatch.carried(type_, key) for type_, key in recalled if type_ == MEDICINE)
    asked = _OF_TAKEN.search(request.text)  # "to worry about" is no worry
    start, end = asked.span() if asked else (0, 0)
    named = (match for match in matches if match.said and not start <= match.start < end)
    others = any(match.type not in {SUBJECT, FORM} for match in named)
    return () if others or not told else (*matches, *told)


def _with_another_form(request: Request, turn: Turn) -> tuple[EntityMatch, ...]:
    """The form that a message sets in place of the last one ("and glycinate?"), with the medicines asked about before.

    Empty where the message says anything else, or the form is put on the skin.
    """
    rows = turn.desk.knowledge.forms.by_key
    matches = request.slots.matches
    named = [match for match in matches if match.said and match.type != SUBJECT]
    swallowed = [m for m in named if m.type == FORM and m.key in rows and not on_skin(rows[m.key])]
    if not swallowed or swallowed != named:
        return ()
    if not _only_adds(request, turn.words):
        return ()
    told = [EntityMatch.carried(*pair) for pair in turn.conversation.entities if pair[0] in BESIDE]
    return (*matches, *told) if told else ()


def _with_the_nutrient(request: Request, turn: Turn) -> tuple[EntityMatch, ...]:
    """The medicine or supplement told last, where a message only names magnesium beside it ("and magnesium?")."""
    told = turn.conversation.entities[-1:]
    if not told or told[0][0] not in BESIDE or request.slots.named != {SUBJECT}:
        return ()
    return (*request.slots.matches, EntityMatch.carried(*told[0])) if _only_adds(request, turn.words) else ()


def _only_adds(request: Request, words: WordLists) -> bool:
    """Whether a message has words beside what it names, and all of them only add it to the talk: "and … too?"."""
    said = set(tokens(request.text)).difference(*(tokens(match.text) for match in request.slots.matches))
    return bool(said) and said <= {word for opener in words.openers for word in opener.split()} | words.closers


def _timed(request: Request, desk: Desk) -> bool:
    """Whether a message tells the hour at which a medicine that asks for a gap is taken."""
    rows = desk.knowledge.interactions.by_key
    spaced = [rows[match.key] for match in rows_said(request, desk) if match.said and match.type == MEDICINE]
    spaced = [row for row in spaced if row.hours and row.severity in PLANNED]
    if not any(not moment.words for moment in moments_in(request, desk)):
        return False
    times = hours_told(request, spaced, desk).times
    return any(times.get(row.key) for row in spaced)


def _apart(request: Request, turn: Turn) -> tuple[EntityMatch, ...]:
    """The medicines told before that ask for hours, where a message that names nothing asks how far apart."""
    if request.slots.named - {SUBJECT} or turn.words.leaning.gaps.isdisjoint(tokens(request.text)):
        return ()
    table, told = turn.desk.knowledge.interactions, turn.conversation.context.entities
    return tuple(EntityMatch.carried(type_, key) for type_, key in told if type_ == MEDICINE and table.gap(key))


def compared(draft: Draft, request: Request, desk: Desk) -> Draft:
    """Return an answer that says what it cannot tell of another supplement or medicine set against the nutrient."""
    if request.intent == MEDICINES and draft.cautions and _set_against(request, desk):
        return replace(draft, facts=(desk.phrases.text("medicines.either"), *draft.facts))
    named = request.slots.said({NUTRIENT})
    label = next((m.text for m in named if _either(request.text, m)), None)
    if label is None or draft.kind != "answer" or any(label in line for line in (draft.title, draft.lead)):
        return draft
    return replace(draft, facts=(desk.phrases.text("medicines.compared", name=label), *draft.facts))


def _set_against(request: Request, desk: Desk) -> bool:
    """Whether a message asks for one of two: a medicine or the nutrient."""
    own = own_places(request, desk)
    said = [match.span for match in request.slots.said({MEDICINE})]
    between = (request.text[left[1] : right[0]].strip() for left, right in pairwise(sorted({*own, *said})))
    return bool(own and said) and any(text in {"or", "vs", "versus"} for text in between)


def _either(text: str, match: EntityMatch) -> bool:
    """Whether a thing stands beside "or" or "versus"."""
    before, after = text[: match.start].rstrip(), text[match.end :].lstrip()
    return bool(re.search(r"\b(?:or|vs|versus)$", before) or re.match(r"(?:or|vs|versus)\b", after))
