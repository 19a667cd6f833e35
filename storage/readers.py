"""Language and place of private chats. Volatile."""

from bot.core.clock import Clock
from bot.core.ports import Reader
from storage.database import Database

KEPT = 7 * 24 * 3600.0
"""Seconds after the last visit."""
NOTICED = 3600.0
"""Seconds between two visits of which the second is written down: reading need not write."""


class Readers:
    """`bot.core.ports.Readers` in SQLite."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def get(self, chat_id: int) -> Reader | None:
        now = self._clock.elapsed()
        rows = await self._database.rows(
            "SELECT language, place, warned, expires FROM readers"
            " WHERE chat_id = :chat_id AND expires > :now",
            {"chat_id": chat_id, "now": now},
        )
        if not rows:
            return None
        if rows[0]["expires"] < now + KEPT - NOTICED:
            await self._database.write(
                "UPDATE readers SET expires = :expires WHERE chat_id = :chat_id",
                {"chat_id": chat_id, "expires": now + KEPT},
            )
        return Reader(rows[0]["language"], rows[0]["place"], bool(rows[0]["warned"]))

    async def put(self, chat_id: int, reader: Reader) -> None:
        await self._database.write(
            "INSERT INTO readers (chat_id, language, place, warned, expires)"
            " VALUES (:chat_id, :language, :place, :warned, :expires)"
            " ON CONFLICT DO UPDATE SET language = excluded.language, place = excluded.place,"
            " warned = excluded.warned, expires = excluded.expires",
            {
                "chat_id": chat_id,
                "language": reader.language,
                "place": reader.place,
                "warned": reader.warned,
                "expires": self._clock.elapsed() + KEPT,
            },
        )

    async def forget(self, chat_id: int) -> None:
        await self._database.write(
            "DELETE FROM readers WHERE chat_id = :chat_id", {"chat_id": chat_id}
        )
        await self._database.scrub()

    async def sweep(self) -> int:
        """Forget everybody whose seven days are over; returns how many. For every few minutes."""
        gone = await self._database.write(
            "DELETE FROM readers WHERE expires <= :now", {"now": self._clock.elapsed()}
        )
        await self._database.scrub()
        return gone
