"""Who wants a digest of what, and what became of an issue that was to go there."""

from dataclasses import dataclass
from datetime import date

from bot.core.content import Language
from bot.core.digests.due import Schedule


@dataclass(frozen=True, slots=True)
class Address:
    """A private chat, a group, a channel, or one topic of a forum."""

    chat_id: int
    thread: int | None = None
    """`message_thread_id` of the topic."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """What was chosen for an address."""

    places: tuple[str, ...]
    """Ids, at least one."""
    languages: tuple[Language, ...]
    """One or both."""
    schedule: Schedule
    quiet: bool
    """Whether it arrives without a sound."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """One issue for one subscriber, claimed: nobody else delivers it."""

    id: int
    """Of the subscription, in the store."""
    on: date
    """The issue's local date."""
    address: Address
    subscription: Subscription
    since: date | None
    """The local date of the last issue that arrived."""
    arrived: int
    """How many of the issue's messages have arrived in earlier attempts."""
    attempts: int
    """How many there were."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """It arrived."""


@dataclass(frozen=True, slots=True)
class Silent:
    """There was nothing new to say."""


@dataclass(frozen=True, slots=True)
class Again:
    """It did not arrive, or not all of it."""

    seconds: float
    """After which another attempt is to be made."""
    arrived: int
    """How many of its messages did."""


@dataclass(frozen=True, slots=True)
class Ended:
    """Nobody is there any more: blocked, deleted, thrown out."""


Outcome = Delivered | Silent | Again | Ended
