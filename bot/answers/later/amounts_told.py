"""Amounts that people tell beside what they ask, and later messages that only ask whether that is too much.

"I take 500 mg for years, does it lose effect" is answered by a passage; the amount above a limit is told of all the
same, and it is what a later "is that ok" judges.
"""

import re
from dataclasses import replace

from bot.answer import Draft, Request
from bot.answers.amounts.limits import adult_limits, exceeded, shown, verdict
from bot.answers.amounts.people import STAGES
from bot.answers.desk import Desk
from bot.answers.labels.dose_owner import magnesium_doses
from bot.answers.labels.doses import forms_in, said_to_count_itself
from bot.answers.labels.pieces import times_a_day
from bot.answers.labels.product_memory import PRODUCT
from bot.answers.labels.reading import COUNTS, KEPT, MG, TAKEN, Label, read_label
from bot.answers.labels.two_meanings import daily, is_open, two_readings
from bot.answers.labels.words import speaks_of
from bot.answers.later.in_pieces import counts_pieces, pieces_told
from bot.answers.turn import Turn
from bot.answers.word_lists import says, says_only
from bot.conversation import Conversation
from intents.keys import (
    BUY_REQUEST,
    DAILY_AMOUNT,
    ELEMENTAL,
    FORM_PROFILE,
    LABEL_DECODE,
    MEDICINES,
    PERSONAL_DOSE,
    STACK_ADD,
    TIMING,
    UPPER_LIMIT,
)
from intents.model import EntityMatch, Slots
from intents.questions import Question
from intents.reading.entity_types import AGE, DIET, FOOD, FORM, LIFE_STAGE, MEDICINE, OURS, SUBJECT, THINGS
from intents.slots import ADULT_FROM, YOUNG

OF_AMOUNTS = frozenset({DAILY_AMOUNT, UPPER_LIMIT, LABEL_DECODE, STACK_ADD, PERSONAL_DOSE})
"""Intents whose answers set an amount."""
UNSET = frozenset({PERSONAL_DOSE, None})
"""What "my friend takes 800" is read as: a dose for one person, or nothing that is known."""
_LEAVE = re.compile(r"\b(?:can|could|should|may|shall) (?:i|we|he|she|they)\b")
"""How somebody asks leave."""
_ASKS = re.compile(r"(?:is|are|does|do|did|was)\b")
"""How a question begins that wants a yes or no: "is that elemental" tells nothing."""
PERSONAL = frozenset({LIFE_STAGE, AGE})
"""Types of what sets other limits than those of adults."""
MOST_WORDS = 8
"""Words of a message that only asks about what was told."""
MOST_WONDERING = 6
"""Words of a message that only wonders at an amount."""
MOST_STATED = 4
"""Words of a message that only says what the number counts ("i mean elemental")."""
MOST_BARE = 2
"""The same of one that only names the form."""
OWN = THINGS | {DIET}
"""Types of things that make a message a question of its own."""


def judged(turn: Turn) -> Request | None:
    """Return the request that sets an amount against the limits; None for any other message.

    That is the amount told before, where no more is asked than if it is too much, or one told with a question for a
    dose: none is set here, but where it stands can be said.
    """
    question, conversation, desk = turn.question, turn.conversation, turn.desk
    if question.decision.intent in UNSET and _one_dose(question, desk) is not None:
        return Request.of(replace(question, slots=_for_whom(question.slots, conversation)), UPPER_LIMIT)
    named = question.slots.named
    enough = says("amounts.words.enough", question.text, desk) and not named & {FOOD, MEDICINE}
    if (
        enough
        and question.decision.intent in {LABEL_DECODE, UPPER_LIMIT, BUY_REQUEST, FORM_PROFILE}
        and magnesium_doses(Request.of(question, LABEL_DECODE), desk)
    ):
        return Request.of(question, DAILY_AMOUNT)
    kinds = {type_ for type_, _ in conversation.held}
    if _finds_much(turn, named):
        return replace(_again(question, conversation, UPPER_LIMIT), passage=desk.passages_of(UPPER_LIMIT)[0])
    other = any(amount.kind not in {"count", "age"} for amount in question.slots.amounts)
    if not kinds & {MG, PRODUCT} or other or question.length > MOST_WORDS:
        return None
    if MG in kinds and _doubles(question, desk):
        return _doubled(turn)
    if KEPT in kinds and not _exceeds(_again(question, conversation, UPPER_LIMIT), desk):
        return None  # "is it ok" may be about what was spoken of since: no yes by mistake
    asks = not named & OWN and (enough or speaks_of("judges", question.text, desk))
    if PRODUCT in kinds:
        personal = question.slots.life_stage is not None or any(t in PERSONAL for t, _ in conversation.entities)
        return _again(question, conversation, STACK_ADD) if asks and not personal else None
    if asks or _tells(turn, named):
        return _again(question, conversation, DAILY_AMOUNT if enough else UPPER_LIMIT)
    return None


