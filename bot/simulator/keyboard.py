"""What Telegram demands of buttons (https://core.telegram.org/bots/api#inlinekeyboardbutton)."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from .refusal import bad

Json = dict[str, Any]

DATA_LIMIT = 64
BUTTON_LIMIT = 100
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
_NOT_A_TYPE = {"text", "icon_custom_emoji_id", "style"}
_STYLES = {"danger", "success", "primary"}


def check_markup(markup: Json, bot_name: str) -> None:
    """Raise Refusal(400) for buttons that Telegram would not take.

    `bot_name` is the bot's username.
    """
    rows: list[list[Json]] = markup.get("inline_keyboard") or []
    if sum(map(len, rows)) > BUTTON_LIMIT:
        raise bad("reply markup is too long")
    for row in rows:
        for button in row:
            _check(button, bot_name)


def _check(button: Json, bot_name: str) -> None:
    if not button["text"].strip():
        raise bad("inline keyboard button text must be non-empty")
    kinds = button.keys() - _NOT_A_TYPE
    if not kinds:
        raise bad("text buttons are unallowed in the inline keyboard")
    if len(kinds) > 1:
        raise bad(f"exactly one type of inline keyboard button expected, found {sorted(kinds)}")
    if button.get("style", "primary") not in _STYLES:
        raise bad("BUTTON_STYLE_INVALID")
    data = button.get("callback_data")
    if data is not None and not 1 <= len(data.encode()) <= DATA_LIMIT:
        raise bad("BUTTON_DATA_INVALID")
    if "url" in button:
        check_link(button["url"], bot_name)


def check_link(url: str, bot_name: str) -> None:
    """Raise Refusal(400) for what is no link, and as `check_start` does."""
    parts = urlsplit(url if ":" in url else f"http://{url}")
    if parts.scheme not in {"http", "https", "tg"} or (
        parts.scheme != "tg" and ("." not in parts.netloc or " " in url)
    ):
        raise bad(f"inline keyboard button URL '{url}' is invalid: wrong HTTP URL")
    check_start(url, bot_name)


def check_start(url: str, bot_name: str) -> None:
    """Raise Refusal(400) for a deep link to this bot whose payload leads nowhere.

    Telegram itself takes it, and its clients drop the payload: a slip worth catching.
    """
    start = payload(url, bot_name)
    if start is not None and not _PAYLOAD.fullmatch(start):
        raise bad(f"start parameter is invalid in '{url}': 1-64 of A-Z, a-z, 0-9, _, - expected")


def payload(url: str, bot_name: str) -> str | None:
    """What follows `?start=` in a deep link to this bot; None if the link is something else."""
    parts = urlsplit(url)
    if (
        parts.netloc not in {"t.me", "telegram.me"}
        or parts.path.strip("/").lower() != bot_name.lower()
    ):
        return None
    return parse_qs(parts.query, keep_blank_values=True).get("start", [None])[0]
