"""Later messages that neither a table nor an intent answers, but what was shown last does.

"does boiling lose it" after an amount of chard, "ferritin was 14" after restless legs.
"""

from dataclasses import replace

from bot.answer import Draft
from bot.answers.desk import Desk
from bot.answers.passages import show_passage
from bot.conversation import Conversation
from intents.questions import Question
from knowledge.text import tokens

LEAST = 0.3
"""Score in [0, 1] from which a passage that explains a table answers a message ("does boiling lose it" 0.64)."""
OTHERS = frozenset({"nutrient", "medicine"})
"""Types of things that are declined by themselves, but not where the last answer spoke of them."""


def stayed(question: Question, conversation: Conversation, desk: Desk) -> Draft | None:
    """Return what was shown last, or what explains it, for a message that stays with it; None for any other."""
    if question.decision.outcome == "out_of_scope":
        return _told(question, conversation, desk)
    return _explained(question, desk) if question.stays else None


def _explained(question: Question, desk: Desk) -> Draft | None:
    """The passage that explains a table, where a message asks for nothing that the table holds."""
    row = desk.catalog.intents.get(question.decision.intent or "")
    own = [match for match in question.slots.matches if match.end > match.start]
    if row is None or row.kind != "table" or own or question.slots.amounts:
        return None
    hits = desk.retriever.search(question.read, 1, row.explained_by) if row.explained_by else ()
    if not hits or hits[0].score < LEAST:
        return None
    passage = desk.knowledge.passages[hits[0].key]
    return replace(show_passage(passage, desk, row.key), facts=(*passage.facts, *passage.more.splitlines()[:1]))


def _told(question: Question, conversation: Conversation, desk: Desk) -> Draft | None:
    """What the passage shown last says of another nutrient or medicine that a message tells of."""
    passage = desk.knowledge.passages.get(conversation.passage or "")
    named = [match for match in question.slots.matches if match.type in OTHERS and match.end > match.start]
    if passage is None or not named or question.text.endswith("?"):
        return None
    words = {word for match in named for word in (*tokens(match.text), *tokens(match.key.replace("_", " ")))}
    lines = [line for line in (passage.lead, *passage.facts, *passage.more.splitlines()) if words & set(tokens(line))]
    if not lines:
        return None
    return replace(show_passage(passage, desk, conversation.intent), lead="\n".join(lines[:3]), facts=())
