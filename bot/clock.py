"""The machine's own time, and one that can be pushed forward."""

import asyncio
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta

# macOS has no CLOCK_BOOTTIME; its monotonic clock is the nearest thing.
_SINCE_BOOT = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


class SystemClock:
    """`bot.core.clock.Clock` in earnest."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def elapsed(self) -> float:
        return time.clock_gettime(_SINCE_BOOT)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class MovableClock(SystemClock):
    """The machine's time plus as much as it was pushed forward by: for the demo."""

    def __init__(self) -> None:
        self._ahead = timedelta()
        self._moved = asyncio.Event()

    def now(self) -> datetime:
        return super().now() + self._ahead

    def elapsed(self) -> float:
        return super().elapsed() + self._ahead.total_seconds()

    async def sleep(self, seconds: float) -> None:
        end = self.elapsed() + seconds
        await super().sleep(0)
        while (left := end - self.elapsed()) > 0:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._moved.wait(), left)

    def move(self, by: timedelta) -> None:
        """Let that much time have passed; sleepers whose time has come wake.

        Raises:
            ValueError: it would go back, which no clock of seconds since boot ever does.
        """
        if by < timedelta():
            raise ValueError("time only moves forward")
        self._ahead += by
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()
