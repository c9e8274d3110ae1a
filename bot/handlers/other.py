"""Everything that is not text: photos, voice, stickers, places. In private each gets a word; in groups silence."""

from collections import OrderedDict
from typing import Any

from telegram import ChatMember, Update

from bot.handlers.addressing import chat_key, is_private
from bot.handlers.gate import Gate
from bot.handlers.talk import Talk

ALBUMS_REMEMBERED = 500
_GONE = frozenset({ChatMember.LEFT, ChatMember.BANNED})


class Other:
    """Handles messages without text, and being let in or sent away."""

    def __init__(self, talk: Talk, gate: Gate) -> None:
        self._talk, self._gate = talk, gate
        self._albums: OrderedDict[str, None] = OrderedDict()

    async def text_only(self, update: Update, context: Any) -> None:
        """Say that only text is read; once for a whole album."""
        message = update.effective_message
        if message is None or not is_private(message):
            return
        seen = self._seen(message.media_group_id)
        await self._gate.answer(update, lambda: None if seen else self._talk.question(chat_key(update), ""))

    async def membership(self, update: Update, context: Any) -> None:
        """Forget a chat that the bot was sent away from."""
        member = update.my_chat_member
        if member is not None and member.new_chat_member.status in _GONE:
            self._talk.forget(str(member.chat.id))

    def _seen(self, album: str | None) -> bool:
        if album is None:
            return False
        seen = album in self._albums
        self._albums[album] = None
        if len(self._albums) > ALBUMS_REMEMBERED:
            self._albums.popitem(last=False)
        return seen
