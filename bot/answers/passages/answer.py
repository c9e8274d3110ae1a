"""Answers from passages: the fitting one among those that the intent and the entities allow."""

import re
from dataclasses import replace

from bot.answer import Draft, Request, Suggestion
from bot.answers.desk import Desk
from bot.answers.foods.enough import so_far
from bot.answers.foods.limits import personal_cautions
from bot.answers.foods.reading import eaten
from bot.answers.foods.wording import eaten_line
from bot.answers.passages.choosing import choose_passage
from bot.answers.passages.sentences import of_the_topic, told_of
from intents.keys import FOOD_OR_SUPPLEMENT
from intents.model import EntityMatch
from intents.reading.entity_types import FOOD, NUTRIENT, OURS
from knowledge.model import Passage
from knowledge.stems import stems_in

PRODUCTS = "forms"
"""The group of intents on products, which ask of no food."""
_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")
MOST_ASKED = 30
"""Words of a message whose foods are asked about; a longer one names them in passing ("he swears by bananas")."""
MOST_BESIDE = 2
"""Lines on what is named beside the topic of a page, which stays the answer."""


def passage_answer(request: Request, desk: Desk) -> Draft:
    """Return the passage that answers a question of a passage intent."""
    passage = desk.knowledge.passages[request.passage or choose_passage(request, desk)]
    draft = show_passage(passage, desk, request.intent)
    topical = of_the_topic(request, passage) if desk.catalog.intents[request.intent].facet else ""
    if told := topical or told_of(request, passage, desk):
        facts = tuple(fact for fact in draft.facts if fact != told)
        draft = replace(draft, lead=f"{told}\n{draft.lead}", facts=facts)
    if request.intent == FOOD_OR_SUPPLEMENT and (told_so_far := so_far(request, desk)) is not None:
        lead, lines = told_so_far
        return replace(draft, lead=f"{lead}\n{draft.lead}", facts=(*lines, *draft.facts))
    beside = _beside(request, draft, desk)
    return replace(draft, facts=(*beside, *draft.facts)) if beside else draft


def opened(passage: Passage, request: Request, desk: Desk) -> Draft:
    """Return a passage that begins with what it says of the very words asked about, foods named in passing aside."""
    draft = show_passage(passage, desk, request.intent)
    told = "" if request.slots.said({FOOD}) else told_of(request, passage, desk)
    facts = tuple(fact for fact in draft.facts if fact != told)
    return replace(draft, lead=f"{told}\n{draft.lead}", facts=facts) if told else draft


def _beside(request: Request, draft: Draft, desk: Desk) -> tuple[str, ...]:
    """What is on file about a form, nutrient or food that the question names and the passage does not."""
    said = f"{draft.title} {draft.lead} {' '.join(draft.facts)}".lower()
    lines = _on_forms(request, draft, said, desk)
    for match in request.slots.matches:
        if match.type == NUTRIENT:
            lines += _on_nutrient(match, draft, said, desk)
        elif match.type == FOOD and not stems_in(match.text) <= stems_in(said):
            lines += _on_food(match, request, desk)
    foods = [desk.knowledge.foods.by_key[key] for key in request.slots.foods if key in desk.knowledge.foods.by_key]
    return (*personal_cautions(foods, request.slots, desk), *lines[:MOST_BESIDE])


def _on_forms(request: Request, draft: Draft, said: str, desk: Desk) -> list[str]:
    """What the forms named are picked for; what a form is was not asked."""
    entities = [match.entity for match in request.slots.matches]
    # a page on somebody's own situation praises no form for something else: "kidney disease, milk of magnesia?"
    situation = [one for one in entities if any(row.key in draft.heeds for row in desk.knowledge.cautions.of([one]))]
    goals = {goal.key for entity in situation or entities if (goal := desk.knowledge.forms.goal([entity]))}
    lines = []
    for row in desk.knowledge.forms.compare(request.slots.forms):
        if row.label.lower() in said or row.key in draft.passages:
            continue
        reason = next((fit.reason for fit in row.best_for if fit.goal in goals), None)
        if reason is not None:
            lines.append(desk.phrases.text("forms.goal.choice", label=row.label, reason=reason))
    return lines


def _on_nutrient(match: EntityMatch, draft: Draft, said: str, desk: Desk) -> list[str]:
    """How the page on a nutrient begins: "could the b6 in it do that"."""
    page = next(iter(desk.passages_about(match.entity)), None)
    if page is None or page in draft.passages or not match.text or match.text in said:
        return []
    return [desk.knowledge.passages[page].lead]


def _on_food(match: EntityMatch, request: Request, desk: Desk) -> list[str]:
    """What a food holds ("coconut water for cramps?"); no food is asked of in a question on a product or in a story.

    "Pills that smell like vinegar" asks of no vinegar.
    """
    product = desk.catalog.intents[request.intent].menu == PRODUCTS
    story = len(request.text.split()) > MOST_ASKED
    food = desk.knowledge.foods.by_key.get(match.key)
    if product or story or _in_passing(match, request) or food is None or food.mg() is None:
        return []
    portions = [f"{eaten_line(one, desk)}." for one in eaten(request, desk) if one.food.key == food.key]
    return [f"{line} {food.quality_note}".strip() for line in portions]  # "too many brazil nuts"


def _in_passing(food: EntityMatch, request: Request) -> bool:
    """Whether a food is told of before a question on the nutrient: "i took milk out of the fridge. would mag help"."""
    sentences = list(_SENTENCE.finditer(request.text))
    asking = [one.span() for one in sentences if one.group().rstrip().endswith("?")]
    ours = any(start <= match.start < end for match in request.slots.said(OURS) for start, end in asking)
    return ours and not any(start <= food.start < end for start, end in asking)


def show_passage(passage: Passage, desk: Desk, intent: str | None = None) -> Draft:
    """Return a passage as a reply: lead and key facts, the rest on request."""
    return Draft(
        title=passage.title,
        lead=passage.lead,
        facts=passage.facts,
        heeds=passage.cautions,
        intent=intent or passage.intents[0],
        evidence=passage.evidence,
        sources=passage.sources,
        disclaimers=passage.disclaimers,
        ask=passage.ask,
        passages=(passage.key,),
        suggestions=_suggestions(passage, desk, with_more=bool(passage.more)),
        seen=(f"passage {passage.key}",),
    )


def show_more(passage: Passage, desk: Desk) -> Draft:
    """Return the detail of a passage."""
    return replace(
        show_passage(passage, desk),
        lead=passage.more or desk.phrases.text("fallback.no_more"),
        facts=(),
        heeds=(),
        evidence=passage.evidence if passage.more else None,
        suggestions=_suggestions(passage, desk, with_more=False),
        seen=(f"more of {passage.key}",),
    )


def _suggestions(passage: Passage, desk: Desk, *, with_more: bool) -> tuple[Suggestion, ...]:
    """The buttons below a passage: more, what people ask next, the tools of its intent."""
    offered = [desk.offer_more(passage.key)] if with_more else []
    offered += [desk.offer_page(key) for key in passage.next if key in desk.knowledge.passages]
    intent = desk.catalog.intents.get(passage.intents[0])
    offered += [desk.offer(key) for key in (intent.next if intent else ())[:2]]
    return tuple(offered)
