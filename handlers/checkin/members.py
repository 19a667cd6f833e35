"""Whose communities a person belongs to: asked of Telegram each time, kept nowhere."""

import asyncio

from telegram import ChatMember, ChatMemberRestricted
from telegram.error import TelegramError

from bot.core.checkins.values import Community
from handlers.visit import Visit

_INSIDE = (ChatMember.OWNER, ChatMember.ADMINISTRATOR, ChatMember.MEMBER)


async def communities(visit: Visit) -> list[Community]:
    """Those that this person is in at this moment and that take check-ins."""
    ready = [each for each in await visit.services.checkins.communities.all() if _ready(each)]
    inside = await asyncio.gather(*(_inside(visit, each) for each in ready))
    return [each for each, is_inside in zip(ready, inside, strict=True) if is_inside]


async def community(visit: Visit, community_id: int) -> Community | None:
    """The community of this id, if this person is in it at this moment."""
    found = await visit.services.checkins.communities.get(community_id)
    return found if found and _ready(found) and await _inside(visit, found) else None


async def any_ready(visit: Visit) -> bool:
    """Whether check-ins are taken here for anybody."""
    rooms = visit.services.checkins
    return not rooms.closed and any(map(_ready, await rooms.communities.all()))


def _ready(community: Community) -> bool:
    return community.moderators is not None


async def _inside(visit: Visit, community: Community) -> bool:
    try:
        member = await visit.bot.get_chat_member(community.home, visit.user.id)
    except TelegramError:
        return False
    restricted = isinstance(member, ChatMemberRestricted) and member.is_member
    return member.status in _INSIDE or restricted
