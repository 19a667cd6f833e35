"""How many check-ins one person may write, and how many answers to moderators: counted in memory,
people under a key of this process."""

import secrets
from dataclasses import dataclass, field
from hashlib import blake2b

from bot.core.clock import Clock

A_DAY = 3
ANSWERS_A_DAY = 5
"""Of one check-in."""
PERIOD_SECONDS = 24 * 3600.0


@dataclass(slots=True)
class _Count:
    since: list[float] = field(default_factory=list)
    last: str = ""


class Quotas:
    """Knows, for a day at most and until a restart, how often somebody wrote and answered."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._key = secrets.token_bytes(32)
        self._counts: dict[bytes, _Count] = {}
        self._answers: dict[str, list[float]] = {}
        """Id of a check-in → when its author answered."""

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

    def answers_rest(self, checkin_id: str) -> float:
        """Seconds until this check-in's author may answer again; 0: now."""
        self._forget_old()
        moments = self._answers.get(checkin_id, [])
        if len(moments) < ANSWERS_A_DAY:
            return 0.0
        return moments[-ANSWERS_A_DAY] + PERIOD_SECONDS - self._clock.elapsed()

    def note_answer(self, checkin_id: str) -> None:
        self._answers.setdefault(checkin_id, []).append(self._clock.elapsed())

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
        for checkin_id, moments in list(self._answers.items()):
            if moments[-1] <= start:
                del self._answers[checkin_id]
