"""Language and place of private chats. Volatile."""

from typing import Self

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
        """Take the parts; `open` knows what is in the database already."""
        self._database = database
        self._clock = clock
        self._known: dict[int, tuple[Reader, float]] = {}
        """Every row, with when it expires: the database itself is read at a start only."""

    @classmethod
    async def open(cls, database: Database, clock: Clock) -> Self:
        readers = cls(database, clock)
        for row in await database.rows("SELECT * FROM readers"):
            reader = Reader(row["language"], row["place"], bool(row["warned"]))
            readers._known[row["chat_id"]] = (reader, row["expires"])
        return readers

    async def get(self, chat_id: int) -> Reader | None:
        now = self._clock.elapsed()
        reader, expires = self._known.get(chat_id, (None, 0.0))
        if reader is None or expires <= now:
            return None
        if expires < now + KEPT - NOTICED:
            await self.put(chat_id, reader)
        return reader

    async def put(self, chat_id: int, reader: Reader) -> None:
        expires = self._clock.elapsed() + KEPT
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
                "expires": expires,
            },
        )
        self._known[chat_id] = (reader, expires)

    async def forget(self, chat_id: int) -> None:
        self._known.pop(chat_id, None)
        await self._database.write(
            "DELETE FROM readers WHERE chat_id = :chat_id", {"chat_id": chat_id}
        )
        await self._database.scrub()

    async def sweep(self) -> None:
        """Forget everybody whose seven days are over. For every few minutes."""
        now = self._clock.elapsed()
        self._known = {chat: kept for chat, kept in self._known.items() if kept[1] > now}
        await self._database.write("DELETE FROM readers WHERE expires <= :now", {"now": now})
        await self._database.scrub()
