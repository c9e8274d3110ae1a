"""Slash commands, the same in Telegram and in the terminal: each is an action or a fixed text."""

from collections import Counter
from dataclasses import dataclass, replace

from bot.answer import Answer, Draft
from bot.answers import framing
from bot.assistant import Assistant
from bot.compose import Safety, compose, spoken_date
from bot.conversation import URGENT, ConversationStore
from intents.entity_types import TAKEN_AT

ACTIONS = {
    "foods": "i:food_list",
    "forms": "i:forms_overview",
    "dose": "i:daily_amount",
    "medicines": "i:medicines",
    "menu": "menu",
    "cancel": "menu",
    "why": "why",
}
"""Commands that open a question."""
TOOLS = {"foods": "food_amount", "forms": "form_profile", "dose": "daily_amount", "medicines": "medicines"}
"""What answers the words after a command when they say too little by themselves."""
TEXTS = {"start": "start.text", "help": "help.text", "privacy": "privacy.text"}
"""Commands that show a fixed text."""
ALL = (*TEXTS, *ACTIONS, "sources", "about", "mydata", "forget")
MOST_USED = 8
"""Sources named by /sources; all of them would not fit a phone."""


@dataclass(frozen=True)
class Command:
    """A command as typed: its name without slash and bot name, and what follows it."""

    name: str
    argument: str


def parse_command(text: str) -> Command:
    """Read `/name@bot argument`.

    >>> parse_command("/Foods@magbot no nuts")
    Command(name='foods', argument='no nuts')
    """
    head, _, argument = text.strip().partition(" ")
    return Command(head.removeprefix("/").partition("@")[0].lower(), argument.strip())


def run_command(assistant: Assistant, text: str, store: ConversationStore, chat: str) -> Answer:
    """Carry out a command; what follows a tool’s name is its question, an unknown command gets help."""
    command = parse_command(text)
    conversation = store.get(chat)
    if command.argument and command.name in ACTIONS:
        reply = assistant.answer_as(TOOLS.get(command.name, ""), command.argument, conversation)
    elif command.name in ACTIONS:
        reply = assistant.act(ACTIONS[command.name], conversation)
    else:
        return _send(assistant, _text(assistant, command.name, store, chat))
    store.put(chat, reply.conversation)
    return reply.answer


def _text(assistant: Assistant, name: str, store: ConversationStore, chat: str) -> Draft:
    desk = assistant.desk
    if name == "sources":
        return _sources(assistant)
    if name == "about":
        reviewed = min(passage.reviewed for passage in desk.knowledge.passages.values())
        count, revision = len(desk.knowledge.sources), desk.knowledge.revision
        return framing.say("about.text", desk, sources=count, date=spoken_date(reviewed), revision=revision)
    if name == "forget":
        store.forget(chat)
        return framing.say("forgot.done", desk)
    if name == "mydata":
        held = store.get(chat)
        kept = (*held.remembered, *((URGENT,) if held.urgent else ()))
        amounts = (desk.phrases.text("mydata.amounts"),) if held.held else ()
        timed = any(type_ == TAKEN_AT for type_, _ in held.entities)
        hours = (desk.phrases.text("mydata.hours"),) if timed else ()
        if held.intent is None and not kept:
            return framing.say("mydata.none", desk)
        intent = desk.catalog.intents.get(held.intent or "")
        things = ", ".join((*map(assistant.care.chip, kept), *hours, *amounts)) or "–"
        title = intent.title if intent else "–"
        return framing.say("mydata.text", desk, topic=title, things=things, country=held.country or "–")
    return framing.say(TEXTS.get(name, "help.text"), desk)


def _sources(assistant: Assistant) -> Draft:
    knowledge = assistant.desk.knowledge
    used = Counter(key for passage in knowledge.passages.values() for key in passage.sources)
    rows = [knowledge.sources[key] for key, _ in used.most_common(MOST_USED)]
    lead = assistant.desk.phrases.text("sources.text", count=len(knowledge.sources))
    draft = framing.say("sources.text", assistant.desk, count=len(knowledge.sources))
    return replace(draft, lead=lead, facts=tuple(f"{row.citation} {row.url}" for row in rows))


def _send(assistant: Assistant, draft: Draft) -> Answer:
    return compose([draft], Safety(), assistant.desk)
