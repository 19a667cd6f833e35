"""How often something may be done."""

from collections import deque
from dataclasses import dataclass
from math import inf
from typing import Self


@dataclass(slots=True)
class Pace:
    """One every `interval` seconds, and after a rest up to `burst` at once.

    The generic cell rate algorithm (ITU-T I.371): all it remembers is when the next one would be
    due if all came evenly.
    """

    interval: float
    burst: int = 1
    due: float = -inf

    @classmethod
    def within(cls, limit: int, period: float, burst: int) -> Self:
        """At most `limit` in any `period` seconds, of which `burst` (fewer) may come at once."""
        return cls(period / (limit - burst), burst)

    def wait(self, now: float) -> float:
        """Seconds until one may go; `now` in seconds, of any clock."""
        return max(0.0, self.due - (self.burst - 1) * self.interval - now)

    def take(self, now: float) -> None:
        """Note that one goes now."""
        self.due = max(self.due, now) + self.interval

    def rested(self, now: float) -> bool:
        """Whether it is as good as new."""
        return self.due <= now


class Window:
    """At most `limit` in any `period` seconds, however they come."""

    def __init__(self, limit: int, period: float) -> None:
        self._limit = limit
        self._period = period
        self._taken: deque[float] = deque()

    def wait(self, now: float, spare: int = 0) -> float:
        """Seconds until one may go and still leave room for `spare` (fewer than the limit)."""
        taken = self._taken
        while taken and taken[0] <= now - self._period:
            taken.popleft()
        over = len(taken) - (self._limit - spare)
        return max(0.0, taken[over] + self._period - now) if over >= 0 else 0.0

    def take(self, now: float) -> None:
        """Note that one goes now."""
        self._taken.append(now)
