"""`/setup`: ties a community's chats together. Only its admins, and asked anew at every press."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace

from telegram import ChatMemberAdministrator
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.core.checkins.values import Community
from bot.core.content import LANGUAGES, Content
from handlers.moderation import board
from handlers.moderation import setup_views as views
from handlers.moderation.buttons import (
    AskDissolve,
    Dissolve,
    Settle,
    ShowPlaces,
    ShowSetup,
    ShowTie,
    Tie,
    UseChannel,
)
from handlers.moderation.rights import ANONYMOUS_ADMIN, is_admin
from handlers.screens import Screen
from handlers.standing import title
from handlers.visit import Visit


async def setup(visit: Visit) -> None:
    """`/setup`, `/setup CODE` in the moderators' chat, `/setup @channel`."""
    if not await _may_ask(visit):
        await visit.send(Screen(visit.say("setup-only-admins")))
        return
    words = visit.words_after_command
    tied = visit.services.checkins.ties.community(words) if words else None
    if tied is not None:
        community = await visit.services.checkins.communities.get(tied)
        if community is not None and community.home == visit.chat.id:
            await visit.send(Screen(visit.say("setup-same-chat")))
        elif community is not None:
            home = await title(visit.bot, community.home)
            await visit.send(views.tie_here(visit, words.strip().upper(), home))
    elif words.startswith(("@", "-100")):
        await visit.send(views.use_channel(visit, words.split()[0]))
    elif words:
        await visit.send(Screen(visit.say("setup-unknown-code")))
    else:
        community = await _community(visit) or await _found(visit)
        community = await _by_its_own_clock(visit, community)
        await visit.send(await _overview(visit, community))


async def _may_ask(visit: Visit) -> bool:
    """An admin, or somebody who is anonymous as one: their presses will tell who they are."""
    message = visit.message
    if message is not None and message.sender_chat is not None:
        return visit.user.id == ANONYMOUS_ADMIN and message.sender_chat.id == visit.chat.id
    return await is_admin(visit, visit.chat.id)


def _topic(visit: Visit) -> int | None:
    message = visit.message
    return message.message_thread_id if message and message.is_topic_message else None


async def _overview(visit: Visit, community: Community) -> Screen:
    try:
        own = await visit.bot.get_chat_member(community.home, visit.bot.id)
    except TelegramError:
        own = None
    trusted = isinstance(own, ChatMemberAdministrator)
    return views.overview(visit, community, topic=_topic(visit), trusted=trusted)


async def _community(visit: Visit) -> Community | None:
    """The community that this chat is the home or the moderators' chat of."""
    communities = visit.services.checkins.communities
    return await communities.of_home(visit.chat.id) or await communities.of_moderators(
        visit.chat.id
    )


async def _found(visit: Visit) -> Community:
    community = await visit.services.checkins.communities.found(visit.chat.id)
    community = replace(community, languages=(visit.language,))
    await visit.services.checkins.communities.put(community)
    return community


async def _by_its_own_clock(visit: Visit, community: Community) -> Community:
    """With the hours of the place that its group has chosen, as long as no places are ticked."""
    place = visit.services.shelves.content.places.get(visit.reader.place or "")
    zone = place.timezone if place else None
    if visit.chat.id != community.home or community.places or zone in (None, community.zone):
        return community
    changed = replace(community, zone=zone)
    await visit.services.checkins.communities.put(changed)
    return changed


async def _settled_here(visit: Visit) -> Community | None:
    """The community of this chat, if whoever pressed is an admin of its home; says why not."""
    community = await _community(visit)
    if community is None:
        await visit.toast("setup-none", alert=True)
    elif await is_admin(visit, community.home):
        if not visit.known:
            await visit.remember()
        return community
    else:
        await visit.toast("setup-only-admins", alert=True)
    return None


async def show_setup(visit: Visit, _press: ShowSetup) -> None:
    community = await _settled_here(visit)
    if community is not None:
        await visit.show(await _overview(visit, community))


async def show_places(visit: Visit, _press: ShowPlaces) -> None:
    community = await _settled_here(visit)
    if community is not None:
        await visit.show(views.places(visit, community))


def _languages(community: Community, value: str) -> Community:
    chosen = tuple(language for language in LANGUAGES if value in (language, "both"))
    return replace(community, languages=chosen or community.languages)


def _moderation(community: Community, value: str) -> Community:
    return replace(community, moderation="after" if value == "after" else "before")


def _eyes(community: Community, value: str) -> Community:
    return replace(community, eyes=2 if value == "2" else 1)


