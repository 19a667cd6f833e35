"""What is kept, for how long, and that nothing else is."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.core.ports import Reader
from storage import Stores, open_stores
from storage.database import MIGRATIONS, Database
from storage.readers import Readers
from tests.clock import ManualClock

PERSON = 7_123_456_789_012
"""An id long enough not to turn up in a file by chance."""
ALMATY = Reader("ru", "almaty")
DAY = 24 * 3600
FORMS = (
    PERSON.to_bytes(6, "big"),  # as SQLite keeps integers of this size
    str(PERSON).encode(),
)


@asynccontextmanager
async def readers_on_files(folder: Path, clock: ManualClock) -> AsyncIterator[Readers]:
    """The volatile store on ordinary files, so that their bytes can be searched."""
    database = await Database.open(folder / "volatile.db", MIGRATIONS / "volatile", "NORMAL")
    try:
        yield await Readers.open(database, clock)
    finally:
        await database.close()


def traces(folder: Path) -> list[str]:
    """The files in which the person's id stands, in any form."""
    return [
        file.name
        for file in sorted(folder.rglob("*"))
        if file.is_file() and any(form in file.read_bytes() for form in FORMS)
    ]


async def test_a_reader_is_remembered_changed_and_forgotten(stores: Stores) -> None:
    assert await stores.readers.get(PERSON) is None
    await stores.readers.put(PERSON, Reader("en", None))
    await stores.readers.put(PERSON, ALMATY)
    assert await stores.readers.get(PERSON) == ALMATY
    await stores.readers.put(PERSON, Reader("ru", "almaty", warned=True))
    assert await stores.readers.get(PERSON) == Reader("ru", "almaty", warned=True)
    await stores.readers.forget(PERSON)
    assert await stores.readers.get(PERSON) is None


async def test_a_reader_is_forgotten_seven_days_after_the_last_visit(
    stores: Stores, clock: ManualClock
) -> None:
    await stores.readers.put(PERSON, ALMATY)
    await clock.move(6 * DAY)
    assert await stores.readers.get(PERSON) == ALMATY
    await clock.move(6 * DAY)
    assert await stores.readers.get(PERSON) == ALMATY
    await clock.move(7 * DAY)
    assert await stores.readers.get(PERSON) is None, "also before the sweep"


async def test_sweeping_forgets_those_whose_time_is_over_and_only_those(
    stores: Stores, clock: ManualClock
) -> None:
    await stores.readers.put(1, ALMATY)
    await clock.move(4 * DAY)
    await stores.readers.put(2, ALMATY)
    await clock.move(3 * DAY)
    await stores.readers.sweep()
    rows = await stores.readers._database.rows("SELECT chat_id FROM readers")
    assert [row["chat_id"] for row in rows] == [2]
    assert await stores.readers.get(2) == ALMATY


@pytest.mark.parametrize("way", ["forget", "sweep"])
async def test_what_is_forgotten_is_in_no_file(
    tmp_path: Path, clock: ManualClock, way: str
) -> None:
    async with readers_on_files(tmp_path, clock) as readers:
        for person in range(1, 200):
            await readers.put(person, ALMATY)
        await readers.put(PERSON, ALMATY)
        await readers.put(PERSON, Reader("en", "tbilisi"))
        assert traces(tmp_path), "the search finds what is there"
        if way == "forget":
            await readers.forget(PERSON)
        else:
            await clock.move(7 * DAY)
            await readers.sweep()
        assert traces(tmp_path) == []


async def test_a_naive_deletion_leaves_traces(tmp_path: Path) -> None:
    """The twin: the same table as sqlite3 makes and empties it by default."""
    connection = sqlite3.connect(tmp_path / "naive.db")
    connection.executescript(
        "PRAGMA journal_mode = WAL; PRAGMA secure_delete = OFF;"
        + (MIGRATIONS / "volatile" / "0001_readers.sql").read_text(encoding="utf-8")
    )
    connection.execute("INSERT INTO readers VALUES (?, 'ru', 'almaty', 1)", (PERSON,))
    connection.commit()
    connection.execute("DELETE FROM readers")
    connection.commit()
    assert traces(tmp_path) == ["naive.db-wal"]
    connection.close()
    assert traces(tmp_path) == ["naive.db"]


async def test_a_reader_and_a_draft_outlive_a_restart_but_not_in_the_durable_store(
    tmp_path: Path, clock: ManualClock, memory: Path
) -> None:
    async with open_stores(tmp_path / "data", memory, tmp_path / "key", clock) as stores:
        await stores.readers.put(PERSON, ALMATY)
        await stores.verdicts.add("almaty/sim-card", "useful")
        await stores.groups.put(-5, ALMATY)
        await stores.drafts.put(PERSON, {"status": "safe"})
    async with open_stores(tmp_path / "data", memory, tmp_path / "key", clock) as stores:
        assert await stores.readers.get(PERSON) == ALMATY
        assert await stores.drafts.get(PERSON) == {"status": "safe"}
        assert traces(memory)
        assert traces(tmp_path) == []


async def test_where_no_memory_directory_serves_nothing_is_written(
    tmp_path: Path, clock: ManualClock
) -> None:
    on_disk = tmp_path / "volatile"
    async with open_stores(tmp_path / "data", on_disk, tmp_path / "key", clock) as stores:
        if "not-memory" not in stores.doubts:
            pytest.skip("the directory for tests is in memory here")
        await stores.readers.put(PERSON, ALMATY)
        assert await stores.readers.get(PERSON) == ALMATY
        assert traces(tmp_path) == []


async def test_a_group_is_remembered_moved_and_forgotten(stores: Stores) -> None:
    await stores.groups.put(-5, Reader("ru", None))
    await stores.groups.put(-5, ALMATY)
    await stores.groups.move(-5, -1005)
    assert await stores.groups.get(-5) is None
    assert await stores.groups.get(-1005) == ALMATY
    await stores.groups.forget(-1005)
    assert await stores.groups.get(-1005) is None


async def test_a_move_keeps_what_was_chosen_in_the_new_group(stores: Stores) -> None:
    await stores.groups.put(-5, ALMATY)
    await stores.groups.put(-1005, Reader("en", "tbilisi"))
    await stores.groups.move(-5, -1005)
    assert await stores.groups.get(-1005) == Reader("en", "tbilisi")
    assert await stores.groups.get(-5) is None


async def test_a_person_cannot_get_into_the_durable_store_as_a_group(stores: Stores) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        await stores.groups.put(PERSON, ALMATY)


async def test_verdicts_are_counted(stores: Stores) -> None:
    assert await stores.verdicts.counts() == {}
    for _ in range(3):
        await stores.verdicts.add("almaty/sim-card", "useful")
    await stores.verdicts.add("almaty/sim-card", "outdated")
    await stores.verdicts.add("everywhere/talk", "useful")
    assert await stores.verdicts.counts() == {
        "almaty/sim-card": {"useful": 3, "outdated": 1},
        "everywhere/talk": {"useful": 1},
    }
