"""What a handler may use."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bot.core.answered import Answered
from bot.core.clock import Clock
from bot.core.content import Content, Language
from bot.core.digests.ports import Editions, Ledger, Subscriptions
from bot.core.digests.progress import Progress
from bot.core.faq import Faq
from bot.core.gazetteer import Gazetteer
from bot.core.once import Once
from bot.core.ports import Groups, Readers, Verdicts
from bot.words import Words


class Shelves(Protocol):
    """The files' content as it stands now, with what is made of it. Swapped as a whole."""

    content: Content
    faq: Faq
    gazetteer: Gazetteer

    async def reload(self, language: Language) -> Sequence[str]:
        """Read changed files at once.

        Returns:
            What is wrong in them, one sentence each with file and line. Faulty files keep their
            last good copy.
        """


@dataclass(frozen=True, slots=True)
class DigestRooms:
    subscriptions: Subscriptions
    ledger: Ledger
    editions: Editions
    progress: Progress


@dataclass(frozen=True, slots=True)
class Services:
    words: Words
    shelves: Shelves
    readers: Readers
    groups: Groups
    verdicts: Verdicts
    digests: DigestRooms
    answered: Answered
    once: Once
    clock: Clock
    maintainers: frozenset[int]
    """Ids of the private chats of those who keep the files."""

    def today(self) -> date:
        return self.clock.now().date()
