"""What is new and what was corrected since the first look."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.core.content import Content, Entry, Half, Resource
from bot.core.digests.editions import prints
from bot.core.digests.issue import Change
from storage.database import MIGRATIONS, Database
from storage.editions import Editions

TODAY = date(2026, 11, 24)
TOMORROW = TODAY + timedelta(days=1)
SIM = Entry(
    "almaty",
    "sim",
    "phone",
    {"ru": Half("Где симка?", "<b>Тут</b>")},
    (),
    None,
    (),
    90,
)
LINE = Resource("line", "crisis", ("almaty",), SIM.halves, None, None, None, None, (), 90)


@pytest.fixture
async def editions(tmp_path: Path) -> AsyncIterator[Editions]:
    database = await Database.open(tmp_path / "durable.db", MIGRATIONS / "durable", "FULL")
    yield Editions(database)
    await database.close()


def content(*entries: Entry, line: Resource = LINE) -> Content:
    return Content({}, {}, {entry.id: entry for entry in entries}, resources={line.name: line})


async def test_the_first_look_is_the_baseline(editions: Editions) -> None:
    await editions.note(prints(content(SIM)), TODAY)
    assert await editions.changes() == {}
    await editions.note(prints(content(SIM)), TOMORROW)
    assert await editions.changes() == {}


async def test_what_comes_later_is_new_and_what_changes_is_corrected(editions: Editions) -> None:
    await editions.note(prints(content(SIM)), TODAY)
    bank = replace(SIM, name="bank")
    other = replace(SIM, halves={**SIM.halves, "en": Half("Where?", "There")})
    dated = replace(LINE, ends=TOMORROW)
    await editions.note(prints(content(other, bank, line=dated)), TOMORROW)
    assert await editions.changes() == {
        "almaty/sim": Change("almaty/sim", TOMORROW, "corrected"),
        "almaty/bank": Change("almaty/bank", TOMORROW, "new"),
        "line": Change("line", TOMORROW, "corrected"),
    }


async def test_what_is_mended_on_its_first_day_is_still_new(editions: Editions) -> None:
    await editions.note(prints(content()), TODAY)
    await editions.note(prints(content(SIM)), TOMORROW)
    mended = replace(SIM, halves={"ru": Half("Где сим-карта?", "")})
    await editions.note(prints(content(mended)), TOMORROW)
    assert (await editions.changes())["almaty/sim"].what == "new"
    await editions.note(prints(content(SIM)), TOMORROW + timedelta(days=1))
    assert (await editions.changes())["almaty/sim"].what == "corrected"


async def test_what_was_away_for_a_while_and_a_new_check_bring_no_news(editions: Editions) -> None:
    await editions.note(prints(content(SIM)), TODAY)
    await editions.note(prints(content()), TODAY)
    await editions.note(prints(content(replace(SIM, checked=TODAY))), TOMORROW)
    assert await editions.changes() == {}
