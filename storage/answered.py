"""Which entries were just given in which chats. In this process's memory alone."""

from bot.core.clock import Clock

PAUSE = 300.0
"""Seconds during which the same answer is not given again in the same chat and topic."""


class Answered:
    """`bot.core.ports.Answered`."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._given: dict[tuple[int, int | None, str], float] = {}

    def repeats(self, chat_id: int, thread: int | None, entry_id: str) -> bool:
        now = self._clock.elapsed()
        # The oldest stand first, so that memory holds the last few minutes and no more.
        for key, moment in list(self._given.items()):
            if moment > now - PAUSE:
                break
            del self._given[key]
        key = (chat_id, thread, entry_id)
        if key in self._given:
            return True
        self._given[key] = now
        return False
