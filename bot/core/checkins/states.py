"""How a check-in may change: every change is one step of this table, taken once."""

from collections.abc import Mapping
from typing import Literal

from bot.core.checkins.values import State

Step = Literal[
    "show",
    "pass",
    "approve",
    "second",
    "hold",
    "decline",
    "publish",
    "published",
    "unsent",
    "lost",
    "hide",
    "restore",
    "remove",
    "withdraw",
    "expire",
]
"""
show: its card is shown. pass: the same where moderation comes after. second: the first of two
approvals. unsent: publishing failed for certain. lost: nobody knows whether it did.
"""

UNDECIDED: frozenset[State] = frozenset({"waiting", "held", "seconding"})
PENDING: frozenset[State] = UNDECIDED | {"queued", "approved"}
"""Accepted and not published: what counts as the author's one waiting check-in."""
OUT: frozenset[State] = frozenset({"publishing", "published", "unclear", "hidden"})
ENDED: frozenset[State] = frozenset({"declined", "removed", "withdrawn", "expired"})

STEPS: Mapping[Step, tuple[frozenset[State], State]] = {
    "show": (frozenset({"queued"}), "waiting"),
    "pass": (frozenset({"queued"}), "approved"),
    "approve": (UNDECIDED, "approved"),
    "second": (frozenset({"waiting", "held"}), "seconding"),
    "hold": (frozenset({"waiting", "seconding"}), "held"),
    "decline": (UNDECIDED, "declined"),
    "publish": (frozenset({"approved"}), "publishing"),
    "published": (frozenset({"publishing"}), "published"),
    "unsent": (frozenset({"publishing"}), "approved"),
    "lost": (frozenset({"publishing"}), "unclear"),
    "hide": (frozenset({"published"}), "hidden"),
    "restore": (frozenset({"hidden"}), "published"),
    "remove": (OUT | {"approved"}, "removed"),
    "withdraw": (PENDING | OUT, "withdrawn"),
    "expire": (PENDING | OUT, "expired"),
}
"""Step → the states it may be taken from, and the state it leads to."""

TEXTLESS: frozenset[State] = ENDED | {"published", "unclear", "hidden"}
"""States in which the store keeps no text."""
