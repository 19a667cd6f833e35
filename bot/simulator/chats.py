"""Who and what there is: users, chats, their members and topics."""

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)
ADMIN_RIGHTS = {
    "group": (*_RIGHTS, "can_pin_messages", "can_manage_tags"),
    "supergroup": (*_RIGHTS, "can_pin_messages", "can_manage_tags", "can_manage_topics"),
    "channel": (*_RIGHTS, "can_post_messages", "can_edit_messages", "can_manage_direct_messages"),
}
"""The rights an administrator can have, by the chat's type."""
PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
"""What a member of a supergroup may do unless restricted."""


@dataclass(slots=True, eq=False)
class User:
    """A person, or the bot.

    `started`: wrote to the bot at least once; `blocked`: the bot by them.
    """

    id: int
    first_name: str
    username: str | None = None
    language_code: str | None = None
    last_name: str | None = None
    is_bot: bool = False
    started: bool = False
    blocked: bool = False
    deactivated: bool = False

    def json(self) -> Json:
        """As Telegram's User."""
        user: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.last_name:
            user["last_name"] = self.last_name
        if self.username:
            user["username"] = self.username
        if self.language_code:
            user["language_code"] = self.language_code
        return user


@dataclass(slots=True, eq=False)
class Member:
    """Somebody in a chat.

    `status` is one of Telegram's: creator, administrator, member, restricted, left, kicked.
    """

    user: User
    status: str = "member"
    rights: frozenset[str] = frozenset()
    anonymous: bool = False

    @property
    def present(self) -> bool:
        return self.status not in {"left", "kicked"}

    @property
    def admin(self) -> bool:
        return self.status in {"creator", "administrator"}

    def can(self, right: str) -> bool:
        """Whether an administrator's right such as `can_delete_messages` is held."""
        return self.status == "creator" or (self.status == "administrator" and right in self.rights)

    def json(self, kind: str) -> Json:
        """As Telegram's ChatMember in a chat of this type."""
        member: Json = {"user": self.user.json(), "status": self.status}
        if self.status == "administrator":
            member |= {"can_be_edited": False} | {
                right: right in self.rights for right in ADMIN_RIGHTS[kind]
            }
        if self.admin:
            member["is_anonymous"] = self.anonymous
        if self.status == "restricted":
            member |= {"is_member": True, **dict.fromkeys(PERMISSIONS, False)}
        if self.status in {"restricted", "kicked"}:
            member["until_date"] = 0
        return member


@dataclass(slots=True, eq=False)
class Chat:
    """A chat and what can be seen in it now.

    `fresh`, `heard`, `own` and `fixed` hold ids of messages: all, the one posted or edited last at
    the end; those the bot got; the bot's own in a channel, where posts have no author; its own that
    a reply keyboard keeps from being edited. `privacy` overrides the bot's privacy mode here;
    `members_hidden`: only administrators learn who is in it; `linked`: to a channel, the group in
    which its posts are discussed.
    """

    id: int
    type: str
    title: str | None = None
    username: str | None = None
    user: User | None = None
    is_forum: bool = False
    privacy: bool | None = None
    members_hidden: bool = False
    linked: "Chat | None" = None
    members: dict[int, Member] = field(default_factory=dict)
    messages: dict[int, Json] = field(default_factory=dict)
    fresh: dict[int, None] = field(default_factory=dict)
    heard: set[int] = field(default_factory=set)
    own: set[int] = field(default_factory=set)
    fixed: set[int] = field(default_factory=set)
    topics: dict[int, Json] = field(default_factory=dict)
    keyboard: Json | None = None
    migrated_to: int | None = None
    last: int = 1  # a supergroup's first message is its creation, which is its general topic too

    def json(self) -> Json:
        """As Telegram's Chat."""
        chat: Json = {"id": self.id, "type": self.type}
        if self.user is not None:
            chat["first_name"] = self.user.first_name
            if self.user.username:
                chat["username"] = self.user.username
        else:
            chat["title"] = self.title
            if self.username:
                chat["username"] = self.username
            if self.is_forum:
                chat["is_forum"] = True
        return chat

    def keep(self, message: Json) -> None:
        """Have this message, new or changed."""
        number = message["message_id"]
        self.messages[number] = message
        self.fresh.pop(number, None)
        self.fresh[number] = None

    def drop(self, number: int) -> None:
        """No longer have this message."""
        del self.messages[number]
        del self.fresh[number]
        for kept in (self.heard, self.own, self.fixed):
            kept.discard(number)
