"""Which chat a call means, and whether the bot may do that there.

Telegram asks for more the more a call does; what it asks for is in its own server's code
(github.com/tdlib/telegram-bot-api, Client.cpp, check_chat_access).
"""

from typing import Any

from ..chats import Chat
from ..refusal import Refusal, bad, forbidden
from ..world import World

Json = dict[str, Any]


def known_chat(world: World, chat_id: int | str) -> Chat:
    """The chat, if the bot may read about it.

    Raises Refusal: not found, never written by that person, a supergroup or channel that the bot
    was thrown out of, or a private one that it is not in.
    """
    chat = _named(world, chat_id) if isinstance(chat_id, str) else world.chats.get(chat_id)
    if chat_id in world.users and not world.users[chat_id].started:
        raise forbidden("bot can't initiate conversation with a user")
    if chat is None:
        raise bad("chat not found")
    if chat.type in {"supergroup", "channel"}:
        _require_presence(world, chat, or_public=True)
    return chat


def chat_of(world: World, chat_id: int | str) -> Chat:
    """The chat, if the bot takes part in it.

    Raises Refusal also where a person has deleted the account, a group was upgraded, and the bot
    was thrown out or has left.
    """
    chat = known_chat(world, chat_id)
    if chat.user is not None and chat.user.deactivated:
        raise forbidden("user is deactivated")
    if chat.migrated_to is not None:
        raise Refusal(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            migrate_to_chat_id=chat.migrated_to,
        )
    if chat.type != "private":
        _require_presence(world, chat)
    return chat


def open_chat(world: World, chat_id: int | str) -> Chat:
    """The chat, if the bot may write there.

    Raises Refusal also where somebody blocked it, it was muted, or may not post.
    """
    chat = chat_of(world, chat_id)
    if chat.user is not None:
        if chat.user.blocked:
            raise forbidden("bot was blocked by the user")
    elif chat.members[world.bot.id].status == "restricted":
        raise bad("not enough rights to send text messages to the chat")
    elif chat.type == "channel" and not chat.members[world.bot.id].can("can_post_messages"):
        raise bad("need administrator rights in the channel chat")
    return chat


def _require_presence(world: World, chat: Chat, *, or_public: bool = False) -> None:
    member = chat.members.get(world.bot.id)
    if member is not None and member.status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.type} chat")
    if (member is None or member.status == "left") and not (or_public and chat.username):
        raise forbidden(f"bot is not a member of the {chat.type} chat")


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
