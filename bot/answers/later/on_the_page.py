"""Later messages that ask how long it lasts or what to do about it, where the page shown last is on just that.

"How long does it last" after a page on a twitching eyelid asks for no page on how fast tablets work.
"""

from dataclasses import replace

from bot.answer import Draft
from bot.answers.desk import Desk
from bot.answers.passages.answer import show_passage
from bot.answers.passages.choosing import BLAMED
from bot.answers.turn import Turn
from bot.answers.word_lists import says
from knowledge.model import Passage
from knowledge.text import sentences

MOST_WORDS = 7
"""Words of a message that may ask for no more than that."""
MOST_LINES = 2
"""Sentences of the page that are said first."""


def on_the_page(turn: Turn) -> Draft | None:
    """Return the page shown last with what answers first; None where it does not tell, or more is asked."""
    question, conversation, desk = turn.question, turn.conversation, turn.desk
    passage = desk.knowledge.passages.get(conversation.passage or "")
    if passage is None or question.slots.named or question.slots.amounts or len(question.text.split()) > MOST_WORDS:
        return None
    shown = show_passage(passage, desk, conversation.intent)
    if says("on_page.words.lasts", question.text, desk) and (spans := _spans(passage, desk)):
        return replace(shown, lead="\n".join((*spans, passage.lead)), facts=_without(spans, passage.facts))
    if BLAMED in passage.about and says("on_page.words.remedy", question.text, desk):
        return shown  # what a product brings on: the page is on what to do about it
    return None


def _spans(passage: Passage, desk: Desk) -> tuple[str, ...]:
    """The sentences below the lead that tell how long something lasts."""
    below = [one for line in (*passage.facts, *passage.more.splitlines()) for one in sentences(line)]
    return tuple(one for one in below if says("on_page.words.spans", one.lower(), desk))[:MOST_LINES]


def _without(told: tuple[str, ...], facts: tuple[str, ...]) -> tuple[str, ...]:
    """The facts but for those that are said already."""
    return tuple(fact for fact in facts if not set(sentences(fact)) <= set(told))
