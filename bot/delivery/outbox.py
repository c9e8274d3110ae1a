"""Sending an answer exactly once, although `sendMessage` cannot be repeated safely.

Before a message leaves, its receipt says so and names the highest message number known. When the outcome stays
unknown (a kill, a dropped connection, a time-out), the message must have one of the next numbers of its chat's
sequence: setting the same keyboard there again succeeds, or is refused as "not modified", only if it was sent.
No other message of the bot can be hit: a chat's answers are sent one after the other, and those known are left
out. While it is not known where the sequence stands (a backlog after a start), one answer begins as a
placeholder that is then edited; edits can be repeated.
"""

import asyncio
from dataclasses import replace
from typing import Any

from telegram import Bot, LinkPreviewOptions, ReplyParameters
from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.delivery.job import BARE, Job, Outgoing
from bot.delivery.pace import Backoff
from bot.delivery.sequence import DRIFT
from bot.delivery.traffic import Traffic
from bot.delivery.verdict import Verdict, judge, seconds_to_wait
from bot.storage import Receipt

AT_ONCE = 8
"""Calls under way at once; more would lengthen the search after a crash and gain nothing (4 to 16 do)."""
MARGIN, WIDE_MARGIN = 4, 24
"""Messages of people that may stand between ours unseen: a few, or more while a backlog hides new ones. Looking is
limited like sending, so it must not take many calls."""


class UndeliverableError(Exception):
    """Telegram refuses the message in every shape we have."""


