"""Updates in hand: each person's in order, different people's in parallel.

One person is answered once a second (bot/outgoing.py), and what waits for that keeps Telegram from
handing out what others wrote (bot/intake.py). So nobody's line grows long.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Literal

from telegram import Update

from bot import logs
from bot.core.clock import Clock

log = logging.getLogger(__name__)

Handle = Callable[[Update], Awaitable[object]]
Loss = Literal["too-slow", "too-much"]
"""The handler was stopped, and may have done a part of its work; or more came at once from one
person than can be answered, and was let go unread."""
OnLoss = Callable[[Loss, Update], Coroutine[Any, Any, None]]
"""Called where an update is lost, once for all that were let go together; nothing waits for it."""

AT_ONCE = 64
TIME_LIMIT = 60.0
"""Seconds after which a handler is stopped."""
LONGEST = 20
"""How many updates of one person may wait. Counted once a second, so that what needs no answer, the
chatter of a group, is not even noticed."""
REST = 60.0
"""Seconds for which a line that was longer stays closed."""


@dataclass(slots=True, eq=False)
class InHand:
    """An update between its arrival and the end of its handling."""

    number: int
    person: int
    """Whose line it stands in: the sender's, or the chat's for which somebody speaks."""
    update: Update
    task: asyncio.Task[None] | None = None
    overdue: bool = False


@dataclass(slots=True)
class _Line:
    waiting: deque[InHand]
    surplus: Update | None = None
    """The last of too many. Once there is one, whatever comes is let go unread."""


@dataclass(slots=True)
class Counts:
    """What happened so far: numbers only."""

    handled: int = 0
    failed: int = 0
    overdue: int = 0
    surplus: int = 0
    unreadable: int = 0


class Lines:
    """One line a person, and a worker for each line as long as somebody stands in it."""

    def __init__(
        self,
        handle: Handle,
        clock: Clock,
        counts: Counts,
        finish: Callable[[int], None],
        on_loss: OnLoss | None = None,
    ) -> None:
        """Take the parts.

        Args:
            handle: called once an update; whatever it raises is logged, and the update counts
                as handled.
            clock: for the time limit and for rests.
            counts: where to count what became of updates.
            finish: called with the number of each update that is over.
            on_loss: see `OnLoss`.
        """
        self.ready: asyncio.Event | None = None
        """What stands in line is handled once this is set; at once if there is none."""
        self._handle = handle
        self._clock = clock
        self._counts = counts
        self._finish = finish
        self._on_loss = on_loss
        self._running: dict[InHand, float] = {}
        self._lines: dict[int, _Line] = {}
        self._workers: set[asyncio.Task[None]] = set()
        self._places = asyncio.Semaphore(AT_ONCE)

    def add(self, hand: InHand) -> None:
        """Put an update at the end of its person's line, or let it go where that is closed."""
        line = self._lines.get(hand.person)
        if line is not None:
            line.waiting.append(hand)
            if line.surplus is not None:
                self._let_go(line)
            return
        self._lines[hand.person] = _Line(deque([hand]))
        self._begin(self._work(hand.person))

    async def watch(self) -> None:
        """Stop handlers that take too long, and close lines that are too long.

        One look a second costs less than a timer each.
        """
        if self.ready is not None:
            await self.ready.wait()
        while True:
            await self._clock.sleep(1.0)
            self._stop_late()
            for line in self._lines.values():
                if len(line.waiting) > LONGEST:
                    line.surplus = line.waiting[-1].update
                    log.warning("More came at once from one person than can be answered")
                    self._let_go(line)

    async def close(self) -> None:
        """Stop whatever is still being handled."""
        for worker in self._workers:
            worker.cancel()
        await asyncio.gather(*self._workers, return_exceptions=True)

    def _stop_late(self) -> None:
        now = self._clock.elapsed()
        for hand, since in self._running.items():
            if hand.overdue or now - since < TIME_LIMIT:
                continue
            hand.overdue = True
            self._counts.overdue += 1
            log.error("A handler took longer than %.0f s and was stopped", TIME_LIMIT)
            if hand.task is not None:
                hand.task.cancel()
            if self._on_loss is not None:
                self._begin(self._on_loss("too-slow", hand.update))

    def _let_go(self, line: _Line) -> None:
        for hand in line.waiting:
            self._counts.surplus += 1
            self._finish(hand.number)
        line.waiting.clear()

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        worker = asyncio.create_task(work)
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def _work(self, person: int) -> None:
        line = self._lines[person]
        try:
            while line.waiting:
                async with self._places:
                    await self._do(line.waiting.popleft())
            if line.surplus is not None:
                if self._on_loss is not None:
                    await self._on_loss("too-much", line.surplus)
                await self._clock.sleep(REST)
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
