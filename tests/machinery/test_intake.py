"""Updates in: none lost, none twice, nobody out of order, nobody in another's way."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from telegram import Update
from telegram.ext import ExtBot

from bot.intake import FIRST_LOOK, Intake, TokenRefused
from bot.lines import LONGEST, REST, TIME_LIMIT, Handle, Loss
from bot.outgoing import Way
from tests.clock import ManualClock
from tests.machinery.standin import Json, Standin, message, refusal


class Desk:
    """A handler whose pace the test decides: numbers it closes wait until they are opened."""

    def __init__(self, *closed: int) -> None:
        self.begun: list[int] = []
        self.done: list[int] = []
        self.gates = {number: asyncio.Event() for number in closed}
        self._changed = asyncio.Condition()

    async def __call__(self, update: Update) -> None:
        number = update.update_id
        await self._note(self.begun, number)
        if number in self.gates:
            await self.gates[number].wait()
        await self._note(self.done, number)

    async def until(self, done: list[int] | None = None, begun: list[int] | None = None) -> None:
        async with asyncio.timeout(5), self._changed:
            await self._changed.wait_for(
                lambda: done in (None, self.done) and begun in (None, self.begun)
            )

    async def _note(self, where: list[int], number: int) -> None:
        async with self._changed:
            where.append(number)
            self._changed.notify_all()


@asynccontextmanager
async def running(
    bot: ExtBot[Way],
    handle: Handle,
    clock: ManualClock,
    ready: asyncio.Event | None = None,
    **ears: Any,
) -> AsyncIterator[Intake]:
    intake = Intake(bot, handle, clock, ["message"], **ears)
    run = asyncio.create_task(intake.run(ready))
    try:
        yield intake
        await intake.stop()
        await run
    finally:
        run.cancel()
        await asyncio.gather(run, return_exceptions=True)


async def test_an_update_is_acknowledged_only_when_it_is_handled(
    telegram: Standin, bot: ExtBot[Way], clock: ManualClock
) -> None:
    desk = Desk(7)
    await telegram.sends(message(7), message(8, person=2))
    async with running(bot, desk, clock):
        await desk.until(begun=[7, 8], done=[8])
        assert [raw["update_id"] for raw in telegram.queue] == [7, 8]
        desk.gates[7].set()
        await telegram.until(lambda: not telegram.queue)
    assert desk.done == [8, 7]


async def test_a_stop_confirms_what_was_finished_meanwhile(
    telegram: Standin, bot: ExtBot[Way], clock: ManualClock
) -> None:
    desk = Desk(7)
    await telegram.sends(message(7))
    async with running(bot, desk, clock) as intake:
        await desk.until(begun=[7])
        stop = asyncio.create_task(intake.stop(grace=10))
        desk.gates[7].set()
        await stop
        assert not telegram.queue
        assert telegram.polls[-1]["timeout"] == "0"


async def test_what_outlasts_the_grace_stays_with_telegram(
    telegram: Standin, bot: ExtBot[Way], clock: ManualClock
) -> None:
    desk = Desk(8)
    await telegram.sends(message(7, person=1), message(8, person=2))
    async with running(bot, desk, clock) as intake:
        await desk.until(begun=[7, 8], done=[7])
        stop = asyncio.create_task(intake.stop(grace=10))
        await asyncio.sleep(0)
        while not stop.done():
            await clock.move(10)
        assert [raw["update_id"] for raw in telegram.queue] == [8]
    assert desk.done == [7]


async def test_what_waits_for_the_program_to_be_ready_is_not_late(
    telegram: Standin, bot: ExtBot[Way], clock: ManualClock
) -> None:
    desk, ready = Desk(), asyncio.Event()
    await telegram.sends(message(7), message(8, person=2))
    async with running(bot, desk, clock, ready) as intake:
        await clock.until(lambda: FIRST_LOOK in clock.asked)
        await clock.move(2 * TIME_LIMIT)
        assert [raw["update_id"] for raw in telegram.queue] == [7, 8]
        ready.set()
        await telegram.until(lambda: not telegram.queue)
        assert intake.counts.overdue == 0
    assert sorted(desk.done) == [7, 8]


async def test_one_person_in_order_others_in_parallel(
    telegram: Standin, bot: ExtBot[Way], clock: ManualClock
) -> None:
    desk = Desk(1)
    await telegram.sends(message(1), message(2), message(3, person=2))
    async with running(bot, desk, clock):
        await desk.until(begun=[1, 3], done=[3])
        desk.gates[1].set()
        await desk.until(done=[3, 1, 2])


async def test_a_redelivered_update_is_handled_once(
    telegram: Standin, bot: ExtBot[Way], clock: ManualClock
) -> None:
    desk = Desk()
    await telegram.sends(message(5), message(5))
    async with running(bot, desk, clock):
        await telegram.until(lambda: not telegram.queue)
        await telegram.sends(message(5), message(6))
        await telegram.until(lambda: not telegram.queue)
    assert desk.done == [5, 6]


async def test_ids_that_jump_lower_after_a_quiet_week_are_not_dropped(
    telegram: Standin, bot: ExtBot[Way], clock: ManualClock
) -> None:
    desk = Desk()
    await telegram.sends(message(900))
    async with running(bot, desk, clock):
        await telegram.until(lambda: not telegram.queue)
        await telegram.ends_poll()
        await telegram.until(lambda: "offset" not in telegram.polls[-1])
        await telegram.sends(message(3))
        await desk.until(done=[900, 3])


async def test_a_slow_handler_neither_blocks_others_nor_makes_polling_spin(
    telegram: Standin, bot: ExtBot[Way], clock: ManualClock
) -> None:
    desk = Desk(1)
    await telegram.sends(message(1))
    async with running(bot, desk, clock):
        await desk.until(begun=[1])
        before = len(telegram.polls)
        # Time stands still, so at most the one look that was under way may still arrive.
        await telegram.sends(message(2, person=2))
        for _ in range(200):
            await asyncio.sleep(0)
        assert len(telegram.polls) <= before + 1
        await clock.move(1)
        await desk.until(begun=[1, 2], done=[2])
        desk.gates[1].set()


async def test_one_person_who_sends_hundreds_keeps_nobody_waiting(
    telegram: Standin, bot: ExtBot[Way], clock: ManualClock
) -> None:
    desk, told = Desk(1), Desk()

    async def tell(loss: Loss, update: Update) -> None:
        assert loss == "too-much"
        await told(update)

    await telegram.sends(*(message(number) for number in range(1, 401)), message(401, person=2))
    async with running(bot, desk, clock, on_loss=tell) as intake:
        await desk.until(begun=[1])
        await clock.move(1)
        desk.gates[1].set()
        await desk.until(done=[1, 401])
        await told.until(done=[100])
        await telegram.until(lambda: not telegram.queue)
        assert intake.counts.surplus == 399
        await telegram.sends(message(402))
        await telegram.until(lambda: not telegram.queue)
        await clock.move(REST)
        await telegram.sends(message(403))
        await desk.until(done=[1, 401, 403])
    assert told.done == [100], "once for all of it"


async def test_what_can_still_be_answered_is_not_let_go(
    telegram: Standin, bot: ExtBot[Way], clock: ManualClock
) -> None:
    """The twin: a line just short enough, and one that is long for less than a second."""
    first = LONGEST + 1
    desk = Desk(1)
    await telegram.sends(*(message(number) for number in range(1, first + 1)))
    async with running(bot, desk, clock) as intake:
        await desk.until(begun=[1])
        await clock.move(1)
        desk.gates[1].set()
        await telegram.until(lambda: not telegram.queue)
        await telegram.sends(*(message(number) for number in range(first + 1, first + 301)))
        await desk.until(done=list(range(1, first + 301)))
        assert intake.counts.surplus == 0


async def test_admins_who_are_anonymous_stand_in_one_line_only_with_those_of_their_group(
    telegram: Standin, bot: ExtBot[Way], clock: ManualClock
) -> None:
    desk = Desk(1)
    await telegram.sends(anonymous(1, group=-1001), anonymous(2, group=-1001))
    await telegram.sends(anonymous(3, group=-1002))
    async with running(bot, desk, clock):
        await desk.until(begun=[1, 3], done=[3])
        desk.gates[1].set()
        await desk.until(done=[3, 1, 2])


def anonymous(number: int, group: int) -> Json:
    """What an admin writes who hides behind the group: Telegram names one user for all of them."""
    update = message(number, person=1087968824)
    update["message"]["chat"] = {"id": group, "type": "supergroup", "title": "x"}
    update["message"]["sender_chat"] = update["message"]["chat"]
    return update


async def test_a_handler_that_hangs_is_stopped_and_its_update_acknowledged(
    telegram: Standin, bot: ExtBot[Way], clock: ManualClock
) -> None:
    desk = Desk(1)
    await telegram.sends(message(1), message(2))
    async with running(bot, desk, clock) as intake:
        await desk.until(begun=[1])
        await clock.move(61)
        await desk.until(begun=[1, 2], done=[2])
        await clock.move(1)
        await telegram.until(lambda: not telegram.queue)
        assert intake.counts.overdue == 1


async def test_a_handler_that_raises_stops_nobody(
    telegram: Standin, bot: ExtBot[Way], clock: ManualClock
) -> None:
    async def broken(update: Update) -> None:
        raise ValueError(update.message.text if update.message else "")

    await telegram.sends(message(1), message(2))
    async with running(bot, broken, clock) as intake:
        await telegram.until(lambda: not telegram.queue)
        assert intake.counts.failed == 2


async def test_unreadable_updates_are_acknowledged_and_the_rest_handled(
    telegram: Standin, bot: ExtBot[Way], clock: ManualClock
) -> None:
    desk = Desk()
    hostile = [
        {"update_id": 1, "message": {"chat": 5}},
        {"update_id": 2, "message": "text"},
        {"update_id": 3, "callback_query": {"id": []}},
        {"update_id": 4},
        {"update_id": 5, "unheard_of": {"a": 1}},
    ]
    await telegram.sends(*hostile, message(6))
    async with running(bot, desk, clock) as intake:
        await telegram.until(lambda: not telegram.queue)
        assert 6 in desk.done
        assert intake.counts.unreadable >= 3


async def test_what_is_no_update_at_all_does_not_make_polling_spin(
    telegram: Standin, bot: ExtBot[Way], clock: ManualClock
) -> None:
    await telegram.sends("nonsense", {"update_id": "7"})
    async with running(bot, Desk(), clock):
        await telegram.until(lambda: telegram.polls)
        for _ in range(300):
            await asyncio.sleep(0)
        assert len(telegram.polls) == 1


async def test_network_trouble_is_waited_out_longer_each_time(
    telegram: Standin, bot: ExtBot[Way], clock: ManualClock
) -> None:
    desk = Desk()
    telegram.refusals = [refusal(502, "Bad Gateway")] * 3
    await telegram.sends(message(1))
    async with running(bot, desk, clock):
        for count in range(1, 4):
            waits = await _pauses(clock, count)
            await clock.move(waits[-1])
        await desk.until(done=[1])
    assert 0.5 <= waits[0] <= 1.5
    assert 1.0 <= waits[1] <= 3.0
    assert 2.0 <= waits[2] <= 6.0


async def test_a_second_reader_is_waited_out_slowly(
    telegram: Standin, bot: ExtBot[Way], clock: ManualClock
) -> None:
    desk = Desk()
    telegram.refusals = [refusal(409, "Conflict: terminated by other getUpdates request")]
    await telegram.sends(message(1))
    async with running(bot, desk, clock):
        await telegram.until(lambda: telegram.polls)
        assert await _pauses(clock, 1) == [30]
        await clock.move(30)
        await desk.until(done=[1])


@pytest.mark.parametrize("fails", [True, False])
async def test_a_warning_of_it_that_fails_or_hangs_stops_nobody(
    telegram: Standin, bot: ExtBot[Way], clock: ManualClock, fails: bool
) -> None:
    warned: list[bool] = []

    async def warn() -> None:
        warned.append(fails)
        if fails:
            raise LookupError
        await asyncio.Event().wait()

    desk = Desk()
    telegram.refusals = [refusal(409, "Conflict: terminated by other getUpdates request")] * 2
    await telegram.sends(message(1))
    async with running(bot, desk, clock, on_conflict=warn):
        for count in (1, 2):
            assert (await _pauses(clock, count))[-1] == 30
            await clock.move(30)
        await desk.until(done=[1])
    assert len(warned) == 2


@pytest.mark.parametrize("code", [401, 404])
async def test_a_refused_token_ends_the_run_in_plain_words(
    telegram: Standin, bot: ExtBot[Way], clock: ManualClock, code: int
) -> None:
    telegram.refusals = [refusal(code, "Unauthorized")]
    intake = Intake(bot, Desk(), clock, ["message"])
    with pytest.raises(TokenRefused) as refused:
        await intake.run()
    assert not str(refused.value)
    await intake.stop()


async def _pauses(clock: ManualClock, count: int) -> list[float]:
    """How long the polling rested, once it did so `count` times; the watchdog sleeps 1 s each."""
    await clock.until(lambda: len(clock.asked) - clock.asked.count(1.0) >= count)
    return [asked for asked in clock.asked if asked != 1.0]
