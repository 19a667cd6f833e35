"""Fixtures of hostile plays."""

from tests.village import village

__all__ = ["village"]
