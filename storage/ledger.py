"""Which issue went to whom: claim → send → mark, each at most once. Durable."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

import aiosqlite

from bot.core.clock import Clock
from bot.core.digests.due import FARTHEST, Settled, Zones, reached, settle, zone_named
from bot.core.digests.subscription import (
    Address,
    Again,
    Delivered,
    Ended,
    Outcome,
    Silent,
    Ticket,
)
from storage.database import Database, Parameters, Value
from storage.sealing import Seal
from storage.subscriptions import due_by, due_next, due_on, subscription_in

KEPT = timedelta(days=7)
"""After which a finished row is deleted: a date that has passed does not come again."""
PAGE = 100
"""Subscriptions looked at in one transaction."""

# Zones are few and subscriptions many: hop from one zone to the next instead of reading all rows.
ZONES = """
    WITH RECURSIVE zones (name) AS (
        SELECT min(timezone) FROM subscriptions
        UNION ALL
        SELECT (SELECT min(timezone) FROM subscriptions WHERE timezone > name)
        FROM zones WHERE name IS NOT NULL
    )
    SELECT name FROM zones WHERE name IS NOT NULL
"""
RIPE = """
    SELECT subscriptions.*
    FROM json_each(:ripe) AS ripe CROSS JOIN subscriptions INDEXED BY subscriptions_by_due
    WHERE timezone = json_extract(ripe.value, '$[0]') AND due <= json_extract(ripe.value, '$[1]')
    LIMIT :page
"""
LEFT = """
    SELECT (
        SELECT count(*)
        FROM json_each(:ripe) AS ripe CROSS JOIN subscriptions INDEXED BY subscriptions_by_due
        WHERE timezone = json_extract(ripe.value, '$[0]')
        AND due <= json_extract(ripe.value, '$[1]')
    ) + (
        SELECT count(*) FROM ledger WHERE outcome IS NULL AND claimed = 0 AND again <= :now
    )
"""
REPEATED = """
    SELECT subscriptions.*, on_date, until, attempts, arrived
    FROM ledger JOIN subscriptions ON subscriptions.id = subscription
    WHERE outcome IS NULL AND claimed = 0 AND again <= :now
    LIMIT :room
"""
ASTRAY = """
    SELECT subscriptions.*
    FROM json_each(:ripe) AS ripe CROSS JOIN subscriptions INDEXED BY subscriptions_by_due
    WHERE timezone = json_extract(ripe.value, '$[0]') AND due > json_extract(ripe.value, '$[1]')
    LIMIT :page
"""
_CLAIM_AGAIN = "UPDATE ledger SET claimed = 1 WHERE subscription = :id AND on_date = :on"
_CLAIM = """
    INSERT INTO ledger (subscription, on_date, until)
    SELECT
        json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]')
    FROM json_each(:issues) WHERE true
    ON CONFLICT DO NOTHING
    RETURNING subscription
"""
_FINISH = """
    UPDATE ledger SET claimed = 0, outcome = :outcome
    WHERE subscription = :id AND on_date = :on
"""
_AWAIT = "UPDATE subscriptions SET due = :due WHERE id = :id"
_ARRIVED = "UPDATE subscriptions SET last_on = :on WHERE id = :id"
_POSTPONE = """
    UPDATE ledger
    SET claimed = 0, again = :again, arrived = :arrived, attempts = attempts + 1
    WHERE subscription = :id AND on_date = :on
