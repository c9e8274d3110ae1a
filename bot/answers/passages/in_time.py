"""How long it takes, told with the answer on a complaint whose question asks for both ("how long for my migraines")."""

from dataclasses import replace

from bot.answer import Draft, Request
from bot.answers.desk import Desk
from bot.answers.passages.sentences import of_the_topic
from bot.answers.word_lists import says
from intents.keys import HOW_LONG
from intents.reading.entity_types import OURS


def with_how_long(draft: Draft, request: Request, desk: Desk) -> Draft:
    """Return the answer from a page on a complaint with how long it takes on top, where that is asked besides."""
    asks = says("in_time.words.asks", request.text, desk) and request.slots.said(OURS)
    passage = desk.knowledge.passages[desk.passages_of(HOW_LONG)[0]]
    told = of_the_topic(request, passage) if asks and request.intent != HOW_LONG else ""
    if not told:
        return draft
    sources = tuple(dict.fromkeys((*draft.sources, *passage.sources)))
    return replace(draft, lead=f"{told}\n{draft.lead}", sources=sources, seen=(*draft.seen, f"passage {passage.key}"))
