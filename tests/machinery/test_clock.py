"""The clock that can be pushed forward."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, timedelta

import pytest

from bot.clock import MovableClock, SystemClock

HOUR = timedelta(hours=1)
A_MOMENT = timedelta(seconds=5)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
async def sleeper(clock: MovableClock) -> AsyncIterator[asyncio.Task[None]]:
    """Somebody who has just fallen asleep for two hours."""
    sleeper = asyncio.create_task(clock.sleep(2 * HOUR.total_seconds()))
    await asyncio.sleep(0)
    yield sleeper
    sleeper.cancel()


def test_both_of_its_times_move(clock: MovableClock) -> None:
    machine = SystemClock()
    clock.move(HOUR)
    clock.move(HOUR)
    assert abs(clock.now() - machine.now() - 2 * HOUR) < A_MOMENT
    assert abs(timedelta(seconds=clock.elapsed() - machine.elapsed()) - 2 * HOUR) < A_MOMENT
    assert clock.now().tzinfo is UTC
    with pytest.raises(ValueError, match="forward"):
        clock.move(-HOUR)


async def test_who_is_due_wakes(clock: MovableClock, sleeper: asyncio.Task[None]) -> None:
    clock.move(2 * HOUR)
    await asyncio.wait_for(sleeper, 5)


async def test_who_is_not_due_sleeps_on(clock: MovableClock, sleeper: asyncio.Task[None]) -> None:
    clock.move(HOUR)
    await asyncio.wait({sleeper}, timeout=0.05)
    assert not sleeper.done()
    clock.move(HOUR)
    await asyncio.wait_for(sleeper, 5)


async def test_time_passes_by_itself_too(clock: MovableClock) -> None:
    await asyncio.wait_for(clock.sleep(0.01), 5)
    await asyncio.wait_for(clock.sleep(0), 5)
