"""Who stands how in a chat, and what the bot is told when that changes."""

from typing import Any

from .chats import ADMIN_RIGHTS, Chat, Member, User
from .world import ANONYMOUS_ADMIN, Json, World


def appoint(
    world: World,
    chat: Chat,
    user: User,
    status: str,
    rights: frozenset[str] | None = None,
    *,
    quietly: bool = False,
) -> None:
    """Give somebody another standing; `rights` None means all that an administrator can have.

    Unless `quietly`, the bot gets the update it would get: of itself always, of others as an
    administrator that asked for `chat_member`.
    """
    before = chat.members.get(user.id) or Member(user, "left")
    after = Member(user, status)
    if status == "administrator":
        after.rights = frozenset(ADMIN_RIGHTS) if rights is None else rights
    chat.members[user.id] = after
    if not quietly:
        _report(world, chat, user, before.json(), after.json(), by=ANONYMOUS_ADMIN)


def block(world: World, user: User, *, on: bool) -> None:
    """A person blocks or unblocks the bot: in their private chat it is then "kicked" or a "member"."""
    user.blocked = on
    before, after = ("member", "kicked") if on else ("kicked", "member")
    chat, bot = world.private(user), world.bot
    _report(world, chat, bot, Member(bot, before).json(), Member(bot, after).json(), user.json())


def upgrade(world: World, old: Chat) -> Chat:
    """Turn a basic group into a supergroup, which has another id. Returns it."""
    new = world.new_chat("supergroup", str(old.title), members=dict(old.members))
    new.privacy = old.privacy
    world.utter(old, ANONYMOUS_ADMIN, {"migrate_to_chat_id": new.id})
    world.utter(new, ANONYMOUS_ADMIN, {"migrate_from_chat_id": old.id})
    old.migrated_to = new.id
    return new


def _report(
    world: World, chat: Chat, user: User, before: Json, after: Json, by: dict[str, Any]
) -> None:
    change = {
        "chat": chat.json(),
        "from": by,
        "date": int(world.now().timestamp()),
        "old_chat_member": before,
        "new_chat_member": after,
    }
    if user is world.bot:
        world.updates.push("my_chat_member", change)
    elif chat.members[world.bot.id].admin:
        world.updates.push("chat_member", change)
    world.tell("member", chat_id=chat.id, user_id=user.id, status=after["status"])
