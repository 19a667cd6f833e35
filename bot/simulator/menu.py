"""Which command menu somebody sees.

The order is Telegram's: https://core.telegram.org/bots/api#determining-list-of-commands
"""

from collections.abc import Iterator
from typing import Any

from .chats import Chat, User

Json = dict[str, Any]
Scope = tuple[Any, ...]


def commands_for(
    commands: dict[tuple[Scope, str], list[Json]], chat: Chat, user: User
) -> list[Json]:
    """The commands shown to `user` in `chat`; `commands` holds them by scope and language."""
    language = (user.language_code or "").partition("-")[0]
    for scope in _scopes(chat, user):
        for code in (language, ""):
            if found := commands.get((scope, code)):
                return found
    return []


def _scopes(chat: Chat, user: User) -> Iterator[Scope]:
    if chat.type == "private":
        yield ("chat", chat.id, 0)
        yield ("all_private_chats",)
    else:
        member = chat.members.get(user.id)
        admin = member is not None and member.admin
        yield ("chat_member", chat.id, user.id)
        if admin:
            yield ("chat_administrators", chat.id, 0)
        yield ("chat", chat.id, 0)
        if admin:
            yield ("all_chat_administrators",)
        yield ("all_group_chats",)
    yield ("default",)
