"""Slash commands, the same in Telegram and in the terminal: each is an action or a fixed text."""

from collections import Counter
from dataclasses import dataclass, replace

from bot.answer import Answer, Draft
from bot.answers import framing
from bot.assistant import Assistant
from bot.compose import Safety, compose, spoken_date
from bot.conversation import ConversationStore
from bot.held import what_is_held

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
    """Read `/name@bot argument`; any white space parts them.

    >>> parse_command("/Foods@magbot\\nno nuts")
    Command(name='foods', argument='no nuts')
    """
    head, *argument = text.strip().split(maxsplit=1) or [""]
    return Command(head.removeprefix("/").partition("@")[0].lower(), "".join(argument))


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
        return what_is_held(store.get(chat), desk, assistant.care, assistant.understanding.labels)
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
