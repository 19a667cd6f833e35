"""Groups, supergroups and channels in a play."""

from typing import TYPE_CHECKING

from .chats import Chat, User
from .standing import appoint, upgrade
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
        self._change(person.user, "member", new_chat_members=[person.user.json()])

    def removes(self, person: "Person") -> None:
        """Throw somebody out."""
        self._change(person.user, "kicked", left_chat_member=person.user.json())

    def promotes(self, person: "Person", *rights: str) -> None:
        """Make somebody an administrator, with all rights unless some are named."""
        self._appoint(person.user, *rights)

    def demotes(self, person: "Person") -> None:
        """Make an administrator a plain member again."""
        appoint(self._world, self.at, person.user, "member")

    # the bot

    def adds_bot(self) -> None:
        """Let the bot in (again)."""
        bot = self._world.bot
        self._change(bot, "member", new_chat_members=[bot.json()])

    def removes_bot(self) -> None:
        """Throw the bot out."""
        appoint(self._world, self.at, self._world.bot, "kicked")

    def promotes_bot(self, *rights: str) -> None:
        """Make the bot an administrator, with all rights unless some are named."""
        self._appoint(self._world.bot, *rights)

    def demotes_bot(self) -> None:
        """Make the bot a plain member again."""
        appoint(self._world, self.at, self._world.bot, "member")

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

    def lets(self, person: "Person") -> None:
        """Raise AssertionError unless the person may write here."""
        member = self.at.members.get(person.id)
        if member is None or not member.present:
            raise AssertionError(f"{person.name} is not a member of {self.at.title}")
        if self.at.type == "channel" and not member.admin:
            raise AssertionError(f"{person.name} may only read {self.at.title}")

    def _appoint(self, user: User, *rights: str) -> None:
        chosen = frozenset(rights) if rights else None
        appoint(self._world, self.at, user, "administrator", chosen)

    def _change(self, user: User, status: str, **report: object) -> None:
        appoint(self._world, self.at, user, status)
        self._world.utter(self.at, ANONYMOUS_ADMIN, report)

    def _topic(self, thread: int, *, closed: bool) -> None:
        self.at.topics[thread]["closed"] = closed
        event = "forum_topic_closed" if closed else "forum_topic_reopened"
        where = {"message_thread_id": thread, "is_topic_message": True}
        self._world.utter(self.at, ANONYMOUS_ADMIN, {event: {}, **where})
