"""Fixtures of the plays."""

from tests.conversations.town import here
from tests.village import deputy, village, volatile

__all__ = ["deputy", "here", "village", "volatile"]
