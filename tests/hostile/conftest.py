"""Fixtures of hostile plays."""

from tests.machinery.conftest import telegram
from tests.storage.conftest import memory
from tests.village import village, volatile

__all__ = ["memory", "telegram", "village", "volatile"]
