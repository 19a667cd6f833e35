"""Which updates are in hand, and up to where Telegram may forget them."""

from collections import OrderedDict

REMEMBERED = 1000
"""Finished updates whose ids are kept, lest one that is delivered again be handled again."""


class Pending:
    """The ids of updates between their arrival and their acknowledgement.

    Telegram forgets all updates below the `offset` of a getUpdates call, and after a quiet week
    counts on from a random number, which may be lower (Bot API, "Update" and "getUpdates"). So
    nothing here assumes that ids only grow, and no offset is named when nothing is to be
    acknowledged.
    """

    def __init__(self) -> None:
        self._in_hand: set[int] = set()
        self._done: set[int] = set()
        self._remembered: OrderedDict[int, None] = OrderedDict()

    def __len__(self) -> int:
        """How many are in hand."""
        return len(self._in_hand)

    @property
    def unconfirmed(self) -> bool:
        """Whether something is finished that Telegram would deliver again."""
        return bool(self._done)

    def take(self, number: int) -> bool:
        """Note an arrival; False if this update is in hand or was finished already."""
        if number in self._in_hand:
            return False
        if number in self._remembered:
            self._done.add(number)
            return False
        self._in_hand.add(number)
        return True

    def finish(self, number: int) -> None:
        """Note that an update is handled, whatever came of it."""
        self._in_hand.remove(number)
        self._done.add(number)
        self._remembered[number] = None
        if len(self._remembered) > REMEMBERED:
            self._remembered.popitem(last=False)

    def offset(self) -> int | None:
        """What to ask Telegram for next: nothing in hand lies below it."""
        if self._in_hand:
            return min(self._in_hand)
        return max(self._done) + 1 if self._done else None

    def acknowledged(self, offset: int | None) -> None:
        """Note that Telegram answered a call with this offset."""
        if offset is not None:
            self._done = {number for number in self._done if number >= offset}
