"""A newcomer arrives: language, place, menu."""

import re

import pytest

from bot.app import Running
from bot.simulator import Person, Simulator

pytestmark = pytest.mark.usefixtures("bot")


async def test_from_start_to_an_answer_by_buttons_alone(sim: Simulator) -> None:
    timur = sim.person("Тимур", language_code="ru")
    await timur.says("/start")
    await timur.sees("Где вы сейчас?")
    await timur.presses("Казахстан")
    await timur.sees("Какой город?")
    await timur.presses("Алматы")
    await timur.sees("Вы в Алматы")
    await timur.presses("Связь")
    await timur.presses("SIM")
    answer = await timur.sees("никто не проверял")
    assert "📍 Казахстан" in answer["text"]
    await timur.presses("← ")
    await timur.presses("В начало")
    await timur.sees("Вы в Алматы")
    assert len(timur.chat()) == 2, "all screens took each other's place"


@pytest.mark.parametrize(
    ("typed", "home"),
    [
        ("алмата", "в Алматы"),
        ("Алма-Ата", "в Алматы"),
        ("almaty", "в Алматы"),
        ("тбилисси", "в Тбилиси"),
        ("ереван", "в Ереване"),
        ("улан батор", "в Улан-Баторе"),
    ],
)
async def test_the_place_may_be_typed(sim: Simulator, typed: str, home: str) -> None:
    timur = sim.person("Тимур", language_code="ru")
    await timur.says("/start")
    await timur.says(typed)
    await timur.sees(f"Вы {home}")


async def test_a_german_client_is_greeted_in_english_and_can_change_that(sim: Simulator) -> None:
    max_ = sim.person("Max", language_code="de")
    await max_.says("/start")
    await max_.sees("Where are you now?")
    await max_.presses("Язык")
    await max_.presses("Русский")
    await max_.sees("Где вы сейчас?")


async def test_language_and_place_are_remembered(sim: Simulator) -> None:
    max_ = sim.person("Max", language_code="en")
    await max_.says("/start tbilisi")
    await max_.sees("You are in Tbilisi")
    await max_.says("/language")
    await max_.presses("Русский")
    await max_.says("/start")
    await max_.sees("Вы в Тбилиси")


async def test_a_deep_link_leads_to_its_answer(sim: Simulator) -> None:
    timur = sim.person("Тимур", language_code="ru")
    await timur.says("/start kazakhstan_sim-card")
    await timur.sees("SIM")
    await timur.presses("В начало")
    await timur.sees("Вы в Казахстане")


async def test_every_command_leads_somewhere(sim: Simulator) -> None:
    timur = sim.person("Тимур", language_code="ru")
    for command, seen in (
        ("/help", "Как спрашивать"),
        ("/PRIVACY, please", "Чего я не могу обещать"),
        ("/language", "На каком языке"),
        ("/place", "Где вы сейчас?"),
        ("/cancel", "Где вы сейчас?"),
        ("/setup", "в группе сообщества"),
        ("/queue", "в чате модераторов"),
        ("/limit K7Q2 3", "в чате модераторов"),
        ("/nonsense", "Такой команды у меня нет"),
        ("/reload", "Такой команды у меня нет"),
    ):
        await timur.says(command)
        await timur.sees(seen)


async def test_help_names_every_command(sim: Simulator, bot: Running, keeper: Person) -> None:
    await bot.presented
    timur = sim.person("Тимур", language_code="ru")
    await timur.says("/help")
    told = (await timur.sees("Команды"))["text"]
    names = {command["command"] for command in timur.commands()} - {"help"}
    assert names <= set(re.findall(r"^/(\w+)", told, re.MULTILINE))
    assert "/status" not in told
    await keeper.says("/help")
    told = (await keeper.sees("/status"))["text"]
    assert "/reload" in told


async def test_the_place_can_be_changed_by_typing(sim: Simulator) -> None:
    timur = sim.person("Тимур", language_code="ru")
    await timur.says("/start almaty")
    await timur.says("Ереван")
    await timur.sees("Вы об этом месте?")
    await timur.presses("Ереван")
    await timur.sees("Вы в Ереване")


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("Астана", "Вы в Астане"),
        ("fcnfyf", "Вы в Астане"),
        ("алматв", "Вы об этом месте?"),
        ("фывфы", "Такого места я не знаю"),
        ("Сербия", "О жизни в Сербии"),
    ],
)
async def test_a_place_by_its_very_name_needs_no_press(
    sim: Simulator, typed: str, seen: str
) -> None:
    timur = sim.person("Тимур", language_code="ru")
    await timur.says(f"/place {typed}")
    await timur.sees(seen)


async def test_only_admins_settle_a_groups_place_by_typing_it(sim: Simulator) -> None:
    boss, alice = sim.person("Босс", language_code="ru"), sim.person("Алиса", language_code="ru")
    group = sim.group("Астана", members=[alice], admins=[boss])
    await alice.says("/place Астана", chat=group)
    await alice.sees("только администраторы", chat=group)
    await boss.says("/place Астана", chat=group, speaks_as=group)
    offered = await boss.sees("Is this the place?", chat=group)
    assert "Armenia" not in str(offered)
    await boss.says("/place Астана", chat=group)
    await boss.sees("в Астане", chat=group)


async def test_the_bot_introduces_itself(sim: Simulator, bot: Running) -> None:
    await bot.presented
    timur = sim.person("Тимур", language_code="ru")
    assert "symka" not in str(timur.commands())
    assert [c["command"] for c in timur.commands()][:2] == ["start", "faq"]


async def test_who_blocks_the_bot_is_forgotten_at_once(sim: Simulator, bot: Running) -> None:
    timur = sim.person("Тимур", language_code="ru")
    await timur.says("/start almaty")
    await timur.sees("Вы в Алматы")
    assert await bot.stores.readers.get(timur.id) is not None
    timur.blocks()
    await sim.idle()
    assert await bot.stores.readers.get(timur.id) is None