def _finds_much(turn: Turn, named: frozenset[str]) -> bool:
    """Whether a message wonders at the amounts of the last answer: "thats a lot, no?", "seems high"."""
    question = turn.question
    of_amounts = turn.conversation.intent in OF_AMOUNTS and not named & OWN
    return of_amounts and question.length <= MOST_WONDERING and says("amounts.words.a_lot", question.text, turn.desk)


def only_told(request: Request, desk: Desk) -> bool:
    """Whether a message is a form and an amount alone ("oxide 400"): a label is told, not the form asked about."""
    doses = magnesium_doses(request, desk, bare=True)
    rest = list(request.text)
    for start, end in (*((dose.start, dose.end) for dose in doses), *(m.span for m in request.slots.said(OURS))):
        rest[start:end] = " " * (end - start)
    return len(doses) == 1 and not any(map(str.isalpha, "".join(rest).replace(doses[0].unit or " ", "")))


def _doubles(question: Question, desk: Desk) -> bool:
    """Whether a message asks for twice the amount told; after a dose that was missed it is another question."""
    text = question.text
    return says("goal_dose.words.doubles", text, desk) and not says("goal_dose.words.other", text, desk)


def _doubled(turn: Turn) -> Request:
    """The request that sets twice the amount told before against the limits."""
    request = _again(turn.question, turn.conversation, UPPER_LIMIT)
    twice = {MG: f"{2 * float(dict(turn.conversation.held)[MG]):g}"}
    matches = (m if m.said else EntityMatch.carried(m.type, twice.get(m.type, m.key)) for m in request.slots.matches)
    page = turn.desk.passages_of(UPPER_LIMIT)[0]  # nothing was taken yet
    return replace(request.of_things(tuple(matches)), passage=page)


def in_itself(turn: Turn) -> Request | None:
    """Return the request that works out the element in the amount told before ("so how much of it is elemental")."""
    question, conversation, desk = turn.question, turn.conversation, turn.desk
    told = question.slots.said(OWN - {FORM, SUBJECT}) or question.slots.amounts
    asks = question.decision.intent == ELEMENTAL and question.length <= MOST_WORDS and not told
    asks = asks or (conversation.intent == LABEL_DECODE and says_only("label_decode.words.bare", question.text, desk))
    if not asks or MG not in dict(conversation.held) or not speaks_of("asks_itself", question.text, desk):
        return None
    request = _again(question, conversation, LABEL_DECODE)
    request = replace(request, text="")  # its "elemental" says nothing of the label
    if not forms_in(request):  # the form told after the amount ("1 gram", "citrate"): what that counts is open
        spoken = conversation.spoken_last({FORM})
        kept = tuple(match for match in request.slots.matches if match.type != COUNTS)
        request = request.of_things(kept).carrying([spoken] if spoken is not None else [])
    return request if forms_in(request) else None


def _again(question: Question, conversation: Conversation, intent: str) -> Request:
    """The request on the amount told before, for the person whom the talk is about."""
    slots = _for_whom(question.slots, conversation).carrying(conversation.held)
    return replace(Request.of(question, intent), slots=slots)


def _for_whom(slots: Slots, conversation: Conversation) -> Slots:
    """The slots with the age or stage of the person whom the talk is about, where a message tells neither."""
    if slots.age is not None or slots.life_stage is not None:
        return slots
    before = dict(conversation.entities)
    age = before.get(AGE, "")
    return replace(slots, age=int(age) if age.isdecimal() else None, life_stage=before.get(LIFE_STAGE))


def _exceeds(request: Request, desk: Desk) -> bool:
    """Whether the amount told before is above a limit for adults."""
    label = read_label(request, (), desk)
    return label is not None and bool(exceeded(daily(label.dose.mg, label), adult_limits(desk)))


