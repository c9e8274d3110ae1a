"""Whether a message is meant for the bot, and what it asks.

In private everything is. In a group only commands, mentions and replies to the bot are: the rest is not read.
"""

from telegram import Bot, Message, MessageEntity, Update
from telegram.constants import ChatType

from bot.commands import ALL, parse_command


def is_private(message: Message) -> bool:
    """Say whether nobody else reads the chat."""
    return message.chat.type == ChatType.PRIVATE


def chat_key(update: Update) -> str:
    """Return whose conversation it is: the chat's, and in a group each person's own."""
    chat, user = update.effective_chat, update.effective_user
    chat_id = chat.id if chat else 0
    return str(chat_id) if chat is None or chat.type == ChatType.PRIVATE else f"{chat_id}:{user.id if user else 0}"


def is_command(message: Message) -> bool:
    """Say whether a message is a slash command."""
    return (message.text or "").startswith("/")


def addressed_command(message: Message, bot: Bot) -> str | None:
    """Return a command for this bot as typed; None for another bot's, and for one nobody knows in a group."""
    text = message.text or ""
    if not is_command(message):
        return None
    if is_private(message):
        return text
    if _by_another_bot(message):
        return None
    to = text.split(maxsplit=1)[0].partition("@")[2]
    for_us = not to or to.lower() == bot.username.lower()
    return text if for_us and parse_command(text).name in ALL else None


def addressed_question(message: Message, bot: Bot) -> str | None:
    """Return what a message asks the bot, its own name left out; None when it is not meant for the bot."""
    text = message.text or ""
    if is_private(message):
        return text
    if _by_another_bot(message):
        return None
    answered = message.reply_to_message
    to_us = answered is not None and answered.from_user is not None and answered.from_user.id == bot.id
    for entity, said in message.parse_entities([MessageEntity.MENTION, MessageEntity.TEXT_MENTION]).items():
        by_name = said.lower() == f"@{bot.username.lower()}"
        if by_name or (entity.user is not None and entity.user.id == bot.id):
            text, to_us = text.replace(said, " ", 1).strip(), True
    return text if to_us else None


def is_addressed(update: Update, bot: Bot) -> bool:
    """Say whether an update calls for a reply."""
    message = update.message or update.edited_message
    if update.callback_query is not None:
        return True
    if message is None:
        return False
    if is_private(message):
        return True
    return (addressed_command(message, bot) or addressed_question(message, bot)) is not None


def _by_another_bot(message: Message) -> bool:
    """Two bots answering each other would never stop. An anonymous admin also writes as a bot, for a chat."""
    return message.from_user is not None and message.from_user.is_bot and message.sender_chat is None
