"""Why the last answer is as it is: for "why", "why tho", "why that one", "why iron", and the button that asks it.

A page gives its reasons among other things; the sentences that hold one answer, and the rest of the page only where
none does.
"""

from dataclasses import replace

from bot.answer import Draft
from bot.answers import framing
from bot.answers.desk import Desk
from bot.answers.forms.differences import gut_and_uptake
from bot.answers.later.remark import Remark
from bot.answers.passages.answer import show_more, show_passage
from bot.answers.passages.sentences import LEANS, leading
from bot.answers.word_lists import says
from bot.conversation import Conversation
from intents.catalog import Intent
from intents.keys import FORM_FOR_GOAL, WHO_SHOULD_ASK
from intents.reading.entity_types import FOOD, FORM, MEDICINE, WANTED
from knowledge.model import Passage
from knowledge.text import sentences, tokens

WHYS = frozenset({"why", "y"})
MAX_REASONS = 3
"""Medicines whose reason is given at once, sentences of a page that give one."""
MOST_REASONED = 4
"""Words after "why" that may ask about something in the last answer."""


def why_of(remark: Remark) -> Draft | None:
    """Answer "why iron?" with what the passage shown last says of it; None where it does not speak of that."""
    conversation, desk, words = remark.conversation, remark.desk, remark.words
    passage = desk.shown_last(conversation)
    first, *rest = remark.said.split() or [""]
    asked = {word for word in rest if word not in words.stop and word not in words.pointers}
    if passage is None or first not in WHYS or not asked or len(rest) > MOST_REASONED:
        return None
    told = [line for line in passage.lines if asked & set(tokens(line))]
    if not asked <= set(tokens(" ".join((passage.title, *told)))):
        return None
    facts = tuple(line for line in passage.more.splitlines() if line.strip() and line not in told)
    return replace(show_passage(passage, desk, conversation.intent), lead="\n".join(told) or passage.lead, facts=facts)


def why(conversation: Conversation, desk: Desk) -> Draft:
    """Say what the last answer gives as its reasons, or what it left out, and how the question was read."""
    intent = desk.asked_last(conversation)
    if intent is None:
        return framing.say("explain.nothing", desk)
    passage = desk.shown_last(conversation)
    lead = desk.phrases.text("explain.why", title=passage.title if passage else intent.title)
    taken = any(entity.startswith(f"{MEDICINE}/") for entity in conversation.recalled)
    if intent.key == WHO_SHOULD_ASK and taken and (apart := _why_apart(conversation, lead, desk)) is not None:
        return apart
    if passage is None:
        told = _why_that_form(conversation, intent, desk) or _why_apart(conversation, lead, desk)
        return told or _why_so(conversation, intent, lead, desk)
    if reasons := _reasons(passage, desk):
        facts = tuple(fact for fact in passage.facts if not any(reason in fact for reason in reasons))
        return replace(show_passage(passage, desk, intent.key), lead="\n".join(reasons), facts=(*facts, lead))
    lead = f"{lead}\n{passage.more}" if passage.more else lead
    return replace(show_more(passage, desk), lead=lead, intent=intent.key, evidence=passage.evidence)


def _why_apart(conversation: Conversation, lead: str, desk: Desk) -> Draft | None:
    """Say what happens between the nutrient and the medicines spoken of; None where none was."""
    rows = [desk.knowledge.interactions.by_key.get(key) for _, key in conversation.entities]
    spoken = [row for row in reversed(rows) if row is not None][:MAX_REASONS]
    if not spoken:
        return None
    return Draft(
        title=desk.phrases.text("explain.apart"),
        lead="\n".join(f"{row.name}: {row.effect}" for row in spoken),
        facts=(lead,),
        intent=conversation.intent,
        sources=tuple(dict.fromkeys(key for row in spoken for key in row.sources)),
        disclaimers=("medicine",),
        ask="pharmacist",
        seen=tuple(f"interaction {row.key}" for row in spoken),
    )


def _why_so(conversation: Conversation, intent: Intent, lead: str, desk: Desk) -> Draft:
    """Explain an answer from tables by the nearest of the passages that its intent names."""
    draft = Draft(title=intent.title, lead=lead, intent=intent.key, sources=conversation.sources)
    if not intent.explained_by:
        return draft
    things = " ".join(key.replace("_", " ") for type_, key in conversation.entities[-MAX_REASONS:] if type_ == FOOD)
    hits = desk.retriever.search(f"why {things}", 1, intent.explained_by)
    passage = desk.knowledge.passages[hits[0].key if hits else intent.explained_by[0]]
    return replace(
        show_passage(passage, desk, intent.key), facts=(*passage.facts, *passage.more.splitlines()[:1], lead)
    )


def _reasons(passage: Passage, desk: Desk) -> tuple[str, ...]:
    """The sentences of a page, or of the caution it is about, that give a reason; else those that tell of studies."""
    rows = desk.knowledge.cautions.of(passage.about)
    texts = [passage.lead, *(row.text for row in rows)]
    first = [line for text in texts for line in sentences(text) if not LEANS.match(line)]
    lines = [*first, *leading(passage.facts, passage.more)]
    for key in ("explain.words.reasons", "explain.words.proof"):
        told = [line for line in lines if says(key, line.lower(), desk)]
        if told:
            return tuple(told[:MAX_REASONS])
    return ()


def _why_that_form(conversation: Conversation, intent: Intent, desk: Desk) -> Draft | None:
    """Say why a form is the usual pick for the goal spoken of last, and what is known of it; None where none is."""
    goals = [f"{type_}/{key}" for type_, key in reversed(conversation.entities) if type_ in WANTED]
    goal = next((row for one in goals if (row := desk.knowledge.forms.goal([one])) is not None), None)
    choices = desk.knowledge.forms.best_for(goal.key) if goal is not None else ()
    if intent.key != FORM_FOR_GOAL or goal is None or not choices:
        return None
    form = choices[0].form
    return Draft(
        title=desk.phrases.text("explain.form", form=form.label, goal=goal.label),
        lead=gut_and_uptake(form, desk),
        facts=(desk.phrases.text("forms.goal.choice", label=form.label, reason=choices[0].fit.reason), goal.lead),
        intent=intent.key,
        evidence=goal.evidence,
        sources=goal.sources,
        disclaimers=("supplement",),
        ask=goal.ask,
        told=((FORM, form.key),),
        seen=(f"form_goals.yaml {goal.key}",),
    )
