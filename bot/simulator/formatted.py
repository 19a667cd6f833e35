"""The text of a message as the bot gives it, made into text and entities, or refused."""

from typing import Any

from .html import parse
from .refusal import bad
from .text import MESSAGE_LIMIT, Entity, find, is_empty, symbol_edges, trim, units

Json = dict[str, Any]

ENTITY_KINDS = {
    "mention",
    "hashtag",
    "cashtag",
    "bot_command",
    "url",
    "email",
    "phone_number",
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "blockquote",
    "expandable_blockquote",
    "code",
    "pre",
    "text_link",
    "text_mention",
    "custom_emoji",
    "date_time",
}
_NEEDED = {"text_link": "url", "text_mention": "user", "custom_emoji": "custom_emoji_id"}


def text_of(given: Json, field: str = "text") -> Json:
    """The fields `text` and `entities` of a message.

    In: the parameters, with the text under `field`, and `parse_mode` or `entities`. Raises
    Refusal(400) for broken HTML, entities that do not fit the text, nothing visible, or more than
    4096 UTF-16 units after parsing.

    Telegram itself overlooks entities beside a parse_mode: a slip worth catching.
    """
    text: str = given[field]
    entities: list[Entity] = given.get("entities") or []
    mode = given.get("parse_mode", "")
    if mode and entities:
        raise bad("entities are overlooked where parse_mode is given: pass one of the two")
    if mode:
        if mode.lower() != "html":
            raise bad("unsupported parse_mode")
        text, entities = parse(text)
    elif entities:
        _check(text, entities)
    text, entities = trim(text, entities)
    if is_empty(text):
        raise bad("message text is empty")
    if units(text) > MESSAGE_LIMIT:
        raise bad("message is too long")
    entities = find(text, entities)
    return {"text": text, "entities": entities} if entities else {"text": text}


def _check(text: str, entities: list[Entity]) -> None:
    """Raise Refusal(400) for what does not fit the text.

    The order and the words are td/telegram/MessageEntity.cpp's, fix_formatted_text.
    """
    edges = symbol_edges(text)
    end = units(text)
    for each in entities:
        kind, offset, length = each["type"], each["offset"], each["length"]
        if kind not in ENTITY_KINDS:
            raise bad(f"can't parse entities: unsupported MessageEntity type {kind!r}")
        if offset < 0:
            raise bad(f"receive an entity with incorrect offset {offset}")
        if length < 0:
            raise bad(f"receive an entity with incorrect length {length}")
        if offset > end:
            raise bad(f"entity begins after the end of the text at UTF-16 offset {offset}")
        if offset + length > end:
            raise bad(
                f"entity beginning at UTF-16 offset {offset} ends after the end of the text "
                f"at UTF-16 offset {offset + length}"
            )
        if offset not in edges:
            raise bad(
                f"entity begins in a middle of a UTF-16 symbol at byte offset {edges[offset + 1]}"
            )
        if offset + length not in edges:
            raise bad(
                f"entity beginning at UTF-16 offset {offset} ends in a middle of a UTF-16 symbol "
                f"at byte offset {edges[offset + length + 1]}"
            )
        if kind in _NEEDED and not each.get(_NEEDED[kind]):
            raise bad(f"can't parse entities: {kind} needs {_NEEDED[kind]}")
