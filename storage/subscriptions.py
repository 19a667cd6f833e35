"""Who gets digests. Durable; chat ids sealed."""

import sqlite3
from datetime import date, datetime, time

from bot.core.clock import Clock
from bot.core.digests.due import Schedule, Zones, first, zone_named
from bot.core.digests.subscription import Address, Subscription
from storage.database import Database, Parameters
from storage.sealing import Seal

PURPOSE = "prival: the chat of a digest subscription"

_FIND = "SELECT * FROM subscriptions WHERE address = :address AND thread = :thread"
_PUT = """
    INSERT INTO subscriptions (address, thread, places, languages, days, timezone, quiet, due)
    VALUES (:address, :thread, :places, :languages, :days, :timezone, :quiet, :due)
    ON CONFLICT DO UPDATE SET
        places = excluded.places, languages = excluded.languages, days = excluded.days,
        timezone = excluded.timezone, quiet = excluded.quiet, due = excluded.due
"""
_END = "DELETE FROM subscriptions WHERE address = :address AND thread = :thread"
_FORGET = "DELETE FROM subscriptions WHERE address = :address"
_MOVE = "UPDATE OR IGNORE subscriptions SET address = :new WHERE address = :address"
_HAND_ON = """
    UPDATE OR IGNORE ledger
    SET subscription = heir.id, claimed = 0, outcome = iif(claimed, 'delivered', outcome)
    FROM subscriptions AS old JOIN subscriptions AS heir USING (thread)
    WHERE subscription = old.id AND old.address = :address AND heir.address = :new
"""
"""What went out to a subscription that ends goes for the one that stays: one issue a date. What is
on its way has nobody any more to mark it."""
_LEAVE_TOPIC = """
    UPDATE OR IGNORE subscriptions SET thread = 0 WHERE address = :address AND thread = :thread
"""


class Subscriptions:
    """`bot.core.digests.ports.Subscriptions` in SQLite."""

    def __init__(
        self, database: Database, seal: Seal, clock: Clock, zones: Zones = zone_named
    ) -> None:
        self._database = database
        self._seal = seal
        self._clock = clock
        self._zones = zones

    async def get(self, address: Address) -> Subscription | None:
        rows = await self._database.rows(_FIND, self._key(address))
        return subscription_in(rows[0]) if rows else None

    async def put(self, address: Address, subscription: Subscription) -> None:
        """Begin or change."""
        key = self._key(address)
        async with self._database.transaction() as connection:
            found = await connection.execute_fetchall(_FIND, dict(key))
            row = next(iter(found), None)
            if row is not None and subscription_in(row).schedule == subscription.schedule:
                due = row["due"]
            else:
                due = due_next(subscription.schedule, self._clock.now(), self._zones)
            await connection.execute(_PUT, {**key, **_values(subscription), "due": due})

    async def end(self, address: Address) -> None:
        await self._erase(_END, self._key(address))

    async def forget(self, chat_id: int) -> None:
        await self._erase(_FORGET, {"address": self._seal.close(chat_id)})

    async def _erase(self, sql: str, parameters: Parameters) -> None:
        if await self._database.write(sql, parameters):
            await self._database.scrub()

    async def move(self, old_chat_id: int, new_chat_id: int) -> None:
        chats = {"address": self._seal.close(old_chat_id), "new": self._seal.close(new_chat_id)}
        async with self._database.transaction() as connection:
            for sql in (_MOVE, _HAND_ON, _FORGET):
                await connection.execute(sql, chats)
        await self._database.scrub()

    async def leave_topic(self, address: Address) -> bool:
        key = dict(self._key(address))
        async with self._database.transaction() as connection:
            moved = await connection.execute(_LEAVE_TOPIC, key)
            await connection.execute(_END, key)
        return moved.rowcount > 0

    def _key(self, address: Address) -> Parameters:
        return {"address": self._seal.close(address.chat_id), "thread": address.thread or 0}


def due_next(schedule: Schedule, now: datetime, zones: Zones) -> str:
    """The column `due` of a subscription that begins, or changes, or was put off by mistake.

    If an issue of that date went out already, the ledger lets no second one follow.
    """
    return due_on(first(schedule, None, now, zones(schedule.timezone)), schedule.hour)


def due_on(on: date, hour: int) -> str:
    return due_by(datetime.combine(on, time(hour)))


def due_by(reading: datetime) -> str:
    """What `due` is compared with: sorted as text, readings are sorted in time."""
    return reading.isoformat(timespec="hours")


def subscription_in(row: sqlite3.Row) -> Subscription:
    return Subscription(
        places=tuple(row["places"].split(",")),
        languages=tuple(row["languages"].split(",")),
        schedule=Schedule(
            days=frozenset(map(int, row["days"])),
            hour=datetime.fromisoformat(row["due"]).hour,
            timezone=row["timezone"],
        ),
        quiet=bool(row["quiet"]),
    )


def _values(subscription: Subscription) -> dict[str, str | int]:
    return {
        "places": ",".join(subscription.places),
        "languages": ",".join(subscription.languages),
        "days": "".join(map(str, sorted(subscription.schedule.days))),
        "timezone": subscription.schedule.timezone,
        "quiet": subscription.quiet,
    }
