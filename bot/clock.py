"""The machine's own time."""

import asyncio
import time
from datetime import UTC, datetime

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
