"""The desk for moderators, over the real store: one step each, and never a word about the author.

What each answer is, and what it changes; that it does not depend on the author is proven on the
whole program, in `tests/hostile/test_oracles.py`.
"""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from bot.core.checkins.moderators import (
    LATEST,
    SOONEST,
    Done,
    Moderators,
    OneMore,
    Outcome,
    Same,
    TooLate,
    Unknown,
    unhurried,
)
from bot.core.checkins.ports import Letter
from bot.core.checkins.receipt import Receipt
from bot.core.checkins.states import UNDECIDED
from storage import Stores
from tests.clock import ManualClock
from tests.core.checkins.people import ANNA, BORIS, COMMUNITY, VERA
from tests.storage.checkins import AUTHOR, new

ID = "aaaaaaaaaaa"
ELSEWHERE = replace(COMMUNITY, id=2)
IN_PAIRS = replace(COMMUNITY, eyes=2)


async def adds(stores: Stores, **fields: Any) -> Receipt:
    """An urgent check-in that waits for a moderator; returns its receipt."""
    receipt = Receipt.new()
    fields = {"state": "waiting", "lane": "urgent", "status": "need", **fields}
    await stores.checkins.add(
        new(fingerprint=receipt.fingerprint, letterbox=receipt.letterbox, **fields)
    )
    return receipt


def state_of(outcome: Outcome) -> tuple[type[Outcome], str, str | None]:
    assert isinstance(outcome, Done | OneMore | TooLate)
    return type(outcome), outcome.checkin.state, outcome.checkin.decided_by


async def letters(stores: Stores, clock: ManualClock) -> list[Letter]:
    """What an author is told within the hour."""
    await clock.move(3600)
    return list(await stores.checkins.due_letters())


async def replies(stores: Stores, receipt: Receipt) -> list[str | None]:
    return [receipt.open(sealed) for sealed in await stores.checkins.replies(ID)]


async def test_one_approves(moderators: Moderators, stores: Stores) -> None:
    await adds(stores)
    outcome = await moderators.approve(COMMUNITY, ID, ANNA, "Анна")
    assert state_of(outcome) == (Done, "approved", "Анна")
    late = await moderators.approve(COMMUNITY, ID, BORIS, "Борис")
    assert state_of(late) == (TooLate, "approved", "Анна")


async def test_two_approve_where_it_takes_two(moderators: Moderators, stores: Stores) -> None:
    await adds(stores)
    first = await moderators.approve(IN_PAIRS, ID, ANNA, "Анна")
    assert state_of(first) == (OneMore, "seconding", "Анна")
    assert await moderators.approve(IN_PAIRS, ID, ANNA, "Анна") == Same()
    second = await moderators.approve(IN_PAIRS, ID, BORIS, "Борис")
    assert state_of(second) == (Done, "approved", "Борис")
    third = await moderators.approve(IN_PAIRS, ID, VERA, "Вера")
    assert state_of(third) == (TooLate, "approved", "Борис")


async def test_an_approval_counts_for_one_check_in_and_not_as_a_vote_to_limit(
    moderators: Moderators, stores: Stores
) -> None:
    await adds(stores)
    await adds(stores, checkin_id="b", code="B")
    await moderators.approve(IN_PAIRS, ID, ANNA, "Анна")
    assert await moderators.limit(IN_PAIRS, ID, 1, BORIS) == "one-more"
    assert isinstance(await moderators.approve(IN_PAIRS, "b", BORIS, "Борис"), OneMore)
    assert isinstance(await moderators.approve(IN_PAIRS, ID, BORIS, "Борис"), Done)


async def test_a_hold_asks_for_both_approvals_anew(moderators: Moderators, stores: Stores) -> None:
    await adds(stores)
    await moderators.approve(IN_PAIRS, ID, ANNA, "Анна")
    outcome = await moderators.hold(IN_PAIRS, ID, "Вера")
    assert state_of(outcome) == (Done, "held", "Вера")
    assert state_of(await moderators.hold(IN_PAIRS, ID, "Анна")) == (TooLate, "held", "Вера")
    assert isinstance(await moderators.approve(IN_PAIRS, ID, BORIS, "Борис"), OneMore)
    assert isinstance(await moderators.approve(IN_PAIRS, ID, ANNA, "Анна"), Done)


async def test_who_seconds_what_was_declined_is_too_late(
    moderators: Moderators, stores: Stores
) -> None:
    await adds(stores)
    await moderators.decline(IN_PAIRS, ID, "rude", "Анна")
    late = await moderators.approve(IN_PAIRS, ID, BORIS, "Борис")
    assert state_of(late) == (TooLate, "declined", "Анна")


