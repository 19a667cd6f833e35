"""A clock that stands still until somebody moves it."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

START = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


class ManualClock:
    """`bot.core.clock.Clock`, moved by hand."""

    def __init__(self, now: datetime = START) -> None:
        self._now = now
        self._elapsed = 1000.0
        self._sleepers: list[tuple[float, asyncio.Future[None]]] = []
        self._fell_asleep = asyncio.Event()
        self.asked: list[float] = []
        """How long each sleep so far was to be, in seconds."""

    def now(self) -> datetime:
        return self._now

    def elapsed(self) -> float:
        return self._elapsed

    async def sleep(self, seconds: float) -> None:
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.asked.append(seconds)
        self._sleepers.append((self._elapsed + seconds, future))
        self._fell_asleep.set()
        await future

    @property
    def sleepers(self) -> list[float]:
        """How many seconds each sleeper still has to wait, shortest first."""
        self._sleepers = [(due, future) for due, future in self._sleepers if not future.done()]
        return sorted(due - self._elapsed for due, _ in self._sleepers)

    async def until(self, condition: Callable[[], object]) -> None:
        """Return once it holds; it is looked at whenever somebody falls asleep."""
        async with asyncio.timeout(5):
            while not condition():
                self._fell_asleep.clear()
                await self._fell_asleep.wait()

    async def move(self, seconds: float) -> None:
        """Let that much time pass; wake who is due, in order, also who falls asleep meanwhile."""
        await self._settle()
        end = self._elapsed + seconds
        while (waits := self.sleepers) and self._elapsed + waits[0] <= end:
            self._to(self._elapsed + waits[0])
            await self._settle()
        self._to(end)
        await self._settle()

    async def leap(self, seconds: float) -> None:
        """Let that much time pass at once, as on a machine that slept; wake all who are due."""
        await self._settle()
        self._to(self._elapsed + seconds)
        await self._settle()

    def _to(self, elapsed: float) -> None:
        self._now += timedelta(seconds=elapsed - self._elapsed)
        self._elapsed = elapsed
        for due, future in self._sleepers:
            if due <= elapsed and not future.done():
                future.set_result(None)

    @staticmethod
    async def _settle() -> None:
        """Give who was just started or woken a few turns of the loop."""
        for _ in range(20):
            await asyncio.sleep(0)
