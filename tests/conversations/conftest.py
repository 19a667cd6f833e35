"""Fixtures of the plays."""

from tests.village import village, volatile

__all__ = ["village", "volatile"]
