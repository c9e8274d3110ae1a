"""Whom and what a message is about where it tells of a person: "im 70" after cramps, "heart failure and leg cramps".

A message that only tells who it is for stays with the last question; an illness told beside a complaint is minded, but
the complaint is what help is asked for; and a grown-up son is no child.
"""

import re
from dataclasses import replace

from bot.answer import Request
from bot.answers.desk import Desk
from bot.answers.later.verdicts import topic_of
from bot.answers.passages.instead import MAY
from bot.answers.turn import Turn
from bot.answers.word_lists import says
from bot.conversation import pair_of
from intents.keys import (
    BREASTFEEDING,
    CHILDREN,
    DAILY_AMOUNT,
    FOOD_LIST,
    FORM_FOR_GOAL,
    HOW_LONG,
    LONG_TERM,
    MEDICINES,
    OLDER_ADULTS,
    OOS_HEALTH,
    OTHER_CONDITIONS,
    PREGNANCY,
    WHO_SHOULD_ASK,
)
from intents.persons.persons import ANYBODY
from intents.reading.entity_types import CONDITION, FOOD, FORM, GOAL, LIFE_STAGE, SUBJECT, SYMPTOM
from intents.slots import ADULT_FROM, YOUNG

WEAK = frozenset({OTHER_CONDITIONS, LONG_TERM})
"""Intents that a story falls to whose last words say what magnesium is wanted for."""
CHILDHOOD = ("topic", "childhood")
"""One's own, long over: "had fits as a child"."""
OLD_FROM = 45
"""The age below which nobody means later life."""
WHO = frozenset({DAILY_AMOUNT, OLDER_ADULTS, CHILDREN, PREGNANCY, BREASTFEEDING, LONG_TERM, OOS_HEALTH})
"""Intents for which a message that only tells an age or a stage of life is taken by itself."""
MOST_WORDS = 6
"""Words of a message that only tells for whom it is asked."""
TOPICS = (SYMPTOM, GOAL)
SPANS = frozenset({LONG_TERM, HOW_LONG})
"""Intents of a bare span of time."""
_SPAN = re.compile(r"\W*(?:only |just |about )?\w+ (?:weeks?|months?)(?: old)?\W*")
_MONTHS = re.compile(r"(?:hes|shes|he is|she is|its) (?:only |just )?\w+ (?:weeks?|months?)(?: old)?\W*")
"""A message that tells a baby's age: by itself it might be how long something is taken."""
BABY = "life_stage/baby"
_LEAVE = re.compile(
    r"(?:(?:can|could|may|should|shall) (?:i|we)|(?:is|would) (?:it|magnesium)(?: be)?)\b.* for (?:my |the |bad )?"
)
"""How leave is asked to take it for what is named next: "can i have magnesium for cramps"."""
_FOR = re.compile(r"\b(?:magnesium|mag|it|some) for (?:(?:the|my|his|her|their|bad) )*$")
_ME = re.compile(r"\W*(?:(?:ok|so|and|but|then|what|how|about|for) )+(?:me|myself)(?: (?:then|though|too|now))?\W*")
"""A message that only turns to the one who writes: "what about me"."""
_LEAVE_FIRST = re.compile(
    r"\b(?:can|could|may|should|is it (?:ok|okay|safe) to) (?:i |we |he |she )?(?:still )?(?:take|have|use)"
    r" (?:magnesium|mag|it|this|supplements?)\b"
)
"""Asks leave to take it, which food does not answer."""
PLAIN = frozenset({SUBJECT, FORM, SYMPTOM, GOAL})
"""Types of what a message may name that tells nothing of a person."""


