"""Fixtures of hostile plays."""

from tests.hostile.moderated import deputy, here
from tests.machinery.conftest import telegram
from tests.storage.conftest import memory
from tests.village import village, volatile

__all__ = ["deputy", "here", "memory", "telegram", "village", "volatile"]
