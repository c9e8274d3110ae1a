"""Slash commands, the same in Telegram and in the terminal: each is an action or a fixed text."""

from collections import Counter
from dataclasses import dataclass, replace
from difflib import get_close_matches

from bot.actions import MENU, WHY, asking
from bot.answer import Answer, Draft
from bot.answers import framing
from bot.answers.registry import TOOLS
from bot.assistant import Assistant
from bot.compose import Safety, spoken_date
from bot.conversation import Conversation, ConversationStore
from bot.held import what_is_held
from bot.reply import Reply, replied
from intents.keys import DAILY_AMOUNT, FOOD_LIST, FORMS_OVERVIEW, MEDICINES

ACTIONS = {
    "foods": asking(FOOD_LIST),
    "forms": asking(FORMS_OVERVIEW),
    "dose": asking(DAILY_AMOUNT),
    "medicines": asking(MEDICINES),
    "menu": MENU,
    "cancel": MENU,
    "why": WHY,
}
"""Commands that open a question."""
FORGET, SLIP = "forget", "forget?"
"""The command that deletes, and what stands for it where it is misspelt."""
TEXTS = {"start": "start.text", "help": "help.text", "privacy": "privacy.text", SLIP: "command.forget", "": "help.text"}
"""Commands that show a fixed text; a slash alone asks what can follow it."""
ALL = ("start", "help", "privacy", *ACTIONS, "sources", "about", "mydata", FORGET)
ASKED_WITH = frozenset({"start", "help"})
"""Texts that are no reply to words after the command ("/help he took 30 pills")."""
ANSWERED = frozenset({"answer", "urgent", "correct_claim", "clarify"})
"""Kinds of answer that such words need to be a question."""
ALIKE = 0.7
"""How like a command a misspelt one must be, from 0 to 1 for the same: "halp", not "sos" for /sources."""
MOST_USED = 8
"""Sources named by /sources; all of them would not fit a phone."""


@dataclass(frozen=True)
class Command:
    """A command as typed: its name without slash and bot name, and what follows it."""

    name: str
    argument: str


def parse_command(text: str) -> Command:
    """Read `/name@bot argument`; any white space parts them, and may follow the slash.

    >>> parse_command("/Foods@magbot\\nno nuts")
    Command(name='foods', argument='no nuts')
    """
    head, *argument = text.strip().removeprefix("/").split(maxsplit=1) or [""]
    return Command(head.partition("@")[0].lower(), "".join(argument))


def run_command(assistant: Assistant, text: str, store: ConversationStore, chat: str) -> Answer:
    """Carry out a command; the words after a tool’s name, after /help or in place of a name are a question.

    A misspelt command is carried out as well, but nothing is deleted by a slip.
    """
    command = _spelt(parse_command(text))
    conversation = store.get(chat)
    if command.name == FORGET:
        store.forget(chat)
        done = replace(framing.say("forgot.done", assistant.desk), suggestions=())  # no button is kept either
        return _said(assistant, done, conversation).answer
    reply = _opened(assistant, command, conversation) or _asked(assistant, command, conversation)
    reply = reply or _said(assistant, _text(assistant, command.name, conversation), conversation)
    store.put(chat, reply.conversation)
    return reply.answer


def _opened(assistant: Assistant, command: Command, conversation: Conversation) -> Reply | None:
    """The reply of a command that opens a question, or answers the one after its name."""
    if command.name not in ACTIONS:
        return None
    if command.argument:
        return assistant.answer(command.argument, conversation, TOOLS.get(command.name))
    return assistant.act(ACTIONS[command.name], conversation)


def _asked(assistant: Assistant, command: Command, conversation: Conversation) -> Reply | None:
    """The answer to a question behind a slash or a command that shows a text; None where nothing is asked."""
    if command.name in ASKED_WITH:
        question = command.argument
    elif command.name in {*ALL, *TEXTS}:
        return assistant.alarm(command.argument, conversation)
    else:
        question = f"{command.name} {command.argument}"
    reply = assistant.answer(question, conversation)
    return reply if reply.answer.kind in ANSWERED else None


def _spelt(command: Command) -> Command:
    """The command that a misspelt one means: "/halp"."""
    near = next(iter(get_close_matches(command.name, ALL, 1, ALIKE)), command.name)
    return replace(command, name=SLIP if near == FORGET != command.name else near)


def _text(assistant: Assistant, name: str, conversation: Conversation) -> Draft:
    desk = assistant.desk
    if name == "sources":
        return _sources(assistant)
    if name == "about":
        reviewed = min(passage.reviewed for passage in desk.knowledge.passages.values())
        count, revision = len(desk.knowledge.sources), desk.knowledge.revision
        return framing.say("about.text", desk, sources=count, date=spoken_date(reviewed), revision=revision)
    if name == "mydata":
        held = what_is_held(conversation, desk, assistant.care, assistant.understanding.labels)
        return replace(held, suggestions=())  # or the buttons would be held, and told of next time
    return framing.say(TEXTS.get(name, "command.unknown"), desk)


def _sources(assistant: Assistant) -> Draft:
    knowledge = assistant.desk.knowledge
    used = Counter(key for passage in knowledge.passages.values() for key in passage.sources)
    rows = [knowledge.sources[key] for key, _ in used.most_common(MOST_USED)]
    draft = framing.say("sources.text", assistant.desk, count=len(knowledge.sources))
    return replace(draft, facts=tuple(f"{row.citation} {row.url}" for row in rows))


def _said(assistant: Assistant, draft: Draft, conversation: Conversation) -> Reply:
    return replied([draft], Safety(), conversation, assistant.desk)
