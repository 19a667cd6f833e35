"""Groups, supergroups and channels in a play."""

from typing import TYPE_CHECKING

from .chats import Chat, User
from .standing import appoint, named, upgrade
from .world import ANONYMOUS_ADMIN, Json, World

if TYPE_CHECKING:
    from .actors import Person


class Group:
    """A group. What its administrators do, it does; the bot is told as Telegram would tell it."""

    def __init__(self, world: World, at: Chat) -> None:
        self.at = at
        self._world = world

    @property
    def id(self) -> int:
        """The chat's id; another one after `becomes_supergroup`."""
        return self.at.id

    @property
    def chat_id(self) -> int:
        """The same as `id`, for whatever takes a person or a group."""
        return self.at.id

    def chat(self) -> list[Json]:
        """The messages to be seen here now, oldest first."""
        return [message for _, message in sorted(self.at.messages.items())]

    # people

    def adds(self, person: "Person") -> None:
        """Let somebody in."""
        self._lets_in(person.user)

    def removes(self, person: "Person") -> None:
        """Throw somebody out."""
        self._throws_out(person.user)

    def promotes(self, person: "Person", *rights: str, anonymous: bool = False) -> None:
        """Make somebody an administrator, with all rights unless some are named.

        An anonymous one writes as the group itself; button presses are the person's own.
        """
        self._promotes(person.user, rights, anonymous=anonymous)

    def demotes(self, person: "Person") -> None:
        """Make an administrator a plain member again."""
        appoint(self._world, self.at, person.user, "member")

    def hides_members(self) -> None:
        """Show who is in the group to administrators only."""
        self.at.members_hidden = True

    # the bot

    def adds_bot(self, by: "Person | None" = None) -> None:
        """Let the bot in (again). `by`: who does it, an anonymous administrator if not given."""
        self._lets_in(self._world.bot, by)

    def removes_bot(self, by: "Person | None" = None) -> None:
        """Throw the bot out."""
        self._throws_out(self._world.bot, by)

    def promotes_bot(self, *rights: str, by: "Person | None" = None) -> None:
        """Make the bot an administrator, with all rights unless some are named."""
        self._promotes(self._world.bot, rights, by=by)

    def demotes_bot(self, by: "Person | None" = None) -> None:
        """Make the bot a plain member again; in a channel, one that may not post."""
        appoint(self._world, self.at, self._world.bot, "member", by=_user(by))

    def mutes_bot(self) -> None:
        """Let the bot read, but not write."""
        appoint(self._world, self.at, self._world.bot, "restricted")

    # the chat itself

    def becomes_supergroup(self) -> None:
        """Turn a basic group into a supergroup; from now on this Group is the new chat."""
        self.at = upgrade(self._world, self.at)

    def opens_topic(self, name: str) -> int:
        """Start a forum topic. Returns its `message_thread_id`."""
        created = {"name": name, "icon_color": 7322096}
        message = self._world.utter(self.at, ANONYMOUS_ADMIN, {"forum_topic_created": created})
        number: int = message["message_id"]
        self.at.topics[number] = {"name": name, "closed": False}
        return number

    def closes_topic(self, thread: int) -> None:
        """Close a topic: only administrators who manage topics can write there then."""
        self._topic(thread, closed=True)

    def reopens_topic(self, thread: int) -> None:
        """Open a closed topic again."""
        self._topic(thread, closed=False)

    def deletes_topic(self, thread: int) -> None:
        """Delete a topic with all that was written in it. Telegram does not tell bots."""
        for each in self.chat():
            if thread in {each["message_id"], each.get("message_thread_id")}:
                self._world.delete(self.at, each["message_id"])
        del self.at.topics[thread]

    def links(self, channel: "Group") -> None:
        """Let a channel's posts be discussed here: from now on each is forwarded by itself."""
        self.at.linked, channel.at.linked = channel.at, self.at

    def lets(self, person: "Person") -> None:
        """Raise AssertionError unless the person may write here."""
        member = self.at.members.get(person.id)
        if member is None or not member.present:
            raise AssertionError(f"{person.name} is not a member of {self.at.title}")
        if self.at.type == "channel" and not member.admin:
            raise AssertionError(f"{person.name} may only read {self.at.title}")

    def _lets_in(self, user: User, by: "Person | None" = None) -> None:
        appoint(self._world, self.at, user, "member", by=_user(by))
        self._reports(by, new_chat_members=[user.json()])

    def _throws_out(self, user: User, by: "Person | None" = None) -> None:
        appoint(self._world, self.at, user, "kicked", by=_user(by))
        report = self._reports(by, left_chat_member=user.json())
        if report and user is self._world.bot:  # the one message it still gets
            self._world.updates.push("message", report)

    def _promotes(
        self,
        user: User,
        rights: tuple[str, ...],
        *,
        anonymous: bool = False,
        by: "Person | None" = None,
    ) -> None:
        chosen = frozenset(rights) if rights else None
        appoint(
            self._world,
            self.at,
            user,
            "administrator",
            chosen,
            anonymous=anonymous,
            by=_user(by),
        )

    def _reports(self, by: "Person | None", **event: object) -> Json | None:
        if self.at.type == "channel":
            return None
        return self._world.utter(self.at, named(_user(by)), event)

    def _topic(self, thread: int, *, closed: bool) -> None:
        self.at.topics[thread]["closed"] = closed
        event = "forum_topic_closed" if closed else "forum_topic_reopened"
        where = {"message_thread_id": thread, "is_topic_message": True}
        self._world.utter(self.at, ANONYMOUS_ADMIN, {event: {}, **where})


def _user(person: "Person | None") -> User | None:
    return None if person is None else person.user
