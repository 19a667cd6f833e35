"""A check-in and the community it is for, as values."""

from dataclasses import dataclass
from typing import Literal, get_args

from bot.core.content import Language

Status = Literal["safe", "soso", "need", "can"]
STATUSES: tuple[Status, ...] = get_args(Status)

Lane = Literal["calm", "urgent"]
"""calm: with others at one of four daily slots, shuffled. urgent: at once."""

Reason = Literal["identifies", "contacts", "offtopic", "advert", "rude", "unclear", "free"]
"""Why a check-in is declined; free: in the moderator's own words, sent as a reply."""
REASONS: tuple[Reason, ...] = get_args(Reason)

State = Literal[
    "queued",
    "waiting",
    "held",
    "seconding",
    "approved",
    "publishing",
    "published",
    "unclear",
    "hidden",
    "declined",
    "removed",
    "withdrawn",
    "expired",
]
"""
queued: accepted; its card is shown with the others of its slot. waiting: for a moderator.
held: a moderator wants to think. seconding: one of two moderators has approved.
approved: to be published at its slot. publishing: the message is under way. published.
unclear: sent, and no answer came: perhaps published, never sent again by itself.
hidden: readers reported it. declined, removed (taken down), withdrawn (by its author), expired.
"""

Moderation = Literal["before", "after"]


@dataclass(frozen=True, slots=True)
class Community:
    """Chats that belong together. Communities never see each other."""

    id: int
    home: int
    """The group whose members may write and whose admins moderate."""
    moderators: int | None
    """The chat in which cards appear; None: not tied yet."""
    publish_chat: int
    """Where check-ins appear: the group itself, or a channel."""
    publish_thread: int | None
    """The topic of a forum, or None."""
    languages: tuple[Language, ...]
    """Of what the bot adds to a published check-in."""
    places: tuple[str, ...]
    """Ids of places to choose from; empty: all of them."""
    zone: str
    """IANA name: whose hours the daily slots keep."""
    moderation: Moderation
    eyes: int
    """How many moderators it takes to approve: 1 or 2."""
    reports: int
    """How many readers' reports hide a check-in until a moderator looks."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A check-in while its author writes it."""

    community: int
    status: Status
    place: str | None
    """Id of a place; None: not stated."""
    text: str
    """As it will be published: rebuilt, at most 800 characters."""
    lane: Lane
    callback: bool
    """Whether the bot may keep the author's address, for at most 24 hours, to tell of replies."""


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What the store knows. Its author's address is not part of it and never leaves the store
    but through the outbox."""

    id: str
    """Random, 64 bits, base64url: 11 characters."""
    community: int
    code: str
    state: State
    status: Status
    lane: Lane
    place: str | None
    text: str | None
    """None once it is decided or published: then only Telegram has it."""
    slot: int | None
    """When it is published: seconds since 1970, UTC; None: at once."""
    card: int | None
    """Id of its card in the moderators' chat."""
    post: int | None
    """Id of the published message."""
    post_chat: int | None
    reason: Reason | None
    decided_by: str | None
    """The first name of the moderator who decided, for the one who comes second."""
    claimed: bool
    calls: int
    """How often the moderators were called (urgent only)."""
    safe_now: bool
