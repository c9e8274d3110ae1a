"""Logging: one line for each event, no token, nothing that people wrote.

The HTTP client logs every address (the token is in it) and the Telegram library logs whole updates and broken
answers, so both are silent; our own lines name ids, states and the classes of errors, never their messages.
"""

import logging
import re
import sys
import traceback
from types import TracebackType

LIBRARIES = ("httpx", "httpcore", "telegram", "sqlalchemy", "aiosqlite", "asyncio", "uvicorn")
"""Libraries whose messages may quote addresses, updates or values."""
MASK = "<token>"
_TOKEN = re.compile(r"\d{3,}:[A-Za-z0-9_-]{30,}")
"""A bot token wherever it stands: digits, a colon, 35 characters; a little more is hidden to be safe."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
FRAMES = 12
"""Frames of a traceback that are told, the innermost ones."""


class MaskingFormatter(logging.Formatter):
    """Hides tokens and encodes control characters in the finished line, exception texts included."""

    def __init__(self, secrets: tuple[str, ...] = ()) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = tuple(filter(None, secrets))

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, MASK)
        line = _TOKEN.sub(MASK, line)
        return _CONTROL.sub(lambda match: match[0].encode("unicode_escape").decode(), line)


def set_up_logging(level: str, secrets: tuple[str, ...] = ()) -> None:
    """Log to standard error from a level on; the libraries log nothing below an error of their own.

    Call it once, at the start of a command.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(MaskingFormatter(secrets))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("bot").setLevel(level)
    for name in LIBRARIES:
        logging.getLogger(name).setLevel(logging.WARNING)
    silent = logging.getLogger("telegram")
    silent.propagate = False
    silent.handlers[:] = [logging.NullHandler()]


def told(error: BaseException) -> str:
    """Return what may be logged of an error: its class and causes, and where it arose. Not its message.

    >>> told(ValueError("what somebody wrote"))
    'ValueError'
    """
    names, cause = [type(error).__name__], error.__cause__ or error.__context__
    while cause is not None and len(names) < FRAMES:
        names.append(type(cause).__name__)
        cause = cause.__cause__ or cause.__context__
    return " from ".join(names) + _places(error.__traceback__)


def _places(trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)[-FRAMES:]
    places = [f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames]
    return f" at {' > '.join(places)}" if places else ""
