"""Messages in private chats that the bot is going to erase. Volatile."""

from collections.abc import Sequence

from bot.core.checkins.ports import Said
from bot.core.clock import Clock
from storage.database import Database

HOUR = 3600.0
TRIED = 48 * HOUR
"""Seconds. For no longer after sending Telegram lets bots delete:
https://core.telegram.org/bots/api#deletemessage"""


class Sweep:
    """`bot.core.checkins.ports.Sweep` in SQLite."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def add(self, said: Said, after: float) -> None:
        due = self._clock.elapsed() + after
        if after > HOUR:
            # A little sooner, on the hour: the exact moment would tell when somebody was here.
            due -= due % HOUR
        await self._database.write(
            "INSERT INTO sweep VALUES (:chat, :message, :due)"
            " ON CONFLICT DO UPDATE SET due = min(due, excluded.due)",
            {"chat": said.chat, "message": said.message, "due": due},
        )

    async def put_off(self, said: Sequence[Said], after: float) -> None:
        due = self._clock.elapsed() + after
        async with self._database.transaction() as connection:
            await connection.executemany(
                "INSERT INTO sweep VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET due = excluded.due",
                [(one.chat, one.message, due) for one in said],
            )

    async def hurry(self, chat: int) -> None:
        await self._database.write(
            "UPDATE sweep SET due = min(due, :now) WHERE chat = :chat",
            {"chat": chat, "now": self._clock.elapsed()},
        )

    async def due(self, chat: int | None = None) -> Sequence[Said]:
        rows = await self._database.rows(
            "SELECT chat, message FROM sweep"
            " WHERE due <= :now AND (:chat IS NULL OR chat = :chat) ORDER BY chat, message",
            {"now": self._clock.elapsed(), "chat": chat},
        )
        return [Said(row["chat"], row["message"]) for row in rows]

    async def done(self, said: Sequence[Said]) -> None:
        async with self._database.transaction() as connection:
            await connection.executemany(
                "DELETE FROM sweep WHERE chat = ? AND message = ?",
                [(one.chat, one.message) for one in said],
            )
        await self._database.scrub()

    async def forget_old(self) -> None:
        """Give up what was due so long ago that Telegram no longer lets it be erased."""
        await self._database.write(
            "DELETE FROM sweep WHERE due <= :late", {"late": self._clock.elapsed() - TRIED}
        )
        await self._database.scrub()
