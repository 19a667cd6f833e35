"""What moderators' commands and buttons lead to."""

from collections.abc import Mapping

from handlers.buttons import Press
from handlers.moderation import cards, pulse, queue, reports, setup
from handlers.moderation.buttons import (
    Approve,
    AskDissolve,
    AskLimit,
    AskReason,
    BackToCard,
    Claim,
    Decline,
    Dissolve,
    Hold,
    Limit,
    Remove,
    Reply,
    Report,
    Restore,
    Settle,
    ShowPlaces,
    ShowSetup,
    ShowTie,
    Tie,
    UseChannel,
)
from handlers.visit import Handle, OnPress

PRIVATE: Mapping[str, Handle] = {"pulse": pulse.show_mine}

GROUP: Mapping[str, Handle] = {
    "setup": setup.setup,
    "queue": queue.queue,
    "limit": queue.limit_command,
    "pulse": pulse.show,
}

PRESSES: Mapping[type[Press], OnPress] = {
    Approve: cards.approve,
    Hold: cards.hold,
    AskReason: cards.ask_reason,
    Decline: cards.decline,
    BackToCard: cards.back_to_card,
    Reply: cards.reply,
    AskLimit: cards.ask_limit,
    Limit: cards.limit,
    Claim: cards.claim,
    Report: reports.report,
    Restore: reports.restore,
    Remove: reports.remove,
    ShowSetup: setup.show_setup,
    ShowPlaces: setup.show_places,
    Settle: setup.settle,
    ShowTie: setup.show_tie,
    Tie: setup.tie,
    UseChannel: setup.use_channel,
    AskDissolve: setup.ask_dissolve,
    Dissolve: setup.dissolve,
}

written: Handle = cards.written
"""For words that answer a prompt."""
