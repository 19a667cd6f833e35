"""What people are writing. Volatile."""

import json
from collections.abc import Mapping
from typing import Self

from bot.core.clock import Clock
from storage.database import Database

KEPT = 15 * 60.0
"""Seconds after the last change."""


class Drafts:
    """`bot.core.checkins.ports.Drafts` in SQLite."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Take the parts; `open` knows what is in the database already."""
        self._database = database
        self._clock = clock
        self._chats: dict[int, float] = {}
        """Where a draft may be, with when it expires: of other chats the database is not asked."""

    @classmethod
    async def open(cls, database: Database, clock: Clock) -> Self:
        drafts = cls(database, clock)
        for row in await database.rows("SELECT chat, expires FROM drafts"):
            drafts._chats[row["chat"]] = row["expires"]
        return drafts

    async def get(self, chat: int) -> Mapping[str, str] | None:
        if chat not in self._chats:
            return None
        rows = await self._database.rows(
            "SELECT fields FROM drafts WHERE chat = :chat AND expires > :now",
            {"chat": chat, "now": self._clock.elapsed()},
        )
        return dict(json.loads(rows[0]["fields"])) if rows else None

    async def put(self, chat: int, fields: Mapping[str, str]) -> None:
        expires = self._chats[chat] = self._clock.elapsed() + KEPT
        await self._database.write(
            "INSERT INTO drafts VALUES (:chat, :fields, :expires) ON CONFLICT DO UPDATE"
            " SET fields = excluded.fields, expires = excluded.expires",
            {"chat": chat, "fields": json.dumps(dict(fields)), "expires": expires},
        )

    async def forget(self, chat: int) -> None:
        await self._database.write("DELETE FROM drafts WHERE chat = :chat", {"chat": chat})
        self._chats.pop(chat, None)
        await self._database.scrub()

    async def forget_old(self) -> None:
        now = self._clock.elapsed()
        self._chats = {chat: expires for chat, expires in self._chats.items() if expires > now}
        await self._database.write("DELETE FROM drafts WHERE expires <= :now", {"now": now})
        await self._database.scrub()
