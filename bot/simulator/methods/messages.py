"""Sending, editing and deleting."""

from datetime import timedelta
from typing import Any

from ..chats import Chat
from ..refusal import bad
from ..world import World, is_service
from .access import chat_of, open_chat
from .content import deliver, markup_of, written
from .registry import method

Json = dict[str, Any]

DELETABLE = timedelta(hours=48)
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
_MANY = 100


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
    chat = open_chat(world, given["chat_id"])
    message = chat.messages.get(given.get("message_id", 0))
    if message is None:
        raise bad("message to edit not found")
    if not _own(world, chat, message) or is_service(message):
        raise bad("message can't be edited")
    return chat, message


def _own(world: World, chat: Chat, message: Json) -> bool:
    if chat.type == "channel":
        return True
    return bool(message["from"]["id"] == world.bot.id)


@method
def delete_message(world: World, given: Json) -> bool:
    chat = chat_of(world, given["chat_id"])
    if given["message_id"] not in chat.messages:
        raise bad("message to delete not found")
    if not _deletable(world, chat, chat.messages[given["message_id"]]):
        raise bad("message can't be deleted for everyone")
    world.delete(chat, given["message_id"])
    return True


@method
def delete_messages(world: World, given: Json) -> bool:
    chat = chat_of(world, given["chat_id"])
    numbers: list[int] = given["message_ids"]
    if not 1 <= len(numbers) <= _MANY:
        found = "too many message identifiers" if numbers else "message identifiers are not"
        raise bad(f"{found} specified")
    for number in numbers:  # what can't be found or deleted is skipped, says the documentation
        if number in chat.messages and _deletable(world, chat, chat.messages[number]):
            world.delete(chat, number)
    return True


def _deletable(world: World, chat: Chat, message: Json) -> bool:
    if world.now().timestamp() - message["date"] > DELETABLE.total_seconds():
        return False
    if chat.type == "private" or _own(world, chat, message):
        return True
    return chat.members[world.bot.id].can("can_delete_messages")
