"""Readers report a published check-in; enough of them hide it until a moderator has looked."""

import re

from telegram import Message
from telegram.error import TelegramError

from bot.core.checkins.moderators import Done, TooLate
from bot.core.checkins.ports import Post
from bot.core.checkins.values import CheckIn, Community
from bot.words import Html
from handlers.checkin.views import post_rows
from handlers.moderation import board, views
from handlers.moderation.buttons import Remove, Report, Restore
from handlers.moderation.rights import moderated_here
from handlers.posts import post_of, take_down
from handlers.screens import Screen
from handlers.visit import Visit

_QUOTED = re.compile(r"<blockquote>(.*)</blockquote>", re.DOTALL)
"""The post as it was, in the card of a report: Telegram keeps it, the store does not."""


async def report(visit: Visit, press: Report) -> None:
    """One reader's report; each counts once."""
    rooms = visit.services.checkins
    checkin = await rooms.store.get(press.checkin)
    community = await rooms.communities.get(checkin.community) if checkin else None
    message = visit.message
    if checkin is None or community is None or message is None or not _is_post(message, checkin):
        await visit.toast("report-too-late", alert=True)
        return
    if visit.services.once.first(visit.user.id, f"report {checkin.id}"):
        reports = await rooms.store.report(checkin.id)
        # Of reports that come at once one hides it; where it could not, as many more try again.
        if reports % community.reports == 0 and checkin.state == "published":
            await _hide(visit, community, checkin, message)
    await visit.toast("thanks-report", alert=True)


def _is_post(message: Message, checkin: CheckIn) -> bool:
    return (message.chat_id, message.message_id) == (checkin.post_chat, checkin.post)


async def _hide(visit: Visit, community: Community, checkin: CheckIn, post: Message) -> None:
    """First what it said goes to the moderators: after that nobody else has it. Before that nothing
    is noted, so that the post stands on where this ends early."""
    services = visit.services
    rooms = services.checkins
    language = await board.language_of(services, community.moderators or 0)
    screen = views.reported_card(services.words, language, checkin, Html(post.text_html))
    card = await board.put(visit.bot, community, screen)
    if card is None:
        return
    if not await rooms.store.take(checkin.id, "hide"):
        # Decided while its card was on the way, which must not keep the words.
        await rooms.posts.add(Post(card.chat_id, card.message_id), hours=0)
        return
    await board.move(services, visit.bot, checkin.id, Post(card.chat_id, card.message_id), "hidden")
    try:
        await visit.bot.edit_message_text(
            services.words.say(community.languages[0], "post-hidden"),
            chat_id=post.chat_id,
            message_id=post.message_id,
        )
    except TelegramError:
        failed = Screen(services.words.say(language, "hide-failed", code=checkin.code))
        await board.put(visit.bot, community, failed)


async def restore(visit: Visit, press: Restore) -> None:
    """Put a reported check-in back as it was: its words are those in the card of the report."""
    community = await moderated_here(visit)
    if community is None:
        return
    checkin = await visit.services.checkins.store.get(press.checkin)
    words = _quoted(visit.message)
    if words is None or checkin is None or checkin.community != community.id:
        await visit.toast("card-unknown", alert=True)
        return
    # First the post: once it is noted as restored, the card that holds its words goes.
    if checkin.state == "hidden" and not await _put_back(visit, community, checkin, words):
        await visit.send(Screen(visit.say("restore-failed")), reply_to=checkin.card)
        return
    desk = visit.services.checkins.moderators
    outcome = await desk.settle_reported(community, press.checkin, "restore", visit.user.first_name)
    match outcome:
        case Done(checkin):
            await visit.show(_card(visit, community, checkin))
        case TooLate(checkin):
            await visit.toast("card-too-late", alert=True)
            await visit.show(_card(visit, community, checkin))
        case _:
            await visit.toast("card-unknown", alert=True)


async def _put_back(visit: Visit, community: Community, checkin: CheckIn, written: Html) -> bool:
    """Show a hidden post again, as it was; False: Telegram does not let."""
    rows = post_rows(visit.services.words, community, checkin)
    try:
        await visit.bot.edit_message_text(
            written,
            chat_id=checkin.post_chat,
            message_id=checkin.post,
            reply_markup=Screen(written, rows).keyboard(),
        )
    except TelegramError as refusal:
        return "not modified" in refusal.message
    return True


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
            post = post_of(checkin)
            if post is not None and not await take_down(visit.services, visit.bot, post):
                await visit.send(Screen(visit.say("remove-failed")))
            await visit.show(_card(visit, community, checkin))
            await board.redraw(visit.services, visit.bot, checkin.id)
        case TooLate(checkin):
            await visit.toast("card-too-late", alert=True)
            await visit.show(_card(visit, community, checkin))
        case _:
            await visit.toast("card-unknown", alert=True)
            await visit.show(Screen(visit.say("card-forgotten")))


def _card(visit: Visit, community: Community, checkin: CheckIn) -> Screen:
    content = visit.services.shelves.content
    return views.card(visit.services.words, visit.language, content, community, checkin)
