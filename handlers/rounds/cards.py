"""Cards for moderators: together before each slot and shuffled, urgent ones at once; redrawn where
that failed before."""

import logging
import secrets

from telegram import Bot
from telegram.error import Forbidden, TelegramError

from bot.core.checkins.ports import Post
from bot.core.checkins.slots import CARDS_AHEAD
from bot.core.checkins.states import UNDECIDED
from bot.core.checkins.values import CheckIn, Community
from bot.services import Services
from handlers.moderation import board, views
from handlers.moderation.buttons import Claim
from handlers.posts import take_down
from handlers.rounds.refusals import follow
from handlers.screens import Button, Screen

log = logging.getLogger(__name__)

CALLS = (0.0, 15 * 60.0, 45 * 60.0)
"""Seconds after the first call for help at which moderators are called if nobody has taken it."""


async def show_cards(services: Services, bot: Bot, community_id: int) -> None:
    community = await services.checkins.communities.get(community_id)
    if community is not None:
        await _come_due(services, community)
        await _call(services, bot, community)
        await _put_cards(services, bot, community)
        for checkin in await services.checkins.store.outdated_cards(community.id):
            await board.redraw(services, bot, checkin.id)


async def _come_due(services: Services, community: Community) -> None:
    store = services.checkins.store
    horizon = (services.clock.now() + CARDS_AHEAD).timestamp()
    for checkin in await store.in_state({"queued"}, community.id):
        if checkin.slot is None or checkin.slot <= horizon:
            await store.take(checkin.id, "pass" if community.moderation == "after" else "show")


async def _put_cards(services: Services, bot: Bot, community: Community) -> None:
    """One after another, and looking anew each time, so that an urgent one overtakes."""
    tried: set[str] = set()
    while community.moderators is not None and (
        left := [
            checkin
            for checkin in await services.checkins.store.in_state(
                UNDECIDED | {"approved"}, community.id
            )
            if checkin.card is None and checkin.text is not None and checkin.id not in tried
        ]
    ):
        checkin = first_of(left)
        tried.add(checkin.id)
        await _put_card(services, bot, community, checkin)
        if checkin.lane == "urgent":
            await _call(services, bot, community)


def first_of(checkins: list[CheckIn]) -> CheckIn:
    """An urgent one if there is any; among equals, chance decides."""
    urgent = [checkin for checkin in checkins if checkin.lane == "urgent"]
    return secrets.choice(urgent or checkins)


async def _put_card(services: Services, bot: Bot, community: Community, checkin: CheckIn) -> None:
    language = await board.language_of(services, community.moderators or 0)
    content = services.shelves.content
    screen = views.card(services.words, language, content, community, checkin)
    try:
        card = await board.put(bot, community, screen)
    except TelegramError as error:
        log.warning("A card was not shown: %s", type(error).__name__)
        await follow(services, community.moderators or 0, error)
        if isinstance(error, Forbidden):
            await board.lose(services, bot, community)
        return
    if card is not None:
        await _note(services, bot, checkin, Post(card.chat_id, card.message_id))


async def _note(services: Services, bot: Bot, shown: CheckIn, card: Post) -> None:
    """Note the card, and follow what became of its check-in and of the moderators' chat while it
    was under way."""
    now = await services.checkins.store.get(shown.id)
    community = await services.checkins.communities.get(shown.community)
    if now is None or community is None or community.moderators != card.chat:
        await take_down(services, bot, card)
        return
    await board.move(services, bot, shown.id, card, shown.state)
    if now.state != shown.state:
        await board.redraw(services, bot, shown.id)


async def _call(services: Services, bot: Bot, community: Community) -> None:
    if community.moderators is None:
        return
    rooms = services.checkins
    for calls, after in enumerate(CALLS):
        for checkin in await rooms.store.unclaimed(after, calls):
            if checkin.community != community.id or checkin.card is None:
                continue
            language = await board.language_of(services, community.moderators)
            text = services.words.say(
                language, "call-again" if calls else "call", code=checkin.code
            )
            take = Button(services.words.plain(language, "button-claim"), Claim(checkin.id))
            try:
                await board.put(bot, community, Screen(text, [[take]]), under=checkin.card)
            except TelegramError as error:
                log.warning("Moderators were not called: %s", type(error).__name__)
            else:
                await rooms.store.called(checkin.id)
