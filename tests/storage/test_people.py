"""Addresses, letters, limits: kept for a day, and gone when they should be."""

from pathlib import Path

import pytest

from bot.core.checkins.ports import Letter, Said
from bot.core.checkins.receipt import Receipt, seal
from storage import Stores, open_stores
from tests.clock import ManualClock
from tests.storage.checkins import AUTHOR, HOUR, TEXT, new

ID = "aaaaaaaaaaa"
DAY = 24 * HOUR
FORMS = (AUTHOR.to_bytes(6, "big"), str(AUTHOR).encode())


def traces(folder: Path) -> set[str]:
    """Whether the author's id or the text stands in any file."""
    forms = {"author": FORMS, "text": (TEXT.encode(),)}
    return {
        name
        for name, sought in forms.items()
        for file in folder.rglob("*")
        if file.is_file() and any(form in file.read_bytes() for form in sought)
    }


async def test_a_letter_goes_to_the_address_under_the_receipt(
    stores: Stores, clock: ManualClock
) -> None:
    await stores.checkins.add(new())
    await stores.checkins.note_receipt(ID, 77)
    await stores.checkins.tell(ID, "declined", "rude", after=60)
    assert await stores.checkins.due_letters() == []
    await clock.move(60)
    [letter] = await stores.checkins.due_letters()
    assert letter == Letter(letter.id, AUTHOR, "declined", "rude", 77)
    await stores.checkins.posted(letter.id)
    assert await stores.checkins.due_letters() == []


async def test_without_an_address_there_are_no_letters_and_no_receipt_is_noted(
    stores: Stores,
) -> None:
    await stores.checkins.add(new(callback=False))
    await stores.checkins.note_receipt(ID, 77)
    await stores.checkins.tell(ID, "read")
    await stores.checkins.tell("absent", "read")
    rows = await stores.checkins._database.rows(
        "SELECT author, receipt, (SELECT count(*) FROM outbox) FROM checkins"
    )
    assert [tuple(row) for row in rows] == [(None, None, 0)]
    assert (await stores.checkins.mine(AUTHOR)).addressed == []


async def test_a_receipt_is_owed_for_a_quarter_of_an_hour_also_without_an_address(
    stores: Stores, clock: ManualClock
) -> None:
    await stores.checkins.add(new(callback=False))
    for _ in range(2):
        await stores.checkins.owe_receipt(ID, AUTHOR, "letters")
    await stores.checkins.owe_receipt("absent", AUTHOR, "letters")
    assert await stores.checkins.due_letters() == []
    await clock.move(60)
    [letter] = await stores.checkins.due_letters()
    assert letter == Letter(letter.id, AUTHOR, "accepted", "letters", None)
    assert [checkin.id for checkin in (await stores.checkins.mine(AUTHOR)).addressed] == [ID]
    await clock.move(14 * 60 - 1)
    await stores.checkins.forget_old()
    assert await stores.checkins.due_letters() == [letter]
    await clock.move(1)
    await stores.checkins.forget_old()
    assert await stores.checkins.due_letters() == []


@pytest.mark.parametrize("end", ["it arrives", "its author is forgotten"])
async def test_then_nobody_knows_whose_it_was(
    tmp_path: Path, memory: Path, clock: ManualClock, end: str
) -> None:
    async with open_stores(tmp_path, memory, tmp_path / "key", clock) as stores:
        await stores.checkins.add(new(callback=False))
        await stores.checkins.owe_receipt(ID, AUTHOR, "letters")
        assert "author" in traces(memory), "the search finds what is there"
        if end == "it arrives":
            await stores.checkins.receipt_arrived(ID)
        else:
            await stores.checkins.forget_author(AUTHOR)
        assert "author" not in traces(memory)
        await clock.move(60)
        assert await stores.checkins.due_letters() == []


async def test_replies_wait_in_order_for_the_receipt(stores: Stores) -> None:
    receipt = Receipt.new()
    await stores.checkins.add(new(letterbox=receipt.letterbox))
    letterbox = await stores.checkins.letterbox(ID)
    assert letterbox == receipt.letterbox
    for text in ("первый", "второй", "третий"):
        await stores.checkins.reply(ID, seal(letterbox, text))
    opened = [receipt.open(sealed) for sealed in await stores.checkins.replies(ID)]
    assert opened == ["первый", "второй", "третий"]
    await stores.checkins.reply("absent", b"")
    assert await stores.checkins.replies("absent") == []
    assert await stores.checkins.letterbox("absent") is None


async def test_the_address_goes_before_the_check_in(stores: Stores, clock: ManualClock) -> None:
    await stores.checkins.add(new())
    await stores.checkins.note_receipt(ID, 77)
    await stores.checkins.tell(ID, "reply", after=DAY)
    await clock.move(19 * HOUR + 60)
    await stores.checkins.forget_old()
    assert await stores.checkins.get(ID) is not None
    assert (await stores.checkins.mine(AUTHOR)).addressed == []
    await clock.move(DAY)
    assert await stores.checkins.due_letters() == []


