"""The desk for those who moderate. Its answers never depend on who wrote a check-in, nor on
whether anything can reach them."""

import secrets
from dataclasses import dataclass, replace
from typing import Literal

from bot.core.checkins.ports import CheckIns, KeptKey, Notice
from bot.core.checkins.receipt import seal
from bot.core.checkins.states import UNDECIDED, Step
from bot.core.checkins.values import CheckIn, Community, Reason

SOONEST, LATEST = 60.0, 600.0
"""Seconds after which an author hears of a reply or a decision: at once would show a moderator
who watches a suspect's phone that they had guessed right."""

TWO = 2


@dataclass(frozen=True, slots=True)
class Done:
    """The step was taken: this is the check-in now."""

    checkin: CheckIn


@dataclass(frozen=True, slots=True)
class OneMore:
    """Noted; it takes a second moderator."""

    checkin: CheckIn


@dataclass(frozen=True, slots=True)
class Same:
    """This moderator has given the first of two approvals: the second is another's."""


@dataclass(frozen=True, slots=True)
class TooLate:
    """Somebody else was first, or the author took it back, or its time was over."""

    checkin: CheckIn


@dataclass(frozen=True, slots=True)
class Unknown:
    """There is no such check-in here (any more)."""


Outcome = Done | OneMore | Same | TooLate | Unknown


class Moderators:
    def __init__(self, checkins: CheckIns, key: KeptKey) -> None:
        self._checkins = checkins
        self._key = key

    async def approve(self, community: Community, checkin_id: str, who: int, name: str) -> Outcome:
        """Approve, alone or as one of two.

        Args:
            community: in whose moderators' chat it was pressed.
            who: id of the moderator, to tell the first of two from the second; kept only as a tag.
            name: the moderator's first name, for colleagues who come second.
        """
        checkin = await self._here(community, checkin_id)
        if checkin is None:
            return Unknown()
        if community.eyes < TWO:
            return await self._take(checkin, "approve", by=name)
        tag = self._key.tag(who, f"approve {checkin_id}")
        if await self._checkins.second(checkin_id, tag) >= TWO:
            return await self._take(checkin, "approve", by=name)
        outcome = await self._take(checkin, "second", by=name)
        match outcome:
            case Done(now):
                return OneMore(now)
            case TooLate(now) if now.state == "seconding":
                return Same()
        return outcome

    async def decline(
        self, community: Community, checkin_id: str, reason: Reason, name: str, words: str = ""
    ) -> Outcome:
        """Decline for a reason; with `words` of the moderator's own where it is "free"."""
        checkin = await self._here(community, checkin_id)
        if checkin is None:
            return Unknown()
        outcome = await self._take(checkin, "decline", reason=reason, by=name)
        if isinstance(outcome, Done):
            if words:
                await self._send(checkin_id, words)
            await self._tell_later(checkin_id, "declined", reason)
        return outcome

    async def hold(self, community: Community, checkin_id: str, name: str) -> Outcome:
        """Keep it back for now."""
        checkin = await self._here(community, checkin_id)
        return await self._take(checkin, "hold", by=name) if checkin else Unknown()

    async def settle_reported(
        self,
        community: Community,
        checkin_id: str,
        step: Literal["restore", "remove"],
        name: str,
    ) -> Outcome:
        """Leave a published check-in standing after reports, or take it down."""
        checkin = await self._here(community, checkin_id)
        if checkin is None:
            return Unknown()
        outcome = await self._take(checkin, step, by=name)
        if isinstance(outcome, Done) and step == "remove":
            await self._tell_later(checkin_id, "removed")
        return outcome

    async def claim(self, community: Community, checkin_id: str) -> Outcome:
        """Take on an urgent call; its author hears at once that a person has read it."""
        checkin = await self._here(community, checkin_id)
        if checkin is None:
            return Unknown()
        if not await self._checkins.claim(checkin_id):
            return TooLate(checkin)
        await self._checkins.tell(checkin_id, "read")
        return Done(replace(checkin, claimed=True))

    async def reply(self, community: Community, checkin_id: str, text: str) -> bool:
        """Keep a reply for the author and tell them, later, that there is one.

        Returns:
            Whether there is such a check-in: known to moderators anyway. Nothing else is told.
        """
        checkin = await self._here(community, checkin_id)
        if checkin is None:
            return False
        await self._send(checkin_id, text)
        await self._tell_later(checkin_id, "reply")
        return True

    async def limit(
        self, community: Community, checkin_id: str, days: int, who: int
    ) -> Literal["unknown", "one-more", "done"]:
        """Two moderators ask that the author of this check-in pause for one to seven days; of the
        days it is the second one's word that counts."""
        if await self._here(community, checkin_id) is None:
            return "unknown"
        tag = self._key.tag(who, f"limit {checkin_id}")
        if not await self._checkins.vote_limit(checkin_id, tag):
            return "one-more"
        await self._checkins.limit(checkin_id, days)
        await self._tell_later(checkin_id, "limited", str(days))
        return "done"

    async def queue(self, community: Community) -> list[CheckIn]:
        """What waits for a decision, whether its card could be shown yet or not."""
        return list(await self._checkins.in_state(UNDECIDED, community.id))

    async def _here(self, community: Community, checkin_id: str) -> CheckIn | None:
        checkin = await self._checkins.get(checkin_id)
        return checkin if checkin and checkin.community == community.id else None

    async def _take(
        self, checkin: CheckIn, step: Step, *, reason: Reason | None = None, by: str
    ) -> Outcome:
        taken = await self._checkins.take(checkin.id, step, reason=reason, by=by)
        now = await self._checkins.get(checkin.id)
        if now is None:
            return Unknown()
        return Done(now) if taken else TooLate(now)

    async def _send(self, checkin_id: str, text: str) -> None:
        letterbox = await self._checkins.letterbox(checkin_id)
        if letterbox is not None:
            await self._checkins.reply(checkin_id, seal(letterbox, text))

    async def _tell_later(self, checkin_id: str, notice: Notice, argument: str = "") -> None:
        await self._checkins.tell(checkin_id, notice, argument, after=unhurried())


def unhurried() -> float:
    """Seconds after which an author is told, different each time."""
    return secrets.SystemRandom().uniform(SOONEST, LATEST)
