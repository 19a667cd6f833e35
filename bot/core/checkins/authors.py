"""The desk for those who write check-ins."""

import secrets
from dataclasses import dataclass, replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.core.checkins.ports import CheckIns, NewCheckIn, StoreFull
from bot.core.checkins.quotas import Quotas
from bot.core.checkins.receipt import Receipt
from bot.core.checkins.slots import LONGEST_WAY, next_slot
from bot.core.checkins.states import ENDED, PENDING
from bot.core.checkins.values import CheckIn, Community, Draft, State
from bot.core.clock import Clock

LIFETIME = timedelta(hours=24)
"""After its slot a check-in and its receipt are forgotten."""
ADDRESS_LIFETIME = timedelta(hours=24)
"""After it was written nobody can be reached any more."""
UNDECIDED_LIFETIME = timedelta(hours=23)
"""What nobody has decided by then ends: early enough that its author can still be told."""

_CODE_LETTERS = "ABCDEFGHKMNPRSTUVWXYZ23456789"
_CODE_LENGTH = 4


@dataclass(frozen=True, slots=True)
class Ready:
    """Nothing stands in the way of writing."""


@dataclass(frozen=True, slots=True)
class StillWaiting:
    """This person's last check-in has not been published yet: one at a time."""


@dataclass(frozen=True, slots=True)
class UsedUp:
    """Three in a day are enough."""


@dataclass(frozen=True, slots=True)
class Limited:
    """Moderators have asked this person to pause."""

    seconds: float


@dataclass(frozen=True, slots=True)
class AnsweredEnough:
    """Five answers about one check-in in a day are enough."""

    seconds: float
    """Until the next one."""


@dataclass(frozen=True, slots=True)
class NoRoom:
    """The store is full; nothing was written."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """It is committed."""

    receipt: Receipt
    checkin: str


Leave = Ready | StillWaiting | UsedUp | Limited


class Authors:
    """Takes check-ins, and whatever their receipts ask for."""

    def __init__(self, checkins: CheckIns, quotas: Quotas, clock: Clock) -> None:
        self._checkins = checkins
        self._quotas = quotas
        self._clock = clock

    async def may_write(self, author: int) -> Leave:
        """Whether this person may write now."""
        seconds = await self._checkins.limited_for(author)
        if seconds > 0:
            return Limited(seconds)
        last = self._quotas.last(author)
        written = await self._checkins.get(last) if last else None
        if written is not None and written.state in PENDING:
            return StillWaiting()
        return UsedUp() if self._quotas.used_up(author) else Ready()

    async def submit(
        self, author: int, draft: Draft, community: Community, zone: ZoneInfo, receipt: Receipt
    ) -> Accepted | StillWaiting | UsedUp | Limited | NoRoom:
        """Accept a check-in: when this returns `Accepted`, it is committed, and the draft is gone.

        Args:
            author: id of the private chat.
            draft: whole; its text is rebuilt and fit.
            community: the one it is for.
            zone: the community's, for its slots.
            receipt: made with the button that was pressed. The same press again, from a hasty
                finger or from Telegram after a crash, finds the same check-in accepted.
        """
        earlier = await self.look(receipt)
        if earlier is not None:
            return Accepted(receipt, earlier.id)
        leave = await self.may_write(author)
        if not isinstance(leave, Ready):
            return leave
        now = self._clock.now()
        slot = next_slot(now, zone) if draft.lane == "calm" else None
        # Not the moment of writing, which would tell when the author was online: the earliest at
        # which a check-in of this slot can have been written.
        since = slot - LONGEST_WAY if slot else now
        new = NewCheckIn(
            id=secrets.token_urlsafe(8),
            code=await self._code(community.id),
            draft=draft,
            slot=int(slot.timestamp()) if slot else None,
            state=_first_state(draft, community),
            fingerprint=receipt.fingerprint,
            letterbox=receipt.letterbox,
            author=author,
            undecided=(since - now + UNDECIDED_LIFETIME).total_seconds(),
            address=(since - now + ADDRESS_LIFETIME).total_seconds(),
            lifetime=((slot or now) - now + LIFETIME).total_seconds(),
        )
        try:
            await self._checkins.add(new)
        except StoreFull:
            return NoRoom()
        self._quotas.note(author, new.id)
        return Accepted(receipt, new.id)

    async def _code(self, community: int) -> str:
        while True:
            code = "".join(secrets.choice(_CODE_LETTERS) for _ in range(_CODE_LENGTH))
            if await self._checkins.by_code(community, code) is None:
                return code

    async def look(self, receipt: Receipt) -> CheckIn | None:
        """The check-in of a receipt; None where it is forgotten, or never was."""
        return await self._checkins.by_fingerprint(receipt.fingerprint)

    async def withdraw(self, receipt: Receipt) -> CheckIn | None:
        """Take a check-in back.

        Returns:
            As it was before: its post, if there is one, is to be deleted now. None: it is over
            already.
        """
        checkin = await self.look(receipt)
        return await self._withdraw(checkin) if checkin else None

    async def _withdraw(self, checkin: CheckIn) -> CheckIn | None:
        if not await self._checkins.take(checkin.id, "withdraw"):
            return None
        # It may have gone out since it was read.
        now = await self._checkins.get(checkin.id)
        return replace(checkin, post=now.post, post_chat=now.post_chat) if now else checkin

    async def say_safe(self, receipt: Receipt) -> CheckIn | None:
        """«Я уже в безопасности»: the check-in to be marked; None: marked already, or over."""
        checkin = await self.look(receipt)
        if checkin is None or checkin.state in ENDED:
            return None
        return checkin if await self._checkins.mark_safe(checkin.id) else None

    async def renew(self, receipt: Receipt) -> float | None:
        """Let it stand until 46 hours after its slot.

        Returns:
            Seconds from now until then; None: it does already, or it is over.
        """
        checkin = await self.look(receipt)
        if checkin is None or checkin.state in ENDED:
            return None
        return await self._checkins.renew(checkin.id)

    async def replies(self, receipt: Receipt) -> list[str] | None:
        """What moderators wrote, in order; None where the check-in is forgotten."""
        checkin = await self.look(receipt)
        if checkin is None:
            return None
        sealed = await self._checkins.replies(checkin.id)
        return [text for one in sealed if (text := receipt.open(one)) is not None]

    async def may_answer(self, author: int, checkin_id: str) -> Ready | Limited | AnsweredEnough:
        """Whether this person may write to the moderators now, about this check-in."""
        seconds = await self._checkins.limited_for(author)
        if seconds > 0:
            return Limited(seconds)
        rest = self._quotas.answers_rest(checkin_id)
        return AnsweredEnough(rest) if rest > 0 else Ready()

    def answered(self, checkin_id: str) -> None:
        """Count an answer that moderators got."""
        self._quotas.note_answer(checkin_id)

    async def forget(self, author: int) -> list[CheckIn]:
        """Withdraw what can be found by this person's address, then erase it, and their draft.

        Cut off anywhere, it can be asked for again and finds the rest.

        Returns:
            What was withdrawn, as it was before, each with its post.
        """
        self._quotas.forget(author)
        mine = await self._checkins.mine(author)
        withdrawn = [await self._withdraw(checkin) for checkin in mine.addressed]
        await self._checkins.forget_author(author)
        return [checkin for checkin in withdrawn if checkin is not None]


def _first_state(draft: Draft, community: Community) -> State:
    if draft.lane == "calm":
        return "queued"
    return "approved" if community.moderation == "after" else "waiting"
