"""Who may moderate: asked of Telegram at every press, and a failed look-up means no."""

from bot.core.checkins.values import Community
from bot.core.ports import Reader
from handlers.screens import Screen
from handlers.standing import in_charge
from handlers.visit import Visit

ANONYMOUS_ADMIN = 1087968824
"""GroupAnonymousBot: messages of admins who stay anonymous; their presses carry their real id."""


async def is_admin(visit: Visit, chat: int) -> bool:
    """Whether whoever wrote or pressed this is an admin of that chat at this moment."""
    user = visit.update.effective_user
    return user is not None and await in_charge(visit.bot, chat, user.id)


async def moderated_here(visit: Visit) -> Community | None:
    """The community whose moderators' chat this is, if this person may moderate it.

    Says why where not.
    """
    community = await visit.services.checkins.communities.of_moderators(visit.chat.id)
    if community is None:
        await _refuse(visit, "not-moderators-chat")
        return None
    if not visit.known:
        visit.reader = Reader(community.languages[0], visit.reader.place)
    if _anonymous(visit):
        await _refuse(visit, "anonymous-admin")
        return None
    if not await is_admin(visit, community.home):
        await _refuse(visit, "only-moderators")
        return None
    return community


def _anonymous(visit: Visit) -> bool:
    pressed = visit.update.callback_query is not None
    return not pressed and visit.message is not None and visit.message.sender_chat is not None


async def _refuse(visit: Visit, message_id: str) -> None:
    if visit.update.callback_query is not None:
        await visit.toast(message_id, alert=True)
    else:
        await visit.send(Screen(visit.say(message_id)))
