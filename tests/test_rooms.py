"""Who may import whom: the table of the plan, held by reading the imports."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

IO = {"telegram", "aiosqlite", "aiohttp", "asyncio", "sqlite3", "httpx", "logging"}

NEVER: dict[str, set[str]] = {
    "bot/core": {*IO, "pathlib", "os", "yaml", "handlers", "storage", "bot"},
    "bot/library": {"telegram", "storage", "handlers", "bot.words", "bot.app"},
    "bot/words.py": {"telegram", "storage", "handlers", "bot.library", "bot.app"},
    "storage": {"telegram", "handlers", "bot"},
    "handlers": {"storage", "bot.library", "aiosqlite", "sqlite3", "pathlib", "bot", "aiohttp"},
    "bot/simulator": {"telegram", "handlers", "storage", "bot"},
}
EXCEPT: dict[str, set[str]] = {
    "bot/core": {"bot.core"},
    "storage": {"bot.core"},
    "handlers": {"bot.core", "bot.services", "bot.words", "bot.transport.NotSent"},
    "bot/simulator": {"bot.simulator"},
}


def imports(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(name: str, rooms: set[str]) -> bool:
    return any(name == room or name.startswith(f"{room}.") for room in rooms)


def trespasses(room: str, source: str) -> list[str]:
    return [
        name
        for name in imports(source)
        if within(name, NEVER[room]) and not within(name, EXCEPT.get(room, set()))
    ]


@pytest.mark.parametrize("room", NEVER)
def test_each_room_keeps_to_itself(room: str) -> None:
    path = Path(room)
    files = [path] if path.is_file() else sorted(path.rglob("*.py"))
    assert files
    found = {str(file): trespasses(room, file.read_text(encoding="utf-8")) for file in files}
    assert {file: names for file, names in found.items() if names} == {}


def test_a_trespass_would_be_seen() -> None:
    assert trespasses("bot/core", "from telegram import Update") == ["telegram.Update"]
    assert trespasses("handlers", "import bot.library.read") == ["bot.library.read"]
    assert trespasses("storage", "from bot import words") == ["bot.words"]
    assert trespasses("handlers", "from bot.core.faq import Found") == []
