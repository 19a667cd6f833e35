"""The course of a check-in, step by step, and what is left of it at the end: nothing."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from bot.core.checkins.ports import StoreFull
from bot.core.checkins.states import STEPS, TEXTLESS, Step
from bot.core.checkins.values import CheckIn
from storage import Stores, open_stores
from tests.clock import ManualClock
from tests.storage.checkins import AUTHOR, HOUR, TEXT, new


async def state_of(stores: Stores, checkin_id: str = "aaaaaaaaaaa") -> str | None:
    checkin = await stores.checkins.get(checkin_id)
    return checkin.state if checkin else None


async def test_what_was_added_is_found_by_id_receipt_code_and_state(stores: Stores) -> None:
    added = new()
    await stores.checkins.add(added)
    found = await stores.checkins.get(added.id)
    assert found == CheckIn(
        id=added.id,
        community=1,
        code="K7Q2",
        state="queued",
        status="soso",
        lane="calm",
        place="almaty",
        text=TEXT,
        slot=added.slot,
        card=None,
        post=None,
        post_chat=None,
        reason=None,
        decided_by=None,
        claimed=False,
        calls=0,
        safe_now=False,
    )
    assert await stores.checkins.by_fingerprint(added.fingerprint) == found
    assert await stores.checkins.by_code(1, "K7Q2") == found
    assert await stores.checkins.by_code(2, "K7Q2") is None
    assert await stores.checkins.in_state({"queued"}) == [found]
    assert await stores.checkins.in_state({"queued"}, 1) == [found]
    assert await stores.checkins.in_state({"queued"}, 2) == []
    assert await stores.checkins.in_state({"waiting"}) == []


async def test_order_tells_nothing_of_who_came_first(stores: Stores) -> None:
    for checkin_id in "cab":
        await stores.checkins.add(new(checkin_id, code=checkin_id, author=ord(checkin_id)))
    listed = await stores.checkins.in_state({"queued"})
    assert [checkin.id for checkin in listed] == ["a", "b", "c"]


async def test_a_draft_is_gone_when_its_check_in_is_there(stores: Stores) -> None:
    await stores.drafts.put(AUTHOR, {"text": TEXT})
    await stores.drafts.put(AUTHOR + 1, {"text": "another"})
    await stores.checkins.add(new())
    assert await stores.drafts.get(AUTHOR) is None
    assert await stores.drafts.get(AUTHOR + 1) == {"text": "another"}


async def test_a_receipt_serves_once(stores: Stores) -> None:
    first = new()
    await stores.checkins.add(first)
    await stores.drafts.put(AUTHOR, {"text": TEXT})
    with pytest.raises(sqlite3.IntegrityError):
        await stores.checkins.add(new("b", code="B", fingerprint=first.fingerprint))
    assert await stores.checkins.get("b") is None
    assert await stores.drafts.get(AUTHOR) is not None, "nothing of it happened"


@pytest.mark.parametrize("step", STEPS)
async def test_a_step_is_taken_only_from_its_states(stores: Stores, step: Step) -> None:
    states, leads_to = STEPS[step]
    for state in {state for froms, to in STEPS.values() for state in (*froms, to)}:
        checkin = new(state, code=state, state=state)
        await stores.checkins.add(checkin)
        taken = await stores.checkins.take(state, step)
        assert taken is (state in states)
        assert await state_of(stores, state) == (leads_to if taken else state)
    assert not await stores.checkins.take("absent", step)


async def test_of_two_at_once_one_is_first(stores: Stores) -> None:
    await stores.checkins.add(new(state="waiting"))
    presses: list[tuple[Step, str]] = [("approve", "Анна"), ("decline", "Борис")] * 10
    taken = await asyncio.gather(
        *(stores.checkins.take("aaaaaaaaaaa", step, by=name) for step, name in presses)
    )
    assert sum(taken) == 1
    checkin = await stores.checkins.get("aaaaaaaaaaa")
    assert checkin is not None
    assert (checkin.state, checkin.decided_by) == ("approved", "Анна")


async def test_a_decision_is_noted_and_a_later_step_keeps_it(stores: Stores) -> None:
    await stores.checkins.add(new(state="waiting"))
    await stores.checkins.take("aaaaaaaaaaa", "decline", reason="rude", by="Анна")
    checkin = await stores.checkins.get("aaaaaaaaaaa")
    assert checkin is not None
    assert (checkin.reason, checkin.decided_by) == ("rude", "Анна")


@pytest.mark.parametrize("step", STEPS)
async def test_a_text_goes_with_the_step_that_needs_it_no_more(stores: Stores, step: Step) -> None:
    states, leads_to = STEPS[step]
    for state in states:
        await stores.checkins.add(new(state, code=state, state=state))
        await stores.checkins.take(state, step)
        checkin = await stores.checkins.get(state)
        assert checkin is not None
        assert (checkin.text is None) is (leads_to in TEXTLESS)


async def test_approvals_are_counted_by_moderator_and_ended_by_a_hold(stores: Stores) -> None:
    await stores.checkins.add(new(state="waiting"))
    assert await stores.checkins.second("aaaaaaaaaaa", b"anna") == 1
    assert await stores.checkins.second("aaaaaaaaaaa", b"anna") == 1
    assert await stores.checkins.second("aaaaaaaaaaa", b"boris") == 2
    await stores.checkins.take("aaaaaaaaaaa", "hold")
    assert await stores.checkins.second("aaaaaaaaaaa", b"boris") == 1
    assert await stores.checkins.second("absent", b"boris") == 0


async def test_marks_are_set_once(stores: Stores) -> None:
    await stores.checkins.add(new(lane="urgent"))
    for mark in (stores.checkins.claim, stores.checkins.mark_safe, stores.checkins.renew):
        assert await mark("aaaaaaaaaaa")
        assert not await mark("aaaaaaaaaaa")
        assert not await mark("absent")
    await stores.checkins.note_card("aaaaaaaaaaa", 5, "queued")
    await stores.checkins.note_post("aaaaaaaaaaa", -7, 6)
    checkin = await stores.checkins.get("aaaaaaaaaaa")
    assert checkin is not None
    assert checkin.claimed
    assert checkin.safe_now
    assert (checkin.card, checkin.post_chat, checkin.post) == (5, -7, 6)


async def test_a_card_takes_the_place_of_the_one_before(stores: Stores) -> None:
    await stores.checkins.add(new(state="waiting"))
    before = await asyncio.gather(
        *(stores.checkins.note_card("aaaaaaaaaaa", card, "waiting") for card in (5, 6, 7))
    )
    checkin = await stores.checkins.get("aaaaaaaaaaa")
    assert checkin is not None
    assert {*before, checkin.card} == {None, 5, 6, 7}, "each of them is somebody's to take away"
    assert await stores.checkins.note_card("absent", 8, "waiting") is None


async def test_a_card_is_outdated_until_it_shows_what_its_check_in_is_now(stores: Stores) -> None:
    async def outdated() -> list[str]:
        return [checkin.id for checkin in await stores.checkins.outdated_cards(1)]

    await stores.checkins.add(new("a", code="1", state="waiting"))
    await stores.checkins.add(new("b", code="2", state="waiting", community=2))
    assert await outdated() == [], "without a card there is nothing to redraw"
    for checkin_id in "ab":
        await stores.checkins.note_card(checkin_id, 5, "waiting")
    assert await outdated() == []
    for checkin_id in "ab":
        await stores.checkins.take(checkin_id, "decline")
    assert await outdated() == ["a"]
    await stores.checkins.redrawn("a", 4, "declined")
    assert await outdated() == ["a"], "that was another message"
    await stores.checkins.redrawn("a", 5, "declined")
    assert await outdated() == []
    await stores.checkins.redrawn("a", 5, "waiting")
    assert await outdated() == ["a"], "somebody slow has brought an old state back"


async def test_only_what_calls_for_somebody_can_be_claimed(stores: Stores) -> None:
    await stores.checkins.add(new("calm", code="1", lane="calm", state="waiting"))
    await stores.checkins.add(new("over", code="2", lane="urgent", state="withdrawn"))
    await stores.checkins.add(new("out", code="3", lane="urgent", state="published"))
    claimed = [await stores.checkins.claim(each) for each in ("calm", "over", "out")]
    assert claimed == [False, False, True]


async def test_reports_are_counted_anew_after_a_moderator_looked(stores: Stores) -> None:
    await stores.checkins.add(new(state="published"))
    assert [await stores.checkins.report("aaaaaaaaaaa") for _ in range(3)] == [1, 2, 3]
    await stores.checkins.take("aaaaaaaaaaa", "hide")
    await stores.checkins.take("aaaaaaaaaaa", "restore")
    assert await stores.checkins.report("aaaaaaaaaaa") == 1
    assert await stores.checkins.report("absent") == 0


async def test_an_unclaimed_call_comes_up_again(stores: Stores, clock: ManualClock) -> None:
    await stores.checkins.add(new("need", code="1", status="need", lane="urgent", state="waiting"))
    await stores.checkins.add(new("safe", code="2", status="safe", lane="urgent", state="waiting"))
    await stores.checkins.add(new("calm", code="3", status="need", lane="calm"))
    await stores.checkins.add(new("over", code="4", status="need", lane="urgent", state="declined"))

    async def up(older_than: float, calls: int) -> list[str]:
        return [checkin.id for checkin in await stores.checkins.unclaimed(older_than, calls)]

    assert await up(0, 0) == ["need"]
    await stores.checkins.called("need")
    await clock.move(899)
    assert await up(0, 0) == []
    assert await up(900, 1) == []
    await clock.move(1)
    assert await up(900, 1) == ["need"]
    await stores.checkins.called("need")
    await clock.move(1800)
    assert await up(2700, 2) == ["need"], "counted from the first call"
    await stores.checkins.claim("need")
    assert await up(2700, 2) == []


async def test_what_nobody_decided_is_up_before_what_was_published(
    stores: Stores, clock: ManualClock
) -> None:
    await stores.checkins.add(new("waiting", code="1", state="waiting"))
    await stores.checkins.add(new("published", code="2", state="published"))
    await stores.checkins.add(new("declined", code="3", state="declined"))

    async def up() -> list[str]:
        return [checkin.id for checkin in await stores.checkins.expired()]

    assert await up() == []
    await clock.move(18 * HOUR + 60)
    assert await up() == ["waiting"]
    await clock.move(9 * HOUR)
    assert await up() == ["published", "waiting"]
    assert [checkin.id for checkin in await stores.checkins.over()] == ["declined"]
    await stores.checkins.forget("declined")
    assert await state_of(stores, "declined") is None


async def test_a_renewed_one_lives_22_hours_longer_and_a_forgotten_receipt_opens_nothing(
    stores: Stores, clock: ManualClock
) -> None:
    added = new(state="published")
    await stores.checkins.add(added)
    await clock.move(HOUR)
    assert 26 * HOUR - 60 < await stores.checkins.time_left(added.id) <= 26 * HOUR
    await stores.checkins.renew(added.id)
    assert await stores.checkins.time_left(added.id) > 48 * HOUR - 60
    await clock.move(26 * HOUR + 60)
    assert await stores.checkins.expired() == []
    assert await stores.checkins.by_fingerprint(added.fingerprint)
    await clock.move(22 * HOUR)
    assert len(await stores.checkins.expired()) == 1
    assert await stores.checkins.by_fingerprint(added.fingerprint) is None
    assert await stores.checkins.time_left(added.id) == 0
    assert await stores.checkins.time_left("absent") == 0


async def test_moments_are_kept_to_the_minute(tmp_path: Path, clock: ManualClock) -> None:
    """Two who wrote at different times for one slot cannot be told apart."""
    slot_in = 3 * HOUR
    async with open_stores(tmp_path, None, tmp_path / "key", clock) as stores:
        for checkin_id, wait in (("a", 0.0), ("b", 1234.567), ("c", 4321.09)):
            await clock.move(wait)
            slot_in -= wait
            times = {
                "undecided": slot_in + 15 * HOUR,
                "address": slot_in + 16 * HOUR,
                "lifetime": slot_in + 24 * HOUR,
            }
            await stores.checkins.add(new(checkin_id, code=checkin_id, **times))
        rows = [dict(row) for row in await stores.checkins._database.rows("SELECT * FROM checkins")]
    for row in rows:
        for differing in ("id", "code", "fingerprint", "letterbox"):
            del row[differing]
    assert len(rows) == 3
    assert rows[0] == rows[1] == rows[2]


async def test_a_full_store_says_so_and_stays_whole(tmp_path: Path, clock: ManualClock) -> None:
    async with open_stores(tmp_path, None, tmp_path / "key", clock) as stores:
        database = stores.checkins._database
        [row] = await database.rows("PRAGMA page_count")
        await database.rows(f"PRAGMA max_page_count = {row[0] + 8}")
        accepted = 0
        full = False
        while not full and accepted < 1000:
            name = str(accepted)
            try:
                await stores.checkins.add(new(name, code=name, text="я" * 800))
            except StoreFull:
                full = True
            else:
                accepted += 1
        assert full
        assert accepted
        assert len(await stores.checkins.in_state({"queued"})) == accepted
        await stores.checkins.forget("0")
        await stores.checkins.add(new("again", code="again", text="я" * 800))


@pytest.mark.parametrize("fault", ["state", "code"])
async def test_other_faults_are_not_mistaken_for_a_full_store(stores: Stores, fault: str) -> None:
    await stores.checkins.add(new())
    broken = new("b", state=None) if fault == "state" else new("b")
    with pytest.raises(sqlite3.IntegrityError):
        await stores.checkins.add(broken)
