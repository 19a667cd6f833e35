"""What the buttons of a receipt do. Whoever holds it is the author; nothing else is asked."""

from dataclasses import replace
from math import ceil
from typing import Literal

from telegram.error import ChatMigrated, Forbidden, TelegramError

from bot.core.checkins.authors import Ready
from bot.core.checkins.receipt import Receipt
from bot.core.checkins.states import ENDED
from bot.core.checkins.text import LONGEST, defang
from bot.core.checkins.values import CheckIn
from bot.core.checkins.writing import Answering
from bot.words import Html
from handlers import menu
from handlers.checkin import flow, flow_views, receipt_views, trail, views
from handlers.checkin.buttons import (
    Answer,
    AskWithdraw,
    HomeBelow,
    Look,
    ReadReplies,
    Renew,
    SafeMark,
    SaySafe,
    SendAnswer,
    Withdraw,
)
from handlers.moderation import board
from handlers.posts import post_of, take_down
from handlers.screens import Screen
from handlers.visit import Visit

AN_HOUR = 3600
_MADE = ("not modified", "to edit not found")
_OUT_OF_REACH = ("chat not found", "can't be edited")
"""What Telegram says where a message has the mark already or is gone; where no bot can reach it."""


async def home(visit: Visit, _press: HomeBelow) -> None:
    """Home in a new message: the receipt must not be lost."""
    await visit.send(await menu.home_screen(visit))


async def look(visit: Visit, press: Look) -> None:
    found = await _found(visit, press.receipt)
    if found is not None:
        await visit.show(receipt_views.standing(visit, *found))


async def read_replies(visit: Visit, press: ReadReplies) -> None:
    """In messages of their own, which go sooner than the receipt."""
    found = await _found(visit, press.receipt)
    if found is None:
        return
    receipt, _ = found
    texts = await visit.services.checkins.authors.replies(receipt)
    if not texts:
        await visit.toast("replies-none", alert=True)
        return
    for screen in receipt_views.replies(visit, receipt, texts):
        await trail.send(visit, screen, trail.AN_HOUR)


async def answer(visit: Visit, press: Answer) -> None:
    """Ask for the words of an answer to the moderators; what was being written before goes."""
    found = await _found(visit, press.receipt)
    if found is None:
        return
    if visit.services.checkins.closed:
        await flow.closed(visit)
        return
    if found[1].card is None:
        # Moderators do not know of it yet: an answer would tell when it was written.
        await visit.show(receipt_views.standing(visit, *found))
        return
    leave = await visit.services.checkins.authors.may_answer(visit.chat.id, found[1].id)
    if not isinstance(leave, Ready):
        await trail.send(visit, flow_views.not_now(visit, leave), trail.A_DAY)
        return
    before = await trail.begun(visit)
    asked = await trail.send(visit, flow_views.ask_answer(visit, most=LONGEST), trail.ABANDONED)
    await trail.keep(visit, Answering(found[1].id), asked)
    await trail.erase(visit, before.trail if before else ())


async def send_answer(visit: Visit, _press: SendAnswer) -> None:
    """Put the answer under the card of its check-in."""
    begun = await trail.begun(visit)
    closed = visit.services.checkins.closed
    if closed or not isinstance(begun, Answering) or begun.text is None:
        await flow.gone(visit)
        return
    rooms = visit.services.checkins
    checkin = await rooms.store.get(begun.checkin)
    if checkin is None:
        await rooms.drafts.forget(visit.chat.id)
        await visit.show(receipt_views.unknown(visit))
        return
    leave = await rooms.authors.may_answer(visit.chat.id, checkin.id)
    if not isinstance(leave, Ready):
        await trail.send(visit, flow_views.not_now(visit, leave), trail.A_DAY)
        return
    if not await board.author_answers(visit.services, visit.bot, checkin, defang(begun.text)):
        await visit.toast("answer-failed", alert=True)
        return
    rooms.authors.answered(checkin.id)
    await rooms.drafts.forget(visit.chat.id)
    await visit.toast("answer-sent", alert=True)
    pressed = [visit.message.message_id] if visit.message else []
    await trail.erase(visit, (*begun.trail, *pressed))