async def test_a_decline_tells_the_reason_and_no_words(
    moderators: Moderators, stores: Stores, clock: ManualClock
) -> None:
    receipt = await adds(stores)
    outcome = await moderators.decline(COMMUNITY, ID, "rude", "Анна")
    assert state_of(outcome) == (Done, "declined", "Анна")
    assert isinstance(outcome, Done)
    assert (outcome.checkin.reason, outcome.checkin.text) == ("rude", None)
    [letter] = await letters(stores, clock)
    assert (letter.chat, letter.notice, letter.argument) == (AUTHOR, "declined", "rude")
    assert await replies(stores, receipt) == []


async def test_a_decline_in_ones_own_words_seals_them(
    moderators: Moderators, stores: Stores, clock: ManualClock
) -> None:
    receipt = await adds(stores)
    await moderators.decline(COMMUNITY, ID, "free", "Анна", "Врача здесь нет")
    [letter] = await letters(stores, clock)
    assert (letter.notice, letter.argument) == ("declined", "free")
    assert await replies(stores, receipt) == ["Врача здесь нет"]


async def test_a_decline_that_comes_too_late_tells_nothing(
    moderators: Moderators, stores: Stores, clock: ManualClock
) -> None:
    receipt = await adds(stores)
    await moderators.approve(COMMUNITY, ID, ANNA, "Анна")
    late = await moderators.decline(COMMUNITY, ID, "free", "Борис", "Врача здесь нет")
    assert state_of(late) == (TooLate, "approved", "Анна")
    assert await letters(stores, clock) == []
    assert await replies(stores, receipt) == []


async def test_what_was_reported_is_left_standing_or_taken_down(
    moderators: Moderators, stores: Stores, clock: ManualClock
) -> None:
    await adds(stores, state="hidden")
    outcome = await moderators.settle_reported(COMMUNITY, ID, "restore", "Анна")
    assert state_of(outcome) == (Done, "published", "Анна")
    assert await letters(stores, clock) == []
    again = await moderators.settle_reported(COMMUNITY, ID, "restore", "Борис")
    assert state_of(again) == (TooLate, "published", "Анна")
    outcome = await moderators.settle_reported(COMMUNITY, ID, "remove", "Борис")
    assert state_of(outcome) == (Done, "removed", "Борис")
    again = await moderators.settle_reported(COMMUNITY, ID, "remove", "Анна")
    assert state_of(again) == (TooLate, "removed", "Борис")
    [letter] = await letters(stores, clock)
    assert (letter.notice, letter.argument) == ("removed", "")


async def test_a_call_is_taken_on_once_and_its_author_hears_it_at_once(
    moderators: Moderators, stores: Stores
) -> None:
    await adds(stores)
    outcome = await moderators.claim(COMMUNITY, ID)
    assert isinstance(outcome, Done)
    assert outcome.checkin == await stores.checkins.get(ID)
    assert outcome.checkin.claimed
    late = await moderators.claim(COMMUNITY, ID)
    assert isinstance(late, TooLate)
    assert late.checkin.claimed
    [letter] = await stores.checkins.due_letters()
    assert (letter.notice, letter.argument) == ("read", "")


async def test_what_is_over_cannot_be_taken_on(moderators: Moderators, stores: Stores) -> None:
    await adds(stores, state="withdrawn")
    late = await moderators.claim(COMMUNITY, ID)
    assert isinstance(late, TooLate)
    assert not late.checkin.claimed
    assert await stores.checkins.due_letters() == []


async def test_a_reply_is_sealed_and_told_of(
    moderators: Moderators, stores: Stores, clock: ManualClock
) -> None:
    receipt = await adds(stores)
    assert await moderators.reply(COMMUNITY, ID, "Мы рядом")
    assert await stores.checkins.due_letters() == []
    [letter] = await letters(stores, clock)
    assert (letter.notice, letter.argument) == ("reply", "")
    assert await replies(stores, receipt) == ["Мы рядом"]


async def test_two_limit_an_author_who_hears_for_how_long(
    moderators: Moderators, stores: Stores, clock: ManualClock
) -> None:
    await adds(stores)
    assert await moderators.limit(COMMUNITY, ID, 3, ANNA) == "one-more"
    assert await moderators.limit(COMMUNITY, ID, 3, ANNA) == "one-more"
    assert await stores.checkins.limited_for(AUTHOR) == 0
    assert await moderators.limit(COMMUNITY, ID, 3, BORIS) == "done"
    assert await stores.checkins.limited_for(AUTHOR) == 3 * 24 * 3600
    assert await stores.checkins.due_letters() == []
    [letter] = await letters(stores, clock)
    assert (letter.notice, letter.argument) == ("limited", "3")


