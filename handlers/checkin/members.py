"""Whose communities a person belongs to: asked of Telegram each time, kept nowhere."""

import asyncio

from telegram import ChatMember, ChatMemberRestricted
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.core.checkins.values import Community
from handlers.standing import CannotLook
from handlers.visit import Visit

_INSIDE = (ChatMember.OWNER, ChatMember.ADMINISTRATOR, ChatMember.MEMBER)


async def communities(visit: Visit) -> list[Community]:
    """Those that this person is in at this moment and that take check-ins.

    Raises:
        CannotLook: there seem to be none, but not all could be looked into.
    """
    ready = [each for each in await visit.services.checkins.communities.all() if _ready(each)]
    inside = await asyncio.gather(*(_inside(visit, each) for each in ready))
    found = [each for each, is_inside in zip(ready, inside, strict=True) if is_inside]
    if not found and None in inside:
        raise CannotLook
    return found


async def community(visit: Visit, community_id: int) -> Community | None:
    """The community of this id, if this person is in it at this moment.

    Raises:
        CannotLook: Telegram does not say.
    """
    found = await visit.services.checkins.communities.get(community_id)
    if found is None or not _ready(found):
        return None
    inside = await _inside(visit, found)
    if inside is None:
        raise CannotLook
    return found if inside else None


async def any_ready(visit: Visit) -> bool:
    """Whether check-ins are taken here for anybody."""
    rooms = visit.services.checkins
    return not rooms.closed and any(map(_ready, await rooms.communities.all()))


def _ready(community: Community) -> bool:
    return community.moderators is not None


async def _inside(visit: Visit, community: Community) -> bool | None:
    """None: it could not be looked up, and may be in a minute."""
    try:
        member = await visit.bot.get_chat_member(community.home, visit.user.id)
    except (BadRequest, Forbidden):
        return False
    except TelegramError:
        return None
    restricted = isinstance(member, ChatMemberRestricted) and member.is_member
    return member.status in _INSIDE or restricted
