"""What a handler may use."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from bot.core.answered import Answered
from bot.core.checkins.alarm import Alarm
from bot.core.checkins.authors import Authors
from bot.core.checkins.moderators import Moderators
from bot.core.checkins.ports import (
    CheckIns,
    Communities,
    Drafts,
    KeptKey,
    Posts,
    Prompts,
    PulseCounts,
    Sweep,
)
from bot.core.checkins.ties import Ties
from bot.core.clock import Clock
from bot.core.content import Content, Language
from bot.core.digests.ports import Editions, Ledger, Subscriptions
from bot.core.digests.progress import Progress
from bot.core.faq import Faq
from bot.core.gazetteer import Gazetteer
from bot.core.once import Once
from bot.core.ports import Groups, Readers, Verdicts
from bot.words import Words


@dataclass(frozen=True, slots=True)
class FileFault:
    """Why a file was kept out."""

    where: str
    """File and line."""
    what: str
    """What is wrong and what to do, in a sentence or two."""


class Shelves(Protocol):
    """The files' content as it stands now, with what is made of it. Swapped as a whole."""

    content: Content
    faq: Faq
    gazetteer: Gazetteer

    async def reload(self, language: Language) -> Sequence[FileFault]:
        """Read changed files at once.

        Returns:
            What is wrong in them. Faulty files keep their last good copy.
        """


@dataclass(frozen=True, slots=True)
class DigestRooms:
    subscriptions: Subscriptions
    ledger: Ledger
    editions: Editions
    progress: Progress


@dataclass(frozen=True, slots=True)
class Turns:
    """Where a round of each kind is under way, and what rounds remember of each other."""

    cards: set[int] = field(default_factory=set)
    """Communities. The same for publishing and expiry; the others have chats."""
    publishing: set[int] = field(default_factory=set)
    expiry: set[int] = field(default_factory=set)
    deleting: set[int] = field(default_factory=set)
    letters: set[int] = field(default_factory=set)
    sweeping: set[int] = field(default_factory=set)
    troubled: set[int] = field(default_factory=set)
    """Communities whose moderators were told that nothing can be published."""


@dataclass(frozen=True, slots=True)
class CheckInRooms:
    """All that check-ins need."""

    authors: Authors
    moderators: Moderators
    store: CheckIns
    drafts: Drafts
    sweep: Sweep
    communities: Communities
    posts: Posts
    counts: PulseCounts
    prompts: Prompts
    key: KeptKey
    ties: Ties
    doubts: frozenset[str]
    """What speaks against keeping any here (`storage.Doubt`)."""
    alarm: Alarm
    turns: Turns = field(default_factory=Turns)

    @property
    def closed(self) -> frozenset[str]:
        """Why none are taken now: doubts about the place, "conflict" about the token. Empty: they
        are taken."""
        return self.doubts | {"conflict"} if self.alarm.rings else self.doubts


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
    checkins: CheckInRooms
    clock: Clock
    maintainers: frozenset[int]
    """Ids of the private chats of those who keep the files."""

    def today(self) -> date:
        return self.clock.now().date()
