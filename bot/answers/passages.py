"""Answers from passages: the fitting one among those that the intent and the entities allow."""

from dataclasses import replace

from bot.answer import Draft, Request, Suggestion
from bot.answers.desk import Desk
from bot.answers.food_limits import personal_cautions
from bot.answers.food_reading import eaten
from bot.answers.food_wording import eaten_line
from knowledge.model import Passage

ABOUT_BONUS = 0.35
"""Worth of a named entity that the passage is about, against a TF-IDF score in [0, 1]; a passage about
pregnancy then wins over a nearer wording. Held by the questions of tests/cases/questions_own.jsonl."""
ABOUT_MISS = 0.08
"""Cost of each entity the passage is about and the question does not name: general passages come first."""
PRIMARY_BONUS = 0.06
"""Worth of being the passage that the intent names as its own."""
SHOWN_COST = 0.25
"""Cost of having been shown just before, where another passage is near in words (RIVAL)."""
LINKED_BONUS = 0.5
"""Worth of being read next after the passage shown just before, for one about what the question names: after a page
on oils "and when pregnant" asks about oils in pregnancy."""
RIVAL = 0.5


def passage_answer(request: Request, desk: Desk) -> Draft:
    """Return the passage that answers a question of a passage intent."""
    key = request.passage or choose_passage(request, desk)
    draft = show_passage(desk.knowledge.passages[key], desk, request.intent)
    beside = _beside(request, draft, desk)
    return replace(draft, facts=(*beside, *draft.facts)) if beside else draft


def _beside(request: Request, draft: Draft, desk: Desk) -> tuple[str, ...]:
    """What is on file about a form, nutrient or food that the question names and the passage does not."""
    text = f"{draft.title} {draft.lead} {' '.join(draft.facts)}".lower()
    rows = desk.knowledge.forms.compare(request.slots.forms)
    entities = [f"{match.type}/{match.key}" for match in request.slots.matches]
    goals = {goal.key for entity in entities if (goal := desk.knowledge.forms.goal([entity]))}
    lines = []
    for row in rows:
        if row.label.lower() in text or row.key in draft.passages:
            continue
        reason = next((fit.reason for fit in row.best_for if fit.goal in goals), None)
        if reason is not None:  # what the form is was not asked
            lines.append(desk.phrases.text("forms.goal.choice", label=row.label, reason=reason))
    for match in request.slots.matches:  # "could the b6 in it do that"
        own = (p for p in desk.knowledge.passages.values() if f"{match.type}/{match.key}" in p.about)
        passage = next(own, None) if match.type == "nutrient" and match.text and match.text not in text else None
        if passage is not None and passage.key not in draft.passages:
            lines.append(passage.lead)
        food = desk.knowledge.foods.by_key.get(match.key) if match.type == "food" and match.text not in text else None
        if food is not None and food.mg() is not None:  # "coconut water for cramps?"
            lines += [f"{eaten_line(one, desk)}." for one in eaten(request, desk) if one.food.key == food.key]
    foods = [desk.knowledge.foods.by_key[key] for key in request.slots.foods if key in desk.knowledge.foods.by_key]
    return (*personal_cautions(foods, request.slots, desk), *lines[:2])


def choose_passage(request: Request, desk: Desk) -> str:
    """Return the key of the best passage for an intent; ties in key order.

    KeyError when no passage serves the intent, which the content check rules out.
    """
    candidates = desk.passages_of(request.intent)
    primary = desk.catalog.intents[request.intent].passages
    named = {f"{match.type}/{match.key}" for match in request.slots.matches}
    if request.slots.life_stage:
        named.add(f"life_stage/{request.slots.life_stage}")
    hits = desk.retriever.search(request.read or request.utterance, k=max(1, len(candidates)), among=candidates)
    scores = {hit.key: hit.score for hit in hits}
    if any(hit.score >= RIVAL and hit.key != request.shown for hit in hits):
        scores = {key: score - SHOWN_COST * (key == request.shown) for key, score in scores.items()}
    shown = desk.knowledge.passages.get(request.shown or "")

    def worth(key: str) -> tuple[float, str]:
        about = set(desk.knowledge.passages[key].about)
        score = scores.get(key, 0.0) + ABOUT_BONUS * len(about & named) - ABOUT_MISS * len(about - named)
        score += LINKED_BONUS * (shown is not None and key in shown.next and bool(about & named))
        return (-score - PRIMARY_BONUS * (key in primary), key)

    return min(candidates, key=worth)


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
        suggestions=passage_suggestions(passage, desk, with_more=bool(passage.more)),
        seen=(f"passage {passage.key}",),
    )


def show_more(passage: Passage, desk: Desk) -> Draft:
    """Return the detail of a passage."""
    return Draft(
        title=passage.title,
        lead=passage.more or desk.phrases.text("fallback.no_more"),
        intent=passage.intents[0],
        evidence=passage.evidence if passage.more else None,
        sources=passage.sources,
        disclaimers=passage.disclaimers,
        ask=passage.ask,
        passages=(passage.key,),
        suggestions=passage_suggestions(passage, desk, with_more=False),
        seen=(f"more of {passage.key}",),
    )


def passage_suggestions(passage: Passage, desk: Desk, *, with_more: bool) -> tuple[Suggestion, ...]:
    """Return the buttons below a passage: more, what people ask next, the tools of its intent."""
    offered = [Suggestion(desk.phrases.text("labels.more"), f"m:{passage.key}")] if with_more else []
    offered += [
        Suggestion(desk.knowledge.passages[key].label, f"p:{key}")
        for key in passage.next
        if key in desk.knowledge.passages
    ]
    intent = desk.catalog.intents.get(passage.intents[0])
    offered += [desk.offer(key) for key in (intent.next if intent else ())[:2]]
    return tuple(offered)
