"""One program at a time on one data directory."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.lock import AlreadyRunning, only_instance


def test_a_second_one_is_refused_until_the_first_has_ended(tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    with only_instance(data_dir):
        with pytest.raises(AlreadyRunning), only_instance(data_dir):
            pass
        with only_instance(tmp_path / "other"):
            pass
    with only_instance(data_dir):
        pass
    assert data_dir.stat().st_mode & 0o777 == 0o700


HOLDER = """
import sys, threading
from pathlib import Path
from bot.lock import only_instance
with only_instance(Path(sys.argv[1])):
    print("held", flush=True)
    threading.Event().wait()
"""


def test_a_process_that_dies_lets_go(tmp_path: Path) -> None:
    with subprocess.Popen(  # noqa: S603 - ourselves
        [sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(AlreadyRunning), only_instance(tmp_path):
            pass
        holder.kill()
    with only_instance(tmp_path):
        pass


async def test_the_machines_clock() -> None:
    clock = SystemClock()
    assert clock.now().tzinfo is not None
    before = clock.elapsed()
    await clock.sleep(0.001)
    assert clock.elapsed() > before
