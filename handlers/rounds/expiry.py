"""The end of check-ins: posts are deleted, cards blanked, all of it forgotten."""

import logging

from telegram import Bot
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.core.checkins.moderators import unhurried
from bot.core.checkins.ports import Post
from bot.core.checkins.states import PENDING, UNDECIDED
from bot.core.checkins.values import CheckIn
from bot.services import Services
from handlers.moderation import board, views
from handlers.posts import deleted, post_of, take_down

log = logging.getLogger(__name__)


async def end_lifetimes(services: Services, bot: Bot, community_id: int) -> None:
    store = services.checkins.store
    for checkin in await store.expired():
        if checkin.community == community_id:
            await _end(services, bot, checkin)
    for checkin in await store.over():
        if checkin.community == community_id and await _blanked(services, bot, checkin):
            await store.forget(checkin.id)


async def delete_due(services: Services, bot: Bot, chat: int) -> None:
    posts = services.checkins.posts
    for post in await posts.due():
        if post.chat == chat and await deleted(bot, post.chat, post.message) != "later":
            await posts.gone(post)


async def end_unread(services: Services) -> None:
    """Nobody is going to decide what waits in a community that was dissolved; and who needs help
    must not wait until moderators have another chat."""
    rooms = services.checkins
    # Read first: the community of whatever is in it was there already.
    pending = await rooms.store.in_state(PENDING)
    communities = {community.id: community for community in await rooms.communities.all()}
    for checkin in pending:
        community = communities.get(checkin.community)
        if community is not None and (
            community.moderators is not None
            or checkin.status != "need"
            or checkin.state not in UNDECIDED
        ):
            continue
        if await rooms.store.take(checkin.id, "expire"):
            await rooms.store.tell(checkin.id, "dissolved", after=unhurried())


async def _end(services: Services, bot: Bot, checkin: CheckIn) -> None:
    rooms = services.checkins
    if (post := post_of(checkin)) is not None:
        await take_down(services, bot, post)
    if await rooms.store.take(checkin.id, "expire"):
        await board.redraw(services, bot, checkin.id)
        if checkin.state in PENDING:
            await rooms.store.tell(checkin.id, "expired")


async def _blanked(services: Services, bot: Bot, checkin: CheckIn) -> bool:
    """Leave of the card only how it ended, without buttons; False: worth another try."""
    community = await services.checkins.communities.get(checkin.community)
    if community is None or community.moderators is None or checkin.card is None:
        return True
    language = await board.language_of(services, community.moderators)
    screen = views.decided_card(services.words, language, checkin)
    try:
        await bot.edit_message_text(
            screen.text, chat_id=community.moderators, message_id=checkin.card
        )
    except (BadRequest, Forbidden):
        return True
    except TelegramError as error:
        log.warning("A card was not blanked yet: %s", type(error).__name__)
        return False
    await services.checkins.posts.gone(Post(community.moderators, checkin.card))
    return True
