"""Published messages and cards, and when they are to be deleted. Durable: a reboot leaves none
behind."""

from collections.abc import Sequence

from bot.core.checkins.ports import Post
from bot.core.clock import Clock
from storage.database import Database

_HOUR = 3600
_TRIED_HOURS = 48
"""For so long after sending Telegram lets bots delete:
https://core.telegram.org/bots/api#deletemessage"""


class Posts:
    """`bot.core.checkins.ports.Posts` in SQLite."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def add(self, post: Post, hours: int) -> None:
        await self._database.write(
            "INSERT INTO posts VALUES (:chat, :message, :hour)"
            " ON CONFLICT DO UPDATE SET hour = excluded.hour",
            {"chat": post.chat, "message": post.message, "hour": self._hour() + hours},
        )

    async def due(self) -> Sequence[Post]:
        rows = await self._database.rows(
            "SELECT chat, message FROM posts WHERE hour <= :hour", {"hour": self._hour()}
        )
        return [Post(row["chat"], row["message"]) for row in rows]

    async def gone(self, post: Post) -> None:
        await self._database.write(
            "DELETE FROM posts WHERE chat = :chat AND message = :message",
            {"chat": post.chat, "message": post.message},
        )

    async def give_up(self) -> None:
        await self._database.write(
            "DELETE FROM posts WHERE hour + :tried <= :hour",
            {"tried": _TRIED_HOURS, "hour": self._hour()},
        )

    def _hour(self) -> int:
        return int(self._clock.now().timestamp()) // _HOUR
