"""How a community is doing, in figures too coarse to point at anybody."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.core.checkins.values import STATUSES, Status

LEAST = 5
"""A figure is shown only where at least so many check-ins stand behind it, and rounded to it."""


@dataclass(frozen=True, slots=True)
class Pulse:
    """For each status a multiple of five, or None: too few to say."""

    safe: int | None
    soso: int | None
    need: int | None
    can: int | None

    @property
    def figures(self) -> Mapping[Status, int | None]:
        return {"safe": self.safe, "soso": self.soso, "need": self.need, "can": self.can}

    @property
    def silent(self) -> bool:
        return all(figure is None for figure in self.figures.values())


def pulse(counts: Mapping[Status, int]) -> Pulse:
    """Round counts down to fives, so that one check-in more or less rarely shows."""
    return Pulse(*(_figure(counts.get(status, 0)) for status in STATUSES))


def total(counts: Mapping[str | None, Mapping[Status, int]]) -> Pulse:
    """All places together."""
    together: Counter[Status] = Counter()
    for here in counts.values():
        together.update(here)
    return pulse(together)


def monday(day: date) -> date:
    """The first day of the week that `day` is in: what counts are kept by."""
    return day - timedelta(days=day.weekday())


def _figure(count: int) -> int | None:
    return count // LEAST * LEAST or None
