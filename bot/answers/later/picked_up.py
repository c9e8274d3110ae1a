"""Later messages that pick up something of what was told: "what did you mean about iron", "by how much".

The passage shown last answers them with the sentences that speak of it, or else another passage on the same topic.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from bot.answer import Draft, Request
from bot.answers.desk import Desk
from bot.answers.passages.answer import show_passage
from bot.answers.passages.choosing import choose_passage
from bot.answers.turn import Turn
from bot.answers.word_lists import says
from bot.conversation import Conversation
from intents.questions import Question
from intents.reading.entity_types import AILMENTS, GOAL, SUBJECT, THINGS
from knowledge.model import Passage
from knowledge.stems import stem, stems_in
from knowledge.text import holds_any, spaced, tokens

OWN = THINGS - {GOAL}
"""Types of things that have answers of their own, unless they are quoted."""
MOST_QUOTED = 4
"""Words that a message may pick up; more are a question of its own."""
MOST_ASKED = 2
"""The same where nothing says that they are picked up ("what about heat")."""
LONGEST = 10
"""Words of a message that picks up one or two without saying so."""
MOST_BARE = 2
"""Words of a question that picks up one of them with nothing before it ("double it?")."""
MOST_LINES = 3
"""Sentences told first of what is picked up, and the same again below them."""
CLEAR = 0.95
"""Confidence from which a message speaks for itself."""


How = Literal["studied", "quoted", "opened", "bare"]
"""By what a message picks up words: it asks what was studied of them or says that they were said, a word before them
opens it ("what about heat"), or there is nothing but the words ("double it?")."""
QUOTING: frozenset[How] = frozenset({"studied", "quoted"})
"""The ways that say that the words stood in the answer."""


def picked_up(turn: Turn) -> Draft | None:
    """Return what a passage on the topic says of the words that a message picks up; None where it picks up none."""
    question, conversation, desk = turn.question, turn.conversation, turn.desk
    how = _how(turn)
    stems = {stem(word) for word in _words_picked(how, turn)} if how is not None else set()
    if how is None or not stems or (how == "bare" and conversation.passage is None):
        return None
    quotes = how in QUOTING
    if not quotes and _would_say(stems, turn):
        return None
    near = _on_topic(turn, quotes=quotes)
    for passage in list(near)[: 1 if how in {"studied", "bare"} else None]:
        told = tuple(line for line in passage.lines if stems & stems_in(line))
        if told and stems <= set().union(*map(stems_in, told)):
            asked = question.decision.intent if how == "opened" else None
            draft = show_passage(passage, desk, asked or conversation.intent)
            return replace(draft, lead="\n".join(told[:MOST_LINES]), facts=told[MOST_LINES : 2 * MOST_LINES])
    return None


def _how(turn: Turn) -> How | None:
    """By what a message picks up words of the talk; None where it picks up none."""
    question, leaning = turn.question, turn.words.leaning
    if not turn.conversation.context.live:
        return None
    if holds_any(question.text, leaning.studied):
        return "studied"
    if says("explain.words.asks", question.text, turn.desk):  # "is there proof" asks for no word of it
        return None
    if holds_any(question.text, leaning.quoting):
        return "quoted"
    said, plain = tokens(question.text), spaced(question.text)
    opens = len(said) <= LONGEST and any(plain.startswith(f" {opener} ") for opener in turn.words.openers)
    if opens and _open(question, turn.conversation):
        return "opened"
    bare = len(said) <= MOST_BARE and question.text.endswith("?") and not _names(question)
    return "bare" if bare else None


def _words_picked(how: How, turn: Turn) -> list[str]:
    """The words that a message picks up; none where they are too many, or ask for something else."""
    words, said = turn.words, tokens(turn.question.text)
    empty = words.stop | words.pointers | words.closers | words.question_starts | words.leaning.quoted
    empty |= words.leaning.sizes.union(*(tokens(match.text) for match in turn.question.slots.said({SUBJECT})))
    asked = [word for word in dict.fromkeys(said) if word not in empty]
    if how in QUOTING:
        return asked if len(asked) <= MOST_QUOTED else []
    amount = any(word.isdecimal() for word in asked)  # "ok 250 then": an amount, not a word of the answer
    other = amount or words.products & set(asked) or _lists_again(said, turn.conversation, turn.desk)
    return asked if len(asked) <= MOST_ASKED and not other else []


def _lists_again(said: list[str], conversation: Conversation, desk: Desk) -> bool:
    """Whether a message after a question on food names another group or meal for it ("and drinks")."""
    last = desk.asked_last(conversation)
    return last is not None and last.of_food and bool(desk.knowledge.kitchen.groups.find(said))


def _open(question: Question, conversation: Conversation) -> bool:
    """Whether the words of a message, rather than what it names, are what it asks about."""
    if _names(question) or question.leans:
        return False
    decision = question.decision
    stays = decision.intent == conversation.intent or decision.how == "of_the_last"
    return decision.outcome != "accepted" or (stays and decision.confidence < CLEAR)


def _names(question: Question) -> bool:
    """Whether a message names a thing or an amount of its own."""
    return bool(question.slots.said(OWN) or question.slots.amounts)


def _would_say(stems: set[str], turn: Turn) -> bool:
    """Whether the passage that answers a message anyway speaks of the words, and was not shown just before."""
    question, conversation, desk = turn.question, turn.conversation, turn.desk
    row = desk.catalog.intents.get(question.decision.intent or "")
    if row is None or row.kind != "passages" or question.decision.outcome != "accepted":
        return False
    request = replace(Request.of(question, row.key), shown=conversation.passage)
    passage = desk.knowledge.passages[choose_passage(request, desk)]
    return passage.key != conversation.passage and stems <= stems_in(
        "\n".join((passage.title, passage.lead, *passage.facts))
    )


def _on_topic(turn: Turn, *, quotes: bool) -> Iterator[Passage]:
    """The passage shown last, then those of the question, then those on what was spoken of, latest first.

    What a message quotes stands in what was shown, or near it: its own topic is not looked at.
    """
    conversation, desk = turn.conversation, turn.desk
    known, kinds = desk.knowledge.passages, desk.catalog.intents
    last = conversation.passage or ""
    spoken = [f"{type_}/{key}" for type_, key in reversed(conversation.entities) if type_ in AILMENTS]
    intents = [conversation.intent] if quotes else [turn.question.decision.intent, conversation.intent]
    asked = kinds.get(next(filter(None, intents), ""))
    keys = [last, *(key for intent in intents for key in desk.passages_of(intent or ""))]
    keys += [passage.key for entity in spoken for passage in known.values() if entity in passage.about]
    if not quotes and asked is not None:
        keys += [key for near in asked.next if kinds[near].kind == "passages" for key in desk.passages_of(near)]
    keys += known[last].next if last in known else ()
    yield from (known[key] for key in dict.fromkeys(keys) if key in known)
