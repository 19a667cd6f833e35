"""Subscriptions and their ledger: erased when ended, claimed once, repeated until they arrive."""

import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, timedelta, timezone, tzinfo
from pathlib import Path

import pytest

from bot.core.digests.due import Schedule, zone_named
from bot.core.digests.subscription import (
    Address,
    Again,
    Delivered,
    Ended,
    Outcome,
    Silent,
    Subscription,
    Ticket,
)
from storage import UnusableKey, open_stores
from storage.database import MIGRATIONS, Database, Value
from storage.ledger import ASTRAY, LEFT, PAGE, REPEATED, RIPE, ZONES, Ledger
from storage.sealing import KEY_BYTES, Seal
from storage.subscriptions import PURPOSE, Subscriptions
from tests.clock import ManualClock

ALMATY = Subscription(
    ("almaty",), ("ru",), Schedule(frozenset(range(7)), 18, "Asia/Almaty"), quiet=False
)
"""Due at 13:00 UTC, an hour after the clock's start."""
TODAY = date(2026, 11, 24)
HOUR, DAY = 3600, 24 * 3600
PERSON = Address(7_123_456_789)
FORUM = -1_001_234_567_890


class Desk:
    """Both stores over one file, as one process has them."""

    def __init__(
        self, database: Database, clock: ManualClock, zones: Callable[[str], tzinfo] = zone_named
    ) -> None:
        seal = Seal(bytes(KEY_BYTES), PURPOSE)
        self.database = database
        self.subscriptions = Subscriptions(database, seal, clock, zones)
        self.ledger = Ledger(database, seal, clock, zones)

    async def claims(self, room: int = 100) -> list[Ticket]:
        return list(await self.ledger.turn([], room))

    async def marks(self, *results: tuple[Ticket, Outcome]) -> None:
        await self.ledger.turn(results, 0)


@asynccontextmanager
async def desk_on(
    folder: Path, clock: ManualClock, zones: Callable[[str], tzinfo] = zone_named
) -> AsyncIterator[Desk]:
    database = await Database.open(folder / "durable.db", MIGRATIONS / "durable", "FULL")
    try:
        yield Desk(database, clock, zones)
    finally:
        await database.close()


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
async def desk(tmp_path: Path, clock: ManualClock) -> AsyncIterator[Desk]:
    async with desk_on(tmp_path, clock) as desk:
        yield desk


async def test_a_subscription_is_kept_changed_and_ended(desk: Desk) -> None:
    topic = Address(FORUM, 5)
    assert await desk.subscriptions.get(topic) is None
    both = replace(ALMATY, places=("almaty", "georgia"), languages=("ru", "en"), quiet=True)
    await desk.subscriptions.put(topic, ALMATY)
    await desk.subscriptions.put(Address(FORUM), ALMATY)
    await desk.subscriptions.put(topic, both)
    assert await desk.subscriptions.get(topic) == both
    assert await desk.subscriptions.get(Address(FORUM)) == ALMATY
    await desk.subscriptions.end(topic)
    assert await desk.subscriptions.get(topic) is None
    assert await desk.subscriptions.get(Address(FORUM)) == ALMATY


async def test_a_chat_is_forgotten_with_its_topics(desk: Desk, clock: ManualClock) -> None:
    for address in (Address(FORUM), Address(FORUM, 5), PERSON):
        await desk.subscriptions.put(address, ALMATY)
    await desk.subscriptions.forget(FORUM)
    await clock.move(HOUR)
    assert [ticket.address for ticket in await desk.claims()] == [PERSON]


async def test_a_group_is_followed_and_keeps_what_it_chose_as_a_supergroup(desk: Desk) -> None:
    quiet = replace(ALMATY, quiet=True)
    await desk.subscriptions.put(Address(-5), ALMATY)
    await desk.subscriptions.put(Address(-6), ALMATY)
    await desk.subscriptions.put(Address(-1006), quiet)
    await desk.subscriptions.move(-5, -1005)
    await desk.subscriptions.move(-6, -1006)
    assert await desk.subscriptions.get(Address(-1005)) == ALMATY
    assert await desk.subscriptions.get(Address(-1006)) == quiet
    assert await desk.subscriptions.get(Address(-5)) is None
    assert await desk.subscriptions.get(Address(-6)) is None


