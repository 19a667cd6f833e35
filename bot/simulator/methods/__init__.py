"""The Bot API's methods, one small function each: world and checked parameters in, result out."""

from . import chats, copies, messages, polling, profile, queries
from .registry import METHODS

__all__ = ["METHODS", "chats", "copies", "messages", "polling", "profile", "queries"]
