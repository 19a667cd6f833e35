"""What is done again and again while the program runs, through the library's JobQueue."""

from collections.abc import Callable, Coroutine, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from telegram.ext import CallbackContext, JobQueue

from bot.core.clock import Clock

Chore = Callable[[], Coroutine[Any, Any, None]]

TICK_SECONDS = 20
"""So that what is to happen within a minute does, also where one attempt fails."""
OVERLAPPING = 100
"""How often a chore may be under way at most: where the part of one community or chat waits for
Telegram, the next tick still serves the others."""


async def tick(queue: JobQueue[Any], chores: Sequence[Chore], clock: Clock) -> None:
    """Do the chores at every tick until cancelled.

    Each by itself: none waits for another that takes long; and each a second after the one before,
    which may have prepared something for it.

    Args:
        queue: started; goes by the machine's wall clock.
        clock: whose seconds never jump.
    """
    for second, chore in enumerate(chores):

        async def do(_context: CallbackContext[Any, Any, Any, Any], chore: Chore = chore) -> None:
            await chore()

        queue.run_repeating(
            do,
            TICK_SECONDS,
            first=second,
            job_kwargs={
                "misfire_grace_time": None,
                "coalesce": True,
                "max_instances": OVERLAPPING,
            },
        )
    while True:
        await clock.sleep(TICK_SECONDS)
        _catch_up(queue)


def _catch_up(queue: JobQueue[Any]) -> None:
    """Where the wall clock was set back, APScheduler would wait until it is as late as before."""
    now = datetime.now(UTC)
    for job in queue.jobs():
        if job.next_t is not None and job.next_t > now + timedelta(seconds=2 * TICK_SECONDS):
            job.job.modify(next_run_time=now)
