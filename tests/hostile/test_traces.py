"""Nobody and nothing of what was written is left on the disk: database, log, backups, WAL.

`PRIVAL_CHECKINS=1000` for the full number.
"""

import asyncio
import os
import secrets
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.simulator import Person, Simulator
from tests.hostile.ground import Ground, prepare
from tests.hostile.traces import FORMS, contents, found_ids, found_texts, sealed_forms
from tests.village import sends

CHECKINS = int(os.environ.get("PRIVAL_CHECKINS", "12"))
AT_ONCE = 3
STATUSES = ("Нужна помощь", "Так себе", "В безопасности", "Могу помочь")


@pytest.fixture
async def ground(tmp_path: Path, memory: Path) -> AsyncIterator[Ground]:
    async with Simulator() as sim:
        ground = await prepare(sim, tmp_path, memory)
        try:
            yield ground
        finally:
            await ground.is_killed()


def somebody(ground: Ground) -> Person:
    name = f"Имя{secrets.token_hex(5)}"
    person = ground.sim.person(name, language_code="ru", username=f"user_{secrets.token_hex(5)}")
    ground.group.adds(person)
    return person


async def test_after_many_check_ins_the_disk_knows_nobody(ground: Ground) -> None:
    people = [somebody(ground) for _ in range(CHECKINS)]
    texts = [f"Ищу комнату, {secrets.token_hex(8)}" for _ in people]
    places = asyncio.Semaphore(AT_ONCE)

    async def write(number: int) -> None:
        async with places:
            status = STATUSES[number % len(STATUSES)]
            await sends(people[number], texts[number], status)

    await ground.starts()
    await asyncio.gather(*map(write, range(CHECKINS)))
    urgent = texts[:: len(STATUSES)]
    await ground.until(lambda: all(any(one in card for card in ground.cards()) for one in urgent))
    await moderate(ground, urgent)
    backup = ground.folder / "backup.db"
    await ground.backs_up(backup)
    await ground.is_killed()

    disk = contents(ground.data, ground.log, backup)
    assert (ground.data / "durable.db-wal").stat().st_size, "the kill left the log of the database"
    forms = {**FORMS, **sealed_forms(kept_key(ground.volatile), ("limit", "approve"))}
    everybody = [person.id for person in (*people, ground.boss)]
    assert found_ids(everybody, forms, disk) == {}
    names = [name for person in people for name in (person.name, person.user.username or "")]
    assert found_texts([*texts, *names, ground.sim.token], disk) == []

    # The search would find them: the store in memory has those who may be answered.
    memory = contents(ground.volatile)
    asked = {person.id for person in people[:: len(STATUSES)]}
    assert asked <= set(found_ids(everybody, FORMS, memory)["big-endian"])
    calm = [text for number, text in enumerate(texts) if number % len(STATUSES)]
    assert set(calm) <= set(found_texts(texts, memory))


async def moderate(ground: Ground, urgent: list[str]) -> None:
    """The first is approved and appears, the second is declined, the third is answered."""
    for text, button in zip(urgent, ("Одобрить", "Отклонить", "Ответить"), strict=False):
        card = next(one for one in ground.office.chat() if text in one.get("text", ""))
        await ground.boss.presses(button, chat=ground.office, message=card)
        await ground.sim.idle()
        if button == "Отклонить":
            await ground.boss.presses("Не о том", chat=ground.office)
        elif button == "Ответить":
            prompt = next(one for one in reversed(ground.office.chat()) if "text" in one)
            await ground.boss.says("Мы рядом", chat=ground.office, reply_to=prompt)
        await ground.sim.idle()
    await ground.until(lambda: any(urgent[0] in post for post in ground.posts()))


def kept_key(volatile: Path) -> bytes:
    with closing(sqlite3.connect(volatile / "volatile.db")) as store:
        key: bytes = store.execute("SELECT key FROM kept_key").fetchone()[0]
    return key


@pytest.mark.parametrize("form", FORMS)
def test_a_naive_table_knows_everybody_in_each_form(tmp_path: Path, form: str) -> None:
    """The twin: the same search where ids are kept."""
    ids = [secrets.randbelow(9 * 10**9) + 10**9 for _ in range(1000)]
    written = [f"Ищу комнату, {secrets.token_hex(8)}" for _ in ids]
    with closing(sqlite3.connect(tmp_path / "naive.db")) as table:
        table.execute("CREATE TABLE checkins (author, text TEXT)")
        table.executemany(
            "INSERT INTO checkins VALUES (?, ?)",
            [(FORMS[form](number), text) for number, text in zip(ids, written, strict=True)],
        )
        table.commit()
    found = contents(tmp_path)
    assert found_ids(ids, FORMS, found)[form] == ids
    assert found_texts(written, found) == written


def test_a_naive_table_of_plain_integers_knows_everybody(tmp_path: Path) -> None:
    ids = [secrets.randbelow(9 * 10**9) + 10**9 for _ in range(1000)]
    with closing(sqlite3.connect(tmp_path / "naive.db")) as table:
        table.execute("CREATE TABLE checkins (author INTEGER)")
        table.executemany("INSERT INTO checkins VALUES (?)", [(number,) for number in ids])
        table.commit()
    assert found_ids(ids, FORMS, contents(tmp_path))["big-endian"] == ids
