"""How often entries were called useful or outdated. Durable; nobody's id."""

from bot.core.ports import Verdict
from storage.database import Database


class Verdicts:
    """`bot.core.ports.Verdicts` in SQLite."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, entry_id: str, verdict: Verdict) -> None:
        await self._database.write(
            "INSERT INTO verdicts (entry_id, verdict, count) VALUES (:entry_id, :verdict, 1)"
            " ON CONFLICT DO UPDATE SET count = count + 1",
            {"entry_id": entry_id, "verdict": verdict},
        )

    async def counts(self) -> dict[str, dict[Verdict, int]]:
        counts: dict[str, dict[Verdict, int]] = {}
        for row in await self._database.rows("SELECT entry_id, verdict, count FROM verdicts"):
            counts.setdefault(row["entry_id"], {})[row["verdict"]] = row["count"]
        return counts
