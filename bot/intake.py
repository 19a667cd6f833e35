"""Updates in: fetch → handle → commit → acknowledge.

The library's own poller acknowledges before handling, so a killed process loses what was queued.
Here Telegram keeps every update until its handler is done. The price: while one is in hand,
Telegram hands out the same ones again and again (100 at most), and nothing beyond them. So nobody
may keep many in hand (bot/lines.py).
"""

import asyncio
import json
import logging
import random
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from typing import Any, TypeVar
from urllib.parse import urlencode

from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot import logs, transport
from bot.core.clock import Clock
from bot.core.pending import Pending
from bot.core.shape import sound
from bot.lines import Counts, Handle, InHand, Lines, OnLoss
from bot.transport import AiohttpRequest

T = TypeVar("T")

log = logging.getLogger(__name__)

WINDOW = 100
"""How many unacknowledged updates Telegram hands out at most."""
LONG_POLL = 40
"""Seconds for which Telegram holds an empty answer back."""
READ_SLACK = 10.0
"""Seconds that an answer may come later than that."""
CONFLICT_PAUSE = 30.0
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
FIRST_LOOK, LONGEST_LOOK = 0.01, 1.0
"""Seconds between looks for new updates while old ones are in hand."""
GRACE = 10.0


class TokenRefused(Exception):
    """Telegram does not know the bot's token (any more)."""


