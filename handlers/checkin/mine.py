"""`/mydata`: all there is about one person. `/forget`: nothing any more."""

from math import ceil

from bot.core.digests.subscription import Address
from bot.words import Html
from handlers.checkin import receipt, trail
from handlers.checkin.buttons import Forget, ShowMine
from handlers.moderation import board
from handlers.posts import post_of
from handlers.screens import Button, Row, Screen
from handlers.views.menus import home_button
from handlers.visit import Visit

AN_HOUR = 3600


async def show(visit: Visit, _press: ShowMine | None = None) -> None:
    """Whatever the stores know of this person, in plain words."""
    mine = await visit.services.checkins.store.mine(visit.chat.id)
    lines: list[Html] = []
    if visit.known:
        place = visit.services.shelves.content.places.get(visit.reader.place or "")
        name = place.name[visit.language] if place else visit.label("mydata-place-none")
        tongue = visit.label("language-name")
        lines.append(visit.say("mydata-reader", tongue=tongue, place=name))
    if mine.draft:
        lines.append(visit.say("mydata-draft"))
    if mine.addressed:
        lines.append(visit.say("mydata-addressed", count=len(mine.addressed)))
    if mine.to_erase:
        lines.append(visit.say("mydata-to-erase", count=mine.to_erase))
    if mine.limited_for:
        lines.append(visit.say("mydata-limited", hours=ceil(mine.limited_for / AN_HOUR)))
    if await visit.services.digests.subscriptions.get(Address(visit.chat.id)):
        lines.append(visit.say("mydata-digest"))
    lines = lines or [visit.say("mydata-nothing")]
    listed = Html("\n".join(visit.say("mydata-line", line=line) for line in lines))
    forget: Row = [Button(visit.label("button-forget"), Forget())]
    screen = Screen(visit.say("mydata", lines=listed), [forget, [home_button(visit)]])
    if visit.update.callback_query is not None:
        await visit.show(screen)
        return
    await trail.send(visit, screen, trail.AN_HOUR)
    await trail.heard(visit)


async def forget(visit: Visit, _press: Forget | None = None) -> None:
    """Erase it all at once: who asks for this may have no second minute.

    First all that needs no Telegram, which may take longer than the bot has for this; posts that
    it leaves standing go in the next round.
    """
    rooms = visit.services.checkins
    await trail.heard(visit)
    for checkin in (await rooms.store.mine(visit.chat.id)).addressed:
        if (post := post_of(checkin)) is not None:
            await rooms.posts.add(post, hours=0)
    withdrawn = await rooms.authors.forget(visit.chat.id)
    await rooms.drafts.forget(visit.chat.id)
    await visit.services.readers.forget(visit.chat.id)
    await visit.services.digests.subscriptions.forget(visit.chat.id)
    await rooms.sweep.hurry(visit.chat.id)
    left = [checkin for checkin in withdrawn if not await receipt.unpublish(visit, checkin)]
    pressed = [visit.message.message_id] if visit.message else []
    await trail.send(visit, _forgotten(visit, left=bool(left)), trail.A_MINUTE)
    await trail.erase(visit, pressed)
    for checkin in withdrawn:
        await board.redraw(visit.services, visit.bot, checkin.id)


def _forgotten(visit: Visit, *, left: bool) -> Screen:
    parts = [visit.say("forgotten")]
    if left:
        parts.append(visit.say("forgotten-left"))
    return Screen(Html("\n\n".join(parts)))
