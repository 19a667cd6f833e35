"""Room kept free on the memory filesystem: SQLite needs some even to delete."""

from pathlib import Path

SIZE = 8 * 1024 * 1024
"""Bytes."""


class Ballast:
    """A file that is thrown off when the filesystem is full, and taken in again when it is not.

    While it is off nothing new is to be taken in: the room is for withdrawing and forgetting.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self.whole = False
        self.load()

    def load(self) -> None:
        """Take it in, if there is room."""
        if self.whole:
            return
        try:
            self._file.touch(mode=0o600)
            self._file.write_bytes(bytes(SIZE))
            self.whole = True
        except OSError:
            self.drop()

    def drop(self) -> None:
        """Make room."""
        self.whole = False
        self._file.unlink(missing_ok=True)
