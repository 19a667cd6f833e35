"""The demo's time, as the program hands it over to the page."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

Json = dict[str, Any]

STRIDE = timedelta(minutes=15)
"""Time moves in strides, so that what falls due on the way is done at about its time."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A moment at which the program does something on its own, and what it is: moderators get
    the cards of a slot, or the slot is published."""

    kind: Literal["cards", "slot"]
    moment: datetime


@dataclass(frozen=True, slots=True)
class Times:
    """How the visitor moves time.

    `zone`: the place's, from the IANA database; `now`: the moment, aware; `next_stop`: the first
    one after a moment; `move`: lets an amount of time pass, and does what has become due.
    """

    zone: str
    now: Callable[[], datetime]
    next_stop: Callable[[datetime], Stop]
    move: Callable[[timedelta], Awaitable[None]]

    def json(self) -> Json:
        """What the page needs to show the time; moments in milliseconds of Unix time."""
        stop = self.next_stop(self.now())
        at = _milliseconds(stop.moment)
        return {
            "zone": self.zone,
            "now": _milliseconds(self.now()),
            "stop": {"kind": stop.kind, "at": at},
        }

    async def pass_by(self, amount: timedelta) -> None:
        """Let so much time pass."""
        while amount > timedelta():
            stride = min(amount, STRIDE)
            await self.move(stride)
            amount -= stride

    async def reach_stop(self) -> None:
        """Let time pass until the next stop."""
        now = self.now()
        await self.pass_by(self.next_stop(now).moment - now)


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
