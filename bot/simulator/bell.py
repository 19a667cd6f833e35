"""Waiting for a condition, without sleeping."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")


class Bell:
    """Rung whenever something in the world changes; those who wait look again."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def ring(self) -> None:
        """Make every waiting condition be looked at again."""
        for each in self._waiting:
            if not each.done():
                each.set_result(None)
        self._waiting.clear()

    async def until(self, look: Callable[[], Found], seconds: float) -> Found:
        """Return what `look` returns, once that is true.

        After `seconds` of real time, return what it returns then, true or not.
        """
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        while not (found := look()):
            rung: asyncio.Future[None] = loop.create_future()
            self._waiting.add(rung)
            try:
                await asyncio.wait_for(rung, deadline - loop.time())
            except TimeoutError:
                return look()
            finally:
                self._waiting.discard(rung)
        return found
