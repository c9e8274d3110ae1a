"""Questions that are decided by what is told as over: "was pregnant in 2019, cramps again" is on the cramps."""

from dataclasses import replace

from bot.answer import Request
from bot.answers.desk import Desk
from bot.answers.later.whose import complaint_named
from bot.answers.turn import Turn
from bot.conversation import pair_of
from intents.keys import BREASTFEEDING, CHILDREN, PREGNANCY, WHO_SHOULD_ASK
from intents.model import EntityMatch
from intents.reading.entity_types import LIFE_STAGE

OF_STAGES = frozenset({CHILDREN, PREGNANCY, BREASTFEEDING})
"""Intents of stages of life, which one word for a baby may bring up."""


def no_longer(request: Request, turn: Turn) -> Request:
    """Return a question decided by what is told as over as one on the rest: "was pregnant in 2019, cramps again"."""
    desk = turn.desk
    ending = [match for match in request.slots.matches if match.said and _ends(match, desk)]
    over = desk.gone(request.text).over if ending else ()
    gone = [match for match in ending if any(start <= match.start < end for start, end in over)]
    gone = [match for match in gone if match.entity not in request.minded and not _lasts(match, request, desk)]
    if not gone or not _decided_by({match.entity for match in gone}, request, desk):
        return request
    kept = tuple(match for match in request.slots.matches if match not in gone)
    stage = None if any(match.type == LIFE_STAGE for match in gone) else request.slots.life_stage
    rest = replace(_without(request, gone), slots=replace(request.slots, matches=kept, life_stage=stage))
    return replace(rest, intent=complaint_named(rest, desk) or WHO_SHOULD_ASK)


def _without(request: Request, gone: list[EntityMatch]) -> Request:
    """Return a question without the words for some things, each other word where it stood."""
    said, read = request.text, request.read
    for match in gone:
        said = said[: match.start] + " " * (match.end - match.start) + said[match.end :]
        read = " ".join(read.replace(match.text, " ").split())
    return replace(request, text=said, read=read)


def _ends(match: EntityMatch, desk: Desk) -> bool:
    """Whether something ends one day: a stage of life, an operation."""
    return match.type == LIFE_STAGE or any(row.passes for row in desk.knowledge.cautions.of([match.entity]))


def _lasts(match: EntityMatch, request: Request, desk: Desk) -> bool:
    """Whether the same words also name what never ends: a gastric bypass is an operation, and a gut for life."""
    others = (m for m in request.slots.matches if m.said and m.start < match.end and match.start < m.end)
    return any(not row.passes for other in others for row in desk.knowledge.cautions.of([other.entity]))


def _decided_by(entities: set[str], request: Request, desk: Desk) -> bool:
    """Whether a question was taken to be about some things: its intent is theirs, or all its pages are."""
    pages = desk.passages_of(request.intent) if desk.catalog.intents[request.intent].kind == "passages" else ()
    owners = {desk.catalog.intent_for(*pair_of(entity)) for entity in entities}
    owners |= OF_STAGES if any(entity.startswith(LIFE_STAGE) for entity in entities) else set()
    about = [set(desk.knowledge.passages[key].about) for key in pages]
    return request.intent in owners or (bool(about) and all(one & entities for one in about))
