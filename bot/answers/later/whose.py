"""Whom and what a message is about where it tells of a person: "im 70" after cramps, "heart failure and leg cramps".

A message that only tells who it is for stays with the last question; an illness told beside a complaint is minded, but
the complaint is what help is asked for; and a grown-up son is no child.
"""

import re
from dataclasses import replace

from bot.answer import Request
from bot.answers.desk import Desk
from bot.answers.later.whom import MAY
from bot.conversation import Conversation
from intents.keys import (
    BREASTFEEDING,
    CHILDREN,
    DAILY_AMOUNT,
    FORM_FOR_GOAL,
    LONG_TERM,
    MEDICINES,
    OLDER_ADULTS,
    OOS_HEALTH,
    OTHER_CONDITIONS,
    PREGNANCY,
    WHO_SHOULD_ASK,
)
from intents.model import EntityMatch
from intents.slots import ADULT_FROM, YOUNG

WEAK = frozenset({OTHER_CONDITIONS, LONG_TERM})
"""Intents that a story falls to whose last words say what magnesium is wanted for."""
WHO = frozenset({DAILY_AMOUNT, OLDER_ADULTS, CHILDREN, PREGNANCY, BREASTFEEDING, LONG_TERM, OOS_HEALTH})
"""Intents for which a message that only tells an age or a stage of life is taken by itself."""
MOST_WORDS = 6
TOPICS = ("symptom", "goal")
_ASKS = re.compile(r"\?|\b(?:how|what|which|need|amount|limit|dose|should|can|much)\b")
_MONTHS = re.compile(r"(?:hes|shes|he is|she is|its) (?:only |just )?\w+ (?:weeks?|months?)(?: old)?\W*")
"""A message that tells a baby's age: by itself it might be how long something is taken."""
BABY = "life_stage/baby"
_LEAVE = re.compile(
    r"(?:(?:can|could|may|should|shall) (?:i|we)|(?:is|would) (?:it|magnesium)(?: be)?)\b.* for (?:my |the |bad )?"
)
"""How leave is asked to take it for what is named next: "can i have magnesium for cramps"."""
_FOR = re.compile(r"\b(?:magnesium|mag|it|some) for (?:(?:the|my|his|her|their|bad) )*$")
PLAIN = frozenset({"subject", "form", "symptom", "goal"})
"""Types of what a message may name that tells nothing of a person."""
_TAKES = re.compile(r"\b(?:take|taking|supplement|tablet|pill|which|best)\b")


def told_whom(request: Request, conversation: Conversation, desk: Desk) -> Request:
    """Return the last question for whom a message tells of, where it tells nothing else; else the request as it is."""
    row = desk.catalog.intents.get(conversation.intent or "")
    said = [m for m in request.slots.matches if m.said and m.type not in {"life_stage", "person"}]
    if row is None or said or len(request.utterance.split()) > MOST_WORDS or _ASKS.search(request.utterance):
        return request
    if row.key == WHO_SHOULD_ASK and request.intent == DAILY_AMOUNT and request.slots.life_stage:
        stage = desk.catalog.intent_for("life_stage", request.slots.life_stage)  # "can mum take it", "shes 79"
        return replace(request, intent=stage or request.intent)
    topic = [pair for pair in conversation.context.entities if pair[0] in TOPICS]
    goes_on = row.key == FORM_FOR_GOAL or (row.kind == "passages" and bool(topic))
    months = BABY in request.minded and _MONTHS.fullmatch(request.utterance.replace("'", ""))
    tells = request.slots.life_stage is not None or bool(months)
    if not (goes_on and tells) or row.key in WHO or request.intent not in {*WHO, row.key}:
        return request
    carried = tuple(EntityMatch.carried(type_, key) for type_, key in topic)
    return replace(request, intent=row.key, slots=replace(request.slots, matches=(*request.slots.matches, *carried)))


def complaint_of(request: Request, desk: Desk) -> Request:
    """Return a question decided by who has it as one on the complaint told with it, where no page is on both.

    The caution for the illness stands above whatever answers.
    """
    if request.intent == CHILDREN and MAY.fullmatch(request.utterance) and not _of_a_child(request):
        return replace(request, intent=WHO_SHOULD_ASK)
    if request.intent in WEAK and (hoped := _hoped_for(request, desk)) is not None:
        return replace(request, intent=hoped)
    complaint = _complaint(request, desk)
    if complaint is None:
        return request
    found = request.intent != CHILDREN and _has_a_page_on_it(request, desk)
    if _only_asks_leave(request) and not found and request.intent != MEDICINES and not _of_a_child(request):
        return replace(request, intent=complaint)
    if request.intent == CHILDREN:
        grown = request.slots.age is not None and request.slots.age >= ADULT_FROM and not request.slots.life_stage
        return replace(request, intent=complaint) if grown else request
    rows = desk.knowledge.cautions.of(f"condition/{key}" for key in request.slots.keys("condition"))
    owners = {desk.catalog.intent_for(*entity.split("/", 1)) for row in rows for entity in row.when}
    if request.intent not in owners or _on_both(request, desk):
        return request
    wants = "subject" in {match.type for match in request.slots.matches} or bool(_TAKES.search(request.utterance))
    return replace(request, intent=FORM_FOR_GOAL if wants and rows[0].instead else complaint)


def _hoped_for(request: Request, desk: Desk) -> str | None:
    """The intent of what magnesium is wanted for, where no illness with a page is told: "lupus, mag for cramps?"."""
    if request.slots.said({"condition"}):
        return None
    named = (match for match in request.slots.said(TOPICS) if _FOR.search(request.utterance[: match.start]))
    return next((key for match in named if (key := desk.catalog.intent_for(*match.pair))), None)


def _complaint(request: Request, desk: Desk) -> str | None:
    """The intent of the symptom that a message names itself."""
    symptoms = (match.key for match in request.slots.matches if match.type == "symptom" and match.said)
    intents = (desk.catalog.intent_for("symptom", key) for key in symptoms)
    return next((intent for intent in intents if intent is not None and intent != request.intent), None)


def _on_both(request: Request, desk: Desk) -> bool:
    """Whether a page is about an illness and a symptom that a message names together."""
    named = [{f"{type_}/{key}" for key in request.slots.keys(type_)} for type_ in ("condition", "symptom")]
    return any(all(kind & set(page.about) for kind in named) for page in desk.knowledge.passages.values())


def _of_a_child(request: Request) -> bool:
    """Whether a child is spoken of, in the message or before it."""
    return request.slots.life_stage in YOUNG or any(f"life_stage/{stage}" in request.minded for stage in YOUNG)


def _only_asks_leave(request: Request) -> bool:
    """Whether a message only asks if magnesium may be taken for a complaint, which no one's age or illness decides."""
    said = [match for match in request.slots.matches if match.said]
    symptoms = [match for match in said if match.type == "symptom"]
    if any(match.type not in PLAIN for match in said) or request.slots.age is not None or not symptoms:
        return False
    ends = not request.utterance[symptoms[-1].end :].strip(" ?!.")
    return ends and bool(_LEAVE.fullmatch(request.utterance[: symptoms[-1].start]))


def _has_a_page_on_it(request: Request, desk: Desk) -> bool:
    """Whether the intent found has a page of its own on a symptom named."""
    named = {f"symptom/{key}" for key in request.slots.keys("symptom")}
    return any(named & set(desk.knowledge.passages[key].about) for key in desk.passages_of(request.intent))
