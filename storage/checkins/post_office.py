"""Replies and notices on their way to authors."""

import secrets
from collections.abc import Sequence

from bot.core.checkins.ports import Letter, Notice
from storage.checkins.rows import Rows

_ON_ITS_WAY = 60
"""Seconds after which a receipt goes by letter: until then a handler may still be sending it."""


class PostOffice(Rows):
    async def note_receipt(self, checkin_id: str, message: int) -> None:
        await self._database.write(
            "UPDATE checkins SET receipt = :message WHERE id = :id AND author IS NOT NULL",
            {"id": checkin_id, "message": message},
        )

    async def letterbox(self, checkin_id: str) -> bytes | None:
        rows = await self._database.rows(
            "SELECT letterbox FROM checkins WHERE id = :id", {"id": checkin_id}
        )
        return rows[0]["letterbox"] if rows else None

    async def reply(self, checkin_id: str, sealed: bytes) -> None:
        await self._database.write(
            "INSERT INTO replies SELECT id,"
            " (SELECT count(*) FROM replies WHERE checkin = :id), :sealed"
            " FROM checkins WHERE id = :id",
            {"id": checkin_id, "sealed": sealed},
        )

    async def replies(self, checkin_id: str) -> Sequence[bytes]:
        rows = await self._database.rows(
            "SELECT sealed FROM replies WHERE checkin = :id ORDER BY number", {"id": checkin_id}
        )
        return [row["sealed"] for row in rows]

    async def tell(
        self, checkin_id: str, notice: Notice, argument: str = "", *, after: float = 0.0
    ) -> None:
        await self._database.write(
            "INSERT INTO outbox SELECT :letter, id, :notice, :argument, :due, NULL FROM checkins"
            " WHERE id = :id AND author IS NOT NULL",
            {
                "letter": secrets.token_urlsafe(8),
                "id": checkin_id,
                "notice": notice,
                "argument": argument,
                "due": self._clock.elapsed() + after,
            },
        )

    async def owe_receipt(self, checkin_id: str, chat: int, receipt: str) -> None:
        await self.receipt_arrived(checkin_id)
        await self._database.write(
            "INSERT INTO outbox SELECT :letter, id, 'accepted', :receipt, :due, :chat"
            " FROM checkins WHERE id = :id",
            {
                "letter": secrets.token_urlsafe(8),
                "id": checkin_id,
                "receipt": receipt,
                "due": self._clock.elapsed() + _ON_ITS_WAY,
                "chat": chat,
            },
        )

    async def receipt_arrived(self, checkin_id: str) -> None:
        await self._database.write(
            "DELETE FROM outbox WHERE checkin = :id AND notice = 'accepted'", {"id": checkin_id}
        )
        await self._database.scrub()

    async def due_letters(self, chat: int | None = None) -> Sequence[Letter]:
        rows = await self._database.rows(
            "SELECT outbox.id, coalesce(owed_to, author) AS chat, notice, argument,"
            " receipt AS receipt_message FROM outbox JOIN checkins ON checkins.id = checkin"
            " WHERE due <= :now AND coalesce(owed_to, author) = coalesce(:chat, owed_to, author)"
            " ORDER BY due",
            {"now": self._clock.elapsed(), "chat": chat},
        )
        return [Letter(**dict(row)) for row in rows]

    async def posted(self, letter_id: str) -> None:
        await self._database.write("DELETE FROM outbox WHERE id = :id", {"id": letter_id})
        await self._database.scrub()
