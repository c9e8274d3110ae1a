"""The bot with stand-in answers, as a process of its own that a test can kill: settings from the environment."""

import asyncio
import sys

from bot.application import Service, until_signalled
from bot.settings import load_settings, webhook_settings
from tests.bot.serving import PHRASES, StandIn, drawn

if __name__ == "__main__":
    settings = load_settings(None)
    webhook = webhook_settings(settings) if "--webhook" in sys.argv else None
    asyncio.run(until_signalled(Service(settings, StandIn(), PHRASES, drawn, webhook)))  # type: ignore[arg-type]
