"""SQLite: what must survive a reboot, and what must not."""

from storage.database import NewerDatabase
from storage.memory_place import Doubt
from storage.sealing import UnusableKey
from storage.stores import Stores, open_stores

__all__ = ["Doubt", "NewerDatabase", "Stores", "UnusableKey", "open_stores"]
