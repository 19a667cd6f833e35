"""Answers to button presses and inline queries."""

from typing import Any

from ..refusal import bad
from ..text import units
from ..world import World
from .registry import method

Json = dict[str, Any]

ANSWER_LIMIT = 200


@method
def answer_callback_query(world: World, given: Json) -> bool:
    if units(given.get("text", "")) > ANSWER_LIMIT:
        raise bad("MESSAGE_TOO_LONG")
    query = world.queries.take(given["callback_query_id"], "callback")
    query.answer = {
        "text": given.get("text"),
        "show_alert": given.get("show_alert", False),
        **({"url": given["url"]} if "url" in given else {}),
    }
    world.tell("answer", query_id=query.id, user_id=query.user_id, **query.answer)
    return True
