"""What a conversation holds of a person, in words: for /mydata, so that nothing held stays unsaid."""

from collections.abc import Iterable, Mapping

from bot.answer import Draft
from bot.answers import framing
from bot.answers.desk import Desk
from bot.care import Care
from bot.conversation import URGENT, Conversation
from intents.reading.entity_types import AGE, TAKEN_AT, WITHOUT


def what_is_held(conversation: Conversation, desk: Desk, care: Care, labels: Mapping[str, str]) -> Draft:
    """Return the draft of /mydata; `labels` are the names of things by `type/key`."""
    if conversation == Conversation(country=conversation.country):
        return framing.say("mydata.none", desk)
    intent = desk.asked_last(conversation)
    things = _things(conversation, desk, care, labels)
    return framing.say(
        "mydata.text",
        desk,
        topic=intent.title if intent else "–",
        things=", ".join(dict.fromkeys(things)) or "–",
        country=conversation.country or "–",
    )


def _things(conversation: Conversation, desk: Desk, care: Care, labels: Mapping[str, str]) -> Iterable[str]:
    """What was told of somebody, then what was spoken of; hours and amounts by what they are."""
    yield from map(care.chip, conversation.remembered)
    if conversation.urgent:
        yield care.chip(URGENT)
    for type_, key in (*conversation.entities, *conversation.listed):
        if type_ == TAKEN_AT:
            yield desk.phrases.text("mydata.hours")
        elif type_ == AGE:
            yield desk.phrases.text("mydata.age", years=key)
        elif f"{type_}/{key}" not in conversation.remembered:
            label = labels.get(f"{type_}/{key}", key.replace("_", " "))
            yield desk.phrases.text("mydata.without", thing=label) if type_ == WITHOUT else label
    if conversation.held:
        yield desk.phrases.text("mydata.amounts")
    if conversation.passage or conversation.offered or conversation.sources:
        yield desk.phrases.text("mydata.last")
