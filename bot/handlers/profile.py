"""What Telegram shows about the bot: commands and descriptions, set only where they differ."""

import logging

from telegram import Bot, BotCommand
from telegram.error import TelegramError

from bot.commands import ALL
from bot.phrases import Phrases

_log = logging.getLogger(__name__)


def listed_commands(phrases: Phrases) -> list[BotCommand]:
    """Return the commands that are shown in the list: those with a description, in the order of `commands.ALL`."""
    return [
        BotCommand(name, phrases.text(f"telegram.commands.{name}"))
        for name in ALL
        if f"telegram.commands.{name}" in phrases
    ]


async def set_profile(bot: Bot, phrases: Phrases) -> None:
    """Bring commands and descriptions up to date. A failure is logged; the bot answers without them."""
    commands = listed_commands(phrases)
    description = phrases.text("telegram.description")
    short_description = phrases.text("telegram.short_description")
    try:
        if list(await bot.get_my_commands()) != commands:
            await bot.set_my_commands(commands)
        if (await bot.get_my_description()).description != description:
            await bot.set_my_description(description)
        if (await bot.get_my_short_description()).short_description != short_description:
            await bot.set_my_short_description(short_description)
    except TelegramError as error:
        _log.warning("commands and descriptions not set: %s", type(error).__name__)
