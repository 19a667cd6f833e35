"""One program at a time on one data directory."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class AlreadyRunning(Exception):
    """Another process holds this data directory."""


class UnusableFolder(Exception):
    """The data directory can be neither made nor written to."""


@contextmanager
def only_instance(data_dir: Path) -> Iterator[None]:
    """Hold `data_dir` for this process; the system lets go of it however the process ends.

    Raises:
        AlreadyRunning: somebody else holds it.
        UnusableFolder: the directory cannot be used.
    """
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(data_dir / "lock", os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW, 0o600)
    except OSError as error:
        raise UnusableFolder from error
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning from None
        yield
    finally:
        os.close(descriptor)
