"""The two desks over the real store: what authors and moderators can do, and what they hear."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.core.checkins.authors import (
    Accepted,
    Authors,
    Limited,
    NoRoom,
    Ready,
    StillWaiting,
    UsedUp,
)
from bot.core.checkins.moderators import (
    LATEST,
    SOONEST,
    Done,
    Moderators,
    OneMore,
    Same,
    TooLate,
    Unknown,
)
from bot.core.checkins.ports import NewCheckIn, StoreFull
from bot.core.checkins.quotas import Quotas
from bot.core.checkins.receipt import Receipt
from bot.core.checkins.slots import LONGEST_WAY
from bot.core.checkins.states import ENDED, Step
from bot.core.checkins.values import CheckIn, Community, Reason
from storage import Stores
from storage.checkins import CheckIns
from tests.clock import ManualClock
from tests.storage.checkins import AUTHOR, DRAFT, HOUR

ANNA, BORIS = 11, 12
ZONE = ZoneInfo("Asia/Almaty")
STRANGER = Receipt.new()


class Desks:
    """Both desks, and shortcuts through them."""

    def __init__(self, stores: Stores, clock: ManualClock, community: Community) -> None:
        self.store = stores.checkins
        self.clock = clock
        self.community = community
        self.key = stores.key
        self.authors = Authors(self.store, Quotas(clock), clock)
        self.moderators = Moderators(self.store, stores.key)

    async def accepts(self, author: int = AUTHOR, **of_draft: object) -> Accepted:
        draft = replace(DRAFT, community=self.community.id, **of_draft)  # type: ignore[arg-type]  # the test names the fields
        receipt = Receipt.new()
        accepted = await self.authors.submit(author, draft, self.community, ZONE, receipt)
        assert isinstance(accepted, Accepted)
        return accepted

    async def shown(self) -> str:
        """A check-in whose card moderators have."""
        accepted = await self.accepts()
        await self.store.take(accepted.checkin, "show")
        return accepted.checkin

    async def letters(self) -> list[tuple[str, str]]:
        return [(one.notice, one.argument) for one in await self.store.due_letters()]


@pytest.fixture
async def desks(stores: Stores, clock: ManualClock) -> Desks:
    return Desks(stores, clock, await stores.communities.found(-5))


# authors


async def test_one_press_twice_is_accepted_once(desks: Desks) -> None:
    receipt = Receipt.new()
    draft = replace(DRAFT, community=desks.community.id)
    first, second = [
        await desks.authors.submit(AUTHOR, draft, desks.community, ZONE, receipt) for _ in range(2)
    ]
    assert first == second
    assert isinstance(first, Accepted)
    assert len(await desks.store.in_state({"queued"})) == 1


async def test_one_waits_at_a_time_and_three_are_a_day(desks: Desks) -> None:
    for _ in range(3):
        assert await desks.authors.may_write(AUTHOR) == Ready()
        accepted = await desks.accepts()
        assert await desks.authors.may_write(AUTHOR) == StillWaiting()
        assert await desks.authors.may_write(AUTHOR + 1) == Ready()
        await desks.authors.withdraw(accepted.receipt)
    assert await desks.authors.may_write(AUTHOR) == UsedUp()
    draft = replace(DRAFT, community=desks.community.id)
    refused = await desks.authors.submit(AUTHOR, draft, desks.community, ZONE, STRANGER)
    assert refused == UsedUp()
    assert await desks.authors.look(STRANGER) is None


async def test_a_limited_author_waits(desks: Desks) -> None:
    accepted = await desks.accepts()
    await desks.store.limit(accepted.checkin, 2)
    assert await desks.authors.may_write(AUTHOR) == Limited(48 * HOUR)


class Full(CheckIns):
    async def add(self, new: NewCheckIn) -> None:  # noqa: ARG002 - the Protocol's signature
        raise StoreFull


class Coinciding(CheckIns):
    """Finds the first code that is drawn in use."""

    drawn = 0

    async def by_code(self, community: int, code: str) -> CheckIn | None:
        self.drawn += 1
        if self.drawn == 1:
            return await self._first("TRUE", {})
        return await super().by_code(community, code)


async def test_where_there_is_no_room_nothing_is_accepted(desks: Desks, stores: Stores) -> None:
    full = Full(stores.checkins._database, desks.clock, stores.key)
    authors = Authors(full, Quotas(desks.clock), desks.clock)
    draft = replace(DRAFT, community=desks.community.id)
    assert await authors.submit(AUTHOR, draft, desks.community, ZONE, STRANGER) == NoRoom()
    assert await authors.may_write(AUTHOR) == Ready(), "it does not count"


async def test_a_code_in_use_is_not_given_again(desks: Desks, stores: Stores) -> None:
    await desks.accepts()
    store = Coinciding(stores.checkins._database, desks.clock, stores.key)
    authors = Authors(store, Quotas(desks.clock), desks.clock)
    draft = replace(DRAFT, community=desks.community.id)
    accepted = await authors.submit(5, draft, desks.community, ZONE, STRANGER)
    assert isinstance(accepted, Accepted)
    assert store.drawn == 2


@pytest.mark.parametrize(
    ("lane", "moderation", "state"),
    [
        ("calm", "before", "queued"),
        ("calm", "after", "queued"),
        ("urgent", "before", "waiting"),
        ("urgent", "after", "approved"),
    ],
)
async def test_where_it_begins(desks: Desks, lane: str, moderation: str, state: str) -> None:
    desks.community = replace(desks.community, moderation=moderation)  # type: ignore[arg-type]  # parametrize knows only strings
    accepted = await desks.accepts(lane=lane)
    checkin = await desks.authors.look(accepted.receipt)
    assert checkin is not None
    assert checkin.state == state
    assert (checkin.slot is None) is (lane == "urgent")


@pytest.mark.parametrize("hours", range(24))
@pytest.mark.parametrize("lane", ["calm", "urgent"])
async def test_no_address_and_no_undecided_text_is_kept_for_more_than_a_day(
    desks: Desks, hours: int, lane: str
) -> None:
    await desks.clock.leap(hours * HOUR)
    accepted = await desks.accepts(lane=lane)
    await desks.clock.leap(24 * HOUR + 60 - LONGEST_WAY.total_seconds() - 2 * HOUR)
    assert (await desks.store.mine(AUTHOR)).addressed, "long enough to be of use"
    await desks.clock.leap(LONGEST_WAY.total_seconds() + HOUR)
    [expired] = await desks.store.expired()
    assert expired.id == accepted.checkin
    await desks.store.tell(accepted.checkin, "expired")
    assert await desks.letters(), "its author can still be told"
    await desks.clock.leap(HOUR)
    await desks.store.forget_old()
    assert (await desks.store.mine(AUTHOR)).addressed == []


async def test_what_a_receipt_can_do(desks: Desks) -> None:
    accepted = await desks.accepts()
    authors = desks.authors
    assert await authors.say_safe(accepted.receipt)
    assert await authors.say_safe(accepted.receipt) is None
    renewed = await authors.renew(accepted.receipt)
    assert renewed is not None
    longest = timedelta(hours=46) + LONGEST_WAY
    assert timedelta(hours=46) < timedelta(seconds=renewed) <= longest
    assert await authors.renew(accepted.receipt) is None
    assert await authors.replies(accepted.receipt) == []
    withdrawn = await authors.withdraw(accepted.receipt)
    assert withdrawn is not None
    assert withdrawn.state == "queued", "as it was before"
    assert await authors.withdraw(accepted.receipt) is None
    assert await authors.say_safe(accepted.receipt) is None
    assert await authors.renew(accepted.receipt) is None


async def test_a_receipt_that_is_no_ones_does_nothing(desks: Desks) -> None:
    await desks.accepts()
    for ask in (
        desks.authors.look,
        desks.authors.withdraw,
        desks.authors.say_safe,
        desks.authors.renew,
        desks.authors.replies,
    ):
        assert await ask(STRANGER) is None


async def test_whoever_is_forgotten_has_nothing_left_standing(desks: Desks) -> None:
    accepted = await desks.accepts()
    silent = await desks.accepts(5, callback=False)
    assert [one.id for one in await desks.authors.forget(AUTHOR)] == [accepted.checkin]
    checkin = await desks.authors.look(accepted.receipt)
    assert checkin is not None
    assert checkin.state == "withdrawn"
    assert await desks.authors.forget(5) == []
    assert await desks.authors.look(silent.receipt)


# moderators


async def test_one_approves_where_one_is_enough(desks: Desks) -> None:
    checkin_id = await desks.shown()
    outcome = await desks.moderators.approve(desks.community, checkin_id, ANNA, "Анна")
    assert isinstance(outcome, Done)
    assert (outcome.checkin.state, outcome.checkin.decided_by) == ("approved", "Анна")
    late = await desks.moderators.approve(desks.community, checkin_id, BORIS, "Борис")
    assert late == TooLate(outcome.checkin)


async def test_two_must_approve_where_it_takes_two(desks: Desks) -> None:
    desks.community = replace(desks.community, eyes=2)
    checkin_id = await desks.shown()

    async def approve(who: int) -> object:
        return await desks.moderators.approve(desks.community, checkin_id, who, "кто-то")

    assert isinstance(await approve(ANNA), OneMore)
    assert await approve(ANNA) == Same()
    assert isinstance(await approve(BORIS), Done)
    assert isinstance(await approve(ANNA), TooLate)


async def test_a_first_approval_can_come_too_late(desks: Desks) -> None:
    desks.community = replace(desks.community, eyes=2)
    checkin_id = await desks.shown()
    await desks.store.take(checkin_id, "withdraw")
    outcome = await desks.moderators.approve(desks.community, checkin_id, ANNA, "Анна")
    assert isinstance(outcome, TooLate)
    assert outcome.checkin.state == "withdrawn"


async def test_a_hold_ends_the_first_approval(desks: Desks) -> None:
    desks.community = replace(desks.community, eyes=2)
    checkin_id = await desks.shown()
    await desks.moderators.approve(desks.community, checkin_id, ANNA, "Анна")
    held = await desks.moderators.hold(desks.community, checkin_id, "Борис")
    assert isinstance(held, Done)
    second = await desks.moderators.approve(desks.community, checkin_id, BORIS, "Борис")
    assert isinstance(second, OneMore)


async def test_a_decision_is_told_after_one_to_ten_minutes(desks: Desks) -> None:
    checkin_id = await desks.shown()
    await desks.moderators.decline(desks.community, checkin_id, "rude", "Анна")
    late = await desks.moderators.decline(desks.community, checkin_id, "free", "Борис", "слова")
    assert isinstance(late, TooLate)
    await desks.clock.leap(SOONEST - 1)
    assert await desks.letters() == []
    await desks.clock.leap(LATEST - SOONEST + 1)
    assert await desks.letters() == [("declined", "rude")]
    assert await desks.store.replies(checkin_id) == []


@pytest.mark.parametrize(("reason", "words"), [("free", "Напишите короче"), ("rude", "")])
async def test_words_of_a_decline_are_a_reply(desks: Desks, reason: Reason, words: str) -> None:
    accepted = await desks.accepts()
    await desks.store.take(accepted.checkin, "show")
    await desks.moderators.decline(desks.community, accepted.checkin, reason, "Анна", words)
    assert await desks.authors.replies(accepted.receipt) == ([words] if words else [])


@pytest.mark.parametrize(
    ("step", "state", "told"),
    [("restore", "published", []), ("remove", "removed", [("removed", "")])],
)
async def test_a_reported_one_stands_or_goes(
    desks: Desks, step: str, state: str, told: list[tuple[str, str]]
) -> None:
    checkin_id = await desks.shown()
    steps: tuple[Step, ...] = ("approve", "publish", "published", "hide")
    for way in steps:
        await desks.store.take(checkin_id, way)
    outcome = await desks.moderators.settle_reported(
        desks.community,
        checkin_id,
        "restore" if step == "restore" else "remove",
        "Анна",
    )
    assert isinstance(outcome, Done)
    assert outcome.checkin.state == state
    await desks.clock.leap(LATEST)
    assert await desks.letters() == told


async def test_a_call_is_claimed_once_and_told_at_once(desks: Desks) -> None:
    accepted = await desks.accepts(lane="urgent", status="need")
    claimed = await desks.moderators.claim(desks.community, accepted.checkin)
    assert isinstance(claimed, Done)
    assert isinstance(await desks.moderators.claim(desks.community, accepted.checkin), TooLate)
    assert await desks.letters() == [("read", "")]


@pytest.mark.parametrize("callback", [True, False])
async def test_the_answer_to_a_reply_and_a_limit_tells_nothing_of_the_author(
    desks: Desks, callback: bool
) -> None:
    accepted = await desks.accepts(callback=callback)
    moderators, community = desks.moderators, desks.community
    assert await moderators.reply(community, accepted.checkin, "Мы рядом") is True
    assert await moderators.limit(community, accepted.checkin, 3, ANNA) == "one-more"
    assert await moderators.limit(community, accepted.checkin, 3, ANNA) == "one-more"
    assert await moderators.limit(community, accepted.checkin, 3, BORIS) == "done"
    assert await desks.authors.replies(accepted.receipt) == ["Мы рядом"]
    limited = await desks.store.limited_for(AUTHOR)
    assert limited == (3 * 24 * HOUR if callback else 0)
    await desks.clock.leap(LATEST)
    letters = sorted(await desks.letters())
    assert letters == ([("limited", "3"), ("reply", "")] if callback else [])


async def test_the_queue_is_what_has_a_card_and_no_decision(desks: Desks) -> None:
    shown = await desks.shown()
    await desks.accepts(5)
    assert [one.id for one in await desks.moderators.queue(desks.community)] == [shown]


async def every_answer(desks: Desks, moderators: Moderators, checkin_id: str) -> list[object]:
    community = desks.community
    return [
        await moderators.approve(community, checkin_id, ANNA, "Анна"),
        await moderators.decline(community, checkin_id, "rude", "Анна"),
        await moderators.hold(community, checkin_id, "Анна"),
        await moderators.settle_reported(community, checkin_id, "remove", "Анна"),
        await moderators.claim(community, checkin_id),
        await moderators.reply(community, checkin_id, "слова"),
        await moderators.limit(community, checkin_id, 3, ANNA),
    ]


async def test_another_communitys_check_in_is_unknown_here(desks: Desks) -> None:
    checkin_id = await desks.shown()
    unknown = [Unknown()] * 5 + [False, "unknown"]
    assert await every_answer(desks, desks.moderators, "absent") == unknown
    desks.community = replace(desks.community, id=desks.community.id + 1)
    assert await every_answer(desks, desks.moderators, checkin_id) == unknown
    assert (await desks.store.in_state(ENDED)) == []


class Forgetful(CheckIns):
    """Each check-in's time is over just when somebody acts on it."""

    async def take(
        self, checkin_id: str, step: Step, *, reason: Reason | None = None, by: str | None = None
    ) -> bool:
        await self.forget(checkin_id)
        return await super().take(checkin_id, step, reason=reason, by=by)

    async def letterbox(self, checkin_id: str) -> bytes | None:
        await self.forget(checkin_id)
        return await super().letterbox(checkin_id)


async def test_what_is_forgotten_meanwhile_is_unknown(desks: Desks, stores: Stores) -> None:
    forgetful = Forgetful(stores.checkins._database, desks.clock, stores.key)
    moderators = Moderators(forgetful, stores.key)
    checkin_id = await desks.shown()
    assert await moderators.hold(desks.community, checkin_id, "Анна") == Unknown()
    replied = await desks.accepts(5)
    assert await moderators.reply(desks.community, replied.checkin, "слова")
    assert await desks.store.replies(replied.checkin) == []
