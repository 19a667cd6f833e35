"""Whose digest is meant, and whether this person may settle it: asked live, each time."""

import re
from dataclasses import dataclass

from telegram import Chat
from telegram.error import TelegramError

from bot.core.digests.subscription import Address
from handlers.standing import in_charge
from handlers.visit import Visit

_CHANNEL_ID = re.compile(r"-100[0-9]{5,13}")
_NAME = re.compile(r"@[A-Za-z][A-Za-z0-9_]{3,31}")


@dataclass(frozen=True, slots=True)
class Target:
    address: Address
    chat: str = ""
    """What the buttons carry; see `handlers.digests.buttons`."""
    title: str = ""
    """Of a channel that is set up from a private chat."""


async def here(visit: Visit) -> Target | None:
    """This chat, or this topic of a forum; None if this person may not settle it."""
    return Target(spot(visit)) if await visit.may_settle() else None


async def channel(visit: Visit, named: str) -> Target | None:
    """A channel, by its @name or id, for an admin of it; None also where the bot is none."""
    if not visit.private or not (_CHANNEL_ID.fullmatch(named) or _NAME.fullmatch(named)):
        return None
    try:
        found = await visit.bot.get_chat(int(named) if named.startswith("-") else named)
    except TelegramError:
        return None
    if found.type != Chat.CHANNEL:
        return None
    for who in (visit.user.id, visit.bot.id):
        if not await in_charge(visit.bot, found.id, who):
            return None
    return Target(Address(found.id), str(found.id), found.title or "")


async def target(visit: Visit, chat: str) -> Target | None:
    """Whose digest a button is about; None, and the person is told, if they may not settle it."""
    found = await (channel(visit, chat) if chat else here(visit))
    if found is None:
        await visit.toast("subscription-not-channel" if chat else "only-admins", alert=True)
    return found


def spot(visit: Visit) -> Address:
    """Where the message stands."""
    message = visit.message
    topic = message.message_thread_id if message and message.is_topic_message else None
    return Address(visit.chat.id, topic)


def speaks_for_the_group(visit: Visit) -> bool:
    """Whether an admin who hides behind the group wrote this: whose rights cannot be asked for."""
    sender = visit.message.sender_chat if visit.message else None
    return sender is not None and sender.id == visit.chat.id
