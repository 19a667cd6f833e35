"""Which answers and resources are new or corrected. Durable."""

from collections.abc import Mapping
from datetime import date

from bot.core.digests.issue import Change
from storage.database import Database, Parameters

_PUT = """
    INSERT INTO editions (entry_id, print, what, on_date)
    VALUES (:entry_id, :print, :what, :today)
    ON CONFLICT DO UPDATE SET
        print = excluded.print,
        what = CASE on_date WHEN excluded.on_date THEN what ELSE 'corrected' END,
        on_date = excluded.on_date
"""


class Editions:
    """`bot.core.digests.ports.Editions` in SQLite.

    What is gone from the files is kept: a folder that was missing for an hour brings no news.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def note(self, prints: Mapping[str, bytes], today: date) -> None:
        async with self._database.transaction() as connection:
            rows = await connection.execute_fetchall("SELECT entry_id, print FROM editions")
            known = {row["entry_id"]: row["print"] for row in rows}
            changed: list[Parameters] = [
                {
                    "entry_id": entry_id,
                    "print": found,
                    "what": "new" if known else None,
                    "today": today.isoformat() if known else None,
                }
                for entry_id, found in prints.items()
                if known.get(entry_id) != found
            ]
            await connection.executemany(_PUT, changed)

    async def changes(self) -> Mapping[str, Change]:
        rows = await self._database.rows(
            "SELECT entry_id, what, on_date FROM editions WHERE what IS NOT NULL"
        )
        return {
            row["entry_id"]: Change(
                row["entry_id"], date.fromisoformat(row["on_date"]), row["what"]
            )
            for row in rows
        }
