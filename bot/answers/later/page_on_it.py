"""Later messages that neither a table nor an intent answers, but what was shown last does.

"does boiling lose it" after an amount of chard, "ferritin was 14" after restless legs.
"""

from dataclasses import replace

from bot.answer import Draft
from bot.answers.desk import Desk
from bot.answers.passages.answer import show_passage
from bot.answers.turn import Turn
from intents.questions import Question
from intents.reading.entity_types import AILMENTS, NUTRIENT
from knowledge.text import holds_any, tokens

MOST_WORDS = 6
"""Words of a message that only tells ("ferritin was 14")."""
LEAST = 0.3
"""Score in [0, 1] from which a passage that explains a table answers a message ("does boiling lose it" 0.64)."""
CLEAR = 0.5
"""The same where the message was read as asking of the table again ("roasted or raw does it matter" 0.56)."""
POINTED = 0.4
"""The same where it would be declined though it points at the foods ("what does boiling do to them" 0.41)."""
UNSURE = 0.5
"""Confidence up to which what leans on the last answer may be explained by the page behind it."""


def page_on_it(turn: Turn) -> Draft | None:
    """Return what was shown last, or what explains it, for a message that stays with it; None for any other."""
    question, conversation, desk, words = turn.question, turn.conversation, turn.desk, turn.words
    if question.decision.outcome == "out_of_scope":
        said = set(question.read.split())
        empty = words.stop | words.closers | words.pointers | words.leaning.checking
        names = {word for match in question.slots.matches for word in tokens(match.text)}
        bare = {word for word in said if not word[0].isdigit()} <= names | empty | words.question_starts
        bare = bool(names) and bare and len(said) <= MOST_WORDS  # "iron?", "ferritin 22"
        if bare or holds_any(question.text, words.leaning.relating):
            return _told(turn)
        reports = bool(said & words.leaning.reports) and not said & (words.question_starts - words.leaning.reports)
        if reports and len(said) <= MOST_WORDS and not question.text.endswith("?"):
            return _told(turn)
        points = bool(said & words.pointers) and not question.slots.matches
        return _explained(question, conversation.intent, desk, POINTED) if points else None
    rows = [desk.catalog.intents.get(key or "") for key in (question.decision.intent, conversation.intent)]
    asked, last = (set(row.explained_by) if row is not None else set() for row in rows)
    again = (
        bool(asked & last)
        and len(question.read.split()) > 2
        and (not question.leans or question.decision.confidence <= UNSURE)
    )
    if not question.stays and not again:
        return None
    return _explained(question, question.decision.intent, desk, LEAST if question.stays else CLEAR)


def _explained(question: Question, intent: str | None, desk: Desk, least: float) -> Draft | None:
    """The passage that explains a table, where a message asks for nothing that the table holds."""
    row = desk.catalog.intents.get(intent or "")
    if row is None or row.kind != "table" or question.slots.named or question.slots.amounts:
        return None
    hits = desk.retriever.search(question.read, 1, row.explained_by) if row.explained_by else ()
    if not hits or hits[0].score < least:
        return None
    passage = desk.knowledge.passages[hits[0].key]
    return replace(show_passage(passage, desk, row.key), facts=(*passage.facts, *passage.more.splitlines()[:1]))


def _told(turn: Turn) -> Draft | None:
    """What a passage on the things spoken of says of another nutrient that a message tells of."""
    question, conversation, desk = turn.question, turn.conversation, turn.desk
    named = question.slots.said({NUTRIENT})
    if not named:
        return None
    words = {word for match in named for word in (*tokens(match.text), *tokens(match.key.replace("_", " ")))}
    spoken = {f"{type_}/{key}" for type_, key in conversation.entities if type_ in AILMENTS}
    last = [desk.knowledge.passages[conversation.passage]] if conversation.passage else []
    about = [passage for passage in desk.knowledge.passages.values() if spoken & set(passage.about)]
    for passage in (*last, *about):
        told = [line for line in passage.lines if words & set(tokens(line))]
        if told:
            return replace(show_passage(passage, desk, conversation.intent), lead="\n".join(told[:3]), facts=())
    return None
