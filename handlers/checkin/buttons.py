"""What the buttons of check-ins carry. A receipt is 22 letters that only these buttons know."""

from dataclasses import dataclass

from handlers.buttons import Press


@dataclass(frozen=True)
class Begin(Press, prefix="c"):
    pass


@dataclass(frozen=True)
class GoOn(Press, prefix="co"):
    """The limits of what can be promised have been read."""


@dataclass(frozen=True)
class ChooseCommunity(Press, prefix="cc"):
    community: int


@dataclass(frozen=True)
class ChooseStatus(Press, prefix="cs"):
    status: str


@dataclass(frozen=True)
class LookInside(Press, prefix="cw"):
    """Show the places to choose from inside `within`: countries, or cities of one."""

    within: str


@dataclass(frozen=True)
class ChooseSpot(Press, prefix="cp"):
    place: str
    """Empty: not stated."""


@dataclass(frozen=True)
class BackTo(Press, prefix="cb"):
    """Return to an earlier step: `status`, `place` or `text`."""

    step: str


@dataclass(frozen=True)
class SetLane(Press, prefix="cl"):
    lane: str


@dataclass(frozen=True)
class SetCallback(Press, prefix="ca"):
    """1: the bot may keep the address for a day, 0: it may not."""

    allowed: int


@dataclass(frozen=True)
class Send(Press, prefix="cS"):
    """The receipt is made before it is needed: a press that arrives twice is accepted once."""

    receipt: str


@dataclass(frozen=True)
class Drop(Press, prefix="cx"):
    """Throw the draft away."""


@dataclass(frozen=True)
class Look(Press, prefix="cr"):
    """Show the receipt with the state its check-in is in."""

    receipt: str


@dataclass(frozen=True)
class HomeBelow(Press, prefix="ch"):
    """The home screen in a message of its own, so that the receipt stays."""


@dataclass(frozen=True)
class ReadReplies(Press, prefix="cR"):
    receipt: str


@dataclass(frozen=True)
class Answer(Press, prefix="cA"):
    """Ask for the words of an answer to the moderators."""

    receipt: str


@dataclass(frozen=True)
class SendAnswer(Press, prefix="cz"):
    """Hand the answer that is being written to the moderators."""


@dataclass(frozen=True)
class AskWithdraw(Press, prefix="cd"):
    receipt: str


@dataclass(frozen=True)
class Withdraw(Press, prefix="cD"):
    receipt: str


@dataclass(frozen=True)
class SaySafe(Press, prefix="ck"):
    receipt: str


@dataclass(frozen=True)
class Renew(Press, prefix="cn"):
    receipt: str


@dataclass(frozen=True)
class SafeMark(Press, prefix="cm"):
    """The mark under a published check-in; pressed, it explains itself."""


@dataclass(frozen=True)
class ShowMine(Press, prefix="ci"):
    """Show everything there is about this person."""


@dataclass(frozen=True)
class Forget(Press, prefix="cf"):
    """Erase everything there is about this person."""
