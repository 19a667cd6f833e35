"""What the handlers need from the stores. `storage` has the real ones."""

from dataclasses import dataclass
from typing import Literal, Protocol

from bot.core.content import Language

Verdict = Literal["useful", "outdated"]


@dataclass(frozen=True, slots=True)
class Reader:
    """What is remembered about a chat so that it need not be asked again."""

    language: Language
    place: str | None
    """Id of a place; None: not chosen yet."""
    warned: bool = False
    """Whether this person has read what check-ins can and cannot promise."""


class Readers(Protocol):
    """Private chats. Volatile: forgotten at a reboot or after seven days without a visit."""

    async def get(self, chat_id: int) -> Reader | None: ...
    async def put(self, chat_id: int, reader: Reader) -> None: ...
    async def forget(self, chat_id: int) -> None: ...


class Groups(Protocol):
    """Groups' settings, chosen by their admins. Durable."""

    async def get(self, chat_id: int) -> Reader | None: ...
    async def put(self, chat_id: int, reader: Reader) -> None: ...
    async def forget(self, chat_id: int) -> None: ...
    async def move(self, old_chat_id: int, new_chat_id: int) -> None:
        """Follow a group that became a supergroup."""


class Verdicts(Protocol):
    """How often each entry was called useful or outdated: counts and nothing else. Durable."""

    async def add(self, entry_id: str, verdict: Verdict) -> None: ...
    async def counts(self) -> dict[str, dict[Verdict, int]]:
        """Entry id → verdict → how often, for entries with at least one verdict."""
