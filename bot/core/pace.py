"""How often something may be done: the generic cell rate algorithm (ITU-T I.371, "GCRA")."""

from dataclasses import dataclass
from math import inf
from typing import Self


@dataclass(slots=True)
class Pace:
    """One every `interval` seconds, and after a rest up to `burst` at once.

    It remembers one number: when the next one would be due if all came evenly.
    """

    interval: float
    burst: int = 1
    due: float = -inf

    @classmethod
    def within(cls, limit: int, period: float, burst: int) -> Self:
        """At most `limit` in any `period` seconds, of which `burst` (fewer) may come at once."""
        return cls(period / (limit - burst), burst)

    def wait(self, now: float, ahead: int = 0) -> float:
        """Seconds until one may go.

        Args:
            now: the moment, in seconds.
            ahead: how many more than usual may run ahead of the even pace.
        """
        return max(0.0, self.due - (self.burst - 1 + ahead) * self.interval - now)

    def take(self, now: float) -> None:
        """Note that one goes now."""
        self.due = max(self.due, now) + self.interval

    def rested(self, now: float) -> bool:
        """Whether it is as good as new."""
        return self.due <= now
