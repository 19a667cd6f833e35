"""Files under `locales/` become values of `bot.core.content`; every fault has a file and line."""

from bot.library.complaints import Complaint
from bot.library.keeper import Keeper, Reading, read

__all__ = ["Complaint", "Keeper", "Reading", "read"]
