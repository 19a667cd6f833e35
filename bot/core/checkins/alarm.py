"""Somebody else reads this bot's updates: its token may have been stolen."""

from bot.core.clock import Clock

QUIET_SECONDS = 3600.0
"""So long without another sign of it, and it is taken to be over."""


class Alarm:
    """Rings from the first sign until an hour after the last one."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._until: float | None = None

    @property
    def rings(self) -> bool:
        return self._until is not None and self._clock.elapsed() < self._until

    def sound(self) -> bool:
        """There was a sign.

        Returns:
            Whether it is the first of this alarm.
        """
        first = not self.rings
        self._until = self._clock.elapsed() + QUIET_SECONDS
        return first
