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


@dataclass(frozen=True)
class ShowSetup(Press, prefix="so"):
    pass


@dataclass(frozen=True)
class ShowPlaces(Press, prefix="sp"):
    """The places that members may choose from, to be ticked."""


@dataclass(frozen=True)
class Settle(Press, prefix="ss"):
    """One setting of a community: `what` is a key of `handlers.moderation.setup.SETTLERS`."""

    what: str
    value: str


@dataclass(frozen=True)
class ShowTie(Press, prefix="sc"):
    """A code for the moderators' chat."""


@dataclass(frozen=True)
class Tie(Press, prefix="st"):
    """Make the chat in which this is pressed the moderators' chat."""

    code: str


@dataclass(frozen=True)
class UseChannel(Press, prefix="sn"):
    name: str
    """@username, or the numeric id of a channel without one."""


@dataclass(frozen=True)
class AskDissolve(Press, prefix="sd"):
    pass


@dataclass(frozen=True)
class Dissolve(Press, prefix="sD"):
    """Stop taking check-ins for this community."""