def told_whom(request: Request, turn: Turn) -> Request:
    """Return the last question for whom a message tells of, where it tells nothing else; else the request as it is."""
    conversation, desk = turn.conversation, turn.desk
    row = desk.asked_last(conversation)
    said = [m for m in request.slots.matches if m.said and m.type not in {LIFE_STAGE, "person"}]
    asks = "?" in request.text or says("whose.asks", request.text, desk)
    if row is None or said or asks or len(request.text.split()) > MOST_WORDS:
        return request
    if row.key == WHO_SHOULD_ASK and request.intent == DAILY_AMOUNT and request.slots.life_stage:
        stage = desk.catalog.intent_for(LIFE_STAGE, request.slots.life_stage)  # "can mum take it", "shes 79"
        return replace(request, intent=stage or request.intent)
    if BABY in request.minded and _SPAN.fullmatch(request.text) and request.intent in SPANS:
        return replace(request, intent=CHILDREN)
    topic = topic_of(conversation, desk)
    grave = any(desk.knowledge.cautions.of("/".join(pair) for pair in topic))
    shown = desk.shown_last(conversation)
    theirs = shown is not None and any(about.startswith(f"{LIFE_STAGE}/") for about in shown.about)  # page for a child
    goes_on = row.key == FORM_FOR_GOAL or (row.kind == "passages" and (bool(topic) or theirs))
    months = BABY in request.minded and _MONTHS.fullmatch(request.text.replace("'", ""))
    tells = request.slots.life_stage is not None or bool(months)
    theirs_already = row.key == CHILDREN and theirs and bool(topic)  # growing pains, then "hes 5"
    if not (goes_on and tells) or (row.key in WHO and not theirs_already) or request.intent not in {*WHO, row.key}:
        return request
    baby = months or request.slots.life_stage == "baby"
    if (
        baby
        and row.kind == "passages"
        and not any(BABY in desk.knowledge.passages[key].about for key in desk.passages_of(row.key))
    ):
        return replace(request, intent=CHILDREN)  # what helps a grown-up may be nothing for a baby
    page = conversation.passage if grave else request.passage  # weak kidneys at 70: no amount for healthy people
    return replace(request.carrying(topic), intent=row.key, passage=page)


def complaint_of(request: Request, turn: Turn) -> Request:
    """Return a question decided by who has it as one on the complaint told with it, where no page is on both.

    The caution for the illness stands above whatever answers.
    """
    desk = turn.desk
    if request.intent == CHILDREN and MAY.fullmatch(request.text) and not _of_a_child(request):
        return replace(request, intent=WHO_SHOULD_ASK)
    handed = request.intent == FOOD_LIST and says("whose.handed", request.text, desk)
    if (handed or request.intent in WEAK) and (hoped := _hoped_for(request, desk)) is not None:
        return replace(request, intent=hoped)
    if request.intent == FOOD_LIST and not request.slots.said({FOOD}) and _LEAVE_FIRST.search(request.text):
        return replace(request, intent=WHO_SHOULD_ASK)
    complaint = complaint_named(request, desk)
    if complaint is None:
        return request
    found = request.intent != CHILDREN and _has_a_page_on_it(request, desk)
    if _only_asks_leave(request) and not found and request.intent != MEDICINES and not _of_a_child(request):
        return replace(request, intent=complaint)
    if request.intent == CHILDREN:
        grown = request.slots.age is not None and request.slots.age >= ADULT_FROM and not request.slots.life_stage
        return replace(request, intent=complaint) if grown else request
    rows = desk.knowledge.cautions.of(f"{CONDITION}/{key}" for key in request.slots.keys(CONDITION))
    states = [pair for row in rows for pair in map(pair_of, row.when) if pair[0] == CONDITION]
    owners = {desk.catalog.intent_for(*pair) for pair in states}  # not those of the medicines for it
    if request.intent not in owners or _on_both(request, desk):
        return request
    named = any(match.type == SUBJECT for match in request.slots.matches)
    wants = named or says("whose.takes", request.text, desk)
    return replace(request, intent=FORM_FOR_GOAL if wants and rows[0].instead else complaint)


