"""People in a play: each verb is something a person does with a Telegram client."""

from typing import Any

from .attachments import attachment
from .chats import Chat, User
from .forwards import forwarded
from .groups import Group
from .inline import message_of
from .keyboard import payload
from .menu import commands_for
from .shown import rows, shown, transcript
from .standing import appoint, block
from .threads import bare, in_chain, in_topic
from .world import ANONYMOUS_ADMIN, CHANNEL_IDENTITY, Json, World

PATIENCE = 5.0  # seconds; what takes longer has failed


class Person:
    """Somebody with a Telegram client.

    `chat` is everywhere a Group, or None for the private chat with the bot. A verb that waits gives
    up after PATIENCE seconds of real time with an AssertionError that shows the chat.
    """

    def __init__(self, world: World, user: User) -> None:
        self.user = user
        self.last_inline: Json = {}
        self._world = world

    @property
    def id(self) -> int:
        """The Telegram id, random, of ten digits."""
        return self.user.id

    @property
    def chat_id(self) -> int:
        """The id of the private chat with the bot, which is the person's own."""
        return self.user.id

    @property
    def name(self) -> str:
        """The first name."""
        return self.user.first_name

    # writing

    async def says(
        self,
        text: str,
        chat: Group | None = None,
        *,
        reply_to: Json | None = None,
        thread: int | None = None,
        speaks_as: Group | None = None,
    ) -> Json:
        """Write a text message; see `sends`."""
        return await self.sends(
            chat, reply_to=reply_to, thread=thread, speaks_as=speaks_as, text=text
        )

    async def sends(
        self,
        chat: Group | None = None,
        *,
        reply_to: Json | None = None,
        thread: int | None = None,
        speaks_as: Group | None = None,
        **fields: Any,
    ) -> Json:
        """Write a message of any fields of Telegram's Message; returns the whole message.

        `thread` is the id of a forum topic. `speaks_as` is the group itself, which an anonymous
        administrator always does, or a channel of the person's.
        """
        at = self._at(chat)
        if chat is not None:
            chat.lets(self)
            speaks_as = speaks_as or (chat if at.members[self.id].anonymous else None)
        elif self.user.blocked:
            raise AssertionError(f"{self.name} has blocked the bot and can't write to it")
        else:
            self.user.started = True
        author: Json | None = self.user.json()
        if speaks_as is not None:
            author = ANONYMOUS_ADMIN if speaks_as.at is at else CHANNEL_IDENTITY
            fields["sender_chat"] = speaks_as.at.json()
        if at.type == "channel":
            author, fields["sender_chat"] = None, at.json()
        return self._world.utter(at, author, {**_place(at, reply_to, thread), **fields})

    async def sends_a(self, kind: str, chat: Group | None = None, **fields: Any) -> Json:
        """Send something that is no text: a "photo", "voice", "sticker" …, see attachments.py.

        `fields` are others of Telegram's Message, such as `caption`, and what `sends` takes.
        """
        return await self.sends(chat, **attachment(kind), **fields)

    async def forwards(
        self, message: Json, chat: Group | None = None, *, hidden: bool = False
    ) -> Json:
        """Forward a message. `hidden`: its author lets nobody link to the account from there."""
        return await self.sends(chat, **forwarded(message, hidden=hidden))

    async def edits(self, message: Json, text: str) -> Json:
        """Change the text of one of one's own messages; returns it as it is now."""
        at = self._world.chats[message["chat"]["id"]]
        return self._world.amend(at, message["message_id"], {"text": text})

    async def deletes(self, message: Json) -> None:
        """Delete a message for everybody. Telegram does not tell bots."""
        self._world.delete(self._world.chats[message["chat"]["id"]], message["message_id"])

    async def opens(self, link: str) -> Json:
        """Follow a deep link to the bot, https://t.me/<bot>?start=<payload>, and press Start."""
        start = payload(link, str(self._world.bot.username))
        if start is None:
            raise AssertionError(f"{link} is no deep link to this bot")
        return await self.says(f"/start {start}".rstrip())

    def leaves(self, chat: Group) -> None:
        """Leave a group."""
        appoint(self._world, chat.at, self.user, "left", by=self.user)
        self._world.utter(chat.at, self.user.json(), {"left_chat_member": self.user.json()})

    # buttons

    async def presses(
        self,
        label: str,
        chat: Group | None = None,
        message: Json | None = None,
        *,
        wait: bool = True,
    ) -> Json | None:
        """Press the inline button with this text, or else one that contains it.

        In: without `message`, the newest message that has such a button, waited for; with it, that
        message as it was then, even if it has changed or gone since. Out: the bot's answer,
        {text, show_alert}; None with `wait=False`, and for a button that sends the bot nothing. A
        button with a deep link to the bot opens it.
        """
        at = self._at(chat)
        look = _Button(label, at, message)
        found = await self._world.bell.until(look, PATIENCE)
        if found is None:
            seen = transcript(look.among())
            raise AssertionError(f"{self.name} finds no button [{label}] here:\n{seen}")
        button, message = found
        if "callback_data" in button:
            return await self.presses_data(button["callback_data"], message, wait=wait)
        if payload(button.get("url", ""), str(self._world.bot.username)) is not None:
            await self.opens(button["url"])
        return None

    async def presses_data(self, data: str, message: Json, *, wait: bool = True) -> Json | None:
        """Press a button with this callback data under a message, whether it has one or not."""
        query = self._world.press(self.user, message, data)
        if not wait:
            return None
        answer = await self._world.bell.until(lambda: query.answer, PATIENCE)
        if answer is None:
            raise AssertionError(f"nobody answered {self.name}'s press within {PATIENCE} s")
        return answer

    # inline mode

    async def types_inline(self, text: str, chat: Group | None = None) -> list[Json]:
        """Type `@bot text` into a chat; returns the results. `last_inline` is the whole answer."""
        query = self._world.ask_inline(self.user, text, self._at(chat).type)
        answer = await self._world.bell.until(lambda: query.answer, PATIENCE)
        if answer is None:
            raise AssertionError(f"nobody answered {self.name}'s inline query within {PATIENCE} s")
        self.last_inline = answer
        results: list[Json] = answer["results"]
        return results

    async def picks(self, result: Json, chat: Group | None = None) -> Json:
        """Send one of the inline results; returns the message, which is "via" the bot."""
        fields = {**message_of(result), "via_bot": self._world.bot.json()}
        message = await self.sends(chat, **fields)
        if "reply_markup" in message:
            self._world.name_inline(message)
        return message

    # seeing

    def chat(self, chat: Group | None = None) -> list[Json]:
        """The messages to be seen there now, oldest first."""
        return [message for _, message in sorted(self._at(chat).messages.items())]

    def commands(self, chat: Group | None = None) -> list[Json]:
        """The command menu shown there: a list of {command, description}."""
        return commands_for(self._world.commands, self._at(chat), self.user)

    async def sees(
        self, part: str, chat: Group | None = None, *, seconds: float = PATIENCE
    ) -> Json:
        """Wait until the bot's newest message there shows this, in its text or on a button.

        Newest is the one that was posted or edited last. Returns the message.
        """
        at = self._at(chat)

        def look() -> Json | None:
            newest = self._newest(at)
            return newest if newest is not None and part in shown(newest) else None

        found = await self._world.bell.until(look, seconds)
        if found is None:
            seen = transcript(self.chat(chat))
            raise AssertionError(f"{self.name} does not see {part!r}, but:\n{seen}")
        return found

    # the client as a whole

    def blocks(self) -> None:
        """Block the bot."""
        block(self._world, self.user, on=True)

    def unblocks(self) -> None:
        """Unblock the bot."""
        block(self._world, self.user, on=False)

    def leaves_telegram(self) -> None:
        """Delete the account."""
        self.user.deactivated = True

    def _at(self, chat: Group | None) -> Chat:
        return self._world.private(self.user) if chat is None else chat.at

    def _newest(self, at: Chat) -> Json | None:
        written = (at.messages[number] for number in reversed(at.fresh))
        return next((each for each in written if self._world.wrote(at, each)), None)


class _Button:
    """Looks for a button by its label."""

    def __init__(self, label: str, at: Chat, message: Json | None) -> None:
        self._label = label
        self._at = at
        self._message = message

    def among(self) -> list[Json]:
        """Where it looks, the freshest last."""
        if self._message is not None:
            return [self._message]
        return [self._at.messages[number] for number in self._at.fresh]

    def __call__(self) -> tuple[Json, Json] | None:
        buttons = [
            (button, each) for each in self.among()[::-1] for row in rows(each) for button in row
        ]
        exact = (found for found in buttons if found[0]["text"] == self._label)
        partly = (found for found in buttons if self._label in found[0]["text"])
        return next(exact, None) or next(partly, None)


def _place(at: Chat, reply_to: Json | None, thread: int | None) -> Json:
    if reply_to is not None:
        answered = {"reply_to_message": bare(reply_to)}
        if at.is_forum and reply_to.get("is_topic_message"):
            return in_topic(at, reply_to["message_thread_id"]) | answered
        return in_chain(at, reply_to) | answered
    return {} if thread is None else in_topic(at, thread)
