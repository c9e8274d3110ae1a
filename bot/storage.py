"""What outlives a restart, in SQLite or PostgreSQL through one set of queries: the delivery receipts.

A receipt says which update was answered by which message: numbers, a state and a time, never a word of either.
SQLite runs with a write-ahead log and `synchronous=NORMAL`: a commit survives a killed process (not a power
cut) and costs a tenth of one that waits for the disk.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from sqlalchemy import (
    URL,
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    MetaData,
    Select,
    String,
    Table,
    delete,
    event,
    make_url,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.ext.asyncio import create_async_engine

from bot.settings import SettingsError

State = Literal["sending", "done", "dead"]
DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}
"""What `DATABASE_URL` may name, and the asynchronous driver that is meant."""
IN_ONE_QUERY = 500
"""Update ids in one IN list; SQLite's oldest limit is 999 variables."""

_tables = MetaData()
_inbox = Table(
    "inbox",
    _tables,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("question_id", BigInteger),
    Column("state", String(8), nullable=False),
    Column("after_id", BigInteger),
    Column("answer_id", BigInteger),
    Column("parts", Integer, nullable=False),
    Column("owed", Boolean, nullable=False),
    Column("at", BigInteger, nullable=False),
    Index("inbox_question", "chat_id", "question_id"),
    Index("inbox_at", "at"),
)
_forgetting = Table(
    "forgetting",
    _tables,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("update_id", BigInteger, nullable=False),
)
"""Chats whose receipts are to be deleted, and the update that Telegram has to forget before."""


@dataclass(frozen=True)
class Receipt:
    """How far the answer to one update got."""

    update_id: int
    chat_id: int
    question_id: int | None = None
    """The message that was asked; an edit of it changes the answer instead of adding one."""
    state: State = "sending"
    after_id: int | None = None
    """A message number below that of the part being sent: where to look for it after a crash."""
    answer_id: int | None = None
    """The first message of the answer."""
    parts: int = 0
    """Messages of the answer known to be sent."""
    owed: bool = False
    """True when the update was confirmed to Telegram before its answer could be sent."""
    at: int = 0
    """Unix time of the last change, in seconds."""


def _address(url: str) -> URL:
    """Return the parts of DATABASE_URL. SettingsError, which quotes none of it: it holds a password."""
    try:
        return make_url(url)
    except (ArgumentError, ValueError):  # a port that is no number
        raise SettingsError(
            "DATABASE_URL: not an address; write it like postgresql://user:password@host:5432/name"
        ) from None


class Storage:
    """The database. Open it before use; one per process."""

    def __init__(self, url: str) -> None:
        address = _address(url)
        self._sqlite = address.drivername.startswith("sqlite")
        pool: dict[str, Any] = {"pool_size": 1, "max_overflow": 0} if self._sqlite else {"pool_size": 4}
        try:
            self._engine = create_async_engine(
                address.set(drivername=DRIVERS.get(address.drivername, address.drivername)),
                **({} if address.database in (None, "", ":memory:") else pool),
            )
        except (ImportError, SQLAlchemyError) as error:
            raise SettingsError(
                "DATABASE_URL: its driver is missing; for PostgreSQL install magbot[postgres]"
            ) from error
        if self._sqlite:
            event.listen(self._engine.sync_engine, "connect", _prepare_sqlite)

    async def open(self) -> None:
        """Create what is missing. SettingsError when the database cannot be reached or read."""
        try:
            async with self._engine.begin() as connection:
                await connection.run_sync(_tables.create_all)
        except (OSError, SQLAlchemyError) as error:
            raise SettingsError(
                f"DATABASE_URL: the database cannot be opened ({type(error).__name__}); name a SQLite file in a "
                "folder that can be written to, or a PostgreSQL server that is running"
            ) from error

    async def close(self) -> None:
        await self._engine.dispose()

    async def save(self, receipts: Sequence[Receipt]) -> None:
        """Write receipts in one transaction; the later one of the same update wins."""
        latest = {receipt.update_id: asdict(receipt) for receipt in receipts}
        await self._put(_inbox, list(latest.values()))

    async def of(self, update_ids: Iterable[int]) -> dict[int, Receipt]:
        """Return the receipts of those updates that have one."""
        wanted, found = sorted(set(update_ids)), dict[int, Receipt]()
        for start in range(0, len(wanted), IN_ONE_QUERY):
            part = _inbox.c.update_id.in_(wanted[start : start + IN_ONE_QUERY])
            found |= {receipt.update_id: receipt for receipt in await self._where(part)}
        return found

    async def recent(self, most: int = 2_000) -> list[Receipt]:
        """Return the receipts changed last, latest first."""
        query = select(_inbox).order_by(_inbox.c.at.desc()).limit(most)
        return await self._read(query)

    async def owed(self) -> list[Receipt]:
        """Return the receipts of updates that Telegram forgot and nobody answered, lowest update first."""
        return await self._where(_inbox.c.owed & (_inbox.c.state == "sending"))

    async def answer_to(self, chat_id: int, question_id: int) -> Receipt | None:
        """Return the receipt of a question's latest answer; None when it is not known (any more)."""
        asked = (_inbox.c.chat_id == chat_id) & (_inbox.c.question_id == question_id)
        receipts = await self._where(asked & (_inbox.c.state == "done"))
        return receipts[-1] if receipts else None

    async def wish_to_forget(self, chat_id: int, update_id: int) -> None:
        """Note that a chat's receipts are to be deleted once Telegram has forgotten an update."""
        await self._put(_forgetting, [{"chat_id": chat_id, "update_id": update_id}])

    async def wishes(self) -> dict[int, int]:
        """Return the chats to forget, each with the update that Telegram has to forget before."""
        async with self._engine.connect() as connection:
            return {row.chat_id: row.update_id for row in await connection.execute(select(_forgetting))}

    async def forget(self, chat_id: int, before: int) -> None:
        """Delete a chat's receipts of updates below `before`, which Telegram will not send again, and the wish."""
        gone = (_inbox.c.chat_id == chat_id) & (_inbox.c.update_id < before) & (_inbox.c.state != "sending")
        met = (_forgetting.c.chat_id == chat_id) & (_forgetting.c.update_id < before)
        async with self._engine.begin() as connection:
            await connection.execute(delete(_inbox).where(gone))
            await connection.execute(delete(_forgetting).where(met))

    async def prune(self, moment: int) -> None:
        """Delete the receipts not changed since a Unix time."""
        async with self._engine.begin() as connection:
            await connection.execute(delete(_inbox).where(_inbox.c.at < moment))

    async def _put(self, table: Table, rows: list[dict[str, Any]]) -> None:
        """Write rows in one transaction; one of the same key is replaced."""
        insert = (sqlite.insert if self._sqlite else postgresql.insert)(table)
        changed = {c.name: insert.excluded[c.name] for c in table.columns if not c.primary_key}
        keys = [c.name for c in table.primary_key]
        async with self._engine.begin() as connection:
            await connection.execute(insert.on_conflict_do_update(index_elements=keys, set_=changed), rows)

    async def _where(self, condition: Any) -> list[Receipt]:
        return await self._read(select(_inbox).where(condition).order_by(_inbox.c.update_id))

    async def _read(self, query: Select[Any]) -> list[Receipt]:
        async with self._engine.connect() as connection:
            return [Receipt(**row._mapping) for row in await connection.execute(query)]


def _prepare_sqlite(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=5000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
