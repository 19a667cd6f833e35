"""Finds entries for questions as people type them. See `index` for how."""

from bot.core.search.index import Hit, Index, Item, Result
from bot.core.search.places import PlaceName

__all__ = ["Hit", "Index", "Item", "PlaceName", "Result"]