async def ask_withdraw(visit: Visit, press: AskWithdraw) -> None:
    found = await _found(visit, press.receipt)
    if found is not None:
        await visit.show(receipt_views.ask_withdraw(visit, found[0]))


async def withdraw(visit: Visit, press: Withdraw) -> None:
    """First the record, and a word to the author: Telegram may take longer over the published
    message than the bot has for this, and then a later round deletes it."""
    found = await _found(visit, press.receipt)
    if found is None:
        return
    receipt, checkin = found
    rooms = visit.services.checkins
    if (post := post_of(checkin)) is not None:
        await rooms.posts.add(post, hours=0)
    before = await rooms.authors.withdraw(receipt)
    if before is None:
        await look(visit, Look(press.receipt))
        return
    await visit.toast("withdraw-said")
    gone = await unpublish(visit, before)
    await visit.show(receipt_views.withdrawn(visit, gone=gone))
    await board.redraw(visit.services, visit.bot, checkin.id)


async def unpublish(visit: Visit, checkin: CheckIn) -> bool:
    """Delete the published message; False: it stands still, or perhaps it stands, or is about to,
    where nobody knows it yet."""
    post = post_of(checkin)
    if post is None:
        return checkin.state not in {"unclear", "publishing"}
    return await take_down(visit.services, visit.bot, post)


async def say_safe(visit: Visit, press: SaySafe) -> None:
    """Mark the published message, then the record; where Telegram fails, the button stays.

    One that is not published yet will come out with the mark. One that the bot can never reach
    again stays without, and its author hears so.
    """
    found = await _found(visit, press.receipt)
    if found is None:
        return
    receipt, checkin = found
    authors = visit.services.checkins.authors
    mark = await _mark(visit, checkin)
    if mark == "later":
        await visit.toast("safe-failed", alert=True)
        return
    if await authors.say_safe(receipt) is not None:
        await visit.toast("safe-said" if mark == "made" else "safe-unmarked", alert=mark == "never")
    await look(visit, Look(press.receipt))
    now = await authors.look(receipt)
    if now is not None and now.post != checkin.post:
        # It went out in between.
        await _mark(visit, now)


async def _mark(visit: Visit, checkin: CheckIn) -> Literal["made", "later", "never"]:
    """Mark the published message, if there is one still; later: another try may do it."""
    community = await visit.services.checkins.communities.get(checkin.community)
    if community is None or checkin.post is None or checkin.state != "published":
        return "made"
    rows = views.post_rows(visit.services.words, community, replace(checkin, safe_now=True))
    try:
        await visit.bot.edit_message_reply_markup(
            checkin.post_chat, checkin.post, reply_markup=Screen(Html(), rows).keyboard()
        )
    except (Forbidden, ChatMigrated):
        return "never"
    except TelegramError as refusal:
        said = refusal.message.lower()
        if any(sign in said for sign in _MADE):
            return "made"
        return "never" if any(sign in said for sign in _OUT_OF_REACH) else "later"
    return "made"


async def explain_mark(visit: Visit, _press: SafeMark) -> None:
    """A reader's press on the mark."""
    await visit.toast("safe-mark")


async def renew(visit: Visit, press: Renew) -> None:
    """Let the check-in stand longer, and put a younger receipt in place of this one."""
    found = await _found(visit, press.receipt)
    if found is None:
        return
    receipt, checkin = found
    if checkin.state in ENDED:
        await visit.show(receipt_views.standing(visit, *found))
        return
    rooms = visit.services.checkins
    seconds = await rooms.authors.renew(receipt)
    post = post_of(checkin)
    if seconds is not None and post is not None:
        await rooms.posts.add(post, ceil(seconds / AN_HOUR))
    screen = receipt_views.renewed(visit, receipt, checkin)
    message = await trail.send(visit, screen, trail.A_DAY)
    await rooms.store.note_receipt(checkin.id, message)
    if visit.message is not None:
        await trail.erase(visit, [visit.message.message_id])


async def _found(visit: Visit, letters: str) -> tuple[Receipt, CheckIn] | None:
    """The check-in of the receipt that was pressed; says so where there is none."""
    receipt = Receipt.read(letters)
    checkin = await visit.services.checkins.authors.look(receipt) if receipt else None
    if receipt is None or checkin is None:
        await visit.show(receipt_views.unknown(visit))
        return None
    return receipt, checkin
