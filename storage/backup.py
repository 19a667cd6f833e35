"""A copy of the durable database, also while the bot is running.

Only of that: the volatile store is never copied, nor are keys.
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from storage.stores import DURABLE


class NothingToBackUp(Exception):
    """There is no database in the data directory."""


def back_up(data_dir: Path, file: Path) -> None:
    """Write a consistent copy of the durable database to a new file of mode 0600.

    Args:
        data_dir: of the bot.
        file: must not exist yet.

    Raises:
        NothingToBackUp: the data directory has no database.
        FileExistsError: the file is there already; it is left alone.
        OSError, sqlite3.Error: the copy could not be made; nothing of it is left.
    """
    source = data_dir / DURABLE
    if not source.is_file():
        raise NothingToBackUp
    os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        with (
            closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as durable,
            closing(sqlite3.connect(file)) as copy,
        ):
            durable.backup(copy)
            # One file, without a log beside it.
            copy.execute("PRAGMA journal_mode = DELETE")
    except BaseException:
        file.unlink()
        raise
