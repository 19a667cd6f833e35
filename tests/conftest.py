"""The stage: the whole program over real HTTP against the simulator, on real files."""

from collections.abc import AsyncIterator
from functools import cache
from pathlib import Path

import pytest

from bot.app import Running, running
from bot.library.keeper import look
from bot.outgoing import UNLIMITED
from bot.settings import Settings
from bot.simulator import Person, Simulator
from tests.clock import ManualClock
from tests.shelf import Shelf

LOCALES = Path(__file__).parents[1] / "locales"

look_once = cache(look)
"""For the program's own files, which do not change while tests run: they are read but once."""


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A small folder of content that may be spoiled."""
    return Shelf(tmp_path / "locales")


@pytest.fixture
async def sim(clock: ManualClock) -> AsyncIterator[Simulator]:
    """Telegram, whose time is the clock's."""
    async with Simulator(now=clock.now) as simulator:
        yield simulator


@pytest.fixture
def keeper(sim: Simulator) -> Person:
    """The maintainer of the files."""
    return sim.person("Марина", language_code="ru")


@pytest.fixture
def settings(sim: Simulator, keeper: Person, tmp_path: Path) -> Settings:
    return Settings(
        bot_token=sim.token,
        bot_api_url=sim.url,
        data_dir=tmp_path / "data",
        key_file=tmp_path / "key",
        volatile_dir=tmp_path / "volatile",
        content_dir=LOCALES,
        maintainers=frozenset({keeper.id}),
    )


@pytest.fixture
async def bot(settings: Settings, clock: ManualClock) -> AsyncIterator[Running]:
    async with running(
        settings, clock=clock, limits=UNLIMITED, ticking=False, rehearsal=True, look=look_once
    ) as program:
        yield program