@pytest.mark.parametrize("arrives", ["before the move", "meanwhile"])
async def test_a_group_that_chose_twice_gets_one_issue_a_date(
    desk: Desk, clock: ManualClock, arrives: str
) -> None:
    later = replace(ALMATY, schedule=replace(ALMATY.schedule, hour=20))
    await desk.subscriptions.put(Address(-5), ALMATY)
    await desk.subscriptions.put(Address(-1005), later)
    await clock.move(HOUR)
    [ticket] = await desk.claims()
    if arrives == "before the move":
        await desk.marks((ticket, Delivered()))
    await desk.subscriptions.move(-5, -1005)
    await desk.marks((ticket, Delivered()))
    await clock.move(3 * HOUR)
    await desk.ledger.recover()
    assert await desk.claims() == []
    await clock.move(DAY)
    assert [ticket.on for ticket in await desk.claims()] == [TODAY + timedelta(days=1)]


async def test_what_could_not_go_out_before_the_move_goes_out_after_it(
    desk: Desk, clock: ManualClock
) -> None:
    later = replace(ALMATY, schedule=replace(ALMATY.schedule, hour=20))
    await desk.subscriptions.put(Address(-5), ALMATY)
    await desk.subscriptions.put(Address(-1005), later)
    await clock.move(HOUR)
    [ticket] = await desk.claims()
    await desk.marks((ticket, Again(60, arrived=0)))
    await desk.subscriptions.move(-5, -1005)
    await clock.move(60)
    assert [(each.address, each.on) for each in await desk.claims()] == [(Address(-1005), TODAY)]
    await clock.move(3 * HOUR)
    assert await desk.claims() == []


async def test_a_topic_is_left_for_the_chat(desk: Desk) -> None:
    quiet = replace(ALMATY, quiet=True)
    await desk.subscriptions.put(Address(FORUM, 5), ALMATY)
    assert await desk.subscriptions.leave_topic(Address(FORUM, 5))
    assert await desk.subscriptions.get(Address(FORUM)) == ALMATY
    await desk.subscriptions.put(Address(FORUM, 6), quiet)
    assert not await desk.subscriptions.leave_topic(Address(FORUM, 6))
    assert await desk.subscriptions.get(Address(FORUM)) == ALMATY, "the chat's own stays"
    assert await desk.subscriptions.get(Address(FORUM, 6)) is None


async def test_an_issue_is_claimed_when_due_and_only_once(desk: Desk, clock: ManualClock) -> None:
    await desk.subscriptions.put(PERSON, ALMATY)
    await clock.move(HOUR - 1)
    assert await desk.claims() == []
    assert await desk.ledger.left() == 0
    await clock.move(1)
    assert await desk.ledger.left() == 1
    [ticket] = await desk.claims()
    assert ticket == Ticket(1, TODAY, PERSON, ALMATY, None, 0, 0)
    assert await desk.claims() == []
    assert await desk.ledger.left() == 0
    await desk.marks((ticket, Delivered()))
    await clock.move(DAY)
    [later] = await desk.claims()
    assert (later.on, later.since) == (TODAY + timedelta(days=1), TODAY)


async def test_silence_is_not_an_issue(desk: Desk, clock: ManualClock) -> None:
    await desk.subscriptions.put(PERSON, ALMATY)
    await clock.move(HOUR)
    [ticket] = await desk.claims()
    await desk.marks((ticket, Silent()))
    assert await desk.claims() == []
    await clock.move(DAY)
    assert [later.since for later in await desk.claims()] == [None]


async def test_room_bounds_what_is_claimed(desk: Desk, clock: ManualClock) -> None:
    for number in range(1, 8):
        await desk.subscriptions.put(Address(number), ALMATY)
    await clock.move(HOUR)
    claimed = [await desk.claims(3) for _ in range(4)]
    assert [len(tickets) for tickets in claimed] == [3, 3, 1, 0]
    assert len({ticket.address for tickets in claimed for ticket in tickets}) == 7


async def test_what_did_not_arrive_is_tried_again_after_a_pause(
    desk: Desk, clock: ManualClock
) -> None:
    await desk.subscriptions.put(PERSON, ALMATY)
    await clock.move(HOUR)
    [ticket] = await desk.claims()
    await desk.marks((ticket, Again(60, arrived=1)))
    assert await desk.claims() == []
    await clock.move(60)
    assert await desk.ledger.left() == 1
    [again] = await desk.claims()
    assert again == replace(ticket, arrived=1, attempts=1)


async def test_it_is_tried_until_it_is_too_late(desk: Desk, clock: ManualClock) -> None:
    await desk.subscriptions.put(PERSON, ALMATY)
    await clock.move(HOUR)
    tries = 0
    while tickets := await desk.claims():
        tries += 1
        assert [ticket.on for ticket in tickets] == [TODAY]
        await desk.marks((tickets[0], Again(HOUR, arrived=0)))
        await clock.move(HOUR)
    assert tries == 12
    await clock.move(12 * HOUR)
    assert [ticket.on for ticket in await desk.claims()] == [TODAY + timedelta(days=1)]


