"""What is known of those who wrote: an address for a day, a limit under a tag."""

from bot.core.checkins.ports import Mine
from storage.checkins.rows import Rows

_DAY = 24 * 3600
_PURPOSE = "limit"


class People(Rows):
    async def limit(self, checkin_id: str, days: int) -> None:
        async with self._database.transaction() as connection:
            await connection.execute(
                "DELETE FROM votes WHERE checkin = ? AND purpose = 'limit'", (checkin_id,)
            )
            rows = await connection.execute_fetchall(
                "SELECT author FROM checkins WHERE id = ? AND author IS NOT NULL", (checkin_id,)
            )
            until = int(self._clock.elapsed()) + min(max(days, 1), 7) * _DAY
            for [author] in rows:
                await connection.execute(
                    "INSERT INTO limits VALUES (:tag, :until)"
                    " ON CONFLICT DO UPDATE SET until = max(until, excluded.until)",
                    {"tag": self._key.tag(author, _PURPOSE), "until": until},
                )
                await connection.execute(
                    "UPDATE checkins SET state = 'expired', text = NULL"
                    " WHERE author = ? AND state = 'queued'",
                    (author,),
                )
        await self._database.scrub()

    async def limited_for(self, author: int) -> float:
        rows = await self._database.rows(
            "SELECT until FROM limits WHERE tag = :tag", {"tag": self._key.tag(author, _PURPOSE)}
        )
        return max(0.0, rows[0]["until"] - self._clock.elapsed()) if rows else 0.0

    async def mine(self, author: int) -> Mine:
        [row] = await self._database.rows(
            "SELECT"
            " (SELECT count(*) FROM drafts WHERE chat = :author AND expires > :now) AS drafts,"
            " (SELECT count(*) FROM sweep WHERE chat = :author) AS said",
            {"author": author, "now": self._clock.elapsed()},
        )
        return Mine(
            draft=row["drafts"] > 0,
            addressed=await self._find(
                "author = :author OR id IN (SELECT checkin FROM outbox WHERE owed_to = :author)",
                {"author": author},
            ),
            to_erase=row["said"],
            limited_for=await self.limited_for(author),
        )

    async def forget_author(self, author: int) -> None:
        async with self._database.transaction() as connection:
            await connection.execute(
                "DELETE FROM outbox WHERE owed_to = :author"
                " OR checkin IN (SELECT id FROM checkins WHERE author = :author)",
                {"author": author},
            )
            await connection.execute(
                "UPDATE checkins SET author = NULL, receipt = NULL WHERE author = ?", (author,)
            )
            await connection.execute("DELETE FROM drafts WHERE chat = ?", (author,))
        await self._database.scrub()
