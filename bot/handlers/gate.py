"""What an update gets: its answer within the chat's allowance, else an urgent card, else one notice, else nothing."""

from collections.abc import Callable

from telegram import Update

from bot.answer import Answer
from bot.handlers.allowance import Allowance, Allowances
from bot.handlers.replies import Replies
from bot.handlers.talk import Talk


class Gate:
    """The one way from a handler to a reply."""

    def __init__(self, talk: Talk, replies: Replies, allowances: Allowances) -> None:
        self._talk, self._replies, self._allowances = talk, replies, allowances

    async def answer(
        self, update: Update, make: Callable[[], Answer | None], text: str = "", *, edit: int | None = None
    ) -> None:
        """Send the answer that `make` gives, None for silence.

        Over the allowance nothing is made; `text` is what the person wrote, and is answered when it cannot wait.
        """
        allowance = self._allowances.take(update.update_id)
        if allowance is Allowance.ANSWER:
            reply = make()
        else:
            reply = self._talk.urgent(text) if text else None
            if reply is None and allowance is Allowance.NOTICE:
                reply = self._talk.notices.slow_down
            edit = None
        if reply is not None:
            await self._replies.send(update, reply, edit=edit)
