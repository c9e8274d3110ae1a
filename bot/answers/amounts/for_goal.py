"""How much to take for a goal ("how much glycinate for sleep"): no dose of ours, what is known, and the limits.

A dose for a goal is a common question that a table of needs answers wrongly: the need counts food, and no checked
source sets an amount for sleep or cramps. So it is said that none is set, with what studies show of the goal, what a
label's number counts, and where the limits stand. An amount that the person takes already is placed among them.
"""

import re
from dataclasses import replace

from bot.answer import Draft, Request
from bot.answers.amounts.limits import adult_limits, cite, far_above, figures, note, verdict
from bot.answers.desk import Desk
from bot.answers.forms.wording import goals_of
from bot.answers.labels.dose_owner import magnesium_doses
from bot.answers.labels.doses import EXAMPLE_MG, forms_in, spoken
from bot.answers.labels.reading import read_label
from bot.answers.labels.two_meanings import daily, is_open, two_readings
from bot.answers.turn import Turn
from bot.answers.word_lists import any_of, listed, says
from intents.keys import DAILY_AMOUNT, FORM_FOR_GOAL, LABEL_DECODE, PERSONAL_DOSE, UPPER_LIMIT
from intents.questions import Question
from intents.reading.entity_types import AGE, ANIMAL, CONDITION, DIET, FOOD, LIFE_STAGE, MEDICINE, OURS, WANTED
from knowledge.model import Passage
from knowledge.text import tokens
from knowledge.units import show_number

OTHERS = frozenset({FOOD, MEDICINE, LIFE_STAGE, AGE, DIET, ANIMAL})
"""Types of things that make it a question of another kind; for a child there is an answer of its own."""
ASKING = frozenset({DAILY_AMOUNT, PERSONAL_DOSE})
"""Intents of a bare "how much" after a goal was spoken of."""
UNIT = "mg"
"""The unit in which only magnesium is asked for here, as other things stand with their names."""
MOST_WORDS = 6
"""Words of a bare "how much" that leans on the goal spoken of before; a longer one names what it is for."""
RECENT = 2
"""Things spoken of last, forms aside, among which the goal is looked for."""
LICENSED = "established"
"""Evidence of a goal for which there are licensed products, whose packs and prescribers set the dose."""


def goal_dose(turn: Turn) -> Draft | None:
    """Return what is known of an amount for the goal that a question names; None for any other question."""
    question, conversation, desk = turn.question, turn.conversation, turn.desk
    if not asks_for_dose(question, desk):
        return None
    goal = _goal(turn)
    if goal is None:
        return None
    label, passage = goal
    row = desk.catalog.intents.get(question.decision.intent or "")
    ours = row is not None and (row.key in ASKING or row.informs)
    intent = row.key if row is not None and ours else passage.intents[0]
    request = Request.of(question, intent)
    if not any(amount.kind == "dose" for amount in question.slots.amounts):  # "so should i take more"
        request = request.carrying(conversation.held)
    return _drafted(label, passage, request, desk)


def asks_for_dose(question: Question, desk: Desk) -> bool:
    """Whether a question asks how much to take, of nothing but the element or a form."""
    young = question.slots.age is not None or question.slots.life_stage is not None
    if question.slots.said(OTHERS) or young or says("goal_dose.words.other", question.text, desk):
        return False
    more = says("goal_dose.words.more", question.text, desk) and any(a.kind == "dose" for a in question.slots.amounts)
    return more or says("goal_dose.words.asks", question.text, desk)


