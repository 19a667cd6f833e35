"""What the two desks need from the store of check-ins. `storage/checkins/` has the real one.

Everything here is volatile: it lives in memory, ends with a reboot, and most of it within a day.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from bot.core.checkins.states import Step
from bot.core.checkins.values import CheckIn, Community, Draft, Reason, State, Status

Notice = Literal[
    "accepted",
    "read",
    "reply",
    "published",
    "declined",
    "removed",
    "expired",
    "dissolved",
    "limited",
    "lost",
]
"""What an author is told, without a word of the check-in: it is accepted, a moderator has read it,
there is a reply, …"""


class StoreFull(Exception):
    """There is no room: nothing was written, and nothing may be called accepted."""


@dataclass(frozen=True, slots=True)
class NewCheckIn:
    """What one transaction writes before anybody says "accepted"."""

    id: str
    code: str
    draft: Draft
    slot: int | None
    """Seconds since 1970, UTC, on the hour; None: urgent."""
    state: State
    """queued, or waiting where it is urgent, or approved where moderation comes after."""
    fingerprint: bytes
    letterbox: bytes
    author: int
    """Where the acceptance is said. Kept only if the draft allows it."""
    undecided: float
    """Seconds after which it ends if nobody has decided. This and the next two are counted from
    the slot, not from the moment of writing, which would tell when the author was online."""
    address: float
    """Seconds until the author's address is forgotten."""
    lifetime: float
    """Seconds until everything of it is forgotten."""


@dataclass(frozen=True, slots=True)
class Said:
    """A message in a private chat that is to be erased."""

    chat: int
    message: int


@dataclass(frozen=True, slots=True)
class Letter:
    """A notice whose hour has come."""

    id: str
    chat: int
    notice: Notice
    argument: str
    """A reason, a number of days, or the letters of a receipt; never a text."""
    receipt_message: int | None


@dataclass(frozen=True, slots=True)
class Mine:
    """All there is about one person, as counts and dates: what `/mydata` shows."""

    draft: bool
    addressed: Sequence[CheckIn]
    """Check-ins for which the bot keeps this person's address, or owes them the receipt."""
    to_erase: int
    """Messages in the private chat still to be erased."""
    limited_for: float
    """Seconds until this person may write again; 0: now."""


class CheckIns(Protocol):
    """Check-ins between acceptance and oblivion."""

    async def add(self, new: NewCheckIn) -> None:
        """Write it and drop its author's draft, in one transaction; when this returns, it is
        committed.

        Raises:
            StoreFull
        """

    async def get(self, checkin_id: str) -> CheckIn | None: ...
    async def by_fingerprint(self, fingerprint: bytes) -> CheckIn | None: ...
    async def by_code(self, community: int, code: str) -> CheckIn | None:
        """The one with this code, ended ones included, until it is forgotten."""

    async def in_state(
        self, states: Collection[State], community: int | None = None
    ) -> Sequence[CheckIn]:
        """All in these states, in no order that tells anything (by their random ids)."""

    async def take(
        self, checkin_id: str, step: Step, *, reason: Reason | None = None, by: str | None = None
    ) -> bool:
        """One step of `states.STEPS`, if the check-in is in a state it may be taken from.

        One UPDATE: of two at the same time, one hears False. Drops the text in textless states.
        """

    async def note_card(self, checkin_id: str, message: int, shows: State) -> int | None:
        """This message is its card from now on, and shows it in that state.

        Returns:
            The message that was its card until now; of two cards at the same time, the second
            hears of the first.
        """

    async def redrawn(self, checkin_id: str, message: int, shows: State) -> None:
        """This message, if it is its card still, shows it in that state now."""

    async def outdated_cards(self, community: int) -> Sequence[CheckIn]:
        """Those whose card shows them in another state than they are in."""

    async def forget_cards(self, community: int) -> Sequence[int]:
        """None of this community's check-ins has a card any more; returns those that were."""

    async def note_post(self, checkin_id: str, chat: int, message: int) -> None: ...
    async def note_receipt(self, checkin_id: str, message: int) -> None:
        """Where the receipt stands, so that a notice can answer it; only beside an address."""

    async def claim(self, checkin_id: str) -> bool:
        """A moderator takes an urgent one on; False: another one has, or it is over."""

    async def called(self, checkin_id: str) -> None:
        """The moderators were called (again)."""

    async def unclaimed(self, older_than: float, calls: int) -> Sequence[CheckIn]:
        """Urgent calls for help, pending or out, claimed by nobody, for which moderators were
        called `calls` times, the first of them at least that many seconds ago."""

    async def mark_safe(self, checkin_id: str) -> bool: ...
    async def renew(self, checkin_id: str) -> float | None:
        """Let it live until 46 hours after its slot.

        Returns:
            Seconds from now until then; None: it does already.
        """

    async def time_left(self, checkin_id: str) -> float:
        """Seconds until its lifetime is over."""

    async def report(self, checkin_id: str) -> int:
        """Count one report; returns how many there are."""

    async def second(self, checkin_id: str, moderator: bytes) -> int:
        """Note an approval where it takes two; returns how many moderators have approved since
        it was last held back."""

    async def expired(self) -> Sequence[CheckIn]:
        """Those that are not ended and should be: undecided for too long, or at the end of their
        lifetime."""

    async def over(self) -> Sequence[CheckIn]:
        """Those that are ended and at the end of their lifetime."""

    async def forget(self, checkin_id: str) -> None:
        """Delete all of it, replies and letters too."""

    async def forget_old(self) -> None:
        """Forget what has had its time, whether or not Telegram could be told: addresses, texts,
        limits, and in the end everything; scrub the files."""

    async def reply(self, checkin_id: str, sealed: bytes) -> None:
        """Keep a reply for the author, sealed to the letterbox."""

    async def letterbox(self, checkin_id: str) -> bytes | None: ...
    async def replies(self, checkin_id: str) -> Sequence[bytes]:
        """In the order in which they came."""

    async def tell(
        self, checkin_id: str, notice: Notice, argument: str = "", *, after: float = 0.0
    ) -> None:
        """Put a notice for the author into the outbox, if there is an address; else do nothing.

        Args:
            after: seconds to wait.
        """

    async def owe_receipt(self, checkin_id: str, chat: int, receipt: str) -> None:
        """Put the receipt, as its letters, into the outbox, also where there is no address. Unless
        it arrives before, it is due in a minute; and it is forgotten in fifteen."""

    async def receipt_arrived(self, checkin_id: str) -> None:
        """It is owed no more."""

    async def due_letters(self, chat: int | None = None) -> Sequence[Letter]:
        """In the order in which they became due; of this chat, or of all."""

    async def posted(self, letter_id: str) -> None:
        """The letter went out, or never can: forget it."""

    async def limit(self, checkin_id: str, days: int) -> None:
        """Keep its author from writing for so many days (one to seven), and drop what else of
        theirs no moderator has seen yet: a card that went away would show whose it was. Where
        there is no address: nothing, and nobody can tell the difference. Ends the votes for it:
        another limit takes two again."""

    async def limited_for(self, author: int) -> float:
        """Seconds until this person may write again; 0: now."""

    async def vote_limit(self, checkin_id: str, moderator: bytes) -> bool:
        """Note that a moderator wants a limit; True: another one wanted it before."""

    async def mine(self, author: int) -> Mine: ...
    async def forget_author(self, author: int) -> None:
        """Erase this person's draft and address."""


