"""A reply on its way, and how far it got: what is sent, what is not certain, what was refused."""

import html
import re
from dataclasses import dataclass

from telegram import InlineKeyboardMarkup
from telegram.constants import ParseMode

from bot.delivery.pace import Backoff
from bot.storage import Receipt

BARE = 2
"""Level from which a message that Telegram refused goes without keyboard and reply; at level 1 only without markup."""
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Outgoing:
    """A reply on its way to a chat."""

    chat_id: int
    parts: tuple[str, ...]
    """Messages in Telegram HTML, each within the limit."""
    keyboard: InlineKeyboardMarkup | None = None
    """Stands under the last part."""
    question_id: int | None = None
    """The message that it answers."""
    reply: bool = False
    """Show it as a reply to the question, as in groups."""
    thread_id: int | None = None
    edit: int | None = None
    """An earlier message of ours to change instead of sending a new one."""
    picture: bytes | None = None
    """A PNG; the one part is then its caption."""


class Job:
    """One delivery under way: what is sent so far, and what is not certain."""

    def __init__(self, outgoing: Outgoing, receipt: Receipt) -> None:
        self.outgoing, self.receipt = outgoing, receipt
        self.chat_id, self.part, self.first = receipt.chat_id, receipt.parts, receipt.answer_id
        self.after, self.resumed = receipt.after_id or 0, receipt.after_id is not None
        self.unsure = self.resumed
        placeholder = receipt.answer_id if receipt.parts == 0 and not self.resumed else None
        self.edit = outgoing.edit or placeholder
        self.level = 0
        self.looked: set[int] = set()
        self.backoff = Backoff()

    @property
    def finished(self) -> bool:
        return self.part >= len(self.outgoing.parts)

    @property
    def text(self) -> str:
        part = self.outgoing.parts[self.part]
        return part if self.level == 0 else plain_of(part)

    @property
    def parse_mode(self) -> str | None:
        return ParseMode.HTML if self.level == 0 else None

    @property
    def keyboard(self) -> InlineKeyboardMarkup | None:
        last = self.part == len(self.outgoing.parts) - 1
        return self.outgoing.keyboard if last and self.level < BARE else None

    @property
    def picture(self) -> bytes | None:
        return self.outgoing.picture if self.level < BARE else None

    def sent(self, message_id: int) -> None:
        """Note that the present part stands in the chat."""
        self.first = self.first or message_id
        self.part, self.unsure, self.edit = self.part + 1, False, None
        self.looked.clear()


def plain_of(part: str) -> str:
    """Return a message without its markup.

    >>> plain_of("<b>Salt &amp; more</b>")
    'Salt & more'
    """
    return html.unescape(_TAG.sub("", part))
