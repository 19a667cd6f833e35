"""Publishing: at the slot, shuffled; urgent ones at once; and never twice."""

import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from math import ceil
from typing import Any, TypeVar

from telegram import Bot
from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.ext import ExtBot

from bot.core.checkins.moderators import unhurried
from bot.core.checkins.ports import Post
from bot.core.checkins.pulse import monday
from bot.core.checkins.values import CheckIn, Community
from bot.services import Services
from bot.words import Html
from handlers.checkin import views
from handlers.moderation import board
from handlers.posts import post_of, take_down
from handlers.rounds.cards import first_of
from handlers.rounds.refusals import certainly_not_sent, follow
from handlers.screens import Screen

T = TypeVar("T")

log = logging.getLogger(__name__)

HOUR = 3600.0


class _Overtaken(Exception):
    """Taken back or down before it could leave."""


async def publish_due(services: Services, bot: ExtBot[Any], community_id: int) -> None:
    store = services.checkins.store
    # Nothing is under way at this point: these were cut off, by a kill or by a lost answer.
    for checkin in await store.in_state({"publishing"}, community_id):
        await _settle(services, bot, checkin)
    tried: set[str] = set()
    while left := [
        checkin for checkin in await _due(services, community_id) if checkin.id not in tried
    ]:
        checkin = first_of(left)
        tried.add(checkin.id)
        community = await services.checkins.communities.get(community_id)
        if community is not None:
            await _publish(services, bot, community, checkin)


async def _due(services: Services, community_id: int) -> list[CheckIn]:
    """Approved, its slot has come, and moderators have its card: nothing goes past them. A text
    that was forgotten meanwhile only waits for its end."""
    now = services.clock.now().timestamp()
    return [
        checkin
        for checkin in await services.checkins.store.in_state({"approved"}, community_id)
        if checkin.card is not None
        and checkin.text is not None
        and (checkin.slot is None or checkin.slot <= now)
    ]


async def _publish(
    services: Services, bot: ExtBot[Any], community: Community, checkin: CheckIn
) -> None:
    rooms = services.checkins

    async def attempt(call: Callable[[], Awaitable[T]]) -> T:
        """It counts as perhaps out only while a request is on its way, not while it waits."""
        if not await rooms.store.take(checkin.id, "publish"):
            raise _Overtaken
        try:
            return await call()
        except TelegramError as error:
            if certainly_not_sent(error):
                await rooms.store.take(checkin.id, "unsent")
            raise

    screen = views.post(services.words, services.shelves.content, community, checkin)
    try:
        sent = await bot.send_message(
            community.publish_chat,
            screen.text,
            message_thread_id=community.publish_thread,
            reply_markup=screen.keyboard(),
            protect_content=True,
            rate_limit_args=attempt,
        )
    except _Overtaken:
        return
    except TelegramError as error:
        log.warning("A check-in was not published: %s", type(error).__name__)
        if certainly_not_sent(error):
            await follow(services, community.publish_chat, error)
            if isinstance(error, BadRequest | Forbidden):
                await _say_trouble(services, bot, community)
        else:
            await _settle(services, bot, checkin)
        return
    rooms.turns.troubled.discard(community.id)
    # First what a reboot must not forget, last what says that all of it is written.
    hours = ceil(await rooms.store.time_left(checkin.id) / HOUR)
    await rooms.posts.add(Post(sent.chat_id, sent.message_id), hours)
    await rooms.store.note_post(checkin.id, sent.chat_id, sent.message_id)
    await _published(services, bot, checkin)


async def _published(services: Services, bot: Bot, shown: CheckIn) -> None:
    rooms = services.checkins
    published = await rooms.store.take(shown.id, "published")
    checkin = await rooms.store.get(shown.id)
    if checkin is None:
        return
    if published:
        week = monday(services.today())
        await rooms.counts.count(checkin.community, week, checkin.place, checkin.status)
        if checkin.safe_now and not shown.safe_now:
            await _add_mark(services, bot, checkin)
        await board.redraw(services, bot, checkin.id)
        await rooms.store.tell(checkin.id, "published", after=unhurried())
    elif (post := post_of(checkin)) is not None:
        # Taken back or down while the message was under way.
        await take_down(services, bot, post)


async def _add_mark(services: Services, bot: Bot, checkin: CheckIn) -> None:
    """Its author said to be safe while the message was under way."""
    community = await services.checkins.communities.get(checkin.community)
    if community is None:
        return
    rows = views.post_rows(services.words, community, checkin)
    with suppress(TelegramError):
        await bot.edit_message_reply_markup(
            checkin.post_chat, checkin.post, reply_markup=Screen(Html(), rows).keyboard()
        )


async def _settle(services: Services, bot: Bot, checkin: CheckIn) -> None:
    """A publication that was cut off: finish it where its message is known; else ask moderators
    to look. Until they have been asked it stays as it is, and nothing sends it again."""
    rooms = services.checkins
    if checkin.post is not None:
        await _published(services, bot, checkin)
        return
    community = await rooms.communities.get(checkin.community)
    if community is not None and not await _ask_to_look(services, bot, community, checkin):
        return
    if await rooms.store.take(checkin.id, "lost"):
        await board.redraw(services, bot, checkin.id)
        await rooms.store.tell(checkin.id, "lost", after=unhurried())


async def _ask_to_look(
    services: Services, bot: Bot, community: Community, checkin: CheckIn
) -> bool:
    """Returns False where it is worth another try."""
    language = await board.language_of(services, community.moderators or 0)
    text = services.words.say(language, "post-unclear", code=checkin.code)
    try:
        await board.put(bot, community, Screen(text), under=checkin.card)
    except (BadRequest, Forbidden):
        return True
    except TelegramError as error:
        log.warning("Moderators were not asked to look yet: %s", type(error).__name__)
        return False
    return True


async def _say_trouble(services: Services, bot: Bot, community: Community) -> None:
    """Once, until a publication succeeds again."""
    troubled = services.checkins.turns.troubled
    if community.id in troubled:
        return
    language = await board.language_of(services, community.moderators or 0)
    with suppress(TelegramError):
        await board.put(bot, community, Screen(services.words.say(language, "post-refused")))
        troubled.add(community.id)
