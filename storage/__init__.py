"""SQLite: what must survive a reboot, and what must not."""

from storage.database import NewerDatabase
from storage.stores import Stores, open_stores

__all__ = ["NewerDatabase", "Stores", "open_stores"]
