"""Readers report a published check-in; enough of them hide it until a moderator has looked."""

import re

from telegram import Message
from telegram.error import TelegramError

from bot.core.checkins.moderators import Done, TooLate
from bot.core.checkins.values import CheckIn, Community
from bot.words import Html
from handlers.moderation import board, views
from handlers.moderation.buttons import Remove, Report, Restore
from handlers.moderation.rights import moderated_here
from handlers.screens import Screen
from handlers.visit import Visit

_QUOTED = re.compile(r"<blockquote>(.*)</blockquote>", re.DOTALL)
"""The post as it was, in the card of a report: Telegram keeps it, the store does not."""


async def report(visit: Visit, press: Report) -> None:
    """One reader's report; each counts once."""
    rooms = visit.services.checkins
    checkin = await rooms.store.get(press.checkin)
    community = await rooms.communities.get(checkin.community) if checkin else None
    if checkin is None or community is None or visit.chat.id != checkin.post_chat:
        await visit.toast("report-too-late", alert=True)
        return
    if visit.services.once.first(visit.user.id, f"report {checkin.id}"):
        reports = await rooms.store.report(checkin.id)
        if reports >= community.reports and await rooms.store.take(checkin.id, "hide"):
            await _hide(visit, community, checkin)
    await visit.toast("thanks-report", alert=True)


async def _hide(visit: Visit, community: Community, checkin: CheckIn) -> None:
    message = visit.message
    if message is None:
        return
    services = visit.services
    written = Html(message.text_html)
    await visit.bot.edit_message_text(
        services.words.say(community.languages[0], "post-hidden"),
        chat_id=message.chat_id,
        message_id=message.message_id,
    )
    if community.moderators is not None:
        language = await board.language_of(services, community.moderators)
        screen = views.reported_card(services.words, language, checkin, written)
        await board.put(visit.bot, community, screen, under=checkin.card)


async def restore(visit: Visit, press: Restore) -> None:
    """Put a reported check-in back as it was: its words are those in the card of the report."""
    community = await moderated_here(visit)
    if community is None:
        return
    words = _quoted(visit.message)
    if words is None:
        await visit.toast("card-unknown", alert=True)
        return
    desk = visit.services.checkins.moderators
    outcome = await desk.settle_reported(community, press.checkin, "restore", visit.user.first_name)
    match outcome:
        case Done(checkin):
            await board.put_back(visit.services, visit.bot, community, checkin, words)
            await visit.show(views.decided_card(visit.services.words, visit.language, checkin))
        case TooLate(checkin):
            await visit.toast("card-too-late", alert=True)
            await visit.show(views.decided_card(visit.services.words, visit.language, checkin))
        case _:
            await visit.toast("card-unknown", alert=True)


def _quoted(message: Message | None) -> Html | None:
    found = _QUOTED.search(message.text_html) if message and message.text else None
    return Html(found[1]) if found else None


async def remove(visit: Visit, press: Remove) -> None:
    """Take a check-in down for good."""
    community = await moderated_here(visit)
    if community is None:
        return
    desk = visit.services.checkins.moderators
    outcome = await desk.settle_reported(community, press.checkin, "remove", visit.user.first_name)
    match outcome:
        case Done(checkin):
            await _delete(visit, checkin)
            await visit.show(views.decided_card(visit.services.words, visit.language, checkin))
        case TooLate(checkin):
            await visit.toast("card-too-late", alert=True)
            await visit.show(views.decided_card(visit.services.words, visit.language, checkin))
        case _:
            await visit.toast("card-unknown", alert=True)
            await visit.show(Screen(visit.say("card-forgotten")))


async def _delete(visit: Visit, checkin: CheckIn) -> None:
    if checkin.post_chat is None or checkin.post is None:
        return
    try:
        await visit.bot.delete_message(checkin.post_chat, checkin.post)
    except TelegramError:
        await visit.send(Screen(visit.say("remove-failed")))
