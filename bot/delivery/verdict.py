"""What a failed call to Telegram means for the message that was to be sent."""

from datetime import timedelta
from enum import Enum, auto

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError


class Verdict(Enum):
    """What to do after a failure."""

    UNMODIFIED = auto()
    """The edit asks for what is already there: success."""
    WAIT = auto()
    """429: not sent; again after the time that Telegram names."""
    MOVED = auto()
    """The group has another id now: again there."""
    GONE = auto()
    """The chat takes nothing from this bot: stop."""
    MARKUP = auto()
    """The text's markup was refused: again as plain text."""
    REFUSED = auto()
    """Something else in the request was refused: again with less."""
    NOT_SENT = auto()
    """The request never left: again."""
    UNKNOWN = auto()
    """Sent or not, nobody knows: look before trying again."""


_GONE = (
    "chat not found",
    "user is deactivated",
    "bot was blocked",
    "bot was kicked",
    "not enough rights",
    "have no rights to send",
    "need administrator rights",
    "chat_write_forbidden",
    "topic_closed",
    "peer_id_invalid",
)
"""Telegram's words, in small letters, for a chat that cannot be written to."""
_NEVER_LEFT = frozenset({"ConnectError", "ConnectTimeout", "PoolTimeout"})
"""The HTTP client's errors that come before anything was sent."""


def judge(error: TelegramError) -> Verdict:
    """Return what a failure means. What is not certain to have been refused counts as unknown."""
    if isinstance(error, RetryAfter):
        return Verdict.WAIT
    if isinstance(error, ChatMigrated):
        return Verdict.MOVED
    if isinstance(error, Forbidden):
        return Verdict.GONE
    if isinstance(error, BadRequest):
        return _judge_refusal(error.message.lower())
    if isinstance(error, InvalidToken) or type(error.__cause__).__name__ in _NEVER_LEFT:
        return Verdict.NOT_SENT
    return Verdict.UNKNOWN


def _judge_refusal(message: str) -> Verdict:
    if "message is not modified" in message:
        return Verdict.UNMODIFIED
    if "can't parse entities" in message:
        return Verdict.MARKUP
    return Verdict.GONE if any(words in message for words in _GONE) else Verdict.REFUSED


def seconds_to_wait(error: Exception) -> float:
    """Return the seconds that a 429 asks for; 0 for any other error."""
    if not isinstance(error, RetryAfter):
        return 0.0
    told = error.retry_after
    return max(told.total_seconds() if isinstance(told, timedelta) else float(told), 0.0)
