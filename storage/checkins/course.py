"""The course of a check-in: from state to state, until it is forgotten."""

import sqlite3
from collections.abc import Collection, Sequence

from bot.core.checkins.ports import NewCheckIn, StoreFull
from bot.core.checkins.states import ENDED, OUT, PENDING, STEPS, TEXTLESS, Step
from bot.core.checkins.values import CheckIn, Reason, State
from storage.checkins.rows import Rows, listed
from storage.database import Value, is_full

_RENEWAL = 22 * 3600
"""Seconds from 24 hours after the slot to 46: within the 48 in which Telegram lets bots delete."""
_GRACE = 3600
"""Seconds after which an undecided text is dropped even if its card could not be blanked."""
_OWED = 14 * 60
"""Seconds for which a receipt stays in the outbox that was due: with the minute before, as long as
a draft is kept."""
_LONGER = 24 * 3600
"""Seconds for which the rest is kept where Telegram cannot be reached to take down posts and
cards."""


class Course(Rows):
    async def add(self, new: NewCheckIn) -> None:
        if not self._database.has_room:
            raise StoreFull
        now = self._clock.elapsed()
        draft = new.draft
        row: dict[str, Value] = {
            "id": new.id,
            "community": draft.community,
            "code": new.code,
            "state": new.state,
            "status": draft.status,
            "lane": draft.lane,
            "place": draft.place,
            "text": draft.text,
            "slot": new.slot,
            "fingerprint": new.fingerprint,
            "letterbox": new.letterbox,
            "author": new.author if draft.callback else None,
            "undecided_until": _minute(now + new.undecided),
            "address_until": _minute(now + new.address),
            "expires": _minute(now + new.lifetime),
        }
        sql = f"INSERT INTO checkins ({', '.join(row)}) VALUES (:{', :'.join(row)})"  # noqa: S608 - our own names
        try:
            async with self._database.transaction() as connection:
                await connection.execute(sql, row)
                await connection.execute("DELETE FROM drafts WHERE chat = ?", (new.author,))
        except sqlite3.OperationalError as error:
            if is_full(error):
                raise StoreFull from None
            raise

    async def get(self, checkin_id: str) -> CheckIn | None:
        return await self._first("id = :id", {"id": checkin_id})

    async def by_fingerprint(self, fingerprint: bytes) -> CheckIn | None:
        return await self._first(
            "fingerprint = :fingerprint AND expires > :now",
            {"fingerprint": fingerprint, "now": self._clock.elapsed()},
        )

    async def by_code(self, community: int, code: str) -> CheckIn | None:
        return await self._first(
            "community = :community AND code = :code", {"community": community, "code": code}
        )

    async def in_state(
        self, states: Collection[State], community: int | None = None
    ) -> Sequence[CheckIn]:
        return await self._find(
            "state IN (SELECT value FROM json_each(:states))"
            " AND (:community IS NULL OR community = :community)",
            {"states": listed(states), "community": community},
        )

    async def take(
        self, checkin_id: str, step: Step, *, reason: Reason | None = None, by: str | None = None
    ) -> bool:
        states, leads_to = STEPS[step]
        textless = leads_to in TEXTLESS
        async with self._database.transaction() as connection:
            cursor = await connection.execute(
                "UPDATE checkins SET state = :leads_to, text = iif(:textless, NULL, text),"
                " reason = coalesce(:reason, reason), decided_by = coalesce(:by, decided_by)"
                " WHERE id = :id AND state IN (SELECT value FROM json_each(:states))",
                {
                    "id": checkin_id,
                    "leads_to": leads_to,
                    "textless": textless,
                    "reason": reason,
                    "by": by,
                    "states": listed(states),
                },
            )
            taken = cursor.rowcount == 1
            if taken and step == "hold":
                await connection.execute(
                    "DELETE FROM votes WHERE checkin = ? AND purpose = 'approve'", (checkin_id,)
                )
            if taken and step == "restore":
                await connection.execute(
                    "UPDATE checkins SET reports = 0 WHERE id = ?", (checkin_id,)
                )
        if taken and textless:
            await self._database.scrub()
        return taken

    async def note_card(self, checkin_id: str, message: int, shows: State) -> int | None:
        async with self._database.transaction() as connection:
            rows = await connection.execute_fetchall(
                "SELECT card FROM checkins WHERE id = ?", (checkin_id,)
            )
            await connection.execute(
                "UPDATE checkins SET card = ?, card_shows = ? WHERE id = ?",
                (message, shows, checkin_id),
            )
        return next((row["card"] for row in rows), None)

    async def redrawn(self, checkin_id: str, message: int, shows: State) -> None:
        await self._set(
            checkin_id,
            "card_shows = :shows",
            {"message": message, "shows": shows},
            "card = :message",
        )

    async def outdated_cards(self, community: int) -> Sequence[CheckIn]:
        return await self._find(
            "community = :community AND card IS NOT NULL AND card_shows IS NOT state",
            {"community": community},
        )

    async def forget_cards(self, community: int) -> Sequence[int]:
        async with self._database.transaction() as connection:
            rows = await connection.execute_fetchall(
                "SELECT card FROM checkins WHERE community = ? AND card IS NOT NULL", (community,)
            )
            await connection.execute(
                "UPDATE checkins SET card = NULL WHERE community = ?", (community,)
            )
        return [row["card"] for row in rows]

    async def note_post(self, checkin_id: str, chat: int, message: int) -> None:
        await self._set(
            checkin_id, "post_chat = :chat, post = :message", {"chat": chat, "message": message}
        )

    async def claim(self, checkin_id: str) -> bool:
        return await self._set(
            checkin_id,
            "claimed = 1",
            {"ended": listed(ENDED)},
            "NOT claimed AND lane = 'urgent'"
            " AND state NOT IN (SELECT value FROM json_each(:ended))",
        )

    async def called(self, checkin_id: str) -> None:
        await self._set(
            checkin_id,
            "calls = calls + 1, first_call = coalesce(first_call, :now)",
            {"now": self._clock.elapsed()},
        )

    async def unclaimed(self, older_than: float, calls: int) -> Sequence[CheckIn]:
        return await self._find(
            "lane = 'urgent' AND status = 'need' AND NOT claimed AND calls = :calls"
            " AND (calls = 0 OR first_call <= :before)"
            " AND state IN (SELECT value FROM json_each(:states))",
            {
                "calls": calls,
                "before": self._clock.elapsed() - older_than,
                "states": listed(PENDING | OUT),
            },
        )

    async def mark_safe(self, checkin_id: str) -> bool:
        return await self._set(checkin_id, "safe_now = 1", {}, "NOT safe_now")

    async def renew(self, checkin_id: str) -> float | None:
        renewed = await self._set(
            checkin_id,
            "renewed = 1, expires = expires + :renewal",
            {"renewal": _RENEWAL},
            "NOT renewed",
        )
        return await self.time_left(checkin_id) if renewed else None

    async def time_left(self, checkin_id: str) -> float:
        rows = await self._database.rows(
            "SELECT expires FROM checkins WHERE id = :id", {"id": checkin_id}
        )
        return max(0.0, rows[0]["expires"] - self._clock.elapsed()) if rows else 0.0

    async def report(self, checkin_id: str) -> int:
        async with self._database.transaction() as connection:
            rows = await connection.execute_fetchall(
                "UPDATE checkins SET reports = reports + 1 WHERE id = ? RETURNING reports",
                (checkin_id,),
            )
        return next((row["reports"] for row in rows), 0)

    async def second(self, checkin_id: str, moderator: bytes) -> int:
        return await self._vote(checkin_id, "approve", moderator)

    async def vote_limit(self, checkin_id: str, moderator: bytes) -> bool:
        return await self._vote(checkin_id, "limit", moderator) > 1

    async def expired(self) -> Sequence[CheckIn]:
        return await self._find(
            "(undecided_until <= :now AND state IN (SELECT value FROM json_each(:pending)))"
            " OR (expires <= :now AND state NOT IN (SELECT value FROM json_each(:ended)))",
            {
                "now": self._clock.elapsed(),
                "pending": listed(PENDING),
                "ended": listed(ENDED),
            },
        )

    async def over(self) -> Sequence[CheckIn]:
        return await self._find(
            "expires <= :now AND state IN (SELECT value FROM json_each(:ended))",
            {"now": self._clock.elapsed(), "ended": listed(ENDED)},
        )

    async def forget(self, checkin_id: str) -> None:
        await self._database.write("DELETE FROM checkins WHERE id = :id", {"id": checkin_id})
        await self._database.scrub()

    async def forget_old(self) -> None:
        now = self._clock.elapsed()
        async with self._database.transaction() as connection:
            for forget in (
                "UPDATE checkins SET author = NULL, receipt = NULL"
                " WHERE author IS NOT NULL AND address_until <= :now",
                "UPDATE checkins SET text = NULL"
                " WHERE text IS NOT NULL AND undecided_until + :grace <= :now",
                "DELETE FROM checkins WHERE expires + :longer <= :now",
                "DELETE FROM limits WHERE until <= :now",
                "DELETE FROM outbox WHERE owed_to IS NOT NULL AND due + :owed <= :now",
            ):
                lifetimes = {"now": now, "grace": _GRACE, "longer": _LONGER, "owed": _OWED}
                await connection.execute(forget, lifetimes)
        await self._database.scrub()
        self._database.regain_room()

    async def _set(
        self, checkin_id: str, change: str, values: dict[str, Value], where: str = "TRUE"
    ) -> bool:
        sql = f"UPDATE checkins SET {change} WHERE id = :id AND {where}"  # noqa: S608 - our own names
        return await self._database.write(sql, {"id": checkin_id, **values}) == 1

    async def _vote(self, checkin_id: str, purpose: str, moderator: bytes) -> int:
        vote = {"checkin": checkin_id, "purpose": purpose, "moderator": moderator}
        async with self._database.transaction() as connection:
            await connection.execute(
                "INSERT OR IGNORE INTO votes SELECT id, :purpose, :moderator FROM checkins"
                " WHERE id = :checkin",
                vote,
            )
            [row] = await connection.execute_fetchall(
                "SELECT count(*) FROM votes WHERE checkin = :checkin AND purpose = :purpose", vote
            )
        return int(row[0])


def _minute(moment: float) -> int:
    """Rounded down: the rest of a moment reckoned from the slot would still tell of the writing."""
    return int(moment) // 60 * 60
