"""What digests need from the stores. `storage` has the real ones. All durable."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from bot.core.digests.issue import Change
from bot.core.digests.subscription import Address, Outcome, Subscription, Ticket


class Subscriptions(Protocol):
    """Who gets digests. Chat ids are sealed at rest."""

    async def get(self, address: Address) -> Subscription | None: ...
    async def put(self, address: Address, subscription: Subscription) -> None: ...
    async def end(self, address: Address) -> None:
        """Erase this one."""

    async def forget(self, chat_id: int) -> None:
        """Erase all of a chat, its topics' with it."""

    async def move(self, old_chat_id: int, new_chat_id: int) -> None:
        """Follow a group that became a supergroup; what was chosen there already stays, and gets no
        second issue on a date."""

    async def leave_topic(self, address: Address) -> bool:
        """Send to the whole chat from now on; erased, and False, if that has its own digest."""


class Ledger(Protocol):
    """Which issue went where: claim, send, mark."""

    async def turn(self, results: Sequence[tuple[Ticket, Outcome]], room: int) -> Sequence[Ticket]:
        """Mark what came of claimed issues, and claim up to `room` that are due, at once.

        A ticket whose result was never marked (the process died) is handed out again after a
        restart, until the issue is too late.
        """

    async def left(self) -> int:
        """How many are due now and neither claimed nor delivered."""


class Editions(Protocol):
    """Which answers and resources are new or corrected, since they were first looked at."""

    async def note(self, prints: Mapping[str, bytes], today: date) -> None:
        """Compare all texts with what they were; the very first look is the baseline.

        Args:
            prints: of `bot.core.digests.editions.prints`.
            today: in UTC.
        """

    async def changes(self) -> Mapping[str, Change]:
        """Entry id or resource's name → its latest change, for those that have one."""
