"""Which updates are answered: the receipts, in memory for those Telegram still holds, and in the database.

An update goes from nothing (Telegram holds it) over `sending` (its answer may or may not have left) to `done`.
Both changes are committed before the next step, so after a SIGKILL at any moment the receipt tells what to do:
none → answer; sending → look whether the answer is there (`bot.delivery.outbox`); done → nothing.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable
from dataclasses import replace

from bot.storage import Receipt, Storage

_log = logging.getLogger(__name__)
KEPT_FOR = 48 * 3600
"""Seconds. Telegram repeats an update for 24 hours; messages can be edited for 48."""
PRUNED_EVERY = 3600
"""Seconds between two deletions of old receipts."""
REMEMBERED = 2_000
"""Settled updates kept in memory, far more than Telegram gives at once; the database knows the others."""


class Inbox:
    """Receipts by update. Writes that come together are committed together."""

    def __init__(self, storage: Storage, clock: Callable[[], float]) -> None:
        self._storage, self._clock = storage, clock
        self._receipts: dict[int, Receipt] = {}
        self._settled: dict[int, None] = {}
        """In the order in which they were settled."""
        self._awaited: dict[int, asyncio.Future[None]] = {}
        self._waiting: list[tuple[Receipt, asyncio.Future[None]]] = []
        self._writer: asyncio.Task[None] | None = None
        self._pruned_at = 0.0
        self.taken: dict[int, tuple[int, float]] = {}
        """Updates under way, which Telegram holds: the chat of each, and when it came."""
        self.progress = asyncio.Event()
        """Set whenever an update may be confirmed."""
        self.forgetting: dict[int, int] = {}
        """Chats to forget, and the update that has to be confirmed before."""

    async def recall(self, update_ids: Iterable[int]) -> None:
        """Read the receipts of updates that Telegram sent, left by an earlier process."""
        unknown = [uid for uid in update_ids if uid not in self._receipts and uid not in self._settled]
        if not unknown:
            return
        for receipt in (await self._storage.of(unknown)).values():
            if receipt.update_id in self._receipts:  # it came twice, and the other one was taken meanwhile
                continue
            self._receipts[receipt.update_id] = receipt
            if receipt.state != "sending" or receipt.owed:
                self.settle(receipt.update_id)

    def receipt(self, update_id: int) -> Receipt | None:
        """Return how far an update's answer got; None when it was not begun."""
        return self._receipts.get(update_id)

    @property
    def owing(self) -> int:
        """Number of updates confirmed before they were answered, and not answered yet."""
        return sum(receipt.owed and receipt.state == "sending" for receipt in self._receipts.values())

    def settled(self, update_id: int) -> bool:
        """Say whether Telegram may forget the update."""
        return update_id in self._settled

    def settle(self, update_id: int) -> None:
        """Note that nothing more is to be done for an update."""
        self._settled[update_id] = None
        self.taken.pop(update_id, None)
        self.progress.set()
        if (awaited := self._awaited.pop(update_id, None)) is not None and not awaited.done():
            awaited.set_result(None)
        if len(self._settled) > REMEMBERED:
            oldest = next(iter(self._settled))
            if (receipt := self._receipts.get(oldest)) is None or receipt.state != "sending":
                self._receipts.pop(oldest, None)
                del self._settled[oldest]

    async def until_settled(self, update_id: int) -> None:
        """Wait until an update is settled, or until nothing more will be."""
        if not self.settled(update_id):
            awaited = self._awaited.setdefault(update_id, asyncio.get_running_loop().create_future())
            await asyncio.shield(awaited)

    def give_up(self) -> None:
        """Let go of those who wait for updates to be settled."""
        for awaited in self._awaited.values():
            if not awaited.done():
                awaited.set_result(None)

    async def save(self, receipt: Receipt) -> Receipt:
        """Commit a receipt; it keeps what an earlier one said about being owed."""
        before = self._receipts.get(receipt.update_id)
        owed = receipt.owed or (before is not None and before.owed)
        receipt = replace(receipt, owed=owed, at=int(self._clock()))
        self._receipts[receipt.update_id] = receipt
        done = asyncio.get_running_loop().create_future()
        self._waiting.append((receipt, done))
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write())
        await done
        return receipt

    async def owe(self, receipts: Iterable[Receipt]) -> None:
        """Let Telegram forget updates whose answers wait for a chat that takes nothing for now."""
        owed = [replace(self._receipts.get(r.update_id, r), owed=True) for r in receipts]
        await asyncio.gather(*map(self.save, owed))
        for receipt in owed:
            self.settle(receipt.update_id)

    async def debts(self) -> list[Receipt]:
        """Return what an earlier process owed and did not send; what it was to forget is taken up too."""
        self.forgetting |= await self._storage.wishes()
        receipts = await self._storage.owed()
        self._receipts |= {receipt.update_id: receipt for receipt in receipts}
        return receipts

    async def answer_to(self, chat_id: int, question_id: int) -> Receipt | None:
        """Return the receipt of a question's latest answer; None when it is not known (any more)."""
        return await self._storage.answer_to(chat_id, question_id)

    async def forget(self, chat_id: int, update_id: int) -> None:
        """Delete what is kept of a chat as soon as Telegram cannot send that update again; a kill loses no wish."""
        self.forgetting[chat_id] = update_id
        try:
            await self._storage.wish_to_forget(chat_id, update_id)
        except Exception as error:  # as with receipts: the wish still holds while this process lives
            _log.error("wish to forget not saved: %s", type(error).__name__)

    async def confirmed(self, below: int) -> None:
        """Note what Telegram has forgotten by now; drop it from memory, and old receipts from the database."""
        for chat_id in [chat_id for chat_id, update_id in self.forgetting.items() if update_id < below]:
            del self.forgetting[chat_id]
            await self._storage.forget(chat_id, below)
        self._settled = {uid: None for uid in self._settled if uid >= below}
        self._receipts = {u: r for u, r in self._receipts.items() if u >= below or r.state == "sending"}
        now = self._clock()
        if now - self._pruned_at > PRUNED_EVERY:
            self._pruned_at = now
            await self._storage.prune(int(now) - KEPT_FOR)

    async def _write(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            try:
                await self._storage.save([receipt for receipt, _ in batch])
            except Exception as error:
                # A full disk must not silence the bot: better an answer that a crash could repeat than none.
                _log.error("receipts not saved: %s", type(error).__name__)
            for _, done in batch:
                if not done.done():
                    done.set_result(None)
