"""Questions that name a thing of a table and ask for what the table does not hold: "is citrate vegan", "with milk".

The passage that holds it lists the words that call for it (`cues`), for the intents whose answers it goes before.
"""

import re
from collections.abc import Iterable

from bot.answer import Request
from bot.answers.desk import Desk
from bot.answers.labels.reading import MG
from bot.answers.passages.choosing import BLAMED, LACKING
from intents.keys import LABEL_DECODE, MEDICINES, STACK_ADD, TESTING, UPPER_LIMIT
from intents.reading.entity_types import FOOD, FORM, MEDICINE, SUBJECT, WANTED
from knowledge.text import spaced

UNIT, JOINING = "mg", frozenset({"with", "and", "n"})
"""The unit of amounts, and words by which a cue begins or ends that sets one thing beside another."""
_LEVEL = re.compile(r"\d[.,]\d|\d ?(?:mmol|mg/?dl)", re.IGNORECASE)
"""A result of a blood test."""
_QUOTES = re.compile(r"\bsa(?:ys|id)\b")
"""In a cue: it quotes a label, whose amounts tell more than a page."""
STANDS_FOR = {SUBJECT: "magnesium", FORM: "magnesium", FOOD: "food", MEDICINE: "medicine"}
"""What a cue calls the things of a type, so that one phrase holds for all of them."""
IN_FULL = {"u": "you", "ur": "your"}
"""Short forms of which phrases know the full one."""


def cued_passage(request: Request, desk: Desk) -> str | None:
    """Return the key of the passage that a question's words call for, the longest phrase first; None for most."""
    cues = desk.cues(request.intent)
    said = _said(request) if cues else ""
    held = {"", *said.split()}
    named = [f"{type_}/{key}" for type_ in WANTED for key in request.slots.keys(type_)]
    goals = _goals(named, desk) if desk.catalog.intents[request.intent].kind == "table" else frozenset()
    lacking = LACKING in named  # "can low magnesium cause headaches" blames the lack of it, no tablet
    for cue in cues:
        if cue.first in held and (cue.phrase in said or cue.plural in said) and not _for_the_tool(request, cue.phrase):
            about = desk.knowledge.passages[cue.passage].about
            if not (lacking and BLAMED in about):
                return cue.passage if goals <= _goals(about, desk) else None
    return None


def _for_the_tool(request: Request, phrase: str) -> bool:
    """Whether a question tells what its tool judges: a medicine, an amount, a result."""
    if request.intent in {UPPER_LIMIT, STACK_ADD}:
        held = any(match.type == MG and not match.said for match in request.slots.matches)  # "i only take one" of it
        return UNIT not in phrase and (held or any(amount.in_mg for amount in request.slots.amounts))
    if request.intent == LABEL_DECODE and _QUOTES.search(phrase):
        return "%" in request.text or any(amount.in_mg for amount in request.slots.amounts)
    if request.intent == TESTING:
        return _LEVEL.search(request.text) is not None
    words = phrase.split()
    joins = request.intent == MEDICINES and not JOINING.isdisjoint({words[0], words[-1]})
    return joins and any(spaced(match.text).strip() not in phrase for match in request.slots.said({MEDICINE}))


def _goals(entities: Iterable[str], desk: Desk) -> frozenset[str]:
    """The goals of forms that things (`type/key`) mean."""
    found = (desk.knowledge.forms.goal([entity]) for entity in entities)
    return frozenset(goal.key for goal in found if goal is not None)


def _said(request: Request) -> str:
    """The words of a question, as they stand, and again with its things called by what they are."""
    told, end = "", 0
    for match in sorted(request.slots.matches, key=lambda match: (match.start, -match.end)):
        if match.type in STANDS_FOR and end <= match.start < match.end:
            told += f"{request.text[end : match.start]} {STANDS_FOR[match.type]} "
            end = match.end
    texts = (request.text, request.read, told + request.text[end:])
    said = "|".join(map(spaced, texts))  # no phrase reaches over the bar
    return " ".join(IN_FULL.get(word, word) for word in said.split(" "))
