"""The bot with stand-in answers, as a process of its own that a test can kill: settings from the environment."""

import asyncio

from bot.application import Service, until_signalled
from bot.settings import load_settings
from tests.bot.serving import PHRASES, StandIn, drawn

if __name__ == "__main__":
    asyncio.run(until_signalled(Service(load_settings(None), StandIn(), PHRASES, drawn)))  # type: ignore[arg-type]
