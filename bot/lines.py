"""Updates in hand: each person's in order, different people's in parallel."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from telegram import Update

from bot import logs
from bot.core.clock import Clock

log = logging.getLogger(__name__)

Handle = Callable[[Update], Awaitable[object]]

AT_ONCE = 64
TIME_LIMIT = 60.0
"""Seconds after which a handler is stopped."""


@dataclass(slots=True, eq=False)
class InHand:
    """An update between its arrival and the end of its handling."""

    number: int
    person: int
    update: Update
    task: asyncio.Task[None] | None = None
    overdue: bool = False


@dataclass(slots=True)
class Counts:
    """What happened so far: numbers only."""

    handled: int = 0
    failed: int = 0
    overdue: int = 0
    unreadable: int = 0


class Lines:
    """One line a person, and a worker for each line as long as somebody stands in it."""

    def __init__(
        self,
        handle: Handle,
        clock: Clock,
        counts: Counts,
        finish: Callable[[int], None],
        on_overdue: Callable[[Update], Coroutine[Any, Any, None]] | None = None,
    ) -> None:
        """Take the parts.

        Args:
            handle: called once an update; whatever it raises is logged, and the update counts
                as handled.
            clock: for the time limit.
            counts: where to count what became of updates.
            finish: called with the number of each update that is over.
            on_overdue: called with each update whose handler was stopped; nothing waits for it.
        """
        self.ready: asyncio.Event | None = None
        """What stands in line is handled once this is set; at once if there is none."""
        self._handle = handle
        self._clock = clock
        self._counts = counts
        self._finish = finish
        self._on_overdue = on_overdue
        self._running: dict[InHand, float] = {}
        self._lines: dict[int, deque[InHand]] = {}
        self._workers: set[asyncio.Task[None]] = set()
        self._places = asyncio.Semaphore(AT_ONCE)

    def add(self, hand: InHand) -> None:
        """Put an update at the end of its person's line."""
        line = self._lines.get(hand.person)
        if line is not None:
            line.append(hand)
            return
        self._lines[hand.person] = deque([hand])
        self._begin(self._work(hand.person))

    async def watch(self) -> None:
        """Stop handlers that take too long: one look a second costs less than a timer each."""
        while True:
            await self._clock.sleep(1.0)
            now = self._clock.elapsed()
            for hand, since in self._running.items():
                if hand.overdue or now - since < TIME_LIMIT:
                    continue
                hand.overdue = True
                self._counts.overdue += 1
                log.error("A handler took longer than %.0f s and was stopped", TIME_LIMIT)
                if hand.task is not None:
                    hand.task.cancel()
                if self._on_overdue is not None:
                    self._begin(self._on_overdue(hand.update))

    async def close(self) -> None:
        """Stop whatever is still being handled."""
        for worker in self._workers:
            worker.cancel()
        await asyncio.gather(*self._workers, return_exceptions=True)

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        worker = asyncio.create_task(work)
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def _work(self, person: int) -> None:
        line = self._lines[person]
        try:
            while line:
                async with self._places:
                    await self._do(line.popleft())
        finally:
            del self._lines[person]

    async def _do(self, hand: InHand) -> None:
        if self.ready is not None:
            await self.ready.wait()
        task = hand.task = asyncio.current_task()
        self._running[hand] = self._clock.elapsed()
        try:
            await self._handle(hand.update)
            self._counts.handled += 1
        except asyncio.CancelledError:
            if not hand.overdue:
                raise
        except Exception as error:
            self._counts.failed += 1
            log.error("A handler failed: %s", logs.describe(error))
        finally:
            del self._running[hand]
        if hand.overdue and task is not None and task.uncancel() > 0:
            raise asyncio.CancelledError
        self._finish(hand.number)
