"""What else: what else may bring on a complaint, what else helps with it, after an answer on tiredness or cramps."""

from collections.abc import Iterator
from dataclasses import replace

from bot.answer import Draft
from bot.answers.desk import Desk
from bot.answers.passages.answer import show_passage
from bot.answers.passages.sentences import leading
from bot.answers.turn import Turn
from bot.answers.word_lists import says, says_only
from intents.reading.entity_types import FOOD, WANTED
from knowledge.model import Passage

MOST_WORDS = 9
"""Words of a message that only asks what else there is; a longer one tells of something new."""
HELP = "help"
KINDS = ("causes", HELP)
"""What may be asked for besides, by its lists of words."""
MOST_LINES = 2
"""Sentences put before the first lines of a page."""


def what_else(turn: Turn) -> Draft | None:
    """Return the page on a complaint spoken of that lists what is asked for besides; None for any other question."""
    question, conversation, desk = turn.question, turn.conversation, turn.desk
    if not conversation.context.live or question.length > MOST_WORDS or question.slots.said({FOOD}):
        return None
    kind = HELP if says_only("besides.help.whole", question.text, desk) else None
    kind = kind or next((kind for kind in KINDS if says(f"besides.{kind}.asks", question.text, desk)), None)
    if kind is None:
        return None
    for passage in _pages(turn):
        told = [piece for piece in leading(passage.facts, passage.more) if _tells(kind, piece, desk)]
        if told or _tells(kind, passage.lead, desk):
            draft = show_passage(passage, desk)
            rest = tuple(fact for fact in draft.facts if fact not in told)
            return replace(draft, lead="\n".join((*told[:MOST_LINES], draft.lead)), facts=rest)
    shown = desk.shown_last(conversation)
    further = next(iter(shown.next), None) if shown is not None and kind == HELP else None
    return show_passage(desk.knowledge.passages[further], desk) if further is not None else None


def _tells(kind: str, text: str, desk: Desk) -> bool:
    return says(f"besides.{kind}.tells", text.lower(), desk)


def _pages(turn: Turn) -> Iterator[Passage]:
    """What was shown last, where nothing else is named, and the general pages on the complaint spoken of last."""
    question, conversation, desk = turn.question, turn.conversation, turn.desk
    named = [match.pair for match in question.slots.said(WANTED)]
    spoken = named or list(filter(None, [conversation.spoken_last(WANTED)]))
    intent = next(filter(None, (desk.catalog.intent_for(*pair) for pair in spoken)), conversation.intent)
    known = desk.knowledge.passages
    last = known.get(conversation.passage or "")
    if last is not None and not named:
        yield last
    entities = {f"{type_}/{key}" for type_, key in spoken[:1]}
    row = desk.catalog.intents.get(intent or "")
    own = row.passages if row is not None else ()
    pages = (known[key] for key in desk.passages_of(intent or ""))
    yield from (page for page in pages if page.key in own or (entities & set(page.about) and not page.needs))
