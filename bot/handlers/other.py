"""Everything that is not text: photos, voice, stickers, places. In private each gets a word; in groups silence."""

from collections import OrderedDict
from typing import Any

from telegram import ChatMember, Update

from bot.handlers.addressing import chat_key, is_private
from bot.handlers.limits import Allowance, Limits
from bot.handlers.replies import Replies
from bot.handlers.talk import Talk

ALBUMS_REMEMBERED = 500
_GONE = frozenset({ChatMember.LEFT, ChatMember.BANNED})


class Other:
    """Handles messages without text, and being let in or sent away."""

    def __init__(self, talk: Talk, replies: Replies, limits: Limits) -> None:
        self._talk, self._replies, self._limits = talk, replies, limits
        self._albums: OrderedDict[str, None] = OrderedDict()

    async def text_only(self, update: Update, context: Any) -> None:
        """Say that only text is read; once for a whole album."""
        message, allowance = update.effective_message, self._limits.take(update.update_id)
        if message is None or not is_private(message) or self._seen(message.media_group_id):
            return
        if allowance is Allowance.ANSWER:
            await self._replies.send(update, self._talk.question(chat_key(update), ""))
        elif allowance is Allowance.NOTICE:
            await self._replies.send(update, self._talk.notices.slow_down)

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
