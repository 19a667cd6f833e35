"""What Telegram says when it refuses a call."""

from typing import Any


class Refusal(Exception):
    """A call that is answered with `ok: false`.

    `code` is the HTTP status and `error_code`; `description` the whole text as Telegram words it;
    `parameters` Telegram's ResponseParameters (`retry_after` in seconds, `migrate_to_chat_id`).
    """

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad(what: str) -> Refusal:
    """400, worded as `Bad Request: <what>`."""
    return Refusal(400, f"Bad Request: {what}")


def forbidden(what: str) -> Refusal:
    """403, worded as `Forbidden: <what>`."""
    return Refusal(403, f"Forbidden: {what}")


def too_many(seconds: int) -> Refusal:
    """429; the bot may try again after so many seconds."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
