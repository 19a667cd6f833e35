"""The desk for authors, over the real store."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.core.checkins.authors import (
    Accepted,
    AnsweredEnough,
    Authors,
    Limited,
    NoRoom,
    Ready,
    StillWaiting,
    UsedUp,
)
from bot.core.checkins.ports import Mine
from bot.core.checkins.quotas import A_DAY, ANSWERS_A_DAY, Quotas
from bot.core.checkins.receipt import Receipt, seal
from bot.core.checkins.states import Step
from bot.core.checkins.values import CheckIn, Community, Draft, State
from storage import Stores
from storage.checkins import CheckIns
from tests.clock import START, ManualClock
from tests.core.checkins.people import AUTHOR, CALM, COMMUNITY, OTHER, URGENT

ZONE = ZoneInfo("UTC")
NEXT_SLOT = datetime(2026, 11, 24, 15, tzinfo=UTC)
"""Of those who write at the noon at which clocks start here."""
HOUR, MINUTE = 3600.0, 60.0
UNKNOWN = Receipt.new()


async def submits(
    authors: Authors,
    draft: Draft = CALM,
    *,
    author: int = AUTHOR,
    community: Community = COMMUNITY,
) -> Accepted:
    accepted = await authors.submit(author, draft, community, ZONE, Receipt.new())
    assert isinstance(accepted, Accepted)
    return accepted


async def goes_out(stores: Stores, accepted: Accepted) -> None:
    """All the way to the group."""
    for step in ("show", "approve", "publish", "published"):
        await stores.checkins.take(accepted.checkin, step)


async def moments(stores: Stores) -> list[float]:
    """Hours from the start to the end of what nobody decided, of the address, of everything."""
    [row] = await stores.checkins._database.rows(
        "SELECT undecided_until, address_until, expires FROM checkins"
    )
    return [(moment - 1000) / HOUR for moment in row]


async def test_a_calm_one_waits_for_its_slot_with_all_it_was_given(
    authors: Authors, stores: Stores
) -> None:
    accepted = await submits(authors)
    found = await stores.checkins.get(accepted.checkin)
    assert found is not None
    assert found == CheckIn(
        id=accepted.checkin,
        community=1,
        code=found.code,
        state="queued",
        status="safe",
        lane="calm",
        place="almaty",
        text="Доехал, всё хорошо",
        slot=int(NEXT_SLOT.timestamp()),
        card=None,
        post=None,
        post_chat=None,
        reason=None,
        decided_by=None,
        claimed=False,
        calls=0,
        safe_now=False,
    )
    assert await authors.look(accepted.receipt) == found
    assert await stores.checkins.letterbox(found.id) == accepted.receipt.letterbox
    assert [each.id for each in (await stores.checkins.mine(AUTHOR)).addressed] == [found.id]


async def test_a_code_is_short_and_easy_to_say_and_an_id_hard_to_guess(
    authors: Authors, stores: Stores
) -> None:
    ids, letters = set(), set()
    for number in range(200):
        accepted = await submits(authors, author=number)
        found = await stores.checkins.get(accepted.checkin)
        assert found is not None
        assert len(found.code) == 4
        assert len(found.id) == 11
        ids.add(found.id)
        letters |= set(found.code)
    assert len(ids) == 200
    assert letters == set("ABCDEFGHKMNPRSTUVWXYZ23456789"), "none that looks like another one"


async def test_the_address_is_not_kept_unless_it_may_be(authors: Authors, stores: Stores) -> None:
    await submits(authors, replace(CALM, callback=False))
    assert (await stores.checkins.mine(AUTHOR)).addressed == []


async def test_the_times_of_a_calm_one_are_counted_from_its_slot(
    authors: Authors, stores: Stores, clock: ManualClock
) -> None:
    """Eight hours before the slot is the earliest that anybody can have written for it."""
    await clock.move(37 * MINUTE + 11)
    await submits(authors)
    earliest = -5
    rounded = pytest.approx([earliest + 23, earliest + 24, 3 + 24], abs=1 / 60)
    assert await moments(stores) == rounded


async def test_the_times_of_an_urgent_one_are_counted_from_now(
    authors: Authors, stores: Stores, clock: ManualClock
) -> None:
    await clock.move(30 * MINUTE)
    await submits(authors, URGENT)
    assert await moments(stores) == pytest.approx([23.5, 24.5, 24.5], abs=1 / 60)


async def test_slots_are_the_communitys(authors: Authors, stores: Stores) -> None:
    for author, zone in ((AUTHOR, "Asia/Almaty"), (OTHER, "UTC")):
        await authors.submit(author, CALM, COMMUNITY, ZoneInfo(zone), Receipt.new())
    slots = {checkin.slot for checkin in await stores.checkins.in_state({"queued"})}
    assert slots == {int(START.timestamp()) + hours * 3600 for hours in (3, 4)}


@pytest.mark.parametrize(
    ("draft", "moderation", "state"),
    [
        (CALM, "before", "queued"),
        (CALM, "after", "queued"),
        (URGENT, "before", "waiting"),
        (URGENT, "after", "approved"),
    ],
)
async def test_only_calm_ones_queue_and_only_urgent_ones_go_past_moderators_at_once(
    authors: Authors, stores: Stores, draft: Draft, moderation: str, state: State
) -> None:
    community = replace(COMMUNITY, moderation="after" if moderation == "after" else "before")
    accepted = await submits(authors, draft, community=community)
    found = await stores.checkins.get(accepted.checkin)
    assert found is not None
    assert found.state == state
    assert (found.slot is None) is (draft is URGENT)


async def test_the_same_press_twice_is_one_check_in(authors: Authors, stores: Stores) -> None:
    accepted = await submits(authors)
    again = await authors.submit(AUTHOR, CALM, COMMUNITY, ZONE, accepted.receipt)
    assert again == accepted
    assert len(await stores.checkins.in_state({"queued"})) == 1


async def test_a_code_is_drawn_again_where_it_is_taken(stores: Stores, clock: ManualClock) -> None:
    class Crowded(CheckIns):
        """Somebody was quicker, three times."""

        asked: list[tuple[int, str]]

        async def by_code(self, community: int, code: str) -> CheckIn | None:
            self.asked.append((community, code))
            return await self.get("first") if len(self.asked) < 4 else None

    crowded = Crowded(stores.checkins._database, clock, stores.key)
    crowded.asked = []
    taken = await submits(Authors(stores.checkins, Quotas(clock), clock), author=OTHER)
    await stores.checkins._database.write(
        "UPDATE checkins SET id = 'first' WHERE id = :id", {"id": taken.checkin}
    )
    accepted = await submits(Authors(crowded, Quotas(clock), clock))
    found = await stores.checkins.get(accepted.checkin)
    assert found is not None
    assert len(crowded.asked) == 4
    assert crowded.asked[-1] == (1, found.code)


async def test_one_at_a_time_until_it_is_out(authors: Authors, stores: Stores) -> None:
    assert await authors.may_write(AUTHOR) == Ready()
    accepted = await submits(authors)
    assert await authors.may_write(AUTHOR) == StillWaiting()
    assert await authors.may_write(OTHER) == Ready()
    refused = await authors.submit(AUTHOR, CALM, COMMUNITY, ZONE, Receipt.new())
    assert refused == StillWaiting()
    assert len(await stores.checkins.in_state({"queued"})) == 1
    await goes_out(stores, accepted)
    assert await authors.may_write(AUTHOR) == Ready()


async def test_three_a_day_and_then_a_day_of_rest(
    authors: Authors, stores: Stores, clock: ManualClock
) -> None:
    for _ in range(A_DAY):
        await goes_out(stores, await submits(authors))
    assert await authors.may_write(AUTHOR) == UsedUp()
    await clock.move(24 * HOUR)
    assert await authors.may_write(AUTHOR) == Ready()


async def test_what_is_forgotten_no_longer_waits(authors: Authors, stores: Stores) -> None:
    accepted = await submits(authors)
    await stores.checkins.forget(accepted.checkin)
    assert await authors.may_write(AUTHOR) == Ready()


async def test_whoever_is_limited_hears_for_how_long(
    authors: Authors, stores: Stores, clock: ManualClock
) -> None:
    accepted = await submits(authors)
    await stores.checkins.limit(accepted.checkin, 1)
    await clock.move(HOUR)
    assert await authors.may_write(AUTHOR) == Limited(23 * HOUR)
    refused = await authors.submit(AUTHOR, CALM, COMMUNITY, ZONE, Receipt.new())
    assert refused == Limited(23 * HOUR)
    await clock.move(23 * HOUR - 0.5)
    assert await authors.may_write(AUTHOR) == Limited(0.5)
    await clock.move(0.5)
    assert await authors.may_write(AUTHOR) == Ready()


async def test_answers_are_counted_by_check_in_and_wait_for_the_end_of_a_limit(
    authors: Authors, stores: Stores, clock: ManualClock
) -> None:
    accepted = await submits(authors)
    for _ in range(ANSWERS_A_DAY):
        assert await authors.may_answer(AUTHOR, accepted.checkin) == Ready()
        authors.answered(accepted.checkin)
    await clock.move(HOUR)
    assert await authors.may_answer(AUTHOR, accepted.checkin) == AnsweredEnough(23 * HOUR)
    assert await authors.may_answer(AUTHOR, "another") == Ready()
    await stores.checkins.limit(accepted.checkin, 1)
    assert await authors.may_answer(AUTHOR, "another") == Limited(24 * HOUR)
    assert await authors.may_answer(OTHER, "another") == Ready()


async def test_a_full_store_accepts_nothing_and_counts_nothing(
    authors: Authors, stores: Stores
) -> None:
    database = stores.checkins._database
    [row] = await database.rows("PRAGMA page_count")
    await database.rows(f"PRAGMA max_page_count = {row[0]}")
    long = replace(CALM, text="я" * 800)
    receipt = Receipt.new()
    author = 0
    while isinstance(await authors.submit(author, long, COMMUNITY, ZONE, receipt), Accepted):
        author, receipt = author + 1, Receipt.new()
    assert await authors.submit(author, long, COMMUNITY, ZONE, receipt) == NoRoom()
    assert await authors.look(receipt) is None
    assert await authors.may_write(author) == Ready()
    await database.rows("PRAGMA max_page_count = 100000")
    assert await authors.submit(author, long, COMMUNITY, ZONE, receipt) != NoRoom()


async def test_a_receipt_of_nothing_opens_nothing(authors: Authors) -> None:
    await submits(authors)
    assert await authors.look(UNKNOWN) is None
    assert await authors.withdraw(UNKNOWN) is None
    assert await authors.say_safe(UNKNOWN) is None
    assert await authors.renew(UNKNOWN) is None
    assert await authors.replies(UNKNOWN) is None


async def test_withdrawing_shows_what_is_to_be_deleted(authors: Authors, stores: Stores) -> None:
    accepted = await submits(authors)
    await goes_out(stores, accepted)
    await stores.checkins.note_post(accepted.checkin, -7, 70)
    before = await authors.withdraw(accepted.receipt)
    assert before is not None
    assert (before.state, before.post_chat, before.post) == ("published", -7, 70)
    now = await authors.look(accepted.receipt)
    assert now is not None
    assert now.state == "withdrawn"
    assert await authors.withdraw(accepted.receipt) is None


async def test_being_safe_is_said_once(authors: Authors) -> None:
    accepted = await submits(authors, URGENT)
    marked = await authors.say_safe(accepted.receipt)
    assert marked is not None
    assert marked.id == accepted.checkin
    now = await authors.look(accepted.receipt)
    assert now is not None
    assert now.safe_now
    assert await authors.say_safe(accepted.receipt) is None


async def test_what_is_over_can_be_neither_marked_nor_renewed(
    authors: Authors, stores: Stores
) -> None:
    accepted = await submits(authors)
    await authors.withdraw(accepted.receipt)
    assert await authors.say_safe(accepted.receipt) is None
    assert await authors.renew(accepted.receipt) is None
    found = await stores.checkins.get(accepted.checkin)
    assert found is not None
    assert not found.safe_now


async def test_renewing_gives_46_hours_from_the_slot_once(
    authors: Authors, clock: ManualClock
) -> None:
    accepted = await submits(authors)
    await clock.move(HOUR)
    assert await authors.renew(accepted.receipt) == pytest.approx(48 * HOUR, abs=MINUTE)
    assert await authors.renew(accepted.receipt) is None


async def test_replies_come_in_order_and_only_those_that_this_receipt_opens(
    authors: Authors, stores: Stores
) -> None:
    accepted = await submits(authors)
    assert await authors.replies(accepted.receipt) == []
    for letterbox, text in (
        (accepted.receipt.letterbox, "Мы рядом."),
        (UNKNOWN.letterbox, "не для вас"),
        (accepted.receipt.letterbox, "Как вы?"),
    ):
        await stores.checkins.reply(accepted.checkin, seal(letterbox, text))
    assert await authors.replies(accepted.receipt) == ["Мы рядом.", "Как вы?"]


async def test_forgetting_withdraws_what_can_be_found_and_nothing_else(
    authors: Authors, stores: Stores
) -> None:
    found = await submits(authors)
    await goes_out(stores, found)
    hidden = await submits(authors, replace(CALM, callback=False))
    theirs = await submits(authors, author=OTHER)
    [withdrawn] = await authors.forget(AUTHOR)
    assert (withdrawn.id, withdrawn.state) == (found.checkin, "published")
    states = {
        checkin.id: checkin.state
        for checkin in await stores.checkins.in_state({"queued", "published", "withdrawn"})
    }
    assert states == {
        found.checkin: "withdrawn",
        hidden.checkin: "queued",
        theirs.checkin: "queued",
    }
    assert await authors.may_write(AUTHOR) == Ready(), "which one waits is forgotten too"
    await submits(authors)
    assert await authors.may_write(OTHER) == StillWaiting()
    assert await authors.may_write(AUTHOR) == StillWaiting()


async def test_what_goes_out_while_it_is_being_withdrawn_has_its_post(
    authors: Authors, stores: Stores
) -> None:
    class Late(CheckIns):
        """Between the search and the step it is published."""

        async def mine(self, author: int) -> Mine:
            found = await super().mine(author)
            await self.note_post(found.addressed[0].id, -7, 70)
            return found

        async def by_fingerprint(self, fingerprint: bytes) -> CheckIn | None:
            found = await super().by_fingerprint(fingerprint)
            assert found is not None
            await self.note_post(found.id, -7, 71)
            return found

    clock = ManualClock()
    late = Authors(Late(stores.checkins._database, clock, stores.key), Quotas(clock), clock)
    accepted = await submits(authors)
    before = await late.withdraw(accepted.receipt)
    assert before is not None
    assert (before.state, before.post_chat, before.post) == ("queued", -7, 71)
    await submits(authors)
    await stores.checkins.forget(accepted.checkin)
    [withdrawn] = await late.forget(AUTHOR)
    assert (withdrawn.state, withdrawn.post_chat, withdrawn.post) == ("queued", -7, 70)


async def test_forgetting_that_was_cut_off_finds_the_rest_when_it_is_asked_for_again(
    authors: Authors, stores: Stores
) -> None:
    class Cut(CheckIns):
        async def take(self, checkin_id: str, step: Step, **how: Any) -> bool:
            if await self.in_state({"withdrawn"}):
                raise Killed
            return await super().take(checkin_id, step, **how)

    class Killed(Exception):
        pass

    await goes_out(stores, await submits(authors))
    await submits(authors)
    clock = ManualClock()
    cut = Authors(Cut(stores.checkins._database, clock, stores.key), Quotas(clock), clock)
    with pytest.raises(Killed):
        await cut.forget(AUTHOR)
    assert len(await stores.checkins.in_state({"withdrawn"})) == 1
    [rest] = await authors.forget(AUTHOR)
    assert len(await stores.checkins.in_state({"withdrawn"})) == 2
    assert (await stores.checkins.mine(AUTHOR)).addressed == []
    assert rest.state in {"queued", "published"}


async def test_of_two_ways_to_withdraw_at_once_only_one_did_it(
    authors: Authors, stores: Stores
) -> None:
    """The list says what this call has withdrawn: somebody else takes down the rest."""

    class Late(CheckIns):
        """Between the search and the step the author's other hand is quicker."""

        async def mine(self, author: int) -> Mine:
            found = await super().mine(author)
            await self.take(found.addressed[0].id, "withdraw")
            return found

    first = await submits(authors)
    await goes_out(stores, first)
    second = await submits(authors)
    clock = ManualClock()
    late = Authors(Late(stores.checkins._database, clock, stores.key), Quotas(clock), clock)
    withdrawn = await late.forget(AUTHOR)
    assert {checkin.id for checkin in withdrawn} < {first.checkin, second.checkin}
    assert len(withdrawn) == 1
