"""What groups' admins chose. Durable."""

from bot.core.ports import Reader
from storage.database import Database


class Groups:
    """`bot.core.ports.Groups` in SQLite."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, chat_id: int) -> Reader | None:
        rows = await self._database.rows(
            "SELECT language, place FROM groups WHERE chat_id = :chat_id", {"chat_id": chat_id}
        )
        return Reader(rows[0]["language"], rows[0]["place"]) if rows else None

    async def put(self, chat_id: int, reader: Reader) -> None:
        await self._database.write(
            "INSERT INTO groups (chat_id, language, place) VALUES (:chat_id, :language, :place)"
            " ON CONFLICT DO UPDATE SET language = excluded.language, place = excluded.place",
            {"chat_id": chat_id, "language": reader.language, "place": reader.place},
        )

    async def forget(self, chat_id: int) -> None:
        await self._database.write(
            "DELETE FROM groups WHERE chat_id = :chat_id", {"chat_id": chat_id}
        )
        await self._database.scrub()

    async def move(self, old_chat_id: int, new_chat_id: int) -> None:
        """Follow a group that became a supergroup; what was chosen there already stays."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "UPDATE OR IGNORE groups SET chat_id = ? WHERE chat_id = ?",
                (new_chat_id, old_chat_id),
            )
            await connection.execute("DELETE FROM groups WHERE chat_id = ?", (old_chat_id,))
        await self._database.scrub()
