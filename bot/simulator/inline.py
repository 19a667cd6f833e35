"""Inline results: what is demanded of them, and what they become.

The rules are at https://core.telegram.org/bots/api#inline-mode.
"""

from typing import Any

from .formatted import text_of
from .keyboard import check_markup
from .refusal import bad

Json = dict[str, Any]

RESULTS_LIMIT = 50
ID_LIMIT = 64  # bytes


def check_results(results: list[Json], bot_name: str) -> None:
    """Raise Refusal(400) for what Telegram would not show; `bot_name` is the bot's username."""
    if len(results) > RESULTS_LIMIT:
        raise bad("too many inline query results specified")
    seen = set()
    for each in results:
        if not 1 <= len(each["id"].encode()) <= ID_LIMIT:
            raise bad("RESULT_ID_INVALID")
        if each["id"] in seen:
            raise bad("RESULT_ID_DUPLICATE")
        seen.add(each["id"])
        message_of(each)
        if "reply_markup" in each:
            check_markup(each["reply_markup"], bot_name)


def message_of(result: Json) -> Json:
    """The fields of the message that a result becomes.

    Raises Refusal(400) for broken or empty text.

    Of media results, only the type is kept.
    """
    content: Json | None = result.get("input_message_content")
    fields: Json
    if content is None:
        if result["type"] == "article":
            raise bad("input message content is not specified")
        fields = {result["type"]: {}}
    elif "message_text" in content:
        fields = text_of(content, "message_text")
    else:
        fields = {"location" if "latitude" in content else "contact": content}
    if any(result.get("reply_markup", {}).get("inline_keyboard", [])):
        fields["reply_markup"] = result["reply_markup"]
    return fields
