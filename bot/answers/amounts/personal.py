"""A dose for one person: none is set, but what is published for the age, sex and stage told is. Weight sets no need."""

from dataclasses import replace

from bot.answer import Draft, Request
from bot.answers.amounts.daily import daily_amount
from bot.answers.amounts.people import tells_who
from bot.answers.desk import Desk
from bot.answers.word_lists import says
from bot.conversation import pair_of
from intents.keys import PERSONAL_DOSE
from intents.reading.entity_types import AGE, CONDITION, LIFE_STAGE
from intents.slots import YOUNG


def needed_a_day(request: Request, desk: Desk) -> Draft:
    """Return how much is needed a day; that weight does not decide it comes first where weight is spoken of."""
    draft = daily_amount(request, desk)
    told = _of_weight(request, desk)
    return replace(draft, lead=told, facts=(draft.lead, *draft.facts)) if told else draft


def with_published(refusal: Draft, request: Request, desk: Desk) -> Draft:
    """Return the refusal to set a dose with what is published for the person told of; any other refusal as it is."""
    if request.intent != PERSONAL_DOSE:
        return refusal
    told = tuple(filter(None, (_of_weight(request, desk),)))
    request = _of_the_young(request)
    ill = any(one.startswith(f"{CONDITION}/") for one in (*request.minded, *(m.entity for m in request.slots.matches)))
    weighed = bool(told) and request.slots.sex is not None
    if ill or not (tells_who(request) or weighed):  # figures for healthy people invite nobody with weak kidneys
        return replace(refusal, facts=(*told, *refusal.facts))
    need = daily_amount(request, desk)
    return replace(
        refusal,
        facts=(need.lead, *need.facts[:2], *told, need.facts[-1]),
        sources=need.sources,
        disclaimers=need.disclaimers,
        ask=need.ask,
        seen=need.seen,
    )


def _of_the_young(request: Request) -> Request:
    """The request with the age or stage of the child whom the talk is about: limits of adults are not for them."""
    if tells_who(request):
        return request
    told = dict(map(pair_of, request.minded))
    stage = told.get(LIFE_STAGE)
    if stage not in YOUNG:
        return request
    age = told.get(AGE, "")
    slots = replace(request.slots, life_stage=stage, age=int(age) if age.isdecimal() else None)
    return replace(request, slots=slots)


def _of_weight(request: Request, desk: Desk) -> str:
    spoken = says("amounts.words.weight", request.words, desk)
    return desk.phrases.text("amounts.weight") if spoken else ""
