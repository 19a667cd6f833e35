"""The Bot API's methods, one small function each: world and checked parameters in, result out."""

from . import messages, polling, profile, queries
from .registry import METHODS

__all__ = ["METHODS", "messages", "polling", "profile", "queries"]
