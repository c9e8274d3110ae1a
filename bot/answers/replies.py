"""Short replies that lean on what was said: "more", "why?", "the second one", "how sure are you?"."""

from bot.answer import Draft
from bot.answers import framing
from bot.answers.desk import Desk
from bot.compose import spoken_date
from bot.conversation import Conversation
from intents.words import WordLists
from knowledge.text import normalise

MAX_REASONS = 3
"""Medicines whose reason is given at once."""
LONGEST_REPLY = 8
"""Words of a sentence that may only point at a place in the list."""


def reply_to_short(utterance: str, conversation: Conversation, desk: Desk, words: WordLists) -> Draft | str | None:
    """Return a draft or an action for a message that only replies; None for a question of its own."""
    said = normalise(utterance).strip(" ?!.,").replace("'", "")
    place = words.ordinals.get(said) or _place_in(said, words)
    if place is not None and conversation.offered:
        index = min(place, len(conversation.offered)) - 1
        return conversation.offered[index]
    reply = words.replies.get(said)
    if reply == "menu":
        return "menu"
    if reply == "more" and conversation.context.live:
        return f"m:{conversation.passage}" if conversation.passage else _nothing_more(desk)
    if reply == "why" and conversation.context.live:
        return "why"
    if reply == "yes" and conversation.offered:
        return conversation.offered[0]
    if reply == "no" and conversation.either:
        return conversation.offered[1]
    if reply == "no" and (conversation.offered or conversation.context.live):
        return framing.menu(desk)
    return None


def _place_in(said: str, words: WordLists) -> int | None:
    """The place that a short sentence names: "tell me more about the second one"."""
    if len(said.split()) > LONGEST_REPLY:
        return None
    phrases = (phrase for phrase in words.ordinals if len(phrase.split()) > 1)
    return next((words.ordinals[phrase] for phrase in phrases if said.endswith(" " + phrase)), None)


def why(conversation: Conversation, desk: Desk) -> Draft:
    """Say how the last question was read, how strong its evidence is, and where it comes from."""
    intent = desk.catalog.intents.get(conversation.intent or "")
    if intent is None:
        return framing.say("explain.nothing", desk)
    passage = desk.knowledge.passages.get(conversation.passage or "")
    lead = desk.phrases.text("explain.why", title=passage.title if passage else intent.title)
    if passage is None:
        return _why_apart(conversation, lead, desk) or Draft(title=intent.title, lead=lead, intent=intent.key)
    return Draft(
        title=passage.title,
        lead=f"{lead}\n{passage.more}" if passage.more else lead,
        facts=(desk.phrases.text("labels.checked", date=spoken_date(passage.reviewed)),),
        intent=intent.key,
        evidence=passage.evidence,
        sources=passage.sources,
        disclaimers=passage.disclaimers,
        ask=passage.ask,
        passages=(passage.key,),
        seen=(f"passage {passage.key}",),
    )


def _why_apart(conversation: Conversation, lead: str, desk: Desk) -> Draft | None:
    """Say what happens between the nutrient and the medicines spoken of; None where none was."""
    rows = [desk.knowledge.interactions.by_key.get(key) for _, key in conversation.entities]
    spoken = [row for row in reversed(rows) if row is not None][:MAX_REASONS]
    if not spoken:
        return None
    return Draft(
        title=desk.phrases.text("explain.apart"),
        lead="\n".join(f"{row.name}: {row.effect}" for row in spoken),
        facts=(lead,),
        intent=conversation.intent,
        sources=tuple(dict.fromkeys(key for row in spoken for key in row.sources)),
        disclaimers=("medicine",),
        ask="pharmacist",
        seen=tuple(f"interaction {row.key}" for row in spoken),
    )


def _nothing_more(desk: Desk) -> Draft:
    return framing.say("fallback.no_more", desk)
