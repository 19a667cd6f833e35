"""A thousand subscribers, fifteen ways to write an id: none is in the database, its log or ours."""

import asyncio
import base64
import hashlib
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.core.digests.subscription import Address
from storage import open_stores
from storage.sealing import Seal, key_in
from storage.subscriptions import PURPOSE
from tests.hostile.courier import ALMATY, BEFORE, StandingClock
from tests.machinery.standin import ME, Json, Standin, message, ok, refusal

READERS = [7_123_456_789 + 1_000_003 * number for number in range(1000)]
"""Of ten digits, as Telegram's are."""
ENCODINGS = 15


def encodings(reader: int) -> Iterator[bytes]:
    decimal = str(reader)
    yield decimal.encode()
    yield decimal.encode("utf-16-le")
    yield decimal.encode("utf-16-be")
    yield f"{reader:,}".encode()
    yield f"{reader:x}".encode()
    yield f"{reader:X}".encode()
    yield base64.b64encode(decimal.encode()).rstrip(b"=")
    yield base64.b64encode(reader.to_bytes(8, "big")).rstrip(b"=")
    yield reader.to_bytes(8, "big")
    yield reader.to_bytes(8, "little")
    yield reader.to_bytes(6, "big")  # as SQLite keeps integers of this size
    yield _varint(reader)
    yield hashlib.sha256(decimal.encode()).digest()
    yield hashlib.sha256(decimal.encode()).hexdigest().encode()
    yield hashlib.md5(decimal.encode(), usedforsecurity=False).digest()


def _varint(number: int) -> bytes:
    """As protocol buffers write it."""
    groups = []
    while number:
        groups.append(number & 0x7F | (0x80 if number > 0x7F else 0))
        number >>= 7
    return bytes(groups)


def found(readers: Sequence[int], *places: Path) -> int:
    """How many of them stand in any of the files, in any form."""
    everything = b"\n".join(
        file.read_bytes()
        for place in places
        for file in (sorted(place.rglob("*")) if place.is_dir() else [place])
        if file.is_file()
    )
    return sum(any(form in everything for form in encodings(reader)) for reader in readers)


async def subscribe(folder: Path) -> None:
    clock = StandingClock(BEFORE)
    async with open_stores(folder / "data", None, folder / "key", clock) as stores:
        for reader in READERS:
            await stores.subscriptions.put(Address(reader), ALMATY)


def troubled(method: str, parameters: Json) -> Json:
    """A Telegram that refuses some of them in every way."""
    if method != "sendMessage":
        return ok(ME if method == "getMe" else True)
    reader = int(parameters["chat_id"])
    match READERS.index(reader) % 10:
        case 0:
            return refusal(403, "Forbidden: bot was blocked by the user")
        case 1:
            return refusal(500, f"Internal error about {reader}")
        case 2:
            return refusal(400, f"Bad Request: something about {reader}")
    return ok(message(1, "", reader)["message"])


async def test_no_id_is_in_the_files_or_the_log(telegram: Standin, tmp_path: Path) -> None:
    await subscribe(tmp_path)
    assert len({len(form) for form in encodings(READERS[0])}) > 5
    assert len(list(encodings(READERS[0]))) == ENCODINGS
    telegram.answer = troubled
    log = tmp_path / "log"
    with log.open("wb") as output:
        courier = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "tests.hostile.courier", telegram.url, str(tmp_path), "ours"),
            stderr=output,
        )
        try:
            assert await asyncio.wait_for(courier.wait(), 60) == 0
        finally:
            if courier.returncode is None:
                courier.kill()
    files = {file.name for file in (tmp_path / "data").iterdir()}
    assert "durable.db" in files
    assert "Digests: " in log.read_text(encoding="utf-8")
    assert found(READERS, tmp_path / "data", log) == 0


async def test_nor_while_the_program_runs(tmp_path: Path) -> None:
    """The write-ahead log holds what is not yet in the database."""
    clock = StandingClock(BEFORE)
    async with open_stores(tmp_path / "data", None, tmp_path / "key", clock) as stores:
        for reader in READERS[:100]:
            await stores.subscriptions.put(Address(reader), ALMATY)
        assert (tmp_path / "data" / "durable.db-wal").stat().st_size > 0
        assert found(READERS[:100], tmp_path / "data") == 0


def test_in_a_naive_table_all_are_found(tmp_path: Path) -> None:
    """The twin."""
    for kind in ("INTEGER", "TEXT", "BLOB"):
        file = tmp_path / f"{kind}.db"
        connection = sqlite3.connect(file)
        connection.execute(f"CREATE TABLE subscriptions (chat {kind}, places TEXT)")
        hashed = (hashlib.sha256(str(reader).encode()).digest() for reader in READERS)
        values = hashed if kind == "BLOB" else READERS
        connection.executemany(
            "INSERT INTO subscriptions VALUES (?, 'almaty')", ((value,) for value in values)
        )
        connection.commit()
        connection.close()
        assert found(READERS, file) == len(READERS)


async def test_unsubscribing_erases_the_sealed_form_as_well(tmp_path: Path) -> None:
    clock, gone, stays = StandingClock(BEFORE), READERS[0], READERS[1]
    data, key = tmp_path / "data", tmp_path / "key"

    def stands(seal: Seal, reader: int) -> bool:
        return any(seal.close(reader) in file.read_bytes() for file in data.iterdir())

    async with open_stores(data, None, key, clock) as stores:
        seal = Seal(key_in(key), PURPOSE)
        for reader in (gone, stays):
            await stores.subscriptions.put(Address(reader), ALMATY)
        assert stands(seal, gone)
        await stores.subscriptions.end(Address(gone))
        assert not stands(seal, gone)
        assert stands(seal, stays)
        await stores.subscriptions.forget(stays)
        assert not stands(seal, stays)


def test_a_naive_deletion_would_leave_it(tmp_path: Path) -> None:
    """The twin: SQLite without `secure_delete`, and without emptying its log."""
    sealed = Seal(bytes(64), PURPOSE).close(READERS[0])
    connection = sqlite3.connect(tmp_path / "naive.db")
    connection.executescript("PRAGMA journal_mode = WAL; PRAGMA secure_delete = OFF;")
    connection.execute("CREATE TABLE subscriptions (address BLOB)")
    connection.execute("INSERT INTO subscriptions VALUES (?)", (sealed,))
    connection.commit()
    connection.execute("DELETE FROM subscriptions")
    connection.commit()
    connection.close()
    assert sealed in (tmp_path / "naive.db").read_bytes()
