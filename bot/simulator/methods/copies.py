"""Copies and forwards, so that tests can prove that they carry, or never carry, an author."""

from typing import Any

from ..formatted import text_of
from ..refusal import bad
from ..world import World, is_service
from .access import chat_of, open_chat
from .content import deliver
from .registry import method

Json = dict[str, Any]

_NOT_COPIED = {
    "message_id",
    "date",
    "edit_date",
    "chat",
    "from",
    "sender_chat",
    "via_bot",
    "reply_to_message",
    "message_thread_id",
    "is_topic_message",
    "forward_origin",
    "reply_markup",
}


@method
def forward_message(world: World, given: Json) -> Json:
    source = _source(world, given, "message to forward not found")
    fields = {name: value for name, value in source.items() if name not in _NOT_COPIED}
    return deliver(world, given, {**fields, "forward_origin": _origin(source)})


@method
def copy_message(world: World, given: Json) -> Json:
    source = _source(world, given, "message to copy not found")
    fields = {name: value for name, value in source.items() if name not in _NOT_COPIED}
    if "caption" in given and "text" not in fields:
        captioned = text_of({**given, "entities": given.get("caption_entities")}, "caption")
        fields["caption"] = captioned["text"]
    return {"message_id": deliver(world, given, fields)["message_id"]}


def _source(world: World, given: Json, otherwise: str) -> Json:
    open_chat(world, given["chat_id"])
    message = chat_of(world, given["from_chat_id"]).messages.get(given["message_id"])
    if message is None or is_service(message):
        raise bad(otherwise)
    return message


def _origin(message: Json) -> Json:
    if "forward_origin" in message:
        origin: Json = message["forward_origin"]
        return origin
    if "sender_chat" in message:
        return {"type": "chat", "date": message["date"], "sender_chat": message["sender_chat"]}
    return {"type": "user", "date": message["date"], "sender_user": message["from"]}
