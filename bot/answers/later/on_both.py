"""Later messages that name what else may play a part in what was spoken of: "does iron matter" after restless legs.

A page on both answers that, where there is one; what is to be taken beside it ("with iron") is another question.
"""

from bot.answer import Draft
from bot.answers.passages.answer import show_passage
from bot.answers.turn import Turn
from bot.answers.word_lists import says
from intents.reading.entity_types import BESIDE, SUBJECT, THINGS, WANTED

MOST_WORDS = 6
"""Words of a message that only names something; a longer one asks a question on it."""
DECLINING = {"out", "decline"}
"""Kinds of intents that do not answer."""


def on_both(turn: Turn) -> Draft | None:
    """Return the page on what was spoken of last and on the nutrient or medicine that a message only names."""
    question, conversation, desk, words = turn.question, turn.conversation, turn.desk, turn.words
    if not conversation.context.live or question.length > MOST_WORDS or question.slots.amounts:
        return None
    named = {match.pair for match in question.slots.said(THINGS - {SUBJECT})}
    if not named or any(type_ not in BESIDE for type_, _ in named):
        return None
    row = desk.catalog.intents.get(question.decision.intent or "")
    opens = any(question.text.startswith(f"{opener} ") for opener in words.openers)
    if not (opens or row is None or row.kind in DECLINING) or says("on_both.words.taken", question.text, desk):
        return None
    spoken = conversation.spoken_last(WANTED)
    if spoken is None:
        return None
    both = {f"{type_}/{key}" for type_, key in (spoken, *named)}
    page = next((page for page in desk.knowledge.passages.values() if both <= set(page.about)), None)
    return show_passage(page, desk) if page is not None and page.key != conversation.passage else None
