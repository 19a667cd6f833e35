"""A directory in memory, where the machine has one."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - that it is in memory is the point


@pytest.fixture
def memory() -> Iterator[Path]:
    if not SHARED_MEMORY.is_dir():
        pytest.skip("no memory filesystem here")
    with tempfile.TemporaryDirectory(dir=SHARED_MEMORY) as folder:
        yield Path(folder)
