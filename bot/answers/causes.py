"""What else may bring on a complaint: "what else could it be" after an answer on tiredness or cramps."""

from collections.abc import Iterator
from dataclasses import replace

from bot.answer import Draft
from bot.answers.desk import Desk
from bot.answers.passages import show_passage
from bot.answers.word_lists import says
from bot.conversation import Conversation
from intents.entity_types import FOOD, WANTED
from intents.questions import Question
from knowledge.model import Passage

MOST_WORDS = 9


def other_causes(question: Question, conversation: Conversation, desk: Desk) -> Draft | None:
    """Return the page on a complaint spoken of that lists its causes, those first; None for any other question."""
    asks = question.length <= MOST_WORDS and says("causes.words.asks", question.text, desk)
    if not asks or not conversation.context.live or question.slots.said({FOOD}):
        return None
    for passage in _pages(question, conversation, desk):
        told = [line for line in passage.lines if says("causes.words.tells", line.lower(), desk)]
        if told:
            draft = show_passage(passage, desk)
            rest = tuple(fact for fact in draft.facts if fact not in told)
            lead = draft.lead if draft.lead in told else "\n".join((*told[:2], draft.lead))
            return replace(draft, lead=lead, facts=rest)
    return None


def _pages(question: Question, conversation: Conversation, desk: Desk) -> Iterator[Passage]:
    """What was shown last, where nothing else is named, and the general pages on the complaint spoken of last."""
    named = [match.pair for match in question.slots.said(WANTED)]
    spoken = named or [pair for pair in reversed(conversation.entities) if pair[0] in WANTED][:1]
    intent = next(filter(None, (desk.catalog.intent_for(*pair) for pair in spoken)), conversation.intent)
    known = desk.knowledge.passages
    last = known.get(conversation.passage or "")
    if last is not None and not named:
        yield last
    pages = (known[key] for key in desk.passages_of(intent or ""))
    yield from (page for page in pages if page.intents[0] == intent and not page.needs)
