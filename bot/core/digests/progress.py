"""How far a delivery has come: numbers only."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from math import ceil


@dataclass(slots=True)
class Progress:
    """Of the delivery under way, or else of the last one."""

    began: datetime | None = None
    """None: nothing was delivered since the program started."""
    sent: int = 0
    silent: int = 0
    """Issues that had nothing new to tell."""
    ended: int = 0
    """Subscriptions whose reader is gone."""
    failures: Counter[str] = field(default_factory=Counter)
    """Attempts that failed and will be repeated, by the kind of failure."""
    in_hand: int = 0

    @property
    def failed(self) -> int:
        return self.failures.total()

    def begin(self, now: datetime) -> None:
        self.began = now
        self.sent = self.silent = self.ended = self.in_hand = 0
        self.failures.clear()

    def minutes(self, left: int, now: datetime) -> int:
        """How long the rest will take at the speed so far; 0 where that cannot be told."""
        done = self.sent + self.silent + self.ended
        if self.began is None or not done:
            return 0
        return ceil(left * (now - self.began).total_seconds() / done / 60)
