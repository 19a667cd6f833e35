"""getUpdates and its kin."""

from collections.abc import Awaitable
from typing import Any

from ..refusal import bad
from ..schema import load
from ..updates import Update
from ..world import World
from .registry import method

Json = dict[str, Any]

_MOST = 100
_LONGEST = 50  # seconds, as Telegram's server has it


@method
def get_updates(world: World, given: Json) -> Awaitable[list[Update]]:
    allowed = given.get("allowed_updates")
    unknown = set(allowed or ()) - load().updates
    if unknown:
        raise bad(f"getUpdates.allowed_updates: unknown {sorted(unknown)}")
    world.updates.allow(allowed)
    return world.updates.poll(
        offset=given.get("offset", 0),
        limit=min(max(given.get("limit", _MOST), 1), _MOST),
        seconds=min(max(given.get("timeout", 0), 0), _LONGEST),
    )


@method
def delete_webhook(world: World, given: Json) -> bool:
    if given.get("drop_pending_updates"):
        world.updates.drop()
    return True


@method
def get_webhook_info(world: World, _given: Json) -> Json:
    info: Json = {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.waiting),
    }
    if world.updates.allowed is not None:
        info["allowed_updates"] = sorted(world.updates.allowed)
    return info


@method
def get_me(world: World, _given: Json) -> Json:
    return {
        **world.bot.json(),
        "can_join_groups": True,
        "can_read_all_group_messages": not world.privacy,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }
