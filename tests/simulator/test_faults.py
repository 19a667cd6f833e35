"""Trouble on order, flood control, slowness; and that the record of calls tells of all of it."""

import asyncio

import aiohttp
import pytest

from bot.simulator import Person, Simulator
from tests.simulator.conftest import Call, Hours


async def test_a_flood_wait_comes_once_and_only_there(
    sim: Simulator, alice: Person, ask: Call, call: Call
) -> None:
    boris = sim.person("Boris")
    await boris.says("/start")
    sim.fails("sendMessage", 429, retry_after=3, chat=alice)
    await call("sendMessage", chat_id=boris.id, text="a")
    assert await ask("sendMessage", chat_id=alice.id, text="a") == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 3",
        "parameters": {"retry_after": 3},
    }
    await call("sendMessage", chat_id=alice.id, text="a")


async def test_a_gateway_answers_with_a_web_page(
    sim: Simulator, http: aiohttp.ClientSession
) -> None:
    sim.fails("*", 502, body="<html>", times=2)
    for _ in range(2):
        async with http.get(f"{sim.url}/bot{sim.token}/getMe") as response:
            assert (response.status, await response.text()) == (502, "<html>")
    async with http.get(f"{sim.url}/bot{sim.token}/getMe") as response:
        assert response.ok


@pytest.mark.parametrize(("what", "arrived"), [("reset", 0), ("reset after", 1)])
async def test_the_connection_is_cut_before_or_after(
    sim: Simulator, alice: Person, call: Call, what: str, arrived: int
) -> None:
    sim.fails("sendMessage", "reset" if what == "reset" else "reset after")
    with pytest.raises(aiohttp.ClientConnectionError):
        await call("sendMessage", chat_id=alice.id, text="a")
    assert len(alice.chat()) == 1 + arrived


async def test_a_gateway_gives_up_on_a_call_that_was_carried_out(
    sim: Simulator, alice: Person, ask: Call
) -> None:
    sim.fails("sendMessage", "502 after")
    answer = await ask("sendMessage", chat_id=alice.id, text="a")
    assert (answer["error_code"], answer["description"]) == (502, "Bad Gateway")
    assert alice.chat()[-1]["text"] == "a"
    assert sim.calls[-1].result == alice.chat()[-1]


@pytest.mark.parametrize(("what", "arrived"), [("hang", 0), ("hang after", 1)])
async def test_a_call_hangs_until_the_bot_gives_up(
    sim: Simulator, alice: Person, call: Call, what: str, arrived: int
) -> None:
    sim.fails("sendMessage", "hang" if what == "hang" else "hang after")
    hanging = asyncio.create_task(call("sendMessage", chat_id=alice.id, text="a"))
    await sim.world.bell.until(lambda: sim.server.busy, 5)
    hanging.cancel()
    await sim.world.bell.until(lambda: not sim.server.busy, 5)
    assert not sim.server.busy
    assert len(alice.chat()) == 1 + arrived


async def test_slowness_is_felt_by_all_but_polling(
    sim: Simulator, alice: Person, call: Call
) -> None:
    sim.latency = 0.05
    loop = asyncio.get_running_loop()
    began = loop.time()
    await call("getUpdates")
    polled = loop.time()
    await asyncio.gather(
        *(call("sendMessage", chat_id=alice.id, text=str(number)) for number in range(10))
    )
    assert polled - began < 0.05 <= loop.time() - polled < 0.5


async def test_flood_control(sim: Simulator, alice: Person, ask: Call, hours: Hours) -> None:
    async def waits(chat_id: int) -> int:
        answer = await ask("sendMessage", chat_id=chat_id, text="a")
        seconds: int = 0 if answer["ok"] else answer["parameters"]["retry_after"]
        return seconds

    assert [await waits(alice.id) for _ in range(40)] == [0] * 40, "off at first"
    sim.limits = True
    assert [await waits(alice.id) for _ in range(5)] == [0, 0, 0, 1, 1], (
        "a burst, then one a second"
    )
    hours.pass_by(seconds=1)
    assert [await waits(alice.id) for _ in range(2)] == [0, 1]

    group = sim.group("Алматы", members=[alice])
    for _ in range(20):
        hours.pass_by(seconds=1)
        assert await waits(group.id) == 0
    hours.pass_by(seconds=1)
    assert await waits(group.id) == 40, "20 a minute to a group"

    hours.pass_by(seconds=60)
    people = [sim.person(f"Member {number}") for number in range(31)]
    for each in people:
        await each.says("/start")
    assert [await waits(each.id) for each in people] == [0] * 30 + [1], "30 a second overall"


async def test_every_call_is_on_record(
    sim: Simulator, alice: Person, ask: Call, hours: Hours
) -> None:
    await ask("sendMessage", chat_id=alice.id, text="a")
    await ask("sendMessage", chat_id=alice.id, text="<b>", parse_mode="HTML")
    await ask("sendMesage")
    good, broken, unknown = sim.calls
    assert (good.method, good.params["text"], good.status, good.outcome) == (
        "sendMessage",
        "a",
        200,
        "ok",
    )
    assert good.result == alice.chat()[-1]
    assert good.at == hours()
    assert broken.outcome.startswith("Bad Request: can't parse entities")
    assert (unknown.method, unknown.status) == ("sendMesage", 404)
