"""How many check-ins were published. Durable; nobody's."""

from collections.abc import Mapping
from datetime import date

from bot.core.checkins.values import Status
from storage.database import Database

_NOT_STATED = ""


class PulseCounts:
    """`bot.core.checkins.ports.PulseCounts` in SQLite."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def count(self, community: int, week: date, place: str | None, status: Status) -> None:
        await self._database.write(
            "INSERT INTO pulse SELECT id, :week, :place, :status, 1 FROM communities"
            " WHERE id = :community ON CONFLICT DO UPDATE SET count = count + 1",
            {
                "community": community,
                "week": week.isoformat(),
                "place": place or _NOT_STATED,
                "status": status,
            },
        )

    async def counts(self, community: int, week: date) -> Mapping[str | None, Mapping[Status, int]]:
        counts: dict[str | None, dict[Status, int]] = {}
        for row in await self._database.rows(
            "SELECT place, status, count FROM pulse WHERE community = :community AND week = :week",
            {"community": community, "week": week.isoformat()},
        ):
            counts.setdefault(row["place"] or None, {})[row["status"]] = row["count"]
        return counts
