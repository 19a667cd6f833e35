"""What becomes of a message that is forwarded or copied."""

from typing import Any

Json = dict[str, Any]

_ITS_OWN = {
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
    "is_automatic_forward",
    "has_protected_content",
    "media_group_id",
    "forward_origin",
    "reply_markup",
}


def copied(message: Json) -> Json:
    """The fields of a copy: the content alone."""
    return {name: value for name, value in message.items() if name not in _ITS_OWN}


def forwarded(message: Json, *, hidden: bool = False) -> Json:
    """The fields of a forwarded message.

    `hidden`: the author lets nobody link to the account from forwards, so only the name is there.
    """
    return copied(message) | {"forward_origin": _origin(message, hidden=hidden)}


def discussed(post: Json) -> Json:
    """The fields of a channel's post as it appears by itself in the linked group."""
    by_itself = {"sender_chat": post["chat"], "is_automatic_forward": True}
    return forwarded(post) | by_itself


def _origin(message: Json, *, hidden: bool) -> Json:
    if "forward_origin" in message:
        origin: Json = message["forward_origin"]
        return origin
    date = {"date": message["date"]}
    if message["chat"]["type"] == "channel":
        number = message["message_id"]
        return {"type": "channel", **date, "chat": message["chat"], "message_id": number}
    if "sender_chat" in message:
        return {"type": "chat", **date, "sender_chat": message["sender_chat"]}
    if hidden:
        name = message["from"]["first_name"]
        return {"type": "hidden_user", **date, "sender_user_name": name}
    return {"type": "user", **date, "sender_user": message["from"]}
