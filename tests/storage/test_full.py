"""A memory filesystem that is full: nothing new is taken in, and everything can be deleted."""

import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.core.checkins.ports import StoreFull
from storage import Stores, open_stores
from storage.ballast import SIZE
from tests.clock import ManualClock
from tests.storage.checkins import new

SMALL = SIZE + 2 * 1024 * 1024


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A memory filesystem with room for the ballast and little more."""
    place = tmp_path / "small"
    place.mkdir()
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    if mount is None or unmount is None:
        pytest.skip("nothing to mount with")
    options = ("-t", "tmpfs", "-o", f"size={SMALL},mode=0700", "tmpfs", str(place))
    mounted = subprocess.run([mount, *options], capture_output=True, check=False)  # noqa: S603 - our own words
    if mounted.returncode != 0:
        pytest.skip("only root may mount")
    try:
        yield place
    finally:
        subprocess.run([unmount, str(place)], check=True)  # noqa: S603 - our own words


def crowd(place: Path) -> Path:
    """Somebody else fills the place to the last byte; returns their file."""
    file = place / "somebody"
    with file.open("wb", buffering=0) as crowded:
        try:
            while crowded.write(bytes(4096)):
                pass
        except OSError:
            return file
    raise AssertionError("it never fills")


async def some(stores: Stores) -> list[str]:
    names = [f"{number}" for number in range(20)]
    for name in names:
        await stores.checkins.add(new(name, code=name, text="я" * 800))
    return names


async def add_many(stores: Stores) -> None:
    for number in range(100):
        await stores.checkins.add(new(f"late{number}", code=f"late{number}"))


async def take_back(stores: Stores, names: list[str]) -> None:
    for name in names:
        await stores.checkins.take(name, "withdraw")


async def test_a_full_filesystem_refuses_politely_and_still_forgets(
    tmp_path: Path, small: Path, clock: ManualClock
) -> None:
    async with open_stores(tmp_path / "data", small, tmp_path / "key", clock) as stores:
        assert "not-memory" not in stores.doubts
        accepted = await some(stores)
        crowded = crowd(small)
        with pytest.raises(StoreFull):
            await add_many(stores)
        assert await stores.checkins.take(accepted[0], "withdraw"), "the author can take it back"
        with pytest.raises(StoreFull):
            await stores.checkins.add(new("late", code="late"))
        for name in accepted:
            await stores.checkins.forget(name)
        crowded.unlink()
        await stores.sweep()
        assert (small / "ballast").stat().st_size == SIZE
        await stores.checkins.add(new("again", code="again"))


async def test_without_ballast_nothing_can_be_taken_back(
    tmp_path: Path, small: Path, clock: ManualClock
) -> None:
    """The twin."""
    async with open_stores(tmp_path / "data", small, tmp_path / "key", clock) as stores:
        accepted = await some(stores)
        (small / "ballast").unlink()
        crowd(small)
        with pytest.raises(sqlite3.OperationalError, match="full"):
            await take_back(stores, accepted)
