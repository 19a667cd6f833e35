"""Those who take part in a play: people and groups."""

from typing import Any

from .chats import Chat, User
from .keyboard import payload
from .shown import rows, shown, transcript
from .world import ANONYMOUS_ADMIN, CHANNEL_IDENTITY, Json, World

PATIENCE = 5.0  # seconds; a test that waits longer has failed


class Person:
    """Somebody with a Telegram client. `chat` is everywhere a Group, or None for the private chat with the bot."""

    def __init__(self, world: World, user: User) -> None:
        self.user = user
        self._world = world

    @property
    def id(self) -> int:
        return self.user.id

    @property
    def chat_id(self) -> int:
        """The id of the private chat with the bot."""
        return self.user.id

    def chat(self, chat: "Group | None" = None) -> list[Json]:
        """The messages to be seen there now, oldest first."""
        return [message for _, message in sorted(self._at(chat).messages.items())]

    # writing

    async def says(
        self,
        text: str,
        chat: "Group | None" = None,
        *,
        reply_to: Json | None = None,
        thread: int | None = None,
        speaks_as: "Group | None" = None,
    ) -> Json:
        """Write a text message; see `sends`."""
        return await self.sends(
            chat, reply_to=reply_to, thread=thread, speaks_as=speaks_as, text=text
        )

    async def sends(
        self,
        chat: "Group | None" = None,
        *,
        reply_to: Json | None = None,
        thread: int | None = None,
        speaks_as: "Group | None" = None,
        **fields: Any,
    ) -> Json:
        """Write a message of any fields of Telegram's Message. Returns it.

        `thread` is the id of a forum topic; `speaks_as` the group itself (an anonymous admin) or a channel.
        """
        at = self._at(chat)
        if chat is None:
            if self.user.blocked:
                raise AssertionError(
                    f"{self.user.first_name} has blocked the bot and can't write to it"
                )
            self.user.started = True
        else:
            chat.lets(self)
        author: Json | None = self.user.json()
        if speaks_as is not None:
            author = ANONYMOUS_ADMIN if speaks_as.at is at else CHANNEL_IDENTITY
            fields["sender_chat"] = speaks_as.at.json()
        if at.type == "channel":
            author, fields["sender_chat"] = None, at.json()
        return self._world.utter(at, author, place(at, reply_to, thread) | fields)

    async def edits(self, message: Json, text: str) -> Json:
        """Change the text of one of one's own messages."""
        chat = self._world.chats[message["chat"]["id"]]
        return self._world.amend(chat, message["message_id"], {"text": text})

    async def deletes(self, message: Json) -> None:
        """Delete a message for everybody. Telegram tells bots nothing about it."""
        self._world.delete(self._world.chats[message["chat"]["id"]], message["message_id"])

    # buttons

    async def presses(
        self,
        label: str,
        chat: "Group | None" = None,
        message: Json | None = None,
        *,
        wait: bool = True,
    ) -> Json | None:
        """Press the inline button with this text (or else one that contains it), in the newest message that has it.

        With `message`, a button of that message as it was then, even if it has changed or gone since. Returns the
        bot's answer, {text, show_alert}, or None with `wait=False` and for buttons that send nothing to the bot.
        """
        button, message = self._button(label, self._at(chat), message)
        start = payload(button.get("url", ""), str(self._world.bot.username))
        if start is not None:
            await self.says(f"/start {start}")
        if "callback_data" not in button:
            return None
        query = self._world.press(self.user, message, button["callback_data"])
        if not wait:
            return None
        answer = await self._world.bell.until(lambda: query.answer, PATIENCE)
        if answer is None:
            raise AssertionError(f"nobody answered [{button['text']}] within {PATIENCE} s")
        return answer

    def _button(self, label: str, at: Chat, message: Json | None) -> tuple[Json, Json]:
        among = [at.messages[n] for n in reversed(at.fresh)] if message is None else [message]
        for exact in (True, False):
            for each in among:
                for button in (button for row in rows(each) for button in row):
                    if button["text"] == label or (not exact and label in button["text"]):
                        return button, each
        raise AssertionError(f"there is no button [{label}] here:\n{transcript(among[::-1])}")

    async def opens(self, link: str) -> Json:
        """Follow a deep link to the bot, https://t.me/<bot>?start=<payload>, and press Start."""
        start = payload(link, str(self._world.bot.username))
        if start is None:
            raise AssertionError(f"{link} does not lead to this bot")
        return await self.says(f"/start {start}".rstrip())

    # seeing

    async def sees(
        self, part: str, chat: "Group | None" = None, *, seconds: float = PATIENCE
    ) -> Json:
        """Wait until the bot's newest message there (posted or edited last) shows this, text or button; return it."""
        at = self._at(chat)

        def look() -> Json | None:
            newest = self._newest(at)
            return newest if newest is not None and part in shown(newest) else None

        found = await self._world.bell.until(look, seconds)
        if found is None:
            name = self.user.first_name
            raise AssertionError(
                f"{name} does not see {part!r} after {seconds} s, but:\n{transcript(self.chat(chat))}"
            )
        return found

    def _newest(self, at: Chat) -> Json | None:
        for number in reversed(at.fresh):
            message = at.messages[number]
            if self._world.wrote(at, message):
                return message
        return None

    # the bot as such

    def blocks(self) -> None:
        """Block the bot."""
        self.user.blocked = True
        self._world.membership(self._world.private(self.user), self.user, "member", "kicked")

    def unblocks(self) -> None:
        """Unblock the bot."""
        self.user.blocked = False
        self._world.membership(self._world.private(self.user), self.user, "kicked", "member")

    def leaves_telegram(self) -> None:
        """Delete the account."""
        self.user.deactivated = True

    def _at(self, chat: "Group | None") -> Chat:
        return self._world.private(self.user) if chat is None else chat.at


