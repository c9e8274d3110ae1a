"""Short replies that lean on what was said: "more", "why?", "the second one", "how sure are you?"."""

from dataclasses import replace

from bot import actions
from bot.answer import Draft, Request
from bot.answers import framing
from bot.answers.desk import Desk
from bot.answers.foods.wishes import goes_on
from bot.answers.later.asked_again import again_in_short, compared_again
from bot.answers.later.evidence import how_big, set_against, where_from
from bot.answers.later.nothing_asked import hears_out, reply_of, takes_note
from bot.answers.later.reasons import why_of
from bot.answers.later.remark import Remark
from bot.answers.passages.answer import show_passage
from bot.conversation import Conversation
from intents.later.remarks import (
    asks_how_big,
    asks_plainer,
    asks_which,
    asks_why,
    concludes,
    doubts_it_all,
    only_notes,
    only_thanks,
)
from intents.model import Slots
from intents.reading.entity_types import DIET, FORM, GOAL
from intents.words import WordLists
from knowledge.text import normalise

WISHES = frozenset({GOAL, DIET})
"""Types of what somebody wants of a thing spoken of ("cheap")."""
THANKS, MORE, SHORTER, ANEW, WHY = "thanks", "more", "shorter", "anew", "why"
OF_THE_ANSWER = frozenset({SHORTER, WHY, MORE})
NOTHING_YET = OF_THE_ANSWER | {"yes", "no", "start"}
"""Replies that say nothing where nothing was asked before; so do hollow words alone."""
DRAWING = ("so ", "then ")
"""How a yes or no begins that is drawn from the last answer: "so no"."""
MOST_WORDS = 10
"""Words of a doubt about the last answer."""
MOST_BEFORE = 6
"""Words of a comment before a reply."""
LONGEST_REPLY = 8
"""Words of a sentence that may only point at a place in the list."""


def reply_to_short(utterance: str, conversation: Conversation, desk: Desk, words: WordLists) -> Draft | str | None:
    """Return a draft or an action for a message that only replies; None for a question of its own."""
    remark = _heard(utterance, conversation, desk, words)
    if (button := _button_meant(remark)) is not None:
        return button
    asks = utterance.rstrip().endswith("?")
    draws = asks or remark.said.startswith(DRAWING)
    if remark.reply == "menu" and not (draws and conversation.context.live):  # "so stop?" is about what is taken
        return actions.MENU
    if (drawn := _drawn(remark, draws=draws)) is not None:
        return drawn
    if conversation.urgent is None and _says_nothing(remark):
        return framing.say("clarify.start", desk)
    if (noted := takes_note(remark)) is not None:
        return noted
    if not asks and (noted := hears_out(remark)) is not None:
        return noted
    if not remark.said and "?" in utterance and (again := _plainer(conversation, desk)) is not None:  # "???"
        return again
    return _on_the_answer(remark)


def _heard(utterance: str, conversation: Conversation, desk: Desk, words: WordLists) -> Remark:
    """A message as a remark, with what it replies as a whole, by its words or by how it ends."""
    said = normalise(utterance).strip(" ?!.,").replace("'", "")
    reply = reply_of(said, words) or (THANKS if only_thanks(said, words.leaning) else None)
    remark = Remark(said, reply, conversation, desk, words)
    more = reply is None and (_closes_with_more(remark) or _turns_down(remark))
    return replace(remark, reply=MORE) if more else remark


def _button_meant(remark: Remark) -> str | None:
    """The action of the button that a message points at by its place: "the second one"."""
    offered, ordinals = remark.conversation.offered, remark.words.ordinals
    if not offered or _points_at_a_thing(remark):
        return None
    place = ordinals.get(remark.said) or _place_in(remark)
    return offered[min(place, len(offered)) - 1] if place is not None else None


def _on_the_answer(remark: Remark) -> Draft | str | None:
    """What a message asks of the last answer: how big, more, shorter, why, from where, how sure, a yes or no to it."""
    said, reply, conversation, desk = remark.said, remark.reply, remark.conversation, remark.desk
    leaning = remark.words.leaning
    if conversation.context.live and asks_how_big(said, leaning):
        compared = compared_again(conversation, desk)
        return compared or how_big(remark) or actions.asking(conversation.intent or "")
    if reply == MORE and conversation.context.live:
        return _more(conversation, desk)
    plainer = reply == SHORTER or asks_plainer(said, leaning)
    if plainer and (again := _plainer(conversation, desk)) is not None:
        return again
    if conversation.context.live and (reply == WHY or asks_why(said, leaning)):
        return actions.WHY
    if (reason := why_of(remark)) is not None:
        return reason
    if reply == "source" and (named := where_from(conversation, desk)) is not None:
        return named
    if (against := set_against(remark)) is not None:
        return against
    if reply == THANKS:
        return framing.smalltalk(Request(said, THANKS, Slots()), desk)
    if conversation.passage is not None and remark.length <= MOST_WORDS and doubts_it_all(said, leaning):
        return _doubted(_page_doubted(conversation, desk), conversation, desk)
    return _yes_or_no(remark)


