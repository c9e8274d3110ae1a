"""The bot with stand-in answers, as a process of its own that a test can kill: settings from the environment."""

import asyncio

from bot.application import Service, until_signalled
from bot.settings import load_settings
from tests.bot.serving import PHRASES, StandIn

if __name__ == "__main__":
    asyncio.run(until_signalled(Service(load_settings(None), StandIn(), PHRASES)))  # type: ignore[arg-type]
