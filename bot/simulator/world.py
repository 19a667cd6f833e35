"""The world behind the Bot API: people, chats, members, messages. State and its rules; no HTTP."""

import random
import string
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from .bell import Bell
from .chats import Chat, User
from .forwards import discussed
from .queries import Queries, Query
from .text import find
from .updates import Updates

Json = dict[str, Any]
Listener = Callable[[Json], None]

ANONYMOUS_ADMIN: Json = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
CHANNEL_IDENTITY: Json = {
    "id": 136817688,
    "is_bot": True,
    "first_name": "Channel",
    "username": "Channel_Bot",
}
SERVICE: Json = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
"""Who forwards a channel's posts to the group in which they are discussed."""
_TOKEN = string.ascii_letters + string.digits + "_-"


class World:
    """Everything there is, as Telegram's servers know it.

    `now` gives the world's time, aware, in UTC: message dates, the 48 hours in which a message can
    be deleted and flood limits go by it.
    """

    def __init__(self, now: Callable[[], datetime] | None = None) -> None:
        self.now = now or (lambda: datetime.now(UTC))
        self._random = random.Random()  # noqa: S311 - ids of people who do not exist
        self.bell = Bell()
        self.updates = Updates(self.bell, first=self._random.randrange(10**8, 10**9))
        self.users: dict[int, User] = {}
        self.chats: dict[int, Chat] = {}
        self.listeners: list[Listener] = []
        self.bot = self._user(User(self._id(), "Prival", username="prival_bot", is_bot=True))
        self.token = f"{self.bot.id}:" + "".join(self._random.choices(_TOKEN, k=35))
        self.privacy = True
        self.queries = Queries(self.now)
        self.commands: dict[tuple[tuple[Any, ...], str], list[Json]] = {}
        self.profile: dict[tuple[str, str], str] = {}
        self.inline_messages: dict[str, tuple[int, int]] = {}
        self.inline_ids: dict[tuple[int, int], str] = {}
        self._next_message = 1

    # who and where

    def person(self, name: str, **fields: Any) -> User:
        """A new person, with a random ten-digit id; `fields` are those of User."""
        return self._user(User(self._id(), name, **fields))

    def private(self, user: User) -> Chat:
        """The person's private chat with the bot."""
        chat = self.chats.get(user.id)
        if chat is None:
            chat = self.chats[user.id] = Chat(user.id, "private", user=user)
        return chat

    def new_chat(self, kind: str, title: str, **fields: Any) -> Chat:
        """A new "group", "supergroup" or "channel", with nobody in it yet."""
        number = -self._id() if kind == "group" else -(10**12 + self._id() % 10**10)
        if number in self.chats:
            return self.new_chat(kind, title, **fields)
        chat = self.chats[number] = Chat(number, kind, title=title, **fields)
        return chat

    # messages

    def post(self, chat: Chat, author: Json | None, fields: Json) -> Json:
        """Place a message in a chat: `fields` plus what every message has. Returns it."""
        message: Json = {
            "message_id": self._message_id(chat),
            "date": int(self.now().timestamp()),
            "chat": chat.json(),
        }
        if author is not None:
            message["from"] = author
        message.update(fields)
        chat.keep(message)
        self.tell("message", chat_id=chat.id, message=message)
        if chat.linked is not None and chat.type == "channel" and not is_service(message):
            self.utter(chat.linked, SERVICE, discussed(message))
        return message

    def revise(self, chat: Chat, number: int, fields: Json) -> Json:
        """Change a message; a field that is None is taken away. Returns the new state."""
        message = {**chat.messages[number], **fields, "edit_date": int(self.now().timestamp())}
        message = {name: value for name, value in message.items() if value is not None}
        chat.keep(message)
        self.tell("edited", chat_id=chat.id, message=message)
        return message

    def delete(self, chat: Chat, number: int) -> None:
        """Take a message away from everybody."""
        chat.drop(number)
        self.tell("deleted", chat_id=chat.id, message_id=number)

    def utter(self, chat: Chat, author: Json | None, fields: Json) -> Json:
        """Somebody who is not the bot writes. The bot gets an update, if it is meant to see it."""
        if "text" in fields and "entities" not in fields:
            entities = find(fields["text"], [])
            fields = {**fields, "entities": entities} if entities else fields
        message = self.post(chat, author, fields)
        if self.hears(chat, message):
            chat.heard.add(message["message_id"])
            self.updates.push("channel_post" if chat.type == "channel" else "message", message)
        return message

    def amend(self, chat: Chat, number: int, fields: Json) -> Json:
        """Somebody who is not the bot edits a message.

        The bot gets an update, if it got the message.
        """
        if "text" in fields:
            fields = {**fields, "entities": find(fields["text"], []) or None}
        message = self.revise(chat, number, fields)
        if number in chat.heard or self.hears(chat, message):
            chat.heard.add(number)
            kind = "edited_channel_post" if chat.type == "channel" else "edited_message"
            self.updates.push(kind, message)
        return message

    def wrote(self, chat: Chat, message: Json) -> bool:
        """Whether the bot wrote this message, itself or through inline mode."""
        if chat.type == "channel":
            return message["message_id"] in chat.own
        return self.bot.id in {message["from"]["id"], message.get("via_bot", {}).get("id")}

    def press(self, user: User, message: Json, data: str) -> Query:
        """Somebody presses a button with this data.

        Returns the query, which the bot is to answer.
        """
        query = self.queries.ask(self.digits(19), "callback", user.id)
        update: Json = {
            "id": query.id,
            "from": user.json(),
            "chat_instance": str(hash((self.token, message["chat"]["id"]))),
            "data": data,
        }
        inline = self.inline_ids.get((message["chat"]["id"], message["message_id"]))
        if inline is not None:
            update["inline_message_id"] = inline
        else:
            now = self.chats[message["chat"]["id"]].messages.get(message["message_id"])
            # A message that is gone arrives as Telegram's InaccessibleMessage, known by its date 0.
            gone = {"chat": message["chat"], "message_id": message["message_id"], "date": 0}
            update["message"] = now or gone
        self.updates.push("callback_query", update)
        return query

    def ask_inline(self, user: User, text: str, chat_type: str) -> Query:
        """Somebody types `@bot text` in a chat of this type. Returns the query to be answered."""
        query = self.queries.ask(self.digits(19), "inline", user.id)
        update = {"id": query.id, "from": user.json(), "query": text, "offset": ""}
        # In the private chat with the bot the type is "sender", says Telegram's InlineQuery.
        update["chat_type"] = "sender" if chat_type == "private" else chat_type
        self.updates.push("inline_query", update)
        return query

    def name_inline(self, message: Json) -> None:
        """Give an inline message with buttons the name under which the bot can edit it."""
        where = message["chat"]["id"], message["message_id"]
        name = self.inline_ids[where] = self.digits(27)
        self.inline_messages[name] = where

    def hears(self, chat: Chat, message: Json) -> bool:
        """Whether the bot gets this message (https://core.telegram.org/bots/features#privacy-mode)."""
        if chat.type == "private":
            return True
        member = chat.members.get(self.bot.id)
        author = self.users.get(message.get("from", {}).get("id", 0))
        if member is None or not member.present or (author is not None and author.is_bot):
            return False
        privacy = self.privacy if chat.privacy is None else chat.privacy
        if not privacy or member.admin or chat.type == "channel" or is_service(message):
            return True
        if message.get("via_bot", {}).get("id") == self.bot.id:
            return True
        earlier = message.get("reply_to_message")
        if earlier and (
            earlier.get("from", {}).get("id") == self.bot.id
            or (earlier["message_id"] in chat.heard and not is_service(earlier))
        ):
            return True
        return self._is_command(message)

    def _is_command(self, message: Json) -> bool:
        entities = message.get("entities") or [{}]
        if entities[0].get("type") != "bot_command" or entities[0]["offset"] != 0:
            return False
        _, _, addressee = message["text"][: entities[0]["length"]].partition("@")
        return not addressee or addressee.lower() == str(self.bot.username).lower()

    # telling

    def tell(self, kind: str, **fields: Any) -> None:
        """Say to listeners what happened, and wake those who wait for something."""
        if self.listeners:
            event = {"kind": kind, **fields}
            for each in tuple(self.listeners):
                each(event)
        self.bell.ring()

    def _message_id(self, chat: Chat) -> int:
        # A supergroup or channel counts for itself; private chats and basic groups share one count.
        if chat.type in {"supergroup", "channel"}:
            chat.last += 1
            return chat.last
        self._next_message += 1
        return self._next_message

    def _user(self, user: User) -> User:
        self.users[user.id] = user
        return user

    def _id(self) -> int:
        return self._random.randrange(5 * 10**9, 8 * 10**9)

    def digits(self, length: int) -> str:
        """A random string of digits, as ids of queries are."""
        return "".join(self._random.choices(string.digits, k=length))


def is_service(message: Json) -> bool:
    """Whether a message reports an event of the chat instead of having been written."""
    return not _SERVICE.isdisjoint(message)


_SERVICE = {
    "new_chat_members",
    "left_chat_member",
    "new_chat_title",
    "group_chat_created",
    "supergroup_chat_created",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "pinned_message",
    "forum_topic_created",
    "forum_topic_closed",
    "forum_topic_reopened",
}
