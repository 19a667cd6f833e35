"""Check-ins to put into stores."""

from dataclasses import replace
from typing import Any

from bot.core.checkins.ports import NewCheckIn
from bot.core.checkins.receipt import Receipt
from bot.core.checkins.values import Draft

AUTHOR = 7_123_456_789_012
"""An id long enough not to turn up in a file by chance."""
TEXT = "Добрался до города, ищу комнату на первое время"
SLOT = 1_795_000_000
HOUR = 3600.0
DRAFT = Draft(1, "soso", "almaty", TEXT, "calm", callback=True)


def new(checkin_id: str = "aaaaaaaaaaa", code: str = "K7Q2", **fields: Any) -> NewCheckIn:
    """A check-in for the community 1; `fields` are of `NewCheckIn`, or of its draft."""
    receipt = Receipt.new()
    of_draft = {name: fields.pop(name) for name in list(fields) if hasattr(DRAFT, name)}
    checkin = NewCheckIn(
        id=checkin_id,
        code=code,
        draft=replace(DRAFT, **of_draft),
        slot=SLOT,
        state="queued",
        fingerprint=receipt.fingerprint,
        letterbox=receipt.letterbox,
        author=AUTHOR,
        undecided=18 * HOUR,
        address=19 * HOUR,
        lifetime=27 * HOUR,
    )
    return replace(checkin, **fields)
