"""All or nothing, one writer, orderly migrations."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from storage.database import MIGRATIONS, Database, NewerDatabase

ONE = "CREATE TABLE things (name TEXT PRIMARY KEY) STRICT;"
TWO = "ALTER TABLE things ADD COLUMN colour TEXT;"
BROKEN = "ALTER TABLE things ADD COLUMN colour TEXT; DELETE FROM things; NONSENSE;"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "0001_things.sql").write_text(ONE, encoding="utf-8")
    return tmp_path


@asynccontextmanager
async def opened(folder: Path, file: Path | None = None) -> AsyncIterator[Database]:
    database = await Database.open(file or folder / "test.db", folder, "FULL")
    try:
        yield database
    finally:
        await database.close()


async def names(database: Database) -> list[str]:
    return [row["name"] for row in await database.rows("SELECT name FROM things ORDER BY name")]


async def test_what_is_committed_outlives_the_connection(folder: Path) -> None:
    async with opened(folder) as database, database.transaction() as connection:
        await connection.execute("INSERT INTO things VALUES ('a')")
    async with opened(folder) as database:
        assert await names(database) == ["a"]


async def twice(database: Database) -> None:
    async with database.transaction() as connection:
        await connection.execute("INSERT INTO things VALUES ('a')")
        await connection.execute("INSERT INTO things VALUES ('a')")


async def test_an_exception_undoes_all(folder: Path) -> None:
    async with opened(folder) as database:
        with pytest.raises(sqlite3.IntegrityError):
            await twice(database)
        assert await names(database) == []
        assert await database.write("INSERT INTO things VALUES (:name)", {"name": "b"}) == 1


@pytest.mark.parametrize("turns", range(12))
async def test_a_cancelled_task_leaves_all_or_nothing_and_no_open_transaction(
    folder: Path, turns: int
) -> None:
    async def write(database: Database) -> None:
        async with database.transaction() as connection:
            await connection.execute("INSERT INTO things VALUES ('a')")
            await connection.execute("INSERT INTO things VALUES ('b')")

    async with opened(folder) as database:
        task = asyncio.create_task(write(database))
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        assert await names(database) in ([], ["a", "b"])
        async with database.transaction() as connection:
            await connection.execute("INSERT INTO things VALUES ('c')")
        assert "c" in await names(database)


async def test_without_the_rollback_the_next_transaction_would_fail(folder: Path) -> None:
    """The twin: what a cancelled task leaves behind where nobody cleans up."""
    async with opened(folder) as database:
        bare = database._connection
        await bare.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError):
            async with database.transaction():
                pass


async def test_transactions_of_many_tasks_do_not_mix(folder: Path) -> None:
    async def add(database: Database, name: str) -> None:
        async with database.transaction() as connection:
            await connection.execute("INSERT INTO things VALUES (?)", (name,))
            await asyncio.sleep(0)

    async with opened(folder) as database:
        await asyncio.gather(*(add(database, f"{n:02}") for n in range(30)))
        assert len(await names(database)) == 30


async def test_nobody_reads_what_is_not_committed_yet(folder: Path) -> None:
    async with opened(folder) as database:
        async with database.transaction() as connection:
            await connection.execute("INSERT INTO things VALUES ('a')")
            reading = asyncio.create_task(names(database))
            await asyncio.sleep(0)
            await connection.execute("DELETE FROM things")
        assert await reading == []


async def test_migrations_run_once_and_in_order(folder: Path) -> None:
    async with opened(folder):
        pass
    (folder / "0002_colours.sql").write_text(TWO, encoding="utf-8")
    for _ in range(2):
        async with opened(folder) as database:
            await database.rows("SELECT colour FROM things")
            [row] = await database.rows("PRAGMA user_version")
            assert row[0] == 2


async def test_a_migration_that_fails_half_way_leaves_the_database_as_it_was(
    folder: Path,
) -> None:
    async with opened(folder) as database:
        await database.write("INSERT INTO things VALUES (:name)", {"name": "a"})
    broken = folder / "0002_colours.sql"
    broken.write_text(BROKEN, encoding="utf-8")
    with pytest.raises(sqlite3.OperationalError):
        async with opened(folder):
            pass
    broken.write_text(TWO, encoding="utf-8")
    async with opened(folder) as database:
        assert await names(database) == ["a"]


async def test_a_newer_database_is_refused_and_left_alone(folder: Path) -> None:
    two = folder / "0002_colours.sql"
    two.write_text(TWO, encoding="utf-8")
    async with opened(folder):
        pass
    before = (folder / "test.db").read_bytes()
    two.unlink()
    with pytest.raises(NewerDatabase) as refused:
        async with opened(folder):
            pass
    assert (refused.value.file, refused.value.found, refused.value.known) == ("test.db", 2, 1)
    assert (folder / "test.db").read_bytes() == before


async def test_the_files_are_ours_alone_and_no_link_is_followed(folder: Path) -> None:
    async with opened(folder) as database:
        await database.write("INSERT INTO things VALUES (:name)", {"name": "a"})
        for name in ("test.db", "test.db-wal", "test.db-shm"):
            assert (folder / name).stat().st_mode & 0o777 == 0o600
    (folder / "link.db").symlink_to(folder / "test.db")
    with pytest.raises(OSError, match="symbolic"):
        await Database.open(folder / "link.db", folder, "FULL")


@pytest.mark.parametrize("store", ["durable", "volatile"])
async def test_every_table_is_strict_and_every_setting_holds(tmp_path: Path, store: str) -> None:
    folder = MIGRATIONS / store
    async with opened(folder, tmp_path / "test.db") as database:
        tables = await database.rows("PRAGMA table_list")
        assert all(row["strict"] for row in tables if not row["name"].startswith("sqlite_"))
        for pragma, value in {
            "journal_mode": "wal",
            "auto_vacuum": 1,
            "synchronous": 2,
            "secure_delete": 1,
            "foreign_keys": 1,
            "temp_store": 2,
        }.items():
            [row] = await database.rows(f"PRAGMA {pragma}")
            assert row[0] == value, pragma
