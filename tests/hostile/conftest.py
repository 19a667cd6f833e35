"""Fixtures of hostile plays."""

from tests.storage.conftest import memory
from tests.village import village, volatile

__all__ = ["memory", "village", "volatile"]
