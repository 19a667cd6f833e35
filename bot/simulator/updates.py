"""The queue of updates behind getUpdates (https://core.telegram.org/bots/api#getupdates)."""

import asyncio
import json
from collections import deque
from typing import Any, NamedTuple

from .bell import Bell
from .refusal import Refusal

OFF_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_CONFLICT = "Conflict: terminated by other getUpdates request; " + (
    "make sure that only one bot instance is running"
)


class Update(NamedTuple):
    """One update: its id, its kind (`message`, `callback_query`, …) and its JSON."""

    number: int
    kind: str
    body: bytes


class Updates:
    """Updates that wait, oldest first, until the bot acknowledges them by a higher offset."""

    def __init__(self, bell: Bell, first: int) -> None:
        self.waiting: deque[Update] = deque()
        self.allowed: frozenset[str] | None = None
        self._bell = bell
        self._next = first
        self._poll: asyncio.Future[None] | None = None

    @property
    def polled(self) -> bool:
        """Whether the bot waits in getUpdates at this moment."""
        return self._poll is not None

    def push(self, kind: str, content: dict[str, Any]) -> None:
        """Queue an update, unless the bot asked not to get this kind."""
        if kind in OFF_BY_DEFAULT if self.allowed is None else kind not in self.allowed:
            return
        self.push_raw({kind: content})

    def push_raw(self, fields: dict[str, Any]) -> None:
        """Queue any fields as an update, whatever the bot asked for.

        `update_id` is added unless given.
        """
        number = fields.get("update_id", self._next)
        self._next = max(self._next, number) + 1
        kind = next((name for name in fields if name != "update_id"), "")
        body = json.dumps({"update_id": number, **fields}).encode()
        self.waiting.append(Update(number, kind, body))
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)

    def allow(self, kinds: list[str] | None) -> None:
        """Keep the list for this and later calls; None leaves it as it was, [] brings the default
        back.
        """
        if kinds is not None:
            self.allowed = frozenset(kinds) or None

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Update]:
        """Acknowledge by `offset`, then return up to `limit` updates as soon as there is one.

        A second poll ends the first, which is refused with 409.
        """
        self._acknowledge(offset)
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(Refusal(409, _CONFLICT))
        if not self.waiting and seconds > 0:
            await self._wait(seconds)
        return [each for each, _ in zip(self.waiting, range(limit), strict=False)]

    def drop(self) -> None:
        """Forget everything that waits."""
        self.waiting.clear()
        self._bell.ring()

    def _acknowledge(self, offset: int) -> None:
        if offset < 0:
            while len(self.waiting) > -offset:
                self.waiting.popleft()
        while self.waiting and self.waiting[0].number < offset:
            self.waiting.popleft()

    async def _wait(self, seconds: float) -> None:
        mine = self._poll = asyncio.get_running_loop().create_future()
        self._bell.ring()
        try:
            await asyncio.wait_for(mine, seconds)
        except TimeoutError:
            return
        finally:
            if self._poll is mine:
                self._poll = None