async def test_a_limit_holds_its_days_and_drops_only_what_nobody_has_seen(
    stores: Stores, clock: ManualClock
) -> None:
    await stores.checkins.add(new())
    await stores.checkins.add(new("unseen", code="1"))
    await stores.checkins.add(new("seen", code="2", state="waiting"))
    await stores.checkins.add(new("theirs", code="3", author=5))
    await stores.checkins.take(ID, "show")
    assert not await stores.checkins.vote_limit(ID, b"anna")
    assert not await stores.checkins.vote_limit(ID, b"anna")
    assert await stores.checkins.vote_limit(ID, b"boris")
    await stores.checkins.limit(ID, 3)
    assert await stores.checkins.limited_for(AUTHOR) == 3 * DAY
    assert await stores.checkins.limited_for(5) == 0
    states = {
        checkin.id: checkin.state
        for checkin in await stores.checkins.in_state({"queued", "waiting", "expired"})
    }
    assert states == {ID: "waiting", "unseen": "expired", "seen": "waiting", "theirs": "queued"}
    await clock.move(3 * DAY)
    assert await stores.checkins.limited_for(AUTHOR) == 0


@pytest.mark.parametrize(("days", "held"), [(0, 1), (1, 1), (7, 7), (400, 7)])
async def test_a_limit_is_one_to_seven_days(stores: Stores, days: int, held: int) -> None:
    await stores.checkins.add(new())
    await stores.checkins.limit(ID, days)
    assert await stores.checkins.limited_for(AUTHOR) == held * DAY


async def test_a_limit_without_an_address_is_nothing(stores: Stores) -> None:
    await stores.checkins.add(new(callback=False))
    await stores.checkins.limit(ID, 7)
    await stores.checkins.limit("absent", 7)
    assert await stores.checkins.limited_for(AUTHOR) == 0


async def test_a_shorter_limit_does_not_shorten_a_longer_one(stores: Stores) -> None:
    await stores.checkins.add(new())
    await stores.checkins.limit(ID, 7)
    await stores.checkins.limit(ID, 1)
    assert await stores.checkins.limited_for(AUTHOR) == 7 * DAY


async def test_mine_is_all_there_is(stores: Stores) -> None:
    nothing = await stores.checkins.mine(AUTHOR)
    assert (nothing.draft, nothing.addressed, nothing.to_erase) == (False, [], 0)
    assert nothing.limited_for == 0
    await stores.checkins.add(new())
    await stores.drafts.put(AUTHOR, {"status": "safe"})
    await stores.said.add(Said(AUTHOR, 1), 60)
    await stores.said.add(Said(AUTHOR, 2), 60)
    await stores.checkins.limit(ID, 1)
    mine = await stores.checkins.mine(AUTHOR)
    assert mine.draft
    assert [checkin.id for checkin in mine.addressed] == [ID]
    assert mine.to_erase == 2
    assert mine.limited_for == DAY


async def test_forgetting_somebody_leaves_no_way_to_them(stores: Stores) -> None:
    await stores.checkins.add(new())
    await stores.checkins.add(new("over", code="1", state="declined"))
    await stores.checkins.add(new("theirs", code="2", author=5))
    await stores.checkins.tell(ID, "read")
    await stores.drafts.put(AUTHOR, {"status": "safe"})
    await stores.checkins.forget_author(AUTHOR)
    assert await stores.checkins.due_letters() == []
    mine = await stores.checkins.mine(AUTHOR)
    assert (mine.draft, mine.addressed) == (False, [])
    assert len((await stores.checkins.mine(5)).addressed) == 1


async def test_what_was_forgotten_is_in_no_file(
    tmp_path: Path, memory: Path, clock: ManualClock
) -> None:
    async with open_stores(tmp_path, memory, tmp_path / "key", clock) as stores:
        for number in range(50):
            await stores.checkins.add(new(f"{number}", code=f"{number}", author=number + 1))
        await stores.checkins.add(new())
        await stores.drafts.put(AUTHOR, {"text": TEXT})
        await stores.said.add(Said(AUTHOR, 1), 60)
        await stores.checkins.limit(ID, 7)
        assert traces(memory) == {"author", "text"}, "the search finds what is there"
        await clock.move(7 * DAY)
        await stores.said.done(await stores.said.due())
        await stores.sweep()
        assert traces(memory) == set()
        assert traces(tmp_path) == set()
        tables = ("checkins", "replies", "outbox", "votes", "limits", "drafts", "sweep")
        for table in tables:
            rows = await stores.checkins._database.rows(f"SELECT count(*) FROM {table}")  # noqa: S608 - our own names
            assert rows[0][0] == 0, table


async def test_a_limit_outlives_a_restart_but_holds_no_id(
    tmp_path: Path, memory: Path, clock: ManualClock
) -> None:
    async with open_stores(tmp_path, memory, tmp_path / "key", clock) as stores:
        await stores.checkins.add(new())
        await stores.checkins.limit(ID, 7)
        await stores.checkins.forget(ID)
        await stores.sweep()
        assert traces(memory) == set()
    async with open_stores(tmp_path, memory, tmp_path / "key", clock) as stores:
        assert await stores.checkins.limited_for(AUTHOR) == 7 * DAY
    (memory / "volatile.db").unlink()
    async with open_stores(tmp_path, memory, tmp_path / "key", clock) as stores:
        assert await stores.checkins.limited_for(AUTHOR) == 0, "a reboot ends the key and the limit"