@pytest.mark.parametrize("callback", [True, False])
async def test_another_limit_takes_two_again(
    moderators: Moderators, stores: Stores, clock: ManualClock, *, callback: bool
) -> None:
    await adds(stores, callback=callback)
    await moderators.limit(COMMUNITY, ID, 1, ANNA)
    assert await moderators.limit(COMMUNITY, ID, 1, BORIS) == "done"
    assert await moderators.limit(COMMUNITY, ID, 7, ANNA) == "one-more"
    assert await stores.checkins.limited_for(AUTHOR) == (24 * 3600 if callback else 0)
    assert len(await letters(stores, clock)) == (1 if callback else 0)
    assert await moderators.limit(COMMUNITY, ID, 7, VERA) == "done"


async def test_of_two_who_differ_on_the_days_the_second_is_heard(
    moderators: Moderators, stores: Stores
) -> None:
    await adds(stores)
    await moderators.limit(COMMUNITY, ID, 7, ANNA)
    await moderators.limit(COMMUNITY, ID, 1, BORIS)
    assert await stores.checkins.limited_for(AUTHOR) == 24 * 3600


async def test_no_two_votes_show_that_they_are_the_same_moderators(
    moderators: Moderators, stores: Stores
) -> None:
    for checkin_id in ("b", "c"):
        await adds(stores, checkin_id=checkin_id, code=checkin_id)
        await moderators.approve(IN_PAIRS, checkin_id, ANNA, "Анна")
        await moderators.limit(IN_PAIRS, checkin_id, 1, ANNA)
    votes = await stores.checkins._database.rows("SELECT moderator FROM votes")
    assert len({row["moderator"] for row in votes}) == 4


async def test_the_queue_is_what_waits_here(moderators: Moderators, stores: Stores) -> None:
    for state in ("queued", "waiting", "held", "seconding", "approved", "published", "declined"):
        await adds(stores, checkin_id=state, code=state, state=state)
    await adds(stores, checkin_id="elsewhere", code="X", community=2)
    assert {checkin.id for checkin in await moderators.queue(COMMUNITY)} == UNDECIDED
    assert [checkin.id for checkin in await moderators.queue(ELSEWHERE)] == ["elsewhere"]


@pytest.mark.parametrize(("where", "which"), [(ELSEWHERE, ID), (COMMUNITY, "absent")])
async def test_communities_know_nothing_of_each_other(
    moderators: Moderators, stores: Stores, clock: ManualClock, where: Any, which: str
) -> None:
    receipt = await adds(stores)
    before = await stores.checkins.get(ID)
    assert await moderators.approve(where, which, ANNA, "Анна") == Unknown()
    assert await moderators.decline(where, which, "free", "Анна", "Нет") == Unknown()
    assert await moderators.hold(where, which, "Анна") == Unknown()
    assert await moderators.settle_reported(where, which, "remove", "Анна") == Unknown()
    assert await moderators.claim(where, which) == Unknown()
    assert not await moderators.reply(where, which, "Нет")
    assert await moderators.limit(where, which, 1, ANNA) == "unknown"
    assert await moderators.limit(where, which, 1, BORIS) == "unknown"
    assert await stores.checkins.get(ID) == before
    assert await letters(stores, clock) == []
    assert await replies(stores, receipt) == []
    assert await stores.checkins.limited_for(AUTHOR) == 0


@pytest.mark.parametrize("community", [COMMUNITY, IN_PAIRS])
async def test_what_is_forgotten_in_between_is_unknown(
    moderators: Moderators, stores: Stores, community: Any
) -> None:
    """The store serves one after the other: the look-up, the forgetting, the step."""
    await adds(stores)
    outcome, _ = await asyncio.gather(
        moderators.approve(community, ID, ANNA, "Анна"), stores.checkins.forget(ID)
    )
    assert outcome == Unknown()


async def test_a_reply_to_what_is_forgotten_in_between_goes_nowhere(
    moderators: Moderators, stores: Stores, clock: ManualClock
) -> None:
    await adds(stores)
    known, _ = await asyncio.gather(
        moderators.reply(COMMUNITY, ID, "Мы рядом"), stores.checkins.forget(ID)
    )
    assert known
    assert await letters(stores, clock) == []


async def test_authors_hear_of_decisions_after_one_to_ten_minutes(
    moderators: Moderators, stores: Stores, clock: ManualClock
) -> None:
    await adds(stores)
    await moderators.decline(COMMUNITY, ID, "rude", "Анна")
    await clock.move(SOONEST - 0.001)
    assert await stores.checkins.due_letters() == []
    await clock.move(LATEST - SOONEST + 0.001)
    assert len(await stores.checkins.due_letters()) == 1


def test_the_delay_is_different_each_time() -> None:
    delays = [unhurried() for _ in range(2000)]
    assert (SOONEST, LATEST) == (60, 600)
    assert SOONEST <= min(delays) < 120
    assert 540 < max(delays) <= LATEST
    assert len(set(delays)) == len(delays)
