"""SIGKILL while two thousand digests go out: nobody is skipped, and few get one twice.

PRIVAL_KILLS=100 kills as often as the plan demands; without it a few times have to do.
"""

import asyncio
import os
import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.core.digests.subscription import Address
from handlers.rounds.digests import AT_ONCE
from storage import open_stores
from tests.hostile.courier import ALMATY, BEFORE, SECOND_INSTANCE, StandingClock
from tests.machinery.standin import ME, Json, Standin, message, ok

RECIPIENTS = range(5_000_000_001, 5_000_002_001)
SOME = RECIPIENTS[:300]
KILLS = int(os.environ.get("PRIVAL_KILLS", "3"))
PATIENCE = 60.0


class Post:
    """Counts what arrives, by recipient, from the moment of the last `begins`."""

    def __init__(self, telegram: Standin) -> None:
        self.telegram = telegram
        self.all: Counter[int] = Counter()
        self.since: Counter[int] = Counter()
        telegram.answer = self._answer

    def begins(self) -> None:
        self.since = Counter()

    def _answer(self, method: str, parameters: Json) -> Json:
        if method != "sendMessage":
            return ok(ME if method == "getMe" else True)
        reader = int(parameters["chat_id"])
        self.all[reader] += 1
        self.since[reader] += 1
        return ok(message(1, "", reader)["message"])


@pytest.fixture
def post(telegram: Standin) -> Post:
    return Post(telegram)


async def subscribe(folder: Path, readers: Sequence[int]) -> None:
    clock = StandingClock(BEFORE)
    async with open_stores(folder / "data", None, folder / "key", clock) as stores:
        for reader in readers:
            await stores.subscriptions.put(Address(reader), ALMATY)


async def courier(
    telegram: Standin, folder: Path, kind: str = "ours"
) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "tests.hostile.courier", telegram.url, str(folder), kind),
        stderr=asyncio.subprocess.DEVNULL,
    )


async def killed_after(post: Post, folder: Path, count: int, delay: float, kind: str) -> None:
    """Let that many arrive and a moment pass, then kill."""
    post.begins()
    process = await courier(post.telegram, folder, kind)
    ended = asyncio.create_task(process.wait())
    reached = asyncio.create_task(
        post.telegram.until(lambda: post.since.total() >= count, PATIENCE)
    )
    try:
        await asyncio.wait({ended, reached}, return_when=asyncio.FIRST_COMPLETED)
        await asyncio.wait({ended}, timeout=delay)
    finally:
        reached.cancel()
        if process.returncode is None:
            process.kill()
        await process.wait()


async def finishes(post: Post, folder: Path, kind: str) -> None:
    post.begins()
    process = await courier(post.telegram, folder, kind)
    assert await asyncio.wait_for(process.wait(), PATIENCE) == 0


async def test_nobody_is_skipped_and_only_those_in_flight_get_it_twice(
    post: Post, tmp_path: Path
) -> None:
    await subscribe(tmp_path, RECIPIENTS)
    chance = random.Random()  # noqa: S311 - when to kill is no secret
    most = len(RECIPIENTS) // KILLS // 3
    for _ in range(KILLS):
        before = set(post.all)
        await killed_after(post, tmp_path, chance.randint(0, most), chance.uniform(0, 0.01), "ours")
        assert len(before & set(post.since)) <= AT_ONCE
    before = set(post.all)
    await finishes(post, tmp_path, "ours")
    assert len(before & set(post.since)) <= AT_ONCE
    assert set(post.all) == set(RECIPIENTS)
    assert max(post.since.values()) == 1


async def test_marking_first_skips_people(post: Post, tmp_path: Path) -> None:
    """The twin."""
    await subscribe(tmp_path, SOME)
    post.telegram.let_through = {"sendMessage": 100}
    await killed_after(post, tmp_path, 100, 0.0, "naive")
    post.telegram.let_through = {}
    await finishes(post, tmp_path, "naive")
    assert len(post.all) < len(SOME)


async def test_of_two_instances_one_delivers(post: Post, tmp_path: Path) -> None:
    await subscribe(tmp_path, SOME)
    both = [await courier(post.telegram, tmp_path) for _ in range(2)]
    codes = [await asyncio.wait_for(process.wait(), PATIENCE) for process in both]
    assert sorted(codes) == [0, SECOND_INSTANCE]
    assert post.all == dict.fromkeys(SOME, 1)
