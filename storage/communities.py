"""Which chats belong together. Durable."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from bot.core.checkins.values import Community
from bot.core.content import LANGUAGES
from storage.database import Database, Parameters, Value

_DEFAULTS: Mapping[str, Value] = {
    "languages": ",".join(LANGUAGES),
    "places": "",
    "zone": "UTC",
    "moderation": "before",
    "eyes": 1,
    "reports": 3,
}


class Communities:
    """`bot.core.checkins.ports.Communities` in SQLite."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, community_id: int) -> Community | None:
        return await self._first("id = :id", {"id": community_id})

    async def of_home(self, chat: int) -> Community | None:
        return await self._first("home = :chat", {"chat": chat})

    async def of_moderators(self, chat: int) -> Community | None:
        return await self._first("moderators = :chat", {"chat": chat})

    async def all(self) -> Sequence[Community]:
        return await self._find("TRUE", {})

    async def found(self, home: int) -> Community:
        row: dict[str, Value] = {"home": home, "publish_chat": home, **_DEFAULTS}
        sql = (
            f"INSERT INTO communities ({', '.join(row)}) VALUES (:{', :'.join(row)})"  # noqa: S608 - our own names
            " ON CONFLICT (home) DO NOTHING"
        )
        await self._database.write(sql, row)
        [found] = await self._find("home = :home", {"home": home})
        return found

    async def put(self, community: Community) -> None:
        row: dict[str, Value] = {
            **asdict(community),
            "languages": ",".join(community.languages),
            "places": ",".join(community.places),
        }
        changes = ", ".join(f"{name} = :{name}" for name in row)
        await self._database.write(
            f"UPDATE communities SET {changes} WHERE id = :id",  # noqa: S608 - our own names
            row,
        )

    async def forget(self, community_id: int) -> None:
        await self._database.write("DELETE FROM communities WHERE id = :id", {"id": community_id})
        await self._database.scrub()

    async def move(self, old_chat: int, new_chat: int) -> None:
        async with self._database.transaction() as connection:
            for part in ("home", "moderators", "publish_chat"):
                # Replacing: what may stand there already is not older than the move itself.
                await connection.execute(
                    f"UPDATE OR REPLACE communities SET {part} = ? WHERE {part} = ?",  # noqa: S608 - our own names
                    (new_chat, old_chat),
                )
        await self._database.scrub()

    async def _find(self, where: str, parameters: Parameters) -> list[Community]:
        sql = f"SELECT * FROM communities WHERE {where} ORDER BY id"  # noqa: S608 - our own words
        return [_community(row) for row in await self._database.rows(sql, parameters)]

    async def _first(self, where: str, parameters: Parameters) -> Community | None:
        found = await self._find(where, parameters)
        return found[0] if found else None


def _community(row: sqlite3.Row) -> Community:
    values = dict(row)
    for name in ("languages", "places"):
        values[name] = tuple(filter(None, values[name].split(",")))
    return Community(**values)
