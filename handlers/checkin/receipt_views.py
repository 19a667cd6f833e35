"""The receipt: never a word of the check-in, never its code; only how it stands, and what to do."""

from collections.abc import Sequence
from datetime import UTC, datetime

from bot.core.checkins.receipt import Receipt
from bot.core.checkins.states import ENDED
from bot.core.checkins.text import in_messages
from bot.core.checkins.values import CheckIn, Community, State
from bot.words import Html
from handlers.checkin.buttons import (
    Answer,
    AskWithdraw,
    HomeBelow,
    Look,
    ReadReplies,
    Renew,
    SaySafe,
    Withdraw,
)
from handlers.checkin.flow_views import at_slot
from handlers.screens import Button, Row, Screen
from handlers.views.menus import home_button
from handlers.visit import Visit

_MODERATORS_MATTER: frozenset[State] = frozenset({"held", "seconding"})
"""To the author it is being read: who thinks it over, and how many, is the moderators' affair."""
_ROOM, _AROUND = 3_800, 5
"""What replies may take of a message (4,096), and what stands around each: UTF-16 units."""
_IN_TROUBLE = ("need", "soso")


def accepted(
    visit: Visit, receipt: Receipt, checkin: CheckIn, community: Community | None
) -> Screen:
    if checkin.slot is None or community is None:
        when = visit.say("accepted-urgent")
    else:
        slot = datetime.fromtimestamp(checkin.slot, UTC)
        when = at_slot(visit, "accepted-calm", community, slot)
    return Screen(visit.say("accepted", when=when), rows(visit, receipt, checkin))


def standing(visit: Visit, receipt: Receipt, checkin: CheckIn) -> Screen:
    """How the check-in stands now."""
    shown = "waiting" if checkin.state in _MODERATORS_MATTER else checkin.state
    lines = [visit.say(f"state-{shown}")]
    if checkin.claimed:
        lines.append(visit.say("receipt-claimed"))
    if checkin.safe_now:
        lines.append(visit.say("receipt-safe"))
    message_id = "receipt-over" if checkin.state in ENDED else "receipt"
    text = visit.say(message_id, state=Html("\n".join(lines)))
    return Screen(text, rows(visit, receipt, checkin))


def renewed(visit: Visit, receipt: Receipt, checkin: CheckIn) -> Screen:
    return Screen(visit.say("receipt-renewed"), rows(visit, receipt, checkin))


def rows(visit: Visit, receipt: Receipt, checkin: CheckIn) -> Sequence[Row]:
    """What can be done with a check-in in the state it is in."""
    letters = receipt.letters
    look: Row = [
        Button(visit.label("button-look"), Look(letters)),
        Button(visit.label("button-replies"), ReadReplies(letters)),
    ]
    home: Row = [Button(visit.label("button-home"), HomeBelow())]
    answer: Row = []
    if checkin.card is not None:
        answer = [Button(visit.label("button-answer"), Answer(letters))]
    if checkin.state in ENDED:
        return [look, answer, home]
    safe: Row = []
    if checkin.status in _IN_TROUBLE and not checkin.safe_now:
        safe = [Button(visit.label("button-safe-now"), SaySafe(letters))]
    keep: Row = [
        Button(visit.label("button-renew"), Renew(letters)),
        Button(visit.label("button-withdraw"), AskWithdraw(letters)),
    ]
    return [look, answer, safe, keep, home]


def unknown(visit: Visit) -> Screen:
    return Screen(visit.say("receipt-unknown"), [[home_button(visit)]])


def replies(visit: Visit, receipt: Receipt, texts: Sequence[str]) -> list[Screen]:
    """What moderators wrote, the newest last, in as many messages as it takes."""
    buttons: Row = [
        Button(visit.label("button-answer"), Answer(receipt.letters)),
        Button(visit.label("button-to-receipt"), Look(receipt.letters)),
    ]
    pages = in_messages(texts, _ROOM, _AROUND)
    return [
        Screen(
            visit.say("replies", lines=_lines(visit, page)), [buttons] if page is pages[-1] else []
        )
        for page in pages
    ]


def _lines(visit: Visit, texts: Sequence[str]) -> Html:
    return Html("\n\n".join(visit.say("reply-line", text=text) for text in texts))


def ask_withdraw(visit: Visit, receipt: Receipt) -> Screen:
    choice: Row = [
        Button(visit.label("button-withdraw-yes"), Withdraw(receipt.letters)),
        Button(visit.label("button-withdraw-no"), Look(receipt.letters)),
    ]
    return Screen(visit.say("ask-withdraw"), [choice])


def withdrawn(visit: Visit, *, gone: bool) -> Screen:
    """`gone`: whether the published message could be deleted."""
    text = visit.say("withdrawn" if gone else "withdrawn-left")
    return Screen(text, [[home_button(visit)]])
