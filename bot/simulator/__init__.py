"""A stand-in for Telegram's Bot API over HTTP, and the demo's web page."""

from .actors import Person
from .groups import Group
from .simulator import Simulator

__all__ = ["Group", "Person", "Simulator"]
