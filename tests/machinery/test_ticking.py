"""The chores go on whatever the wall clock does."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from subprocess import CalledProcessError
from typing import Any

import pytest
from telegram.ext import Application, CallbackContext, JobQueue

from bot.ticking import TICK_SECONDS, tick
from tests.clock import ManualClock
from tests.machinery.standin import TOKEN


@pytest.fixture
async def queue() -> AsyncIterator[JobQueue[Any]]:
    queue: JobQueue[Any] = JobQueue()
    application = Application.builder().token(TOKEN).updater(None).job_queue(queue).build()
    await queue.start()
    yield queue
    await queue.stop(wait=False)
    del application


async def test_a_clock_set_back_stops_no_chore(queue: JobQueue[Any], clock: ManualClock) -> None:
    done = asyncio.Event()

    async def chore() -> None:
        done.set()

    ticking = asyncio.create_task(tick(queue, [chore], clock))
    await clock.until(lambda: TICK_SECONDS in clock.asked)
    (job,) = queue.jobs()
    # As it stands where the clock went back by an hour since the last tick.
    job.job.modify(next_run_time=datetime.now(UTC) + timedelta(hours=1))
    await clock.leap(TICK_SECONDS)
    async with asyncio.timeout(5):
        await done.wait()
    ticking.cancel()


async def test_a_chore_that_fails_is_told_and_done_again(
    queue: JobQueue[Any], clock: ManualClock
) -> None:
    """Told to what logs the failures of handlers too."""
    told: list[Exception | None] = []

    async def tell(_update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
        told.append(context.error)

    queue.application.add_error_handler(tell)
    begun: asyncio.Queue[None] = asyncio.Queue()
    broken = [False, True]

    async def chore() -> None:
        begun.put_nowait(None)
        if broken.pop():
            raise CalledProcessError(-9, "bot.library")

    ticking = asyncio.create_task(tick(queue, [chore], clock))
    await clock.until(lambda: TICK_SECONDS in clock.asked)
    (job,) = queue.jobs()
    async with asyncio.timeout(5):
        while broken:
            job.job.modify(next_run_time=datetime.now(UTC))
            await begun.get()
    ticking.cancel()
    assert [type(error) for error in told] == [CalledProcessError]
