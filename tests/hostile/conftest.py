"""Fixtures of hostile plays."""

from tests.conversations.town import here
from tests.machinery.conftest import telegram
from tests.storage.conftest import memory
from tests.village import deputy, village, volatile

__all__ = ["deputy", "here", "memory", "telegram", "village", "volatile"]