class Outbox:
    """Sends replies; waits, looks and tries again until each is there, or can never be."""

    def __init__(self, bot: Bot, traffic: Traffic, placeholder: str) -> None:
        self._bot, self._traffic, self._placeholder = bot, traffic, placeholder
        self._inbox, self._numbers, self._pace = traffic.inbox, traffic.numbers, traffic.pace
        self._gate = asyncio.Semaphore(AT_ONCE)
        self._finding_place = asyncio.Lock()
        self._open: set[Job] = set()
        """Deliveries with a call whose outcome is not known (yet)."""
        self.left_open = 0
        """Calls that were under way when an earlier process ended."""
        self._moved: dict[int, int] = {}

    async def deliver(self, update_id: int, outgoing: Outgoing) -> None:
        """Send the answer to an update, or learn that the chat is gone. UndeliverableError when Telegram refuses it."""
        chat_id = self._moved.get(outgoing.chat_id, outgoing.chat_id)
        receipt = self._inbox.receipt(update_id) or Receipt(update_id, chat_id)
        if receipt.state != "sending":
            return
        job = Job(outgoing, replace(receipt, chat_id=chat_id, question_id=outgoing.question_id))
        if job.unsure:
            self._open.add(job)
        try:
            while not job.finished:
                await self._pace.turn(job.chat_id)
                try:
                    async with self._gate:
                        await self._step(job)
                except TelegramError as error:
                    if not await self._recover(job, error):
                        break
        finally:
            self._open.discard(job)
        state = replace(job.receipt, chat_id=job.chat_id, answer_id=job.first, parts=job.part, state="done")
        await self._inbox.save(state)

    def looking(self) -> bool:
        """Say whether an answer of an earlier process is being looked for."""
        return any(job.resumed and job.unsure for job in self._open)

    async def _step(self, job: Job) -> None:
        """Bring a delivery forward by at most one call that changes something."""
        if job.edit is not None:
            return await self._edit(job, job.edit)
        if job.unsure:
            found = await self._look(job)
            job.unsure = False
            if found is not None:
                return job.sent(found)
        if job.picture is not None or await self._place_known(job):  # a placeholder cannot become a picture
            return await self._send(job)
        return None

    async def _edit(self, job: Job, message_id: int) -> None:
        try:
            await self._bot.edit_message_text(
                job.text,
                job.chat_id,
                message_id,
                parse_mode=job.parse_mode,
                reply_markup=job.keyboard,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )
        except BadRequest as error:
            if judge(error) is not Verdict.UNMODIFIED:
                raise
        job.sent(message_id)

    async def _send(self, job: Job) -> None:
        job.after = self._numbers.highest(job.chat_id)
        await self._save(job, after_id=job.after)
        job.unsure = True
        job.looked.clear()  # a number that was still free when it was looked at may become this message's
        self._open.add(job)
        try:
            message_id = await self._call(job, job.text)
        except TelegramError as error:
            job.unsure = judge(error) is Verdict.UNKNOWN
            if not job.unsure:  # a crash while the chat waits should not have to look for what was refused
                await self._save(job, after_id=None)
            raise
        job.sent(message_id)

    async def _look(self, job: Job) -> int | None:
        """Return the number of the present part if it was sent after all."""
        margin = MARGIN if self._numbers.complete else WIDE_MARGIN
        most = margin + (self.left_open if job.resumed else len(self._open))
        for number in self._numbers.unknown(job.chat_id, job.after, most):
            if number in job.looked:
                continue
            try:
                await self._bot.edit_message_reply_markup(job.chat_id, number, reply_markup=job.keyboard)
            except BadRequest as error:
                if judge(error) is not Verdict.UNMODIFIED:
                    job.looked.add(number)
                    job.backoff = Backoff()  # the line holds; many looks must not add up to a long pause
                    continue
            self._numbers.saw(job.chat_id, number)
            return number
        return None

    async def _place_known(self, job: Job) -> bool:
        """Say whether it is known where the sequence stands: from before, by asking, or by another delivery.

        If not, a placeholder is sent, to be edited.
        """
        if self._numbers.fresh(job.chat_id):
            return True
        async with self._finding_place:
            if self._numbers.fresh(job.chat_id):
                return True
            if await self._traffic.hidden(self._bot) <= DRIFT:
                self._numbers.few_hidden()
                if self._numbers.fresh(job.chat_id):
                    return True
            job.edit = await self._call(job, self._placeholder)
        job.first = job.first or job.edit
        await self._save(job, after_id=None)
        return False

    async def _call(self, job: Job, text: str) -> int:
        to, bare = job.outgoing, job.level >= BARE
        reply_to = to.question_id if to.reply and not bare else None
        shared: dict[str, Any] = {
            "parse_mode": job.parse_mode,
            "reply_markup": job.keyboard,
            "message_thread_id": None if bare else to.thread_id,
            "reply_parameters": ReplyParameters(reply_to, allow_sending_without_reply=True) if reply_to else None,
        }
        if job.picture is not None:
            message = await self._bot.send_photo(job.chat_id, job.picture, caption=text, **shared)
        else:
            no_preview = LinkPreviewOptions(is_disabled=True)
            message = await self._bot.send_message(job.chat_id, text, link_preview_options=no_preview, **shared)
        self._numbers.saw(job.chat_id, message.message_id, just_now=True)
        return message.message_id

    async def _save(self, job: Job, after_id: int | None) -> None:
        receipt = replace(job.receipt, chat_id=job.chat_id, after_id=after_id, answer_id=job.first, parts=job.part)
        job.receipt = await self._inbox.save(receipt)

    async def _recover(self, job: Job, error: TelegramError) -> bool:
        """Prepare the next try; False when there is none. UndeliverableError when Telegram takes no shape of it."""
        verdict = judge(error)
        if verdict is Verdict.WAIT:
            self._pace.told_to_wait(job.chat_id, seconds_to_wait(error))
        elif verdict is Verdict.MOVED and isinstance(error, ChatMigrated):
            self._moved[job.chat_id] = job.chat_id = error.new_chat_id
            job.unsure = False
        elif verdict is Verdict.GONE:
            self._traffic.leave(job.outgoing.chat_id)
            return False
        elif verdict is Verdict.REFUSED and job.edit is not None:
            job.edit = None
        elif verdict is Verdict.MARKUP or verdict is Verdict.REFUSED:
            job.level += 1
            if job.level > BARE:
                job.first, job.part = None, 0
                await self._save(job, after_id=None)
                raise UndeliverableError from error
        else:
            await self._pace.wait(job.chat_id, job.backoff.pause())
        return True
