"""What the buttons of moderators and of readers carry. The id of a check-in is random: 64 bits."""

from dataclasses import dataclass

from handlers.buttons import Press


@dataclass(frozen=True)
class Approve(Press, prefix="ma"):
    checkin: str


@dataclass(frozen=True)
class Hold(Press, prefix="mh"):
    checkin: str


@dataclass(frozen=True)
class AskReason(Press, prefix="md"):
    """Show the reasons for which a check-in may be declined."""

    checkin: str


@dataclass(frozen=True)
class Decline(Press, prefix="mD"):
    checkin: str
    reason: str


@dataclass(frozen=True)
class BackToCard(Press, prefix="mb"):
    checkin: str


@dataclass(frozen=True)
class Reply(Press, prefix="mw"):
    """Ask for the words of a reply to the author."""

    checkin: str


@dataclass(frozen=True)
class AskLimit(Press, prefix="ml"):
    """Show for how many days the author may be asked to pause."""

    checkin: str


@dataclass(frozen=True)
class Limit(Press, prefix="mL"):
    checkin: str
    days: int


@dataclass(frozen=True)
class Claim(Press, prefix="mc"):
    """Take on an urgent call."""

    checkin: str


@dataclass(frozen=True)
class Restore(Press, prefix="ms"):
    """Leave a reported check-in standing."""

    checkin: str


@dataclass(frozen=True)
class Remove(Press, prefix="mx"):
    """Take a published check-in down."""

    checkin: str


@dataclass(frozen=True)
class Report(Press, prefix="mr"):
    """A reader's press under a published check-in."""

    checkin: str
