"""The last step: a whole draft becomes an accepted check-in with a receipt."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from telegram.error import BadRequest, NetworkError

from bot.core.checkins.authors import Accepted, NoRoom
from bot.core.checkins.receipt import Receipt
from bot.core.checkins.values import CheckIn, Draft
from bot.core.checkins.writing import Writing
from handlers.checkin import flow, flow_views, members, receipt_views, trail
from handlers.checkin.buttons import Send
from handlers.rounds import Rounds
from handlers.screens import Screen
from handlers.visit import Visit

_TRIES = 3


async def send(visit: Visit, press: Send) -> None:
    """Accept what the preview shows.

    The press of a receipt that is known already, from a hasty finger or from Telegram after a
    crash, brings the receipt once more.
    """
    receipt, writing = Receipt.read(press.receipt), await trail.writing(visit)
    draft = writing.draft if writing else None
    earlier = await visit.services.checkins.authors.look(receipt) if receipt else None
    if receipt is not None and earlier is not None:
        await _accepted(visit, receipt, earlier, writing)
    elif receipt is None or writing is None or draft is None:
        await flow.gone(visit)
    else:
        await _submit(visit, receipt, writing, draft)


async def _submit(visit: Visit, receipt: Receipt, writing: Writing, draft: Draft) -> None:
    community = await members.community(visit, draft.community)
    if community is None:
        await visit.services.checkins.drafts.forget(visit.chat.id)
        await visit.show(flow_views.nowhere(visit))
        return
    if not flow.may_name(visit, community, draft.place):
        await flow.ask(visit, replace(writing, place=None))
        return
    for message in writing.trail:
        # Before anything is accepted: then not even a crash leaves the text standing.
        await trail.note(visit, message, trail.A_MINUTE)
    authors = visit.services.checkins.authors
    zone = ZoneInfo(community.zone)
    match await authors.submit(visit.chat.id, draft, community, zone, receipt):
        case Accepted():
            checkin = await authors.look(receipt)
            if checkin is not None:
                await _accepted(visit, receipt, checkin, writing)
        case NoRoom():
            screen = flow_views.no_room(visit, receipt)
            await trail.keep(visit, writing, (await visit.send(screen)).message_id)
        case leave:
            await trail.send(visit, flow_views.not_now(visit, leave), trail.A_DAY)


async def _accepted(
    visit: Visit, receipt: Receipt, checkin: CheckIn, writing: Writing | None
) -> None:
    """Say so, with the receipt; then erase all that led to it."""
    rooms = visit.services.checkins
    community = await rooms.communities.get(checkin.community)
    screen = receipt_views.accepted(visit, receipt, checkin, community)
    # Owed first: whoever waits for Telegram may be stopped meanwhile.
    await rooms.store.owe_receipt(checkin.id, visit.chat.id, receipt.letters)
    message = await _surely(visit, screen)
    await rooms.store.receipt_arrived(checkin.id)
    await trail.note(visit, message, trail.A_DAY)
    await rooms.store.note_receipt(checkin.id, message)
    pressed = [visit.message.message_id] if visit.message else []
    await trail.erase(visit, (*(writing.trail if writing else ()), *pressed))
    if checkin.lane == "urgent":
        await Rounds(visit.services, visit.bot).urgent(checkin.community)


async def _surely(visit: Visit, screen: Screen) -> int:
    """Send it, again if nobody knows whether it arrived: two receipts are better than none."""
    for _ in range(_TRIES - 1):
        try:
            return (await visit.send(screen)).message_id
        except BadRequest:
            raise
        except NetworkError:
            continue
    return (await visit.send(screen)).message_id
