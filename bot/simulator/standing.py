"""Who stands how in a chat, and what the bot is told when that changes."""

from .chats import ADMIN_RIGHTS, Chat, Member, User
from .world import ANONYMOUS_ADMIN, Json, World


def seat(
    chat: Chat,
    user: User,
    status: str,
    rights: frozenset[str] | None = None,
    *,
    anonymous: bool = False,
) -> Member:
    """Give somebody a standing, and tell nobody.

    `status` is one of Telegram's (see Member); `rights` those of an administrator, None for all;
    `anonymous`: an administrator who does not appear as one.
    """
    member = chat.members[user.id] = Member(user, status, anonymous=anonymous)
    if status == "administrator":
        member.rights = frozenset(ADMIN_RIGHTS[chat.type]) if rights is None else rights
    return member


def appoint(  # noqa: PLR0913 - what `seat` takes, and who does it
    world: World,
    chat: Chat,
    user: User,
    status: str,
    rights: frozenset[str] | None = None,
    *,
    anonymous: bool = False,
    by: User | None = None,
) -> None:
    """Give somebody another standing, as `seat` does, and tell the bot.

    It hears of itself always, of others as an administrator that asked for `chat_member`. `by` is
    who does it, an anonymous administrator if not given.
    """
    before = chat.members.get(user.id) or Member(user, "left")
    after = seat(chat, user, status, rights, anonymous=anonymous)
    _report(world, chat, before, after, by=named(by))


def named(user: User | None) -> Json:
    """Telegram's User for who does something in a group: an anonymous administrator if None."""
    return ANONYMOUS_ADMIN if user is None else user.json()


def block(world: World, user: User, *, on: bool) -> None:
    """A person blocks or unblocks the bot: in their chat it is then "kicked" or a "member"."""
    user.blocked = on
    member, kicked = Member(world.bot, "member"), Member(world.bot, "kicked")
    before, after = (member, kicked) if on else (kicked, member)
    _report(world, world.private(user), before, after, by=user.json())


def upgrade(world: World, old: Chat) -> Chat:
    """Turn a basic group into a supergroup, which has another id. Returns it.

    The bot hears that it is in the new one, never that it has left the old one, says
    github.com/tdlib/telegram-bot-api/issues/266.
    """
    new = world.new_chat("supergroup", str(old.title), members=dict(old.members))
    new.privacy = old.privacy
    before, after = Member(world.bot, "left"), new.members[world.bot.id]
    _report(world, new, before, after, by=ANONYMOUS_ADMIN)
    world.utter(old, ANONYMOUS_ADMIN, {"migrate_to_chat_id": new.id})
    world.utter(new, ANONYMOUS_ADMIN, {"migrate_from_chat_id": old.id})
    old.migrated_to = new.id
    return new


def _report(world: World, chat: Chat, before: Member, after: Member, by: Json) -> None:
    user = after.user
    change = {
        "chat": chat.json(),
        "from": by,
        "date": int(world.now().timestamp()),
        "old_chat_member": before.json(chat.type),
        "new_chat_member": after.json(chat.type),
    }
    if user is world.bot:
        world.updates.push("my_chat_member", change)
    elif chat.members[world.bot.id].admin:
        world.updates.push("chat_member", change)
    world.tell("member", chat_id=chat.id, user_id=user.id, status=after.status)
