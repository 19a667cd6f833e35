"""What people are writing. Volatile."""

import json
from collections.abc import Mapping

from bot.core.clock import Clock
from storage.database import Database

KEPT = 15 * 60.0
"""Seconds after the last change."""


class Drafts:
    """`bot.core.checkins.ports.Drafts` in SQLite."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def get(self, chat: int) -> Mapping[str, str] | None:
        rows = await self._database.rows(
            "SELECT fields FROM drafts WHERE chat = :chat AND expires > :now",
            {"chat": chat, "now": self._clock.elapsed()},
        )
        return dict(json.loads(rows[0]["fields"])) if rows else None

    async def put(self, chat: int, fields: Mapping[str, str]) -> None:
        await self._database.write(
            "INSERT INTO drafts VALUES (:chat, :fields, :expires) ON CONFLICT DO UPDATE"
            " SET fields = excluded.fields, expires = excluded.expires",
            {
                "chat": chat,
                "fields": json.dumps(dict(fields)),
                "expires": self._clock.elapsed() + KEPT,
            },
        )

    async def forget(self, chat: int) -> None:
        await self._database.write("DELETE FROM drafts WHERE chat = :chat", {"chat": chat})
        await self._database.scrub()

    async def forget_old(self) -> None:
        await self._database.write(
            "DELETE FROM drafts WHERE expires <= :now", {"now": self._clock.elapsed()}
        )
        await self._database.scrub()
