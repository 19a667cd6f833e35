"""The bot's name, descriptions and command menus, per language and scope."""

from typing import Any

import pytest

from bot.simulator import Person, Simulator
from tests.simulator.conftest import Call


@pytest.mark.parametrize(
    ("what", "limit"), [("Name", 64), ("Description", 512), ("ShortDescription", 120)]
)
async def test_names_and_descriptions(call: Call, refused: Call, what: str, limit: int) -> None:
    field = {"ShortDescription": "short_description"}.get(what, what.lower())

    async def value(language: str) -> str:
        found: dict[str, str] = await call(f"getMy{what}", language_code=language)
        return found[field]

    await call(f"setMy{what}", **{field: "Halt"})
    await call(f"setMy{what}", **{field: "Привал", "language_code": "ru"})
    assert [await value(language) for language in ("", "ru", "de")] == ["Halt", "Привал", "Halt"]
    await call(f"setMy{what}", language_code="ru")
    assert await value("ru") == "Halt"
    await call(f"setMy{what}", **{field: "я" * limit})
    assert "too long" in await refused(f"setMy{what}", **{field: "я" * (limit + 1)})
    assert "language_code is invalid" in await refused(f"setMy{what}", language_code="russian")


def commands(*names: str) -> list[dict[str, str]]:
    return [{"command": name, "description": f"about {name}"} for name in names]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (commands("Start"), "BOT_COMMAND_INVALID"),
        (commands("старт"), "BOT_COMMAND_INVALID"),
        (commands(""), "BOT_COMMAND_INVALID"),
        (commands("a" * 33), "BOT_COMMAND_INVALID"),
        ([{"command": "a", "description": ""}], "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([{"command": "a", "description": "я" * 257}], "BOT_COMMAND_DESCRIPTION_INVALID"),
        (commands(*(f"c{number}" for number in range(101))), "BOT_COMMANDS_TOO_MUCH"),
        ([{"command": "a"}], 'setMyCommands.commands[0]: parameter "description" is required'),
    ],
)
async def test_commands_are_refused(refused: Call, given: list[Any], words: str) -> None:
    assert await refused("setMyCommands", commands=given) == f"400 Bad Request: {words}"


async def test_everybody_sees_the_menu_of_their_place_and_language(
    sim: Simulator, call: Call, refused: Call
) -> None:
    alice = sim.person("Alice", language_code="ru")
    max_ = sim.person("Max", language_code="de")
    boss = sim.person("Boss", language_code="ru")
    group = sim.group("Алматы", members=[alice, max_], admins=[boss])

    def seen(person: Person) -> tuple[list[str], list[str]]:
        private, there = person.commands(), person.commands(group)
        return [c["command"] for c in private], [c["command"] for c in there]

    for scope, language, name in (
        ("default", "", "default"),
        ("all_private_chats", "", "private"),
        ("all_private_chats", "ru", "private_ru"),
        ("all_group_chats", "", "group"),
        ("all_chat_administrators", "ru", "admin_ru"),
    ):
        scoped = {"scope": {"type": scope}, "language_code": language}
        await call("setMyCommands", commands=commands(name), **scoped)
        assert await call("getMyCommands", **scoped) == commands(name)

    assert seen(alice) == (["private_ru"], ["group"])
    assert seen(max_) == (["private"], ["group"])
    assert seen(boss) == (["private_ru"], ["admin_ru"])

    for_alice = {"type": "chat_member", "chat_id": group.id, "user_id": alice.id}
    await call("setMyCommands", commands=commands("alice"), scope=for_alice)
    await call("deleteMyCommands", scope={"type": "all_private_chats"}, language_code="ru")
    assert seen(alice) == (["private"], ["alice"])
    assert await refused("setMyCommands", commands=[], scope={"type": "everybody"}) == (
        "400 Bad Request: setMyCommands.scope: BotCommandScope expected, "
        'found {"type": "everybody"}'
    )