def of_a_grown_up(request: Request, turn: Turn) -> Request:
    """Return a question on a grown-up that was taken for one on children as what it reads like: "33, 2 kids"."""
    desk = turn.desk
    age, best = request.slots.age, desk.catalog.intents[turn.question.classification.best.intent]
    grown = age is not None and age >= ADULT_FROM
    if request.intent == OLDER_ADULTS and grown and age is not None and age < OLD_FROM:  # "i am 19"
        return replace(request, intent=WHO_SHOULD_ASK)
    if request.intent != CHILDREN or _minds_a_child(request):
        return request
    if any(match.pair == CHILDHOOD for match in request.slots.matches) and request.slots.life_stage not in YOUNG:
        return replace(request, intent=complaint_named(request, desk) or WHO_SHOULD_ASK)
    if not grown or not best.informs:
        return request
    if best.key != CHILDREN:
        return replace(request, intent=best.key)
    who = OLDER_ADULTS if request.slots.life_stage == "older_adult" else WHO_SHOULD_ASK  # "my 82 yr old mum"
    return replace(request, intent=complaint_named(request, desk, frozenset({*TOPICS, CONDITION})) or who)


def of_oneself(request: Request, turn: Turn) -> Request:
    """Return a question carried over from somebody else's illness as one on who may take it: "ok and me?"."""
    conversation, desk = turn.conversation, turn.desk
    told = {entity for entity, person in conversation.told if person not in (conversation.about, ANYBODY)}
    owners = {desk.catalog.intent_for(*pair_of(entity)) for entity in told - set(conversation.recalled)}
    turned = conversation.intent is not None and _ME.fullmatch(request.text) is not None
    intent = conversation.intent if turned and conversation.intent is not None else request.intent
    carried = intent == conversation.intent and intent in owners and not request.slots.named
    return replace(request, intent=WHO_SHOULD_ASK if carried else intent)


def _hoped_for(request: Request, desk: Desk) -> str | None:
    """The intent of what magnesium is wanted for, where no illness with a page is told: "lupus, mag for cramps?"."""
    if request.slots.said({CONDITION}):
        return None
    named = (match for match in request.slots.said(TOPICS) if _FOR.search(request.text[: match.start]))
    return next((key for match in named if (key := desk.catalog.intent_for(*match.pair))), None)


def complaint_named(request: Request, desk: Desk, types: frozenset[str] = frozenset({SYMPTOM})) -> str | None:
    """Return the intent of the symptom, or of another of these types, that a message names itself."""
    intents = (desk.catalog.intent_for(*match.pair) for match in request.slots.said(types))
    return next((intent for intent in intents if intent is not None and intent != request.intent), None)


def _on_both(request: Request, desk: Desk) -> bool:
    """Whether a page is about an illness and a symptom that a message names together."""
    named = [{f"{type_}/{key}" for key in request.slots.keys(type_)} for type_ in (CONDITION, SYMPTOM)]
    return any(all(kind & set(page.about) for kind in named) for page in desk.knowledge.passages.values())


def _of_a_child(request: Request) -> bool:
    """Whether a child is spoken of, in the message or before it."""
    return request.slots.life_stage in YOUNG or _minds_a_child(request)


def _minds_a_child(request: Request) -> bool:
    """Whether what is kept in mind is of a child."""
    return any(f"{LIFE_STAGE}/{stage}" in request.minded for stage in YOUNG)


def _only_asks_leave(request: Request) -> bool:
    """Whether a message only asks if magnesium may be taken for a complaint, which no one's age or illness decides."""
    said = [match for match in request.slots.matches if match.said]
    symptoms = [match for match in said if match.type == SYMPTOM]
    if any(match.type not in PLAIN for match in said) or request.slots.age is not None or not symptoms:
        return False
    ends = not request.text[symptoms[-1].end :].strip(" ?!.")
    return ends and bool(_LEAVE.fullmatch(request.text[: symptoms[-1].start]))


def _has_a_page_on_it(request: Request, desk: Desk) -> bool:
    """Whether the intent found has a page of its own on a symptom named."""
    named = {f"{SYMPTOM}/{key}" for key in request.slots.keys(SYMPTOM)}
    return any(named & set(desk.knowledge.passages[key].about) for key in desk.passages_of(request.intent))