def _goal(turn: Turn) -> tuple[str, Passage] | None:
    """The goal named, else the one spoken of just before, with the passage on it."""
    question, conversation, desk = turn.question, turn.conversation, turn.desk
    named = [match.pair for match in question.slots.said(WANTED)]
    ours = any(match.type in OURS for match in question.slots.matches) or any(
        a.kind == "dose" for a in question.slots.amounts
    )
    asks = question.decision.intent in ASKING or UNIT in tokens(question.text)  # "how many mg for migraine"
    ill = any(desk.knowledge.cautions.of([match.entity]) for match in question.slots.said({CONDITION}))
    ours = ours or (asks and not ill)
    if named and not ours and not conversation.context.live:
        return None
    bare = question.decision.intent in ASKING or (
        question.decision.intent == conversation.intent and _asks_nothing_else(question, desk)
    )
    if not named and bare and question.length <= MOST_WORDS:
        named = [match.pair for match in question.slots.matches if match.type in WANTED]  # from the rest of a message
        spoken = [pair for pair in conversation.entities if pair[0] not in OURS]  # "constipated", "citrate?"
        named = named or [pair for pair in spoken[-RECENT:] if pair[0] in WANTED]
    for type_, key in named:
        entity = f"{type_}/{key}"
        intent = desk.catalog.intents.get(desk.catalog.intent_for(type_, key) or "")
        if intent is None or not intent.passages or desk.knowledge.cautions.of([entity]):
            continue
        row = desk.knowledge.forms.goal([entity])
        label = row.label if row is not None else desk.catalog.labels.get(entity, intent.label)
        label = label if label[:2].isupper() else label[0].lower() + label[1:]
        return label, desk.knowledge.passages[intent.passages[0]]
    return None


def _asks_nothing_else(question: Question, desk: Desk) -> bool:
    """Whether a question is a bare "ok how much then"; "how much salt" is on the salt."""
    rest = re.sub(rf"\b{any_of('goal_dose.words.asks', desk)}\b", " ", question.text)
    return set(tokens(rest)) <= set(listed("goal_dose.words.bare", desk))


def _drafted(goal: str, passage: Passage, request: Request, desk: Desk) -> Draft:
    limits = adult_limits(desk)
    key = "lead_pack" if passage.evidence == LICENSED else "lead"
    lead = desk.phrases.text(f"goal_dose.{key}", goal=goal, figures=figures(limits, desk))
    draft = Draft(
        title=desk.phrases.text("goal_dose.title", goal=goal),
        lead=lead,
        facts=(
            passage.lead,
            what_counts(request, desk),
            desk.phrases.text("goal_dose.label"),
            desk.phrases.text("label_decode.care"),
        ),
        heeds=passage.cautions,
        intent=request.intent,
        evidence=passage.evidence,
        sources=(*cite(limits), *passage.sources[:1]),
        disclaimers=("supplement",),
        ask="pharmacist",
        passages=(passage.key,),
        suggestions=tuple(map(desk.offer, (passage.intents[0], UPPER_LIMIT, LABEL_DECODE))),
        seen=(f"passage {passage.key}", *note(limits)),
    )
    if request.intent == FORM_FOR_GOAL and (goals := goals_of(request, desk)):  # "best type for sleep, what dose"
        draft = replace(draft, lead=f"{goals[0].lead}\n{lead}", sources=(*draft.sources, *goals[0].sources[:1]))
    placed = _told(request, desk)
    return replace(draft, lead=placed, facts=(lead, *draft.facts)) if placed else draft


def _told(request: Request, desk: Desk) -> str:
    """Where an amount that is taken already stands; empty where none is told."""
    limits = adult_limits(desk)
    label = read_label(request, magnesium_doses(request, desk), desk)
    if label is None or label.dose.mg <= 0:
        return ""
    if is_open(label):
        return two_readings(label, request.text, limits, desk)
    mg = daily(label.dose.mg, label)
    told = verdict(mg, limits, desk, "amounts.dose")
    danger = desk.phrases.text("amounts.danger.taken") if far_above(mg, limits) else ""
    return "\n".join(filter(None, (told, danger, desk.phrases.text("goal_dose.no_more"))))


def what_counts(request: Request, desk: Desk) -> str:
    """What the figures count, with the form that is named or one that is common."""
    table = desk.knowledge.forms.by_key
    keys = [match.key for match in forms_in(request) if match.key in table]
    row = next((table[key] for key in keys if table[key].compound is not None), None)
    if row is None:
        return desk.phrases.text("goal_dose.counts_any")
    held = desk.knowledge.forms.elemental(row.key, EXAMPLE_MG) or 0.0
    return desk.phrases.text("goal_dose.counts", form=spoken(row), mg=show_number(held))
