"""What somebody is writing in a private chat: a check-in step by step, or an answer to moderators.

The store keeps it as plain fields for fifteen minutes; here they become values and back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, Self, get_args

from bot.core.checkins.values import STATUSES, Draft, Lane, Status

Step = Literal["status", "place", "text"]
STEPS: tuple[Step, ...] = get_args(Step)
NOWHERE = ""
"""The place of those who would rather not say."""


@dataclass(frozen=True, slots=True)
class Writing:
    """A check-in on its way; what is None has not been chosen yet."""

    community: int
    trail: tuple[int, ...] = ()
    """Ids of this conversation's messages, the author's and the bot's: erased when it ends."""
    status: Status | None = None
    place: str | None = None
    """Id of a place, or `NOWHERE`."""
    text: str | None = None
    lane: Lane = "calm"
    callback: bool = False
    helped: str | None = None
    """The place whose contacts were shown to somebody who needs help."""

    def with_status(self, status: Status) -> Self:
        """Chosen, with what fits it best: who needs help wants it at once, and to be answered."""
        urgent = status == "need"
        return replace(self, status=status, lane="urgent" if urgent else "calm", callback=urgent)

    def back_to(self, step: Step) -> Self:
        """Without what was chosen at this step; what came after it stays."""
        if step == "status":
            return replace(self, status=None)
        if step == "place":
            return replace(self, place=None)
        return replace(self, text=None)

    @property
    def awaits(self) -> Step | None:
        """What is to be chosen next; None: it is whole."""
        if self.status is None:
            return "status"
        if self.place is None:
            return "place"
        return "text" if self.text is None else None

    @property
    def draft(self) -> Draft | None:
        """What is handed to the desk; None while something is missing."""
        if self.status is None or self.place is None or self.text is None:
            return None
        place = self.place or None
        return Draft(self.community, self.status, place, self.text, self.lane, self.callback)


@dataclass(frozen=True, slots=True)
class Answering:
    """An answer to the moderators on its way."""

    checkin: str
    """Id of the check-in under whose card it will stand."""
    trail: tuple[int, ...] = ()
    text: str | None = None


Begun = Writing | Answering


def to_fields(begun: Begun) -> dict[str, str]:
    """As the store keeps it."""
    trail = " ".join(map(str, begun.trail))
    if isinstance(begun, Answering):
        return {"checkin": begun.checkin, "trail": trail, **_given(text=begun.text)}
    return {
        "community": str(begun.community),
        "trail": trail,
        "lane": begun.lane,
        "callback": "yes" if begun.callback else "",
        **_given(status=begun.status, place=begun.place, text=begun.text, helped=begun.helped),
    }


def from_fields(fields: Mapping[str, str]) -> Begun:
    """The opposite of `to_fields`."""
    trail = tuple(map(int, fields["trail"].split()))
    if "checkin" in fields:
        return Answering(fields["checkin"], trail, fields.get("text"))
    return Writing(
        community=int(fields["community"]),
        trail=trail,
        status=known_status(fields.get("status")),
        place=fields.get("place"),
        text=fields.get("text"),
        lane="urgent" if fields["lane"] == "urgent" else "calm",
        callback=bool(fields["callback"]),
        helped=fields.get("helped"),
    )


def known_status(name: str | None) -> Status | None:
    """The status of this name; buttons can be forged."""
    return next((status for status in STATUSES if status == name), None)


def _given(**fields: str | None) -> dict[str, str]:
    return {name: value for name, value in fields.items() if value is not None}
