"""Rows of the table of check-ins, as values."""

import json
import sqlite3
from collections.abc import Collection

from bot.core.checkins.ports import KeptKey
from bot.core.checkins.values import CheckIn, State
from bot.core.clock import Clock
from storage.database import Database, Parameters

COLUMNS = (
    "id, community, code, state, status, lane, place, text, slot, card, post, post_chat,"
    " reason, decided_by, claimed, calls, safe_now"
)


class Rows:
    """What the parts of the store of check-ins share."""

    def __init__(self, database: Database, clock: Clock, key: KeptKey) -> None:
        self._database = database
        self._clock = clock
        self._key = key

    async def _find(self, where: str, parameters: Parameters) -> list[CheckIn]:
        """In the order of the random ids, which tells nothing."""
        sql = f"SELECT {COLUMNS} FROM checkins WHERE {where} ORDER BY id"  # noqa: S608 - our own names
        return [checkin_of(row) for row in await self._database.rows(sql, parameters)]

    async def _first(self, where: str, parameters: Parameters) -> CheckIn | None:
        found = await self._find(where, parameters)
        return found[0] if found else None


def checkin_of(row: sqlite3.Row) -> CheckIn:
    values = dict(row)
    for flag in ("claimed", "safe_now"):
        values[flag] = bool(values[flag])
    return CheckIn(**values)


def listed(states: Collection[State]) -> str:
    """For `state IN (SELECT value FROM json_each(:states))`."""
    return json.dumps(sorted(states))
