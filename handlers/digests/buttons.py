"""What the buttons of digests carry.

`chat` is empty for the chat in which the button stands, or the id of a channel that is set up from
a private chat.
"""

from dataclasses import dataclass

from handlers.buttons import Press


@dataclass(frozen=True)
class ShowDigest(Press, prefix="d"):
    """What is chosen, or what is on offer."""

    chat: str


@dataclass(frozen=True)
class Subscribe(Press, prefix="d+"):
    chat: str
    place: str


@dataclass(frozen=True)
class Unsubscribe(Press, prefix="d-"):
    chat: str


@dataclass(frozen=True)
class ShowSample(Press, prefix="de"):
    chat: str
    place: str
    """Of what is on offer; empty where something is chosen."""


@dataclass(frozen=True)
class PickPlaces(Press, prefix="dp"):
    """Show the places inside `within`: countries of `everywhere`, cities of a country."""

    chat: str
    within: str


@dataclass(frozen=True)
class TogglePlace(Press, prefix="dP"):
    chat: str
    place: str


@dataclass(frozen=True)
class PickLanguages(Press, prefix="dl"):
    chat: str


@dataclass(frozen=True)
class SetLanguages(Press, prefix="dL"):
    chat: str
    languages: str
    """One, or both with a comma between them."""


@dataclass(frozen=True)
class PickDays(Press, prefix="dd"):
    chat: str


@dataclass(frozen=True)
class ToggleDay(Press, prefix="dD"):
    chat: str
    day: int
    """Monday is 0."""


@dataclass(frozen=True)
class PickHour(Press, prefix="dh"):
    chat: str


@dataclass(frozen=True)
class SetHour(Press, prefix="dH"):
    chat: str
    hour: int


@dataclass(frozen=True)
class PickZone(Press, prefix="dz"):
    chat: str
    page: int


@dataclass(frozen=True)
class SetZone(Press, prefix="dZ"):
    chat: str
    zone: str


@dataclass(frozen=True)
class ToggleQuiet(Press, prefix="dq"):
    chat: str


@dataclass(frozen=True)
class ChangeDigest(Press, prefix="dc"):
    """Under an issue: the way to what is chosen."""


@dataclass(frozen=True)
class StopDigest(Press, prefix="ds"):
    """Under an issue: no more of them."""
