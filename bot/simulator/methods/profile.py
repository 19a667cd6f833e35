"""The bot's name, descriptions and commands."""

import re
from typing import Any

from ..refusal import bad
from ..text import units
from ..world import World
from .access import chat_of
from .registry import method

Json = dict[str, Any]

NAME_LIMIT = 64
DESCRIPTION_LIMIT = 512
SHORT_DESCRIPTION_LIMIT = 120
COMMANDS_LIMIT = 100
COMMAND_DESCRIPTION_LIMIT = 256
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"([a-z]{2})?")


@method
def set_my_name(world: World, given: Json) -> bool:
    return _set(world, given, "name", NAME_LIMIT)


@method
def get_my_name(world: World, given: Json) -> Json:
    return _get(world, given, "name", world.bot.first_name)


@method
def set_my_description(world: World, given: Json) -> bool:
    return _set(world, given, "description", DESCRIPTION_LIMIT)


@method
def get_my_description(world: World, given: Json) -> Json:
    return _get(world, given, "description", "")


@method
def set_my_short_description(world: World, given: Json) -> bool:
    return _set(world, given, "short_description", SHORT_DESCRIPTION_LIMIT)


@method
def get_my_short_description(world: World, given: Json) -> Json:
    return _get(world, given, "short_description", "")


def _set(world: World, given: Json, what: str, limit: int) -> bool:
    language = _language(given)
    value: str = given.get(what, "")
    if units(value) > limit:
        raise bad(f"bot {what.replace('_', ' ')} is too long: at most {limit} characters expected")
    if value:
        world.profile[what, language] = value
    else:
        world.profile.pop((what, language), None)
    world.tell("profile", what=what, language_code=language, value=value)
    return True


def _get(world: World, given: Json, what: str, default: str) -> Json:
    default = world.profile.get((what, ""), default)
    return {what: world.profile.get((what, _language(given)), default)}


@method
def set_my_commands(world: World, given: Json) -> bool:
    commands: list[Json] = given["commands"]
    if len(commands) > COMMANDS_LIMIT:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for each in commands:
        if not _COMMAND.fullmatch(each["command"].removeprefix("/")):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= units(each["description"]) <= COMMAND_DESCRIPTION_LIMIT:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    return _keep_commands(world, given, commands)


@method
def delete_my_commands(world: World, given: Json) -> bool:
    return _keep_commands(world, given, [])


@method
def get_my_commands(world: World, given: Json) -> list[Json]:
    return world.commands.get((_scope(world, given), _language(given)), [])


def _keep_commands(world: World, given: Json, commands: list[Json]) -> bool:
    key = _scope(world, given), _language(given)
    if commands:
        world.commands[key] = commands
    else:
        world.commands.pop(key, None)
    world.tell("commands", scope=given.get("scope"), language_code=key[1], commands=commands)
    return True


def _scope(world: World, given: Json) -> tuple[Any, ...]:
    scope: Json = given.get("scope", {"type": "default"})
    if "chat_id" not in scope:
        return (scope["type"],)
    return (scope["type"], chat_of(world, scope["chat_id"]).id, scope.get("user_id", 0))


def _language(given: Json) -> str:
    language: str = given.get("language_code", "")
    if not _LANGUAGE.fullmatch(language):
        raise bad("language_code is invalid: a two-letter ISO 639-1 code expected")
    return language
