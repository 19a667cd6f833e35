"""Messages and chats as a person sees them, for assertions that read well."""

from collections.abc import Iterable
from typing import Any

Json = dict[str, Any]


def shown(message: Json) -> str:
    """The text of a message, then its buttons, one row a line."""
    lines = [message.get("text") or message.get("caption") or _kind(message)]
    lines += ["".join(f"[{button['text']}]" for button in row) for row in rows(message)]
    return "\n".join(lines)


def rows(message: Json) -> list[list[Json]]:
    """The rows of inline buttons under a message."""
    keyboard: list[list[Json]] = message.get("reply_markup", {}).get("inline_keyboard", [])
    return keyboard


def transcript(messages: Iterable[Json]) -> str:
    """The whole chat, one message after the other."""
    return "\n".join(f"{_who(each)}:\n{_indented(shown(each))}" for each in messages) or "(nothing)"


def _who(message: Json) -> str:
    sender = message.get("sender_chat") or message.get("from") or {}
    name = sender.get("first_name") or sender.get("title") or "?"
    edited = ", edited" if "edit_date" in message else ""
    return f"#{message['message_id']} {name}{edited}"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())


_COMMON = {
    "message_id",
    "date",
    "edit_date",
    "chat",
    "from",
    "sender_chat",
    "via_bot",
    "reply_to_message",
}


def _kind(message: Json) -> str:
    return f"({', '.join(name for name in message if name not in _COMMON)})"
