"""How often something may be done."""

from bisect import bisect_right, insort
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
    slack: float = 0.0
    """Seconds: who is late by no more than that does not make the next ones late."""
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
        on_time = self.due + self.slack >= now
        self.due = (self.due if on_time else now) + self.interval

    def rested(self, now: float) -> bool:
        """Whether it is as good as new."""
        return self.due <= now


class Window:
    """At most `limit` in any `period` seconds, however they come."""

    def __init__(self, limit: int, period: float) -> None:
        self._limit = limit
        self._period = period
        self._taken: list[float] = []
        """Sorted."""

    def wait(self, now: float, spare: int = 0) -> float:
        """Seconds until one may go and still leave room for `spare` (fewer than the limit)."""
        taken = self._taken
        del taken[: bisect_right(taken, now - self._period)]
        room = self._limit - spare
        return max(0.0, taken[-room] + self._period - now) if len(taken) >= room else 0.0

    def take(self, now: float, late: float = 0.0) -> None:
        """Note that one goes now, and may arrive up to `late` seconds later."""
        insort(self._taken, now + late)
