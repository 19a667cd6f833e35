"""One SQLite database: opened with care, migrated, written by one task at a time."""

import asyncio
import os
import re
import sqlite3
from collections.abc import AsyncIterator, Coroutine, Iterable, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, Literal, Self, TypeVar

import aiosqlite

from storage.ballast import Ballast

Value = str | int | float | bytes | None
Parameters = Mapping[str, Value]
Synchronous = Literal["FULL", "NORMAL"]
T = TypeVar("T")

MIGRATIONS = Path(__file__).parent / "migrations"
_NUMBERED = re.compile(r"(\d{4})_\w+\.sql")


class NewerDatabase(Exception):
    """The file was written by a later version of this program; it is left untouched."""

    def __init__(self, file: str, found: int, known: int) -> None:
        """Take the file's name and the schema numbers found in it and known to this program."""
        super().__init__(f"{file}: schema {found}, this program knows {known}")
        self.file = file
        self.found = found
        self.known = known


class Database:
    """A connection and the lock that lets one task use it at a time.

    Reads take the lock as well: on one connection they would otherwise see what a transaction
    has not committed yet.
    """

    def __init__(self, connection: aiosqlite.Connection, ballast: Ballast | None = None) -> None:
        self._connection = connection
        self._lock = asyncio.Lock()
        self._ballast = ballast

    @classmethod
    async def open(
        cls,
        file: Path | None,
        migrations: Path,
        synchronous: Synchronous,
        ballast: Ballast | None = None,
    ) -> Self:
        """Open or create the database and bring its schema up to date.

        Args:
            file: None for a database in this process's memory alone.
            migrations: folder of `0001_what.sql`, `0002_…`; the number is the schema's version.
            synchronous: FULL where a commit must outlive a power cut, NORMAL elsewhere.
            ballast: to throw off when there is no room left.

        Raises:
            NewerDatabase: the schema's version is beyond the last migration.
            sqlite3.Error, OSError: the file cannot be used.
        """
        if file is not None:
            # SQLite gives the files beside it (-wal, -shm) the same mode.
            os.close(os.open(file, os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW, 0o600))
        connection = await aiosqlite.connect(file or ":memory:", isolation_level=None)
        try:
            [row] = await connection.execute_fetchall("PRAGMA page_count")
            if row[0] == 0:  # later it would change nothing
                await connection.execute_fetchall("PRAGMA auto_vacuum = FULL")
            for pragma in (
                "busy_timeout = 5000",
                "journal_mode = WAL",
                f"synchronous = {synchronous}",
                "secure_delete = ON",
                "foreign_keys = ON",
                "temp_store = MEMORY",
                "trusted_schema = OFF",
            ):
                await connection.execute_fetchall(f"PRAGMA {pragma}")
            connection.row_factory = sqlite3.Row
            await _migrate(connection, migrations, file.name if file else ":memory:")
        except BaseException:
            await _through(connection.close())
            raise
        return cls(connection, ballast)

    async def close(self) -> None:
        """Wait for who is writing, then close. Safe to call twice."""
        async with self._lock:
            await _through(self._connection.close())

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[aiosqlite.Connection]:
        """All of what is done inside, or nothing of it, also when the task is cancelled.

        When the block is left without an exception the commit has happened.
        """
        async with self._lock, self._noticing_fullness():
            committed = False
            try:
                await _through(self._connection.execute_fetchall("BEGIN IMMEDIATE"))
                yield self._connection
                await _through(self._connection.execute_fetchall("COMMIT"))
                committed = True
            finally:
                if not committed:
                    # No transaction: BEGIN or COMMIT itself had already ended it.
                    with suppress(sqlite3.OperationalError):
                        await _through(self._connection.execute_fetchall("ROLLBACK"))

    async def write(self, sql: str, parameters: Parameters) -> int:
        """Run one statement as a transaction of its own and return how many rows it changed."""
        async with self._lock, self._noticing_fullness():
            return await _through(_changed(self._connection, sql, parameters))

    @property
    def has_room(self) -> bool:
        """Whether more may be taken in."""
        return self._ballast is None or self._ballast.whole

    def regain_room(self) -> None:
        """Take the ballast in again if there is room once more."""
        if self._ballast is not None:
            self._ballast.load()

    @asynccontextmanager
    async def _noticing_fullness(self) -> AsyncIterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            if is_full(error) and self._ballast is not None:
                self._ballast.drop()
            raise

    async def rows(self, sql: str, parameters: Parameters | None = None) -> list[sqlite3.Row]:
        """All rows that a query finds."""
        async with self._lock:
            found: Iterable[sqlite3.Row] = await _through(
                self._connection.execute_fetchall(sql, dict(parameters or {}))
            )
            return list(found)

    async def scrub(self) -> None:
        """Empty the write-ahead log, so that what was deleted is nowhere in the files."""
        async with self._lock:
            await _through(self._connection.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)"))


def is_full(error: sqlite3.OperationalError) -> bool:
    """Whether there was no room on the filesystem, or in the database."""
    return error.sqlite_errorcode in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE)


async def _changed(connection: aiosqlite.Connection, sql: str, parameters: Parameters) -> int:
    cursor = await connection.execute(sql, dict(parameters))
    try:
        return cursor.rowcount
    finally:
        await cursor.close()


async def _migrate(connection: aiosqlite.Connection, folder: Path, name: str) -> None:
    scripts = _scripts(folder)
    known = max(scripts)
    [row] = await connection.execute_fetchall("PRAGMA user_version")
    found = row[0]
    if found > known:
        raise NewerDatabase(name, found, known)
    for version, sql in scripts.items():
        if version <= found:
            continue
        try:
            await connection.executescript(
                f"BEGIN IMMEDIATE;\n{sql}\nPRAGMA user_version = {version};\nCOMMIT;"
            )
        except BaseException:
            with suppress(sqlite3.OperationalError):
                await _through(connection.execute_fetchall("ROLLBACK"))
            raise


def _scripts(folder: Path) -> dict[int, str]:
    return {
        int(match[1]): script.read_text(encoding="utf-8")
        for script in sorted(folder.iterdir())
        if (match := _NUMBERED.fullmatch(script.name))
    }


async def _through(work: Coroutine[Any, Any, T]) -> T:
    """Finish `work` even if this task is cancelled meanwhile, and only then be cancelled.

    The database's thread carries out what it was given in any case; whoever stopped waiting
    would let go of the lock too early.
    """
    task = asyncio.ensure_future(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        task.exception()
        raise cancelled
    return task.result()
