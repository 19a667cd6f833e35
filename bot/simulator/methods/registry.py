"""The table of methods, filled by the functions themselves."""

from collections.abc import Callable
from typing import Any

from ..world import World

Json = dict[str, Any]
Method = Callable[[World, Json], Any]

METHODS: dict[str, Method] = {}


def method(function: Method) -> Method:
    """Serve `function` under its name in Telegram's spelling: send_message as sendMessage.

    A function that returns an awaitable is waited for.
    """
    first, *others = function.__name__.split("_")
    METHODS[first + "".join(each.capitalize() for each in others)] = function
    return function
