"""Trouble on order: refusals, broken answers, silence, cut connections."""

from dataclasses import dataclass, field
from typing import Any, Literal

from .refusal import Refusal, too_many

Json = dict[str, Any]
Trouble = int | Literal["hang", "hang after", "reset", "reset after", "502 after"]

_WORDS = {
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    404: "Not Found",
    500: "Internal Server Error",
    502: "Bad Gateway",
}


@dataclass(slots=True)
class Fault:
    """One trouble, for the next `times` calls of `method` ("*": any), in `chat` (None: any).

    `what` is an HTTP status; or "hang": no answer ever; "reset": connection cut; nothing is done
    then. With "hang after", "reset after" and "502 after" the call has taken effect, and the bot
    does not learn it.
    """

    method: str
    what: Trouble
    retry_after: int = 1
    description: str | None = None
    body: str | None = None
    times: int = 1
    chat: int | None = None

    @property
    def effective(self) -> bool:
        """Whether the call is carried out all the same."""
        return isinstance(self.what, str) and self.what.endswith(" after")

    def refusal(self) -> Refusal:
        """What the bot is told, where it is told something."""
        code = self.what if isinstance(self.what, int) else 502
        if code == 429:  # noqa: PLR2004 - HTTP's number for it
            return too_many(self.retry_after)
        return Refusal(code, self.description or _WORDS.get(code, "Bad Request"))


@dataclass(slots=True)
class Faults:
    """The troubles ordered and not yet had."""

    waiting: list[Fault] = field(default_factory=list)

    def take(self, method: str, given: Json) -> Fault | None:
        """The trouble this call is to meet."""
        for each in self.waiting:
            if each.method in {"*", method} and each.chat in {None, given.get("chat_id")}:
                each.times -= 1
                if each.times <= 0:
                    self.waiting.remove(each)
                return each
        return None
