"""Sending, editing and deleting."""

from datetime import timedelta
from typing import Any

from ..chats import Chat
from ..refusal import bad, forbidden
from ..world import World, is_service
from .access import chat_of, known_chat
from .content import deliver, markup_of, written
from .registry import method

Json = dict[str, Any]

DELETABLE = timedelta(hours=48)
DICE_KEPT = timedelta(hours=24)
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
_MANY = 100
_CREATION = {
    "supergroup_chat_created",
    "channel_chat_created",
    "migrate_from_chat_id",
    "forum_topic_created",
}


@method
def send_message(world: World, given: Json) -> Json:
    return deliver(world, given, written(world, given))


@method
def edit_message_text(world: World, given: Json) -> Json | bool:
    fields = {"entities": None, **written(world, given)}
    if "link_preview_options" in given:
        fields["link_preview_options"] = given["link_preview_options"]
    return _edit(world, given, fields)


@method
def edit_message_reply_markup(world: World, given: Json) -> Json | bool:
    return _edit(world, given, {})


def _edit(world: World, given: Json, fields: Json) -> Json | bool:
    markup = markup_of(world, given)
    if markup is not None and "inline_keyboard" not in markup:
        raise bad("inline keyboard expected")
    fields["reply_markup"] = markup if markup and any(markup["inline_keyboard"]) else None
    chat, message = _to_edit(world, given)
    if "text" in fields and "text" not in message:
        raise bad("there is no text in the message to edit")
    if all(message.get(name) == value for name, value in fields.items()):
        raise bad(_NOT_MODIFIED)
    edited = world.revise(chat, message["message_id"], fields)
    return True if "inline_message_id" in given else edited


def _to_edit(world: World, given: Json) -> tuple[Chat, Json]:
    if "inline_message_id" in given:
        where = world.inline_messages.get(given["inline_message_id"])
        if where is None or where[1] not in world.chats[where[0]].messages:
            raise bad("MESSAGE_ID_INVALID")
        return world.chats[where[0]], world.chats[where[0]].messages[where[1]]
    if "chat_id" not in given:
        raise bad("chat_id is empty")
    chat = _to_edit_in(world, given["chat_id"])
    message = chat.messages.get(given.get("message_id", 0))
    if message is None:
        raise bad("message to edit not found")
    if not _editable(world, chat, message):
        raise bad("message can't be edited")
    return chat, message


def _to_edit_in(world: World, chat_id: int | str) -> Chat:
    chat = known_chat(world, chat_id)
    if chat.migrated_to is None:
        chat = chat_of(world, chat_id)
    if chat.user is not None and chat.user.blocked:
        raise forbidden("bot was blocked by the user")
    return chat


def _editable(world: World, chat: Chat, message: Json) -> bool:
    """Telegram's rule: td/telegram/MessagesManager.cpp, can_edit_message.

    For a bot's own messages there is no time limit.
    """
    fixed = message["message_id"] in chat.fixed or "forward_origin" in message
    if fixed or is_service(message) or chat.migrated_to is not None:
        return False
    own = _own(world, chat, message)
    if chat.type != "channel":
        return own
    bot = chat.members[world.bot.id]
    return bot.can("can_edit_messages") or (own and bot.can("can_post_messages"))


def _own(world: World, chat: Chat, message: Json) -> bool:
    if chat.type == "channel":
        return message["message_id"] in chat.own
    return bool(message["from"]["id"] == world.bot.id)


@method
def delete_message(world: World, given: Json) -> bool:
    chat = chat_of(world, given["chat_id"])
    if given["message_id"] not in chat.messages:
        raise bad("message to delete not found")
    _let_delete(world, chat, chat.messages[given["message_id"]])
    world.delete(chat, given["message_id"])
    return True


@method
def delete_messages(world: World, given: Json) -> bool:
    chat = chat_of(world, given["chat_id"])
    numbers: list[int] = given["message_ids"]
    if not 1 <= len(numbers) <= _MANY:
        fault = "too many message identifiers" if numbers else "message identifiers are not"
        raise bad(f"{fault} specified")
    found = [chat.messages[number] for number in dict.fromkeys(numbers) if number in chat.messages]
    for each in found:  # one that can't be deleted, and none is; what is gone is skipped
        _let_delete(world, chat, each)
    for each in found:
        world.delete(chat, each["message_id"])
    return True


def _let_delete(world: World, chat: Chat, message: Json) -> None:
    """Raise Refusal(400) for what a bot can't delete.

    The rules are at https://core.telegram.org/bots/api#deletemessage, the order and the words
    are td/telegram/MessagesManager.cpp's, delete_messages.
    """
    age = timedelta(seconds=world.now().timestamp() - message["date"])
    if chat.type in {"supergroup", "channel"}:
        if age >= DELETABLE or not _deletable(world, chat, message):
            raise bad("message can't be deleted")
    elif chat.type == "group":
        own = _own(world, chat, message) and not is_service(message)
        if age > DELETABLE or not (own or chat.members[world.bot.id].admin):
            raise bad("message can't be deleted for everyone")
    elif age > DELETABLE or ("dice" in message and age < DICE_KEPT):
        raise bad("message can't be deleted for everyone")


def _deletable(world: World, chat: Chat, message: Json) -> bool:
    bot = chat.members[world.bot.id]
    if not _CREATION.isdisjoint(message):
        return False
    if bot.can("can_delete_messages"):
        return True
    if not _own(world, chat, message) or is_service(message):
        return False
    return chat.type != "channel" or bot.can("can_post_messages")