async def test_who_is_gone_is_erased(desk: Desk, clock: ManualClock) -> None:
    await desk.subscriptions.put(PERSON, ALMATY)
    await clock.move(HOUR)
    [ticket] = await desk.claims()
    await desk.marks((ticket, Ended()))
    assert await desk.subscriptions.get(PERSON) is None
    assert await desk.database.rows("SELECT * FROM ledger") == []


async def test_what_a_dead_process_had_claimed_is_handed_out_again(
    tmp_path: Path, clock: ManualClock
) -> None:
    async with desk_on(tmp_path, clock) as desk:
        await desk.subscriptions.put(PERSON, ALMATY)
        await clock.move(HOUR)
        [ticket] = await desk.claims()
    async with desk_on(tmp_path, clock) as desk:
        assert await desk.claims() == [], "somebody might be at it"
        await desk.ledger.recover()
        assert await desk.claims() == [ticket]


async def test_two_processes_claim_each_issue_once(tmp_path: Path, clock: ManualClock) -> None:
    async with desk_on(tmp_path, clock) as one, desk_on(tmp_path, clock) as other:
        for number in range(1, 41):
            await one.subscriptions.put(Address(number), ALMATY)
        await clock.move(HOUR)
        claimed: list[Ticket] = []
        while tickets := [*await one.claims(3), *await other.claims(3)]:
            claimed += tickets
        assert sorted(ticket.address.chat_id for ticket in claimed) == list(range(1, 41))


async def test_after_long_downtime_only_what_is_not_too_late_goes_out(
    desk: Desk, clock: ManualClock
) -> None:
    """Those who are too late do not stand in the way, however many there are."""
    for number in range(1, 2 * PAGE + 50):
        await desk.subscriptions.put(Address(number), ALMATY)
    noon = Schedule(frozenset(range(7)), 12, "Asia/Tbilisi")
    await desk.subscriptions.put(PERSON, replace(ALMATY, schedule=noon))
    await clock.move(3 * DAY - HOUR)
    assert [(ticket.address, ticket.on.day) for ticket in await desk.claims(10)] == [(PERSON, 27)]
    assert await desk.claims(10) == []
    assert await desk.ledger.left() == 0


async def test_a_changed_schedule_gives_no_second_issue_on_one_date(
    desk: Desk, clock: ManualClock
) -> None:
    await desk.subscriptions.put(PERSON, ALMATY)
    await clock.move(HOUR)
    [ticket] = await desk.claims()
    await desk.marks((ticket, Delivered()))
    later = replace(ALMATY, schedule=replace(ALMATY.schedule, hour=20))
    await desk.subscriptions.put(PERSON, later)
    await clock.move(3 * HOUR)
    assert await desk.claims() == []
    await clock.move(DAY)
    assert [ticket.on for ticket in await desk.claims()] == [TODAY + timedelta(days=1)]


async def test_a_change_of_anything_else_skips_no_issue(desk: Desk, clock: ManualClock) -> None:
    await desk.subscriptions.put(PERSON, ALMATY)
    await clock.move(HOUR)
    await desk.subscriptions.put(PERSON, replace(ALMATY, quiet=True))
    assert [ticket.subscription.quiet for ticket in await desk.claims()] == [True]


async def test_a_zones_new_rules_hold_for_what_is_stored(
    tmp_path: Path, clock: ManualClock
) -> None:
    """Stored while Almaty was an hour further east; the machine's zone data is updated since."""

    def before(_name: str) -> tzinfo:
        return timezone(timedelta(hours=6))

    async with desk_on(tmp_path, clock, before) as desk:
        evening = replace(ALMATY.schedule, hour=20)
        await desk.subscriptions.put(PERSON, replace(ALMATY, schedule=evening))
    async with desk_on(tmp_path, clock) as desk:
        await clock.move(3 * HOUR - 1)
        assert await desk.claims() == [], "by the old rules it was due an hour ago"
        await clock.move(1)
        assert [ticket.on for ticket in await desk.claims()] == [TODAY]


async def test_finished_rows_are_swept_away(desk: Desk, clock: ManualClock) -> None:
    await desk.subscriptions.put(PERSON, ALMATY)
    await clock.move(HOUR)
    [ticket] = await desk.claims()
    await desk.marks((ticket, Delivered()))
    await desk.ledger.sweep()
    assert len(await desk.database.rows("SELECT * FROM ledger")) == 1
    await clock.move(8 * DAY)
    await desk.ledger.sweep()
    assert await desk.database.rows("SELECT * FROM ledger") == []


