"""The moderators' chat as a board of cards: what is put there without anybody having pressed."""

import logging
from contextlib import suppress
from dataclasses import replace

from telegram import Bot, Message, ReplyParameters
from telegram.error import TelegramError

from bot.core.checkins.ports import Post
from bot.core.checkins.values import CheckIn, Community, State
from bot.core.content import Language
from bot.services import Services
from bot.words import Html
from handlers.moderation import views
from handlers.moderation.buttons import Reply
from handlers.screens import Button, Screen

log = logging.getLogger(__name__)

CARD_STAYS_HOURS = 46
"""A card is deleted by then where a reboot has forgotten what it is about: Telegram lets bots
delete for 48 hours."""


async def language_of(services: Services, chat: int) -> Language:
    """The language that a group's admins chose; Russian if none."""
    reader = await services.groups.get(chat)
    return reader.language if reader else "ru"


async def redraw(services: Services, bot: Bot, checkin_id: str) -> None:
    """Show a card as its check-in is now; where that fails, a later round does it. A card that is
    gone stays gone, and one that holds the words of what readers have hidden stays as it is: nobody
    else has them."""
    checkin = await services.checkins.store.get(checkin_id)
    community = await _community(services, checkin)
    if checkin is None or checkin.card is None or community is None or checkin.state == "hidden":
        return
    if community.moderators is None:
        return
    language = await language_of(services, community.moderators)
    content = services.shelves.content
    screen = views.card(services.words, language, content, community, checkin)
    try:
        await bot.edit_message_text(
            screen.text,
            chat_id=community.moderators,
            message_id=checkin.card,
            reply_markup=screen.keyboard(),
        )
    except TelegramError as refusal:
        if not any(known in refusal.message for known in ("not modified", "to edit not found")):
            log.warning("A card was not redrawn yet: %s", type(refusal).__name__)
            return
    await services.checkins.store.redrawn(checkin.id, checkin.card, checkin.state)


async def put(
    bot: Bot, community: Community, screen: Screen, *, under: int | None = None
) -> Message | None:
    """Post to the moderators' chat, under a card if given.

    Returns:
        None where the community has no such chat.

    Raises:
        TelegramError: it could not be posted.
    """
    if community.moderators is None:
        return None
    return await bot.send_message(
        community.moderators,
        screen.text,
        reply_markup=screen.keyboard() if screen.rows else None,
        reply_parameters=(
            ReplyParameters(under, allow_sending_without_reply=True) if under else None
        ),
        protect_content=True,
    )


async def move(services: Services, bot: Bot, checkin_id: str, card: Post, shows: State) -> None:
    """From now on this message is the card, and shows its check-in in that state; the one before,
    whichever that is by now, goes."""
    rooms = services.checkins
    await rooms.posts.add(card, CARD_STAYS_HOURS)
    before = await rooms.store.note_card(checkin_id, card.message, shows)
    if before not in (None, card.message):
        # Noted first: where Telegram fails now, a later round takes it down.
        await rooms.posts.add(Post(card.chat, before), hours=0)
        with suppress(TelegramError):
            await bot.delete_message(card.chat, before)
            await rooms.posts.gone(Post(card.chat, before))


async def leave(services: Services, community: Community) -> None:
    """The moderators' chat is about to be another, or none: its cards go from here, as far as
    Telegram lets, and what is undecided is shown anew there."""
    rooms = services.checkins
    for card in await rooms.store.forget_cards(community.id):
        if community.moderators is not None:
            await rooms.posts.add(Post(community.moderators, card), hours=0)


async def lose(services: Services, bot: Bot, community: Community) -> None:
    """The bot was removed from the moderators' chat: no check-ins are taken until there is another,
    and what waits is shown there. The community's own chat hears of it."""
    communities = services.checkins.communities
    now = await communities.get(community.id)
    if now is None or now.moderators is None or now.moderators != community.moderators:
        return
    await leave(services, now)
    await communities.put(replace(now, moderators=None))
    with suppress(TelegramError):
        await bot.send_message(
            now.home, services.words.say(now.languages[0], "setup-lost-moderators")
        )


async def follow(services: Services, old_chat: int, new_chat: int) -> None:
    """A chat became a supergroup, which numbers its messages anew: go on there."""
    communities = services.checkins.communities
    community = await communities.of_moderators(old_chat)
    if community is not None:
        await leave(services, community)
    await communities.move(old_chat, new_chat)


async def author_answers(services: Services, bot: Bot, checkin: CheckIn, text: str) -> bool:
    """Put what an author answered under the card; False: it could not be posted."""
    community = await _community(services, checkin)
    if community is None or community.moderators is None:
        return False
    language = await language_of(services, community.moderators)
    answer: Html = services.words.say(language, "author-answers", code=checkin.code, text=text)
    reply = Button(services.words.plain(language, "button-reply"), Reply(checkin.id))
    try:
        await put(bot, community, Screen(answer, [[reply]]), under=checkin.card)
    except TelegramError:
        return False
    return True


async def _community(services: Services, checkin: CheckIn | None) -> Community | None:
    return await services.checkins.communities.get(checkin.community) if checkin else None
