"""How many check-ins one person may write: counted in memory, under a key of this process."""

import secrets
from dataclasses import dataclass, field
from hashlib import blake2b

from bot.core.clock import Clock

A_DAY = 3
PERIOD_SECONDS = 24 * 3600.0


@dataclass(slots=True)
class _Count:
    since: list[float] = field(default_factory=list)
    last: str = ""


class Quotas:
    """Knows, for a day at most and until a restart, how often somebody wrote."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._key = secrets.token_bytes(32)
        self._counts: dict[bytes, _Count] = {}

    def used_up(self, author: int) -> bool:
        """Whether this person has written three times within a day."""
        self._forget_old()
        count = self._counts.get(self._tag(author))
        return count is not None and len(count.since) >= A_DAY

    def last(self, author: int) -> str | None:
        """Id of this person's latest check-in."""
        self._forget_old()
        count = self._counts.get(self._tag(author))
        return count.last if count else None

    def note(self, author: int, checkin_id: str) -> None:
        count = self._counts.setdefault(self._tag(author), _Count())
        count.since.append(self._clock.elapsed())
        count.last = checkin_id

    def forget(self, author: int) -> None:
        """What `/forget` asks for, but for the bare number: it would lift the limit."""
        count = self._counts.get(self._tag(author))
        if count is not None:
            count.last = ""

    def _tag(self, author: int) -> bytes:
        return blake2b(str(author).encode(), key=self._key, digest_size=16).digest()

    def _forget_old(self) -> None:
        start = self._clock.elapsed() - PERIOD_SECONDS
        for tag, count in list(self._counts.items()):
            count.since = [moment for moment in count.since if moment > start]
            if not count.since:
                del self._counts[tag]
