"""Fixtures of hostile plays."""

from tests.storage.conftest import memory
from tests.village import village

__all__ = ["memory", "village"]
