"""Tying two chats together: a short code, shown in the one and given in the other."""

import secrets

from bot.core.clock import Clock

VALID_SECONDS = 15 * 60
_LETTERS = "ABCDEFGHKMNPRSTUVWXYZ23456789"
_LENGTH = 8


class Ties:
    """Codes given out, in memory only. A code opens nothing by itself: whoever gives it must be an
    admin of both chats."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._given: dict[str, tuple[float, int]] = {}

    def code(self, community: int) -> str:
        """A new code for a community, good for fifteen minutes; the one before ends."""
        now = self._clock.elapsed()
        self._given = {
            code: (until, whose)
            for code, (until, whose) in self._given.items()
            if until > now and whose != community
        }
        code = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
        self._given[code] = (now + VALID_SECONDS, community)
        return code

    def community(self, code: str) -> int | None:
        """Whose code this is, if it is still good."""
        until, whose = self._given.get(code.strip().upper(), (0.0, 0))
        return whose if until > self._clock.elapsed() else None
