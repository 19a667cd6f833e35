"""Twenty thousand broken updates pass, and the next person is served as if nothing had been."""

import logging
import random

import pytest

from bot.app import Running
from bot.simulator import Simulator
from tests.hostile.mutations import SEEDS, mutated

UPDATES = 20_000
BATCH = 100


async def test_mutated_updates_leave_no_traceback_and_nobody_stuck(
    sim: Simulator, bot: Running, caplog: pytest.LogCaptureFixture
) -> None:
    chance = random.Random(2026)  # noqa: S311 - reproducible, not secret
    with caplog.at_level(logging.WARNING):
        for seed in SEEDS:
            await sim.push(seed)
        for _ in range(UPDATES // BATCH):
            for _ in range(BATCH):
                await sim.push(mutated(chance))
            await sim.idle()
    assert [record.getMessage() for record in caplog.records if record.exc_info] == []
    assert not bot.finished.done()

    timur = sim.person("Тимур", language_code="ru")
    await timur.says("/start almaty")
    await timur.sees("Вы в Алматы")
