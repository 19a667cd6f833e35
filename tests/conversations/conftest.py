"""Fixtures of the plays."""

from tests.village import village

__all__ = ["village"]
