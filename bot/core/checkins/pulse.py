"""How a community is doing, in figures too coarse to point at anybody."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.checkins.values import STATUSES, Status

LEAST = 5
"""A figure is shown only where at least so many check-ins stand behind it, and rounded to it."""


@dataclass(frozen=True, slots=True)
class Pulse:
    """For each status a multiple of five, or None: too few to say."""

    figures: Mapping[Status, int | None]

    @property
    def silent(self) -> bool:
        return all(figure is None for figure in self.figures.values())


def pulse(counts: Mapping[Status, int]) -> Pulse:
    """Round counts down to fives, so that one check-in more or less rarely shows."""
    return Pulse({status: _figure(counts.get(status, 0)) for status in STATUSES})


def _figure(count: int) -> int | None:
    return count // LEAST * LEAST or None