def _drawn(remark: Remark, *, draws: bool) -> Draft | str | None:
    """The first lines of the page shown last for "so no?"; what was compared again for "which one"."""
    conversation, desk, leaning = remark.conversation, remark.desk, remark.words.leaning
    if not conversation.context.live or conversation.urgent is not None:
        return None
    if asks_which(remark.said, leaning):
        return compared_again(conversation, desk)
    draws = draws and not conversation.either and concludes(remark.said, leaning)
    asks = bool(conversation.recalled) and "yes" in remark.said.split()  # "so yes or no": what was told decides
    return _plainer(conversation, desk) if draws and not asks and conversation.passage is not None else None


def _yes_or_no(remark: Remark) -> Draft | str | None:
    """What a yes or no to the buttons shown last asks for; a no to none of them shows the topics.

    Nothing is forgotten by an "ok", least of all an urgent card.
    """
    reply, conversation = remark.reply, remark.conversation
    offered = [action for action in conversation.offered if actions.verb_of(action) != actions.FORGET]
    if reply == "yes" and offered:
        return offered[0]
    if reply == "no" and conversation.either:
        return conversation.offered[1]
    if reply == "no" and not remark.said.startswith(DRAWING) and (conversation.offered or conversation.context.live):
        return framing.menu(remark.desk)
    return None


def _plainer(conversation: Conversation, desk: Desk) -> Draft | str | None:
    """The first lines of the last answer, for "shorter" and "in simple words"; None where there is none."""
    if conversation.passage is None:
        return again_in_short(conversation, desk)
    return replace(show_passage(desk.knowledge.passages[conversation.passage], desk, conversation.intent), facts=())


def _is_fresh(conversation: Conversation) -> bool:
    """Whether nothing was asked, offered or warned of yet."""
    return not (conversation.context.live or conversation.offered or conversation.urgent)


def _says_nothing(remark: Remark) -> bool:
    """Whether a message only announces a question, or replies where nothing was asked yet ("lol no worries")."""
    said, reply, words = remark.said, remark.reply, remark.words
    live = remark.conversation.context.live
    comments = reply is None and only_notes(said, words.leaning) and not live
    hollow = bool(said) and words.pointers.union(words.closers, words.leaning.hollow).issuperset(said.split())
    leans = reply in OF_THE_ANSWER or asks_plainer(said, words.leaning)
    lost = leans and not live  # "more" after a refusal
    return reply == ANEW or comments or lost or ((hollow or reply in NOTHING_YET) and _is_fresh(remark.conversation))


def _points_at_a_thing(remark: Remark) -> bool:
    """Whether a message points at one of the things named side by side rather than at a button."""
    if len(remark.conversation.listed) < 2:
        return False
    padded = f" {remark.said} "
    return any(f" {' '.join(phrase)} " in padded for phrase in remark.words.leaning.places)


def _place_in(remark: Remark) -> int | None:
    """The place that a short sentence names: "tell me more about the second one"."""
    if remark.length > LONGEST_REPLY:
        return None
    places = remark.words.ordinals.items()
    return next((place for phrase, place in places if " " in phrase and remark.said.endswith(f" {phrase}")), None)


def _page_doubted(conversation: Conversation, desk: Desk) -> str:
    """The page shown last, or that of the form spoken of last where the page answered a question beside it."""
    things = (pair for pair in reversed(conversation.entities) if pair[0] not in WISHES)
    type_, key = next(things, ("", ""))
    row = desk.knowledge.forms.by_key.get(key) if type_ == FORM else None
    intent = desk.asked_last(conversation)
    beside = row is not None and intent is not None and intent.kind != "passages"
    return row.passage if row is not None and beside else conversation.passage or ""


def _doubted(key: str, conversation: Conversation, desk: Desk) -> Draft:
    """Answer a doubt about the whole thing with what the passage shown last says, and what to do."""
    passage = desk.knowledge.passages[key]
    draft = show_passage(passage, desk, conversation.intent)
    return replace(
        draft,
        title=desk.phrases.text("explain.doubt"),
        lead="\n".join((desk.phrases.text("explain.doubted", title=passage.title), passage.lead)),
        facts=(desk.phrases.text("explain.doubted_next"),),
    )


def _closes_with_more(remark: Remark) -> bool:
    """Whether a comment ends in asking for more: "too sweet for me. what else"."""
    begun, stop, closing = remark.said.rpartition(". ")
    return bool(stop) and len(begun.split()) <= MOST_BEFORE and remark.words.replies.get(closing) == MORE


def _turns_down(remark: Remark) -> bool:
    """Whether a short message turns down all that a list showed: "i dont like any of those"."""
    if remark.length > LONGEST_REPLY or not any(goes_on(action) for action in remark.conversation.offered):
        return False
    return any(f" {phrase} " in f" {remark.said} " for phrase in remark.words.leaning.disliking)


def _more(conversation: Conversation, desk: Desk) -> Draft | str:
    """The rest of the list or passage shown last, or after a table the one of other things of the kind."""
    further = next((action for action in conversation.offered if goes_on(action)), None)
    if further is not None:
        return further
    further = next((action for action in conversation.offered if actions.verb_of(action) == actions.PAGE), None)
    if conversation.passage:
        rest = desk.offer_more(conversation.passage).action
        return rest if further is None or rest in conversation.offered else further
    intent = desk.asked_last(conversation)
    if intent is not None and intent.instead not in ("", intent.key):
        return actions.asking(intent.instead)
    return framing.say("fallback.no_more", desk)
