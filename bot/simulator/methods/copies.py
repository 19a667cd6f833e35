"""Copies and forwards, so that tests can prove that they carry, or never carry, an author."""

from typing import Any

from ..formatted import text_of
from ..forwards import copied, forwarded
from ..refusal import bad
from ..world import World, is_service
from .access import known_chat, open_chat
from .content import deliver
from .registry import method

Json = dict[str, Any]


@method
def forward_message(world: World, given: Json) -> Json:
    source = _source(world, given, "message to forward not found")
    if source.get("has_protected_content"):
        raise bad("the message can't be forwarded")
    return deliver(world, given, forwarded(source))


@method
def copy_message(world: World, given: Json) -> Json:
    source = _source(world, given, "message to copy not found")
    fields = copied(source)
    if "caption" in given and "text" not in fields:
        captioned = text_of({**given, "entities": given.get("caption_entities")}, "caption")
        fields["caption"] = captioned["text"]
    return {"message_id": deliver(world, given, fields)["message_id"]}


def _source(world: World, given: Json, otherwise: str) -> Json:
    open_chat(world, given["chat_id"])
    message = known_chat(world, given["from_chat_id"]).messages.get(given["message_id"])
    if message is None or is_service(message):
        raise bad(otherwise)
    return message
