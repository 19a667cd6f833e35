"""Which chat a call means, and whether the bot may do that there."""

from typing import Any

from ..chats import Chat
from ..refusal import Refusal, bad, forbidden
from ..world import World

Json = dict[str, Any]


def chat_of(world: World, chat_id: int | str) -> Chat:
    """The chat, as far as the bot may know it.

    Raises Refusal: not found, never written by that person, kicked, left, upgraded.
    """
    chat = _named(world, chat_id) if isinstance(chat_id, str) else world.chats.get(chat_id)
    if chat_id in world.users and not world.users[chat_id].started:
        raise forbidden("bot can't initiate conversation with a user")
    if chat is None:
        raise bad("chat not found")
    if chat.migrated_to is not None:
        raise Refusal(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            migrate_to_chat_id=chat.migrated_to,
        )
    if chat.type != "private":
        member = chat.members.get(world.bot.id)
        if member is None or member.status == "left":
            raise forbidden(f"bot is not a member of the {chat.type} chat")
        if member.status == "kicked":
            raise forbidden(f"bot was kicked from the {chat.type} chat")
    return chat


def open_chat(world: World, chat_id: int | str) -> Chat:
    """The chat, if the bot may write there.

    Raises Refusal also where somebody blocked it, or it was muted.
    """
    chat = chat_of(world, chat_id)
    user = chat.user
    if user is not None:
        if user.deactivated:
            raise forbidden("user is deactivated")
        if user.blocked:
            raise forbidden("bot was blocked by the user")
    elif chat.members[world.bot.id].status == "restricted":
        raise bad("not enough rights to send text messages to the chat")
    elif chat.type == "channel" and not chat.members[world.bot.id].admin:
        raise bad("need administrator rights in the channel chat")
    return chat


def _named(world: World, name: str) -> Chat | None:
    wanted = name.removeprefix("@").lower()
    return next(
        (
            c
            for c in world.chats.values()
            if c.user is None and (c.username or "").lower() == wanted
        ),
        None,
    )
