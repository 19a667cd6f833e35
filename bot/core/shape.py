"""Whether an update is of the shape that Telegram promises.

The library believes what it is told: a number where a name should be passes through it and breaks
a handler much later. The types are those of https://core.telegram.org/bots/api#available-types.
"""

from typing import Any

_WHO = {"id", "first_name"}
_WHERE = {"id", "type"}
_MESSAGE = {"message_id", "chat"}
_MEMBER = {"user", "status"}
_PARTS: dict[str, set[str]] = {
    "message": _MESSAGE,
    "edited_message": _MESSAGE,
    "channel_post": _MESSAGE,
    "edited_channel_post": _MESSAGE,
    "reply_to_message": _MESSAGE,
    "callback_query": {"id", "from", "chat_instance"},
    "inline_query": {"id", "from", "query"},
    "my_chat_member": {"chat", "from", "old_chat_member", "new_chat_member"},
    "old_chat_member": _MEMBER,
    "new_chat_member": _MEMBER,
    "from": _WHO,
    "user": _WHO,
    "via_bot": _WHO,
    "chat": _WHERE,
    "sender_chat": _WHERE,
}
"""What must be in a part of this name."""

_TYPES: dict[str, type | tuple[type, ...]] = {
    **dict.fromkeys(_PARTS, dict),
    **dict.fromkeys(
        ("text", "caption", "language_code", "first_name", "username", "title", "type"), str
    ),
    **dict.fromkeys(("data", "query", "status"), str),
    **dict.fromkeys(("message_id", "message_thread_id", "date", "length", "user_id"), int),
    **dict.fromkeys(("migrate_to_chat_id", "migrate_from_chat_id"), int),
    **dict.fromkeys(("id", "offset"), (int, str)),  # queries have strings for both
    **dict.fromkeys(("is_bot", "is_forum", "is_topic_message"), bool),
    **dict.fromkeys(("entities", "caption_entities", "new_chat_members", "photo"), list),
}

_LARGEST_ID = 2**52
"""https://core.telegram.org/bots/api#user: at most 52 significant bits."""


def sound(value: Any) -> bool:
    """Whether all that handlers read in this update (or part of one) has its right type."""
    if isinstance(value, list):
        return all(map(sound, value))
    if isinstance(value, dict):
        return all(_fits(key, inner) and sound(inner) for key, inner in value.items())
    return not isinstance(value, int) or abs(value) < _LARGEST_ID


def _fits(key: str, inner: Any) -> bool:
    expected = _TYPES.get(key)
    if expected is not None and not _is(inner, expected):
        return False
    return key not in _PARTS or _whole(inner, _PARTS[key])


def _whole(part: dict[str, Any], needed: set[str]) -> bool:
    numbered = needed in (_WHO, _WHERE)
    return needed <= part.keys() and (not numbered or _is(part["id"], int))


def _is(value: Any, expected: type | tuple[type, ...]) -> bool:
    # To Python a bool is an int; to Telegram it is not.
    return isinstance(value, expected) and (expected is bool or not isinstance(value, bool))
