"""Stores in memory, and a directory in memory, where the machine has one."""

import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from storage import Stores, open_stores
from tests.clock import ManualClock

SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - that it is in memory is the point


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
async def stores(tmp_path: Path, clock: ManualClock) -> AsyncIterator[Stores]:
    async with open_stores(tmp_path / "data", None, tmp_path / "key", clock) as stores:
        yield stores


@pytest.fixture
def memory() -> Iterator[Path]:
    if not SHARED_MEMORY.is_dir():
        pytest.skip("no memory filesystem here")
    with tempfile.TemporaryDirectory(dir=SHARED_MEMORY) as folder:
        yield Path(folder)
