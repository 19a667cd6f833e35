"""Answers to button presses and inline queries."""

from typing import Any

from ..inline import check_results
from ..refusal import bad
from ..text import units
from ..world import World
from .registry import method

Json = dict[str, Any]

ANSWER_LIMIT = 200
OFFSET_LIMIT = 64  # bytes


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


@method
def answer_inline_query(world: World, given: Json) -> bool:
    check_results(given["results"], str(world.bot.username))
    if len(given.get("next_offset", "").encode()) > OFFSET_LIMIT:
        raise bad("NEXT_OFFSET_INVALID")
    if given.get("cache_time", 0) < 0:
        raise bad("cache_time is invalid")
    query = world.queries.take(given["inline_query_id"], "inline")
    query.answer = {name: value for name, value in given.items() if name != "inline_query_id"}
    world.tell("inline", query_id=query.id, user_id=query.user_id, results=given["results"])
    return True