class Group:
    """A group, supergroup or channel. What its administrators do, it does."""

    def __init__(self, world: World, at: Chat) -> None:
        self.at = at
        self._world = world

    @property
    def id(self) -> int:
        return self.at.id

    @property
    def chat_id(self) -> int:
        return self.at.id

    def chat(self) -> list[Json]:
        """The messages to be seen here now, oldest first."""
        return [message for _, message in sorted(self.at.messages.items())]

    def lets(self, person: Person) -> None:
        """Raise AssertionError unless the person is a member."""
        member = self.at.members.get(person.id)
        if member is None or not member.present:
            raise AssertionError(f"{person.user.first_name} is not a member of {self.at.title}")

    def promotes(
        self, person: Person, *, rights: frozenset[str] | None = None, quietly: bool = False
    ) -> None:
        """Make somebody an administrator, with all rights unless `rights` says which."""
        self._world.appoint(self.at, person.user, "administrator", rights, quietly=quietly)

    def demotes(self, person: Person) -> None:
        """Make an administrator a plain member again."""
        self._world.appoint(self.at, person.user, "member")

    def promotes_bot(self, *, rights: frozenset[str] | None = None, quietly: bool = False) -> None:
        """Make the bot an administrator."""
        self._world.appoint(self.at, self._world.bot, "administrator", rights, quietly=quietly)

    def demotes_bot(self) -> None:
        """Make the bot a plain member again."""
        self._world.appoint(self.at, self._world.bot, "member")

    def removes_bot(self) -> None:
        """Throw the bot out."""
        self._world.appoint(self.at, self._world.bot, "kicked")

    def adds_bot(self) -> None:
        """Let the bot in (again)."""
        self._world.appoint(self.at, self._world.bot, "member")


def place(at: Chat, reply_to: Json | None, thread: int | None) -> Json:
    """The fields that say where in a chat a message stands."""
    fields: Json = {}
    if reply_to is not None:
        fields["reply_to_message"] = {k: v for k, v in reply_to.items() if k != "reply_to_message"}
        if reply_to.get("is_topic_message"):
            thread = thread or reply_to["message_thread_id"]
    if thread is not None:
        fields |= {"message_thread_id": thread, "is_topic_message": True}
        # Telegram lets every message of a topic answer the one that opened it, if it answers no other.
        fields.setdefault("reply_to_message", at.messages[thread])
    return fields