def _tells(turn: Turn, named: frozenset[str]) -> bool:
    """Whether a message only tells more of the amount told before: its form, what it counts, how often, for whom."""
    question, conversation, desk, words = turn.question, turn.conversation, turn.desk, turn.words
    text = question.text
    counted = counts_pieces(question, desk)
    begins = words.leaning.question_words.isdisjoint(text.split())
    asks = _ASKS.match(text) or (text.endswith("?") and not (counted and begins))  # "take 2?"
    if asks or named & (OWN - {FORM, LIFE_STAGE}):
        return False
    if conversation.intent == LABEL_DECODE:  # which reads the rest itself
        return question.decision.intent != LABEL_DECODE and counted
    alone = conversation.intent in OF_AMOUNTS and len(text.split()) <= MOST_BARE  # "of bisglycinate"
    form = FORM in named and (alone or speaks_of("tells", text, desk))
    brief = conversation.intent == UPPER_LIMIT and len(text.split()) <= MOST_STATED
    counts = brief and FORM in dict(conversation.held) and speaks_of("affirms", text, desk)
    often = (times_a_day(text, desk) > 1 or counted) and not speaks_of("splits", text, desk)
    return form or counts or often or question.slots.age is not None


def with_told(draft: Draft, turn: Turn) -> Draft:
    """Return the answer of a passage with the amount told in the question: held, and told of where it is above.

    One told before is told of again where the message says for whom it is ("im pregnant"), or asks for more.
    """
    question, conversation, desk = turn.question, turn.conversation, turn.desk
    if draft.kind != "answer" or draft.holds or not (draft.passages or question.decision.intent == MEDICINES):
        return draft
    stage = question.slots.life_stage
    label = _one_dose(question, desk)
    again = stage in STAGES or says("goal_dose.words.more", question.text, desk)
    if label is None and again and MG in dict(conversation.held):
        label = read_label(_again(question, conversation, UPPER_LIMIT), (), desk)
    if label is None:
        pieces = pieces_told(question, desk)  # "like 8 tablets", then "400 each"
        return replace(draft, holds=((TAKEN, str(pieces)),)) if pieces else draft
    age = question.slots.age
    above = _above(label, question.text, desk, stage) if age is None or age >= ADULT_FROM else ()
    asks = _LEAVE.search(question.text) or speaks_of("judges", question.text, desk)
    if asks and draft.passages:  # that is what was asked; of a medicine its own word comes first
        return replace(draft, lead="\n".join((*above, draft.lead)), holds=label.holds)
    return replace(draft, facts=(*above, *draft.facts), holds=label.holds)


def _one_dose(question: Question, desk: Desk) -> Label | None:
    """The one amount that a message says is taken or advised; None where it tells none or several."""
    request = Request.of(question, question.decision.intent or "")
    bare = magnesium_doses(request, desk, bare=True) if forms_in(request) else ()
    stated = tuple(dose for dose in bare if said_to_count_itself(dose, request, desk))
    on = speaks_of("on_amount", question.text, desk)  # "im on 200 now"
    judged_bare = question.decision.intent == TIMING and speaks_of("judges", question.text, desk)
    takes = on or speaks_of("taken", question.text, desk)  # "my mum takes 375"
    personal = takes and question.decision.intent in UNSET
    doses = stated or magnesium_doses(request, desk, bare=personal or judged_bare)
    taken = (
        on
        or any(speaks_of(words, question.text, desk) for words in ("taken", "advised", "judges", "bought"))
        or bool(stated)
    )
    if len(doses) != 1 or doses[0].mg <= 0 or not (taken or times_a_day(question.text, desk) > 1):
        return None
    return read_label(request, doses, desk)


def _above(label: Label, text: str, desk: Desk, stage: str | None) -> tuple[str, ...]:
    """The lines that place an amount above a limit; none where it is not above any, or for a child."""
    if stage in YOUNG:
        return ()
    own = STAGES.get(stage or "")
    limits = adult_limits(desk) if own is None else shown(desk.knowledge.intake.upper_limits(None, own))
    mg = daily(label.dose.mg, label)
    if not exceeded(mg, limits):
        return ()
    if is_open(label):
        return tuple(two_readings(label, text, limits, desk).splitlines())
    return (verdict(mg, limits, desk, "amounts.dose"),)