class Intake:
    """Feeds `handle` with updates: each person's in order, different people's in parallel."""

    def __init__(  # noqa: PLR0913 - put together in one place
        self,
        bot: Bot,
        handle: Handle,
        clock: Clock,
        allowed_updates: Sequence[str],
        *,
        on_conflict: Callable[[], Coroutine[Any, Any, None]] | None = None,
        on_loss: OnLoss | None = None,
    ) -> None:
        """Take the parts; nothing is asked of Telegram before `run`.

        Args:
            bot: whose updates these are; initialised.
            handle: called once an update; whatever it raises is logged, and the update counts
                as handled.
            clock: for pauses and time limits.
            allowed_updates: the kinds that Telegram should send.
            on_conflict: run each time somebody else turns out to read the updates too, while
                polling goes on.
            on_loss: see `bot.lines.OnLoss`.
        """
        self.counts = Counts()
        self._bot = bot
        self._clock = clock
        self._allowed = json.dumps(list(allowed_updates))
        self._on_conflict = on_conflict
        self._warnings: set[asyncio.Task[None]] = set()
        self._request = AiohttpRequest(connections=2)
        self._pending = Pending()
        self._progress = asyncio.Event()
        self._lines = Lines(handle, clock, self.counts, self._finish, on_loss)
        self._stopping = asyncio.Event()
        self._stopped = asyncio.Event()
        self._grace = GRACE

    async def run(self, ready: asyncio.Event | None = None) -> None:
        """Poll and handle until `stop` is called. Once only.

        Args:
            ready: what is fetched is handled once this is set; at once if not given.

        Raises:
            TokenRefused: the token is wrong or was revoked; what was in hand is finished first.
        """
        self._lines.ready = ready
        await self._request.initialize()
        watchdog = asyncio.create_task(self._lines.watch())
        try:
            try:
                await self._poll()
            except TokenRefused:
                await self._drain()
                raise
            await self._drain()
            await self._confirm()
        finally:
            async with _ending(watchdog, *self._warnings):
                await self._lines.close()
            await self._request.shutdown()
            self._stopped.set()

    async def stop(self, grace: float = GRACE) -> None:
        """Fetch no more, let those in hand finish, confirm them; return when `run` is over.

        Args:
            grace: seconds to wait; what takes longer is stopped and stays with Telegram.
        """
        self._grace = grace
        self._stopping.set()
        await self._stopped.wait()

    async def _poll(self) -> None:
        pause, look = FIRST_PAUSE, FIRST_LOOK
        while not self._stopping.is_set():
            try:
                batch = await self._unless_stopped(self._fetch(LONG_POLL, WINDOW))
            except InvalidToken:
                raise TokenRefused from None
            except TelegramError as error:
                if isinstance(error, Conflict) and self._on_conflict is not None:
                    self._warn(self._on_conflict())
                await self._unless_stopped(self._clock.sleep(_told_pause(error, pause)))
                pause = min(pause * 2, LONGEST_PAUSE)
                continue
            pause = FIRST_PAUSE
            if batch is None:
                return
            fresh = [hand for raw in batch if (hand := self._read(raw))]
            for hand in fresh:
                self._lines.add(hand)
            look = FIRST_LOOK if fresh else min(look * 2, LONGEST_LOOK)
            if self._pending:
                half = len(self._pending) // 2
                await self._unless_stopped(self._shrunk_or_after(half, look))
            elif batch and not fresh and not self._pending.unconfirmed:
                # Nothing that could be acknowledged: it would come again at once.
                await self._unless_stopped(self._clock.sleep(look))

    def _warn(self, work: Coroutine[Any, Any, None]) -> None:
        warning = asyncio.create_task(work)
        self._warnings.add(warning)
        warning.add_done_callback(self._warnings.discard)

    async def _fetch(self, hold: int, limit: int) -> list[Any]:
        """Raw updates, so that one that the library cannot read does not take others with it."""
        offset = self._pending.offset()
        query: dict[str, str | int] = {
            "timeout": hold,
            "limit": limit,
            "allowed_updates": self._allowed,
        }
        if offset is not None:
            query["offset"] = offset
        batch = await self._request.post(
            f"{self._bot.base_url}/getUpdates?{urlencode(query)}",
            read_timeout=hold + READ_SLACK,
        )
        if not isinstance(batch, list):
            raise NetworkError("The answer is not a list of updates")
        self._pending.acknowledged(offset)
        return batch

    def _read(self, raw: Any) -> InHand | None:
        number = raw.get("update_id") if isinstance(raw, dict) else None
        if not isinstance(number, int):
            self.counts.unreadable += 1
            return None
        if not self._pending.take(number):
            return None
        try:
            if not sound(raw):
                raise TypeError
            update = Update.de_json(raw, self._bot)
            source = update.effective_sender or update.effective_chat
            return InHand(number, source.id if source else number, update)
        except Exception as error:
            self.counts.unreadable += 1
            log.warning("An update could not be read: %s", logs.describe(error))
            self._finish(number)
            return None

    def _finish(self, number: int) -> None:
        self._pending.finish(number)
        self._progress.set()

    async def _drain(self) -> None:
        await self._shrunk_or_after(0, self._grace)

    async def _confirm(self) -> None:
        if not self._pending.unconfirmed:
            return
        try:
            await self._fetch(hold=0, limit=1)
        except TelegramError as error:
            log.warning("The last updates were not confirmed: %s", logs.describe(error))

    async def _shrunk_to(self, count: int) -> None:
        while len(self._pending) > count:
            self._progress.clear()
            await self._progress.wait()

    async def _unless_stopped(self, work: Coroutine[Any, Any, T]) -> T | None:
        """The result of `work`, or None and `work` cancelled once a stop is asked for."""
        task = asyncio.create_task(work)
        stop = asyncio.create_task(self._stopping.wait())
        async with _ending(task, stop):
            await asyncio.wait({task, stop}, return_when=asyncio.FIRST_COMPLETED)
            return None if stop.done() else task.result()

    async def _shrunk_or_after(self, count: int, seconds: float) -> None:
        shrunk = asyncio.create_task(self._shrunk_to(count))
        late = asyncio.create_task(self._clock.sleep(seconds))
        async with _ending(shrunk, late):
            await asyncio.wait({shrunk, late}, return_when=asyncio.FIRST_COMPLETED)


@asynccontextmanager
async def _ending(*tasks: asyncio.Task[Any]) -> AsyncIterator[None]:
    """Leave none of these tasks behind."""
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _told_pause(error: TelegramError, pause: float) -> float:
    """Say why there are no updates; returns for how many seconds."""
    if isinstance(error, Conflict):
        log.warning(
            "Somebody else reads this bot's updates (409): a second copy of the program, or a"
            " webhook. If it is not yours, have @BotFather revoke the token."
        )
        return CONFLICT_PAUSE
    if isinstance(error, RetryAfter):
        pause = transport.seconds(error)
    else:
        pause *= random.uniform(0.5, 1.5)  # noqa: S311 - jitter, not a secret
    log.warning("No updates from Telegram for %.1f s: %s", pause, logs.describe(error))
    return pause
