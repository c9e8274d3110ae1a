"""Questions on products from or for somebody who is told something else: with weak kidneys, in pregnancy, for a child.

"Most people pick glycinate" under "take none unless the kidney team says so" leaves the person with two answers. So
the pages that a caution names (`instead`) answer in place of those for everybody.
"""

import re
from dataclasses import replace

from bot.answer import Draft, Request
from bot.answers.amounts.daily import limit_told
from bot.answers.amounts.people import Person
from bot.answers.desk import Desk
from bot.answers.medicines.interactions import rows_named
from bot.answers.passages.answer import show_passage
from bot.answers.passages.choosing import BLAMED, LACKING, choose_among, named_in
from bot.answers.passages.sentences import told_of
from bot.answers.word_lists import says
from bot.conversation import pair_of
from intents.keys import FORM_FOR_GOAL, MEDICINES, WHO_SHOULD_ASK
from intents.reading.entity_types import AGE, CONDITION, GOAL, LIFE_STAGE, OURS, SYMPTOM
from intents.slots import ADULT_FROM
from knowledge.stems import stem
from knowledge.text import tokens

TOPICS = (GOAL, SYMPTOM)
MAY = re.compile(
    r"(?:(?:im|i am|hes|shes|he is|she is|my \w+ is) [\w ]{1,20}?,? )?(?:so |and |but |then |ok )*"
    r"(?:(?:can|could|may|should|shall) (?P<who>\w+)|(?:is|would) it (?:be )?(?:ok|okay|safe|fine) to)"
    r" (?:still |even )?(?:take|have|use|try) (?:it|that|this|some|any|one|magnesium)(?: then| now| too)?\W*"
)
"""A message that asks for leave and for nothing else: "so can i take it", "im 75 should i take magnesium"."""


def for_the_person(request: Request, desk: Desk) -> Draft | None:
    """Return what the person minded is told in place of the answer for everybody; None where nothing else is told."""
    if request.intent == MEDICINES and rows_named(request, desk):
        return None
    leave = MAY.fullmatch(request.text)
    others = leave is not None and any(leave["who"] == match.text for match in request.slots.said({LIFE_STAGE}))
    intent = WHO_SHOULD_ASK if leave is not None and not others else request.intent  # "can kids have it" names its own
    for row in desk.knowledge.cautions.of(request.minded):
        owners = {desk.catalog.intent_for(*pair) for pair in map(pair_of, row.when) if pair[0] == CONDITION}
        hopes = bool(owners) and intent not in owners and _hopes(request, desk)
        asked = {intent, FORM_FOR_GOAL} if hopes else {intent}
        for instead in row.instead:
            key = choose_among(request, instead.passages, desk) if asked.intersection(instead.among) else None
            if key is not None:
                return _page(key, request, desk)
    return None


def _hopes(request: Request, desk: Desk) -> bool:
    """Whether a question is on magnesium for a complaint: what is said of trials invites no sick kidney to try."""
    wanted = {desk.catalog.intent_for(type_, key) for type_ in TOPICS for key in request.slots.keys(type_)}
    _, topic = pair_of(request.topic or "")
    wanted |= {desk.catalog.intent_for(type_, topic) for type_ in TOPICS if topic}
    ours = bool(request.slots.said(OURS)) or says("whose.pieces", request.text, desk)
    return ours and request.intent in wanted and not {LACKING, BLAMED} & named_in(request, desk)


def _page(key: str, request: Request, desk: Desk) -> Draft:
    """A page with what it says of the words asked about, and the limit at a child's age, on top."""
    passage = desk.knowledge.passages[key]
    own = desk.catalog.intents[request.intent].kind in {"passages", "table"} and request.intent != MEDICINES
    draft = show_passage(passage, desk, request.intent if own else None)
    told, age = told_of(request, passage, desk), _young_age(request)
    products = FORM_FOR_GOAL in passage.intents
    limit = (limit_told(Person(age), desk),) if products and age is not None else ()
    facts = [fact for fact in draft.facts if fact != told]
    facts.sort(key=lambda fact: not _on_topic(fact, request))
    return replace(draft, lead=f"{draft.lead}\n{told}".strip(), facts=(*limit, *facts))


def _on_topic(fact: str, request: Request) -> bool:
    """Whether a key fact begins with what the question wants help with ("Sleep: …")."""
    wanted = {stem(word) for type_ in TOPICS for key in request.slots.keys(type_) for word in key.split("_")}
    return bool(wanted & {stem(word) for word in tokens(fact.partition(":")[0])})


def _young_age(request: Request) -> float | None:
    """The age in years of a child asked about, told now or before; a baby under one has no limit."""
    told = [key for type_, key in map(pair_of, request.minded) if type_ == AGE]
    age = request.slots.age if request.slots.age is not None else next((float(text) for text in reversed(told)), None)
    return age if age is not None and 1 <= age < ADULT_FROM else None
