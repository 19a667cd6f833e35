"""The two desks over real stores, in memory."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.core.checkins.authors import Authors
from bot.core.checkins.moderators import Moderators
from bot.core.checkins.quotas import Quotas
from storage import Stores, open_stores
from tests.clock import ManualClock


@pytest.fixture
async def stores(tmp_path: Path, clock: ManualClock) -> AsyncIterator[Stores]:
    async with open_stores(tmp_path / "data", None, tmp_path / "key", clock) as stores:
        yield stores


@pytest.fixture
def authors(stores: Stores, clock: ManualClock) -> Authors:
    return Authors(stores.checkins, Quotas(clock), clock)


@pytest.fixture
def moderators(stores: Stores) -> Moderators:
    return Moderators(stores.checkins, stores.key)
