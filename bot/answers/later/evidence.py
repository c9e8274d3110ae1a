"""How sure an answer is, how big the effect and where it comes from: of the last one, or of the topic that is named.

What a passage tells of studies answers that; a general word on evidence is left to questions that name nothing.
"""

import re
from dataclasses import replace

from bot.answer import Draft, Request
from bot.answers.desk import Desk
from bot.answers.later.remark import Remark
from bot.answers.passages.answer import passage_answer, show_passage
from bot.answers.turn import Turn
from bot.answers.word_lists import says
from bot.conversation import Conversation
from intents.keys import HOW_SURE, SOURCES_QUESTION
from intents.persons.hearsay import has_leave, told_otherwise
from intents.reading.entity_types import WANTED
from knowledge.model import Passage
from knowledge.text import sentences, tokens

OF_THE_LAST = frozenset({SOURCES_QUESTION, HOW_SURE})
"""Intents that are about the last answer, where there is one and the question names no topic."""
MOST_LINES = 3
"""Sentences on studies or on the size of an effect that are told at once."""
_NUMBER = re.compile(r"\d(?![\d.,]*\s*(?:mg|mcg|g|years?|weeks?|months?)\b)")
"""A number that may be the size of an effect: no dose, age or time."""


def about_the_last(turn: Turn) -> Draft | None:
    """Return the reply to a question about the last answer, such as where it comes from; None for any other."""
    if turn.question.decision.intent not in OF_THE_LAST or turn.question.slots.said(WANTED):
        return None
    return where_from(turn.conversation, turn.desk)


def where_from(conversation: Conversation, desk: Desk) -> Draft | None:
    """Name the sources of the last answer, its studies and how strong its evidence is; None where it had none."""
    intent = desk.asked_last(conversation)
    if intent is None or not conversation.sources:
        return None
    passage = desk.shown_last(conversation)
    told = _studies(passage, desk)[:MOST_LINES] if passage else ()
    return Draft(
        title=desk.phrases.text("explain.from"),
        lead=desk.phrases.text("explain.leans_on", title=passage.title if passage else intent.title),
        facts=told,
        kind="smalltalk",
        intent=intent.key,
        evidence=conversation.evidence,
        sources=conversation.sources,
        disclaimers=passage.disclaimers if passage else ("general",),
    )


def how_big(remark: Remark) -> Draft | None:
    """Return how big the passage shown last, or the first on its topic, says that an effect is.

    Where neither gives a number, what the passage shown last says of it in words.
    """
    conversation, desk = remark.conversation, remark.desk
    shown = desk.shown_last(conversation)
    if shown is None:
        return None
    row = desk.asked_last(conversation)
    own = [desk.knowledge.passages[key] for key in (row.passages[:1] if row is not None else ())]
    sized = (passage for passage in (shown, *own) if any(map(_NUMBER.search, passage.lines)))
    passage = next(sized, shown)
    lines = [line for text in passage.lines for line in sentences(text)]
    told = [line for line in lines if _NUMBER.search(line) or remark.words.leaning.small & set(tokens(line))]
    draft = show_passage(passage, desk, conversation.intent)
    first = tuple(told[:MOST_LINES])
    rest = tuple(fact for fact in passage.facts if not set(sentences(fact)) <= set(first))
    return replace(draft, lead="\n".join(first) or passage.lead, facts=rest)


def set_against(remark: Remark) -> Draft | None:
    """Return where the last answer comes from, for somebody who heard otherwise.

    The word of an adviser goes before ours, a yes of theirs too; None where a message tells of neither.
    """
    said, desk, leaning = remark.said, remark.desk, remark.words.leaning
    draft = where_from(remark.conversation, desk)
    if draft is None or remark.conversation.urgent is not None:
        return None
    if has_leave(said, leaning):
        return Draft(
            title=desk.phrases.text("explain.leave"), lead=desk.phrases.text("explain.allowed"), intent=draft.intent
        )
    if not told_otherwise(said, leaning):
        return None
    advised = not leaning.advisers.isdisjoint(tokens(said))
    lead = desk.phrases.text("explain.advised" if advised else "explain.otherwise")
    return replace(draft, title=desk.phrases.text("explain.differ"), lead=f"{lead}\n{draft.lead}")


def sure_of_a_topic(request: Request, desk: Desk) -> Draft | None:
    """Return the answer on the topic of which a question asks how sure it is; None where it names none."""
    if request.intent not in OF_THE_LAST:
        return None
    wanted = (desk.catalog.intent_for(match.type, match.key) for match in request.slots.said(WANTED))
    intent = next((key for key in wanted if key is not None and desk.catalog.intents[key].kind == "passages"), None)
    return passage_answer(replace(request, intent=intent), desk) if intent is not None else None


def studies_first(draft: Draft, request: Request, desk: Desk) -> Draft:
    """Return the answer from a passage with what it tells of studies on top, where a question asks for them."""
    if not draft.passages or not says("explain.words.asks", request.text, desk):
        return draft
    told = [line for line in _studies(desk.knowledge.passages[draft.passages[0]], desk) if line not in draft.lead]
    return replace(draft, facts=(*told[:MOST_LINES], *(fact for fact in draft.facts if fact not in told)))


def _studies(passage: Passage, desk: Desk) -> tuple[str, ...]:
    """The sentences of the lead and the key facts that tell of studies; those below need what stands around them."""
    lines = (*sentences(passage.lead), *passage.facts)
    return tuple(line for line in lines if says("explain.words.studies", line.lower(), desk))
