"""Questions in moderators' chats that wait for an answer in words. Volatile."""

from bot.core.checkins.ports import Prompt
from bot.core.clock import Clock
from storage.database import Database

KEPT = 3600.0
"""Seconds."""


class Prompts:
    """`bot.core.checkins.ports.Prompts` in SQLite."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def put(self, chat: int, message: int, prompt: Prompt) -> None:
        await self._database.write(
            "INSERT OR REPLACE INTO prompts VALUES (:chat, :message, :checkin, :purpose, :expires)",
            {
                "chat": chat,
                "message": message,
                "checkin": prompt.checkin,
                "purpose": prompt.purpose,
                "expires": self._clock.elapsed() + KEPT,
            },
        )

    async def get(self, chat: int, message: int) -> Prompt | None:
        rows = await self._database.rows(
            "SELECT checkin, purpose FROM prompts"
            " WHERE chat = :chat AND message = :message AND expires > :now",
            {"chat": chat, "message": message, "now": self._clock.elapsed()},
        )
        return next((Prompt(row["checkin"], row["purpose"]) for row in rows), None)

    async def take(self, chat: int, message: int) -> Prompt | None:
        async with self._database.transaction() as connection:
            rows = await connection.execute_fetchall(
                "DELETE FROM prompts WHERE chat = :chat AND message = :message AND expires > :now"
                " RETURNING checkin, purpose",
                {"chat": chat, "message": message, "now": self._clock.elapsed()},
            )
        return next((Prompt(row["checkin"], row["purpose"]) for row in rows), None)

    async def forget_old(self) -> None:
        await self._database.write(
            "DELETE FROM prompts WHERE expires <= :now", {"now": self._clock.elapsed()}
        )