@pytest.mark.parametrize("schedule_changes", [False, True])
async def test_a_clock_that_was_wrong_for_a_while_silences_nobody(
    tmp_path: Path, clock: ManualClock, schedule_changes: bool
) -> None:
    evening = replace(ALMATY, schedule=replace(ALMATY.schedule, hour=20))
    async with desk_on(tmp_path, ManualClock(clock.now() + timedelta(days=400, hours=1))) as desk:
        await desk.subscriptions.put(PERSON, ALMATY)
    async with desk_on(tmp_path, ManualClock(clock.now() + timedelta(days=400, hours=25))) as desk:
        [wrong] = await desk.claims()
        await desk.marks((wrong, Delivered()))
        await desk.ledger.sweep()
    async with desk_on(tmp_path, clock) as desk:
        if schedule_changes:
            await desk.subscriptions.put(PERSON, evening)
        await desk.ledger.sweep()
        await clock.move(3 * HOUR)
        [ticket] = await desk.claims()
        assert (ticket.on, ticket.since) == (TODAY, None)
        await desk.marks((ticket, Delivered()))
        await clock.move(DAY)
        [later] = await desk.claims()
        assert (later.on, later.since) == (TODAY + timedelta(days=1), TODAY)


@pytest.mark.parametrize("wrong_by", [timedelta(days=400), timedelta(days=-400)])
async def test_a_clock_that_was_wrong_for_a_while_doubles_no_issue(
    tmp_path: Path, clock: ManualClock, wrong_by: timedelta
) -> None:
    async with desk_on(tmp_path, clock) as desk:
        await desk.subscriptions.put(PERSON, ALMATY)
        await clock.move(HOUR)
        await desk.marks(*[(ticket, Delivered()) for ticket in await desk.claims()])
    async with desk_on(tmp_path, ManualClock(clock.now() + wrong_by)) as desk:
        await desk.ledger.sweep()
        await desk.marks(*[(ticket, Delivered()) for ticket in await desk.claims()])
    async with desk_on(tmp_path, clock) as desk:
        await desk.ledger.sweep()
        assert await desk.claims() == []
        await clock.move(DAY)
        assert [ticket.on for ticket in await desk.claims()] == [TODAY + timedelta(days=1)]


async def test_what_waits_for_a_week_is_not_recalled(desk: Desk, clock: ManualClock) -> None:
    """The twin: as far ahead as a schedule reaches."""
    weekly = Schedule(frozenset({TODAY.weekday()}), 18, "Asia/Almaty")
    await desk.subscriptions.put(PERSON, replace(ALMATY, schedule=weekly))
    await clock.move(HOUR)
    await desk.marks(*[(ticket, Delivered()) for ticket in await desk.claims()])
    awaited = [row["due"] for row in await desk.database.rows("SELECT due FROM subscriptions")]
    assert awaited == ["2026-12-01T18"]
    await desk.ledger.sweep()
    found = [row["due"] for row in await desk.database.rows("SELECT due FROM subscriptions")]
    assert found == awaited


async def test_what_is_due_is_found_by_index(desk: Desk) -> None:
    values: dict[str, Value] = {"ripe": "[]", "page": 9, "now": 0.0, "room": 9}
    for sql in (RIPE, ZONES, LEFT, REPEATED, ASTRAY):
        plan = await desk.database.rows(f"EXPLAIN QUERY PLAN {sql}", values)
        steps = [row["detail"] for row in plan]
        scanned = {step.split()[1] for step in steps if step.startswith("SCAN")}
        assert scanned <= {"ripe", "zones", "CONSTANT"}, steps
        assert any(step.startswith("SEARCH") for step in steps)


async def test_a_bare_id_cannot_get_into_the_table(desk: Desk) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        await desk.database.write(
            "INSERT INTO subscriptions"
            " (address, thread, places, languages, days, timezone, quiet, due)"
            " VALUES (x'01A8', 0, 'almaty', 'ru', '0', 'UTC', 0, '2026-11-24T18')",
            {},
        )


async def test_a_key_of_another_database_is_refused(tmp_path: Path, clock: ManualClock) -> None:
    data, key = tmp_path / "data", tmp_path / "key"
    async with open_stores(data, None, key, clock) as stores:
        await stores.subscriptions.put(PERSON, ALMATY)
    async with open_stores(data, None, key, clock) as stores:
        assert await stores.subscriptions.get(PERSON) == ALMATY
    key.unlink()
    with pytest.raises(UnusableKey) as refused:
        async with open_stores(data, None, key, clock):
            pass
    assert refused.value.trouble == "other"