def _reports(community: Community, value: str) -> Community:
    known = [count for count in views.REPORTS if str(count) == value]
    return replace(community, reports=known[0]) if known else community


SETTLERS: Mapping[str, Callable[[Community, str], Community]] = {
    "languages": _languages,
    "moderation": _moderation,
    "eyes": _eyes,
    "reports": _reports,
}


async def settle(visit: Visit, press: Settle) -> None:
    """Change one setting and show them all."""
    community = await _settled_here(visit)
    if community is None:
        return
    content = visit.services.shelves.content
    if press.what in SETTLERS:
        changed = SETTLERS[press.what](community, press.value)
    elif press.what == "place" and press.value in content.places:
        changed = _with_place(community, press.value, content)
    elif press.what == "publish":
        in_topic = press.value == "topic" and visit.chat.id == community.home
        thread = _topic(visit) if in_topic else None
        changed = replace(community, publish_chat=community.home, publish_thread=thread)
    else:
        await visit.toast("outdated-button", alert=True)
        return
    await visit.services.checkins.communities.put(changed)
    if press.what == "place":
        await visit.show(views.places(visit, changed))
    else:
        await visit.show(await _overview(visit, changed))


def _with_place(community: Community, place: str, content: Content) -> Community:
    """The place ticked or unticked; the first ticked one with a zone sets the hours."""
    ticked = set(community.places) ^ {place}
    places = tuple(known for known in content.places if known in ticked)
    zones = [zone for known in places if (zone := content.places[known].timezone)]
    return replace(community, places=places, zone=zones[0] if zones else community.zone)


async def show_tie(visit: Visit, _press: ShowTie) -> None:
    community = await _settled_here(visit)
    if community is not None:
        code = visit.services.checkins.ties.code(community.id)
        await visit.show(views.tie_code(visit, code))


async def tie(visit: Visit, press: Tie) -> None:
    """Make this chat the moderators' chat; whoever presses must be an admin of both."""
    rooms = visit.services.checkins
    known = rooms.ties.community(press.code)
    community = await rooms.communities.get(known) if known is not None else None
    if community is None:
        await visit.toast("setup-unknown-code", alert=True)
        return
    taken = await _community(visit)
    if visit.private or (taken is not None and taken.id != community.id):
        await visit.toast("setup-taken", alert=True)
    elif visit.chat.id == community.home:
        await visit.toast("setup-same-chat", alert=True)
    elif await is_admin(visit, community.home) and await is_admin(visit, visit.chat.id):
        if community.moderators != visit.chat.id:
            await board.leave(visit.services, community)
        await rooms.communities.put(replace(community, moderators=visit.chat.id))
        await visit.show(Screen(visit.say("setup-tied")))
    else:
        await visit.toast("setup-only-admins", alert=True)


async def use_channel(visit: Visit, press: UseChannel) -> None:
    """Publish in a channel: the bot must be able to post there, and whoever presses its admin."""
    community = await _settled_here(visit)
    if community is None:
        return
    channel = await _channel(visit, press.name)
    if channel is None or not await is_admin(visit, channel):
        await visit.toast("setup-channel-refused", alert=True)
        return
    changed = replace(community, publish_chat=channel, publish_thread=None)
    await visit.services.checkins.communities.put(changed)
    await visit.show(await _overview(visit, changed))


async def _channel(visit: Visit, name: str) -> int | None:
    """The id of a channel in which the bot may post."""
    try:
        chat = await visit.bot.get_chat(name if name.startswith("@") else int(name))
        own = await visit.bot.get_chat_member(chat.id, visit.bot.id)
    except (TelegramError, ValueError):
        return None
    may_post = isinstance(own, ChatMemberAdministrator) and own.can_post_messages
    return chat.id if chat.type == ChatType.CHANNEL and may_post else None


async def ask_dissolve(visit: Visit, _press: AskDissolve) -> None:
    if await _settled_here(visit) is not None:
        await visit.show(views.dissolve(visit))


async def dissolve(visit: Visit, _press: Dissolve) -> None:
    community = await _settled_here(visit)
    if community is not None:
        await board.leave(visit.services, community)
        await visit.services.checkins.communities.forget(community.id)
        await visit.show(Screen(visit.say("setup-dissolved")))


async def lost_chat(visit: Visit) -> None:
    """The bot was removed from one of a community's chats: those in the other hear of it."""
    community = await _community(visit)
    if community is None or community.moderators is None:
        return
    if visit.chat.id != community.home:
        await board.lose(visit.services, visit.bot, community)
        return
    text = visit.services.words.say(community.languages[0], "setup-lost-home")
    with suppress(TelegramError):
        await visit.bot.send_message(community.moderators, text)