class Drafts(Protocol):
    """What people are writing, by private chat; for 15 minutes."""

    async def get(self, chat: int) -> Mapping[str, str] | None: ...
    async def put(self, chat: int, fields: Mapping[str, str]) -> None: ...
    async def forget(self, chat: int) -> None: ...
    async def forget_old(self) -> None: ...


class Sweep(Protocol):
    """Messages in private chats that the bot is going to erase."""

    async def add(self, said: Said, after: float) -> None:
        """Erase it in so many seconds; an earlier hour stays."""

    async def put_off(self, said: Sequence[Said], after: float) -> None:
        """Erase them in so many seconds, whatever hour they had: the conversation goes on."""

    async def hurry(self, chat: int) -> None:
        """Erase all of this chat's now."""

    async def due(self, chat: int | None = None) -> Sequence[Said]:
        """Of this chat, or of all."""

    async def done(self, said: Sequence[Said]) -> None: ...


class Communities(Protocol):
    """Which chats belong together. Durable: groups' and channels' ids, never people's."""

    async def get(self, community_id: int) -> Community | None: ...
    async def of_home(self, chat: int) -> Community | None: ...
    async def of_moderators(self, chat: int) -> Community | None: ...
    async def all(self) -> Sequence[Community]: ...
    async def found(self, home: int) -> Community:
        """The community of this group, made with the defaults if there is none."""

    async def put(self, community: Community) -> None: ...
    async def forget(self, community_id: int) -> None: ...
    async def move(self, old_chat: int, new_chat: int) -> None:
        """Follow a chat that became a supergroup, in whichever part it has."""


@dataclass(frozen=True, slots=True)
class Post:
    chat: int
    message: int


class Posts(Protocol):
    """Published messages, and cards, with the hour in which they are to be deleted, so that a
    reboot leaves none behind. Durable."""

    async def add(self, post: Post, hours: int) -> None:
        """Delete it so many hours from now; a later call moves the hour."""

    async def due(self) -> Sequence[Post]: ...
    async def gone(self, post: Post) -> None: ...
    async def give_up(self) -> None:
        """Forget those that were due two days ago: the bot may not delete them any more."""


class PulseCounts(Protocol):
    """How many check-ins were published: by community, ISO week, place and status. Durable."""

    async def count(
        self, community: int, week: date, place: str | None, status: Status
    ) -> None: ...
    async def counts(self, community: int, week: date) -> Mapping[str | None, Mapping[Status, int]]:
        """Place → status → how many; `week` is its Monday."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question of the bot in the moderators' chat that a moderator answers in words."""

    checkin: str
    purpose: Literal["reply", "decline"]


class Prompts(Protocol):
    """For one hour."""

    async def put(self, chat: int, message: int, prompt: Prompt) -> None: ...
    async def get(self, chat: int, message: int) -> Prompt | None:
        """The prompt behind this message, if there is one; it stays."""

    async def take(self, chat: int, message: int) -> Prompt | None:
        """The same, once."""


class KeptKey(Protocol):
    """A random key that ends with a reboot; tags of people are made under it."""

    def tag(self, person: int, purpose: str) -> bytes: ...
