"""Time, handed in. Nothing in this program asks the machine for the time in any other way."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """The system's clock in earnest, one that is moved by hand in tests and in the demo."""

    def now(self) -> datetime:
        """The moment on the wall clock, aware, in UTC. May jump."""

    def elapsed(self) -> float:
        """Seconds since the machine booted, sleep included. Never jumps; ends at reboot."""

    async def sleep(self, seconds: float) -> None:
        """Return after that many seconds of `elapsed`."""