"""
_ERASE = "DELETE FROM subscriptions WHERE id = :id"


class Ledger:
    """`bot.core.digests.ports.Ledger` in SQLite."""

    def __init__(
        self, database: Database, seal: Seal, clock: Clock, zones: Zones = zone_named
    ) -> None:
        self._database = database
        self._seal = seal
        self._clock = clock
        self._zones = zones

    async def recover(self) -> None:
        """Hand out again what a dead process had claimed. For who knows that no other lives."""
        await self._database.write(
            "UPDATE ledger SET claimed = 0, again = 0 WHERE outcome IS NULL AND claimed = 1", {}
        )

    async def turn(self, results: Sequence[tuple[Ticket, Outcome]], room: int) -> Sequence[Ticket]:
        while True:
            now = self._clock.now()
            async with self._database.transaction() as connection:
                await _mark(connection, results, now)
                old, repeated = await self._repeated(connection, now, room)
                new, fresh = await self._fresh(connection, now, room - len(repeated))
            results, tickets = (), repeated + fresh
            if tickets or not old + new:
                return tickets

    async def left(self) -> int:
        now = self._clock.now()
        ripe = self._ripe(await self._database.rows(ZONES), now)
        parameters: Parameters = {"ripe": ripe, "now": now.timestamp()}
        counted = await self._database.rows(LEFT, parameters)
        return int(counted[0][0])

    async def sweep(self) -> None:
        """Delete what finished long ago, and recall what waits for a date that only a wrong clock
        can have named. For every few minutes."""
        before = self._clock.now() - KEPT
        await self._database.write(
            "DELETE FROM ledger WHERE until < :before", {"before": before.timestamp()}
        )
        await self._database.scrub()
        while await self._recall():
            pass

    async def _recall(self) -> int:
        """Returns how many subscriptions were put off by a wrong clock, of one page."""
        now = self._clock.now()
        async with self._database.transaction() as connection:
            zones = await connection.execute_fetchall(ZONES)
            parameters = {"ripe": self._ripe(zones, now + FARTHEST), "page": PAGE}
            rows = list(await connection.execute_fetchall(ASTRAY, parameters))
            schedules = [(row["id"], subscription_in(row).schedule) for row in rows]
            await connection.executemany(
                _AWAIT,
                [
                    {"id": number, "due": due_next(schedule, now, self._zones)}
                    for number, schedule in schedules
                ],
            )
        return len(rows)

    async def _repeated(
        self, connection: aiosqlite.Connection, now: datetime, room: int
    ) -> tuple[int, list[Ticket]]:
        """How many postponed issues were looked at, and those claimed of them."""
        found = await connection.execute_fetchall(REPEATED, {"now": now.timestamp(), "room": room})
        rows = list(found)
        alive = [row for row in rows if row["until"] > now.timestamp()]
        late = [
            {"id": row["id"], "on": row["on_date"], "outcome": "late"}
            for row in rows
            if row["until"] <= now.timestamp()
        ]
        await connection.executemany(_FINISH, late)
        await connection.executemany(
            _CLAIM_AGAIN, [{"id": row["id"], "on": row["on_date"]} for row in alive]
        )
        return len(rows), [
            self._ticket(row, date.fromisoformat(row["on_date"]), row["attempts"], row["arrived"])
            for row in alive
        ]

    async def _fresh(
        self, connection: aiosqlite.Connection, now: datetime, room: int
    ) -> tuple[int, list[Ticket]]:
        """How many subscriptions were looked at, and the issues claimed of them."""
        ripe = self._ripe(await connection.execute_fetchall(ZONES), now)
        rows = await connection.execute_fetchall(RIPE, {"ripe": ripe, "page": PAGE if room else 0})
        seen: list[tuple[sqlite3.Row, Settled]] = []
        issues = 0
        for row in rows:
            schedule = subscription_in(row).schedule
            awaited = datetime.fromisoformat(row["due"]).date()
            settled = settle(schedule, awaited, now, self._zones(schedule.timezone))
            seen.append((row, settled))
            issues += settled.issue is not None
            if issues == room:
                break
        await connection.executemany(
            _AWAIT,
            [
                {"id": row["id"], "due": due_on(settled.following, int(row["due"][-2:]))}
                for row, settled in seen
            ],
        )
        claimed = await self._claim(connection, seen)
        return len(seen), [
            self._ticket(row, settled.issue)
            for row, settled in seen
            if settled.issue is not None and row["id"] in claimed
        ]

    @staticmethod
    async def _claim(
        connection: aiosqlite.Connection, seen: Iterable[tuple[sqlite3.Row, Settled]]
    ) -> set[int]:
        """The ids of the subscriptions whose issue nobody had before us."""
        issues = [
            (row["id"], settled.issue.isoformat(), settled.until.timestamp())
            for row, settled in seen
            if settled.issue is not None and settled.until is not None
        ]
        rows = await connection.execute_fetchall(_CLAIM, {"issues": json.dumps(issues)})
        return {row["subscription"] for row in rows}

    def _ripe(self, zones: Iterable[sqlite3.Row], now: datetime) -> str:
        """For each zone in use, up to which `due` its issues are due."""
        names = (row["name"] for row in zones)
        return json.dumps([(name, due_by(reached(now, self._zones(name)))) for name in names])

    def _ticket(self, row: sqlite3.Row, on: date, attempts: int = 0, arrived: int = 0) -> Ticket:
        last = date.fromisoformat(row["last_on"]) if row["last_on"] else None
        return Ticket(
            id=row["id"],
            on=on,
            address=Address(self._seal.open(row["address"]), row["thread"] or None),
            subscription=subscription_in(row),
            # A later one is a wrong clock's; one day later it is after a change of the schedule.
            since=last if last and last <= on + timedelta(days=1) else None,
            arrived=arrived,
            attempts=attempts,
        )


async def _mark(
    connection: aiosqlite.Connection, results: Sequence[tuple[Ticket, Outcome]], now: datetime
) -> None:
    together: dict[str, list[Parameters]] = {}
    for ticket, outcome in results:
        for sql, parameters in _marks(ticket, outcome, now):
            together.setdefault(sql, []).append(parameters)
    for sql, several in together.items():
        await connection.executemany(sql, several)


def _marks(ticket: Ticket, outcome: Outcome, now: datetime) -> Iterator[tuple[str, Parameters]]:
    key: dict[str, Value] = {"id": ticket.id, "on": ticket.on.isoformat()}
    match outcome:
        case Delivered():
            yield _FINISH, {**key, "outcome": "delivered"}
            yield _ARRIVED, key
        case Silent():
            yield _FINISH, {**key, "outcome": "silent"}
        case Again(seconds=seconds, arrived=arrived):
            yield _POSTPONE, {**key, "again": now.timestamp() + seconds, "arrived": arrived}
        case Ended():
            yield _ERASE, key
