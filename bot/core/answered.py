"""Which answers a group has just had: kept in memory, and only for minutes."""

from collections import OrderedDict
from dataclasses import dataclass

from bot.core.clock import Clock

KEPT_SECONDS = 5 * 60


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an answer stands: an entry in a chat, or in one topic of a forum."""

    chat_id: int
    thread_id: int | None
    entry_id: str


class Answered:
    """Remembers for five minutes, so that a busy group reads each answer once."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._noted: OrderedDict[Spot, tuple[float, int]] = OrderedDict()

    def note(self, spot: Spot, message_id: int) -> None:
        self._forget_old()
        self._noted[spot] = (self._clock.elapsed(), message_id)
        self._noted.move_to_end(spot)

    def recent(self, spot: Spot) -> int | None:
        """The id of the message that holds the answer, if it was sent minutes ago."""
        self._forget_old()
        _, message_id = self._noted.get(spot, (0.0, None))
        return message_id

    def _forget_old(self) -> None:
        while self._noted:
            spot, (since, _) = next(iter(self._noted.items()))
            if self._clock.elapsed() - since < KEPT_SECONDS:
                break
            del self._noted[spot]
