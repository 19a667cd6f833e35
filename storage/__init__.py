"""SQLite: what must survive a reboot, and what must not."""

from storage.backup import NothingToBackUp, back_up
from storage.database import NewerDatabase
from storage.memory_place import Doubt
from storage.sealing import UnusableKey
from storage.stores import Stores, open_stores

__all__ = [
    "Doubt",
    "NewerDatabase",
    "NothingToBackUp",
    "Stores",
    "UnusableKey",
    "back_up",
    "open_stores",
]
