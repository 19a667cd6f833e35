"""getUpdates: what is acknowledged, what comes again, who waits for whom."""

import asyncio
from typing import Any

import pytest

from bot.simulator import Person, Simulator
from tests.simulator.conftest import Call


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [each["message"]["text"] for each in updates]


@pytest.fixture
async def five(alice: Person) -> None:
    for text in ("раз", "два", "три", "четыре", "пять"):
        await alice.says(text)


@pytest.mark.usefixtures("five")
async def test_updates_come_again_until_a_higher_offset_acknowledges_them(call: Call) -> None:
    first = await call("getUpdates", limit=2)
    assert texts(first) == ["раз", "два"]
    assert await call("getUpdates", limit=2) == first
    assert await call("getUpdates", limit=2, offset=first[1]["update_id"]) != first
    rest = await call("getUpdates", offset=first[1]["update_id"] + 1)
    assert texts(rest) == ["три", "четыре", "пять"]
    numbers = [each["update_id"] for each in rest]
    assert numbers == list(range(numbers[0], numbers[0] + 3))
    assert await call("getUpdates", offset=numbers[-1] + 1) == []


@pytest.mark.usefixtures("five")
async def test_a_negative_offset_forgets_all_but_the_last(call: Call) -> None:
    assert texts(await call("getUpdates", offset=-2)) == ["четыре", "пять"]
    assert texts(await call("getUpdates")) == ["четыре", "пять"]


@pytest.mark.usefixtures("five")
async def test_pending_updates_are_counted_and_dropped(call: Call) -> None:
    assert (await call("getWebhookInfo"))["pending_update_count"] == 5
    await call("deleteWebhook", drop_pending_updates=True)
    assert await call("getUpdates") == []


async def test_a_long_poll_returns_as_soon_as_something_arrives(
    sim: Simulator, alice: Person, call: Call
) -> None:
    poll = asyncio.create_task(call("getUpdates", timeout=50))
    await sim.idle()
    assert not poll.done()
    await alice.says("привет")
    assert texts(await poll) == ["привет"]


async def test_a_second_poll_ends_the_first(
    sim: Simulator, alice: Person, call: Call, refused: Call
) -> None:
    first = asyncio.create_task(refused("getUpdates", timeout=50))
    await sim.idle()
    second = asyncio.create_task(call("getUpdates", timeout=50))
    assert await first == (
        "409 Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running"
    )
    await sim.idle()
    await alice.says("привет")
    assert texts(await second) == ["привет"]


async def test_only_allowed_kinds_arrive(
    sim: Simulator, alice: Person, call: Call, refused: Call
) -> None:
    group = sim.group("Алматы", members=[alice])
    group.promotes_bot()
    await call("getUpdates", offset=-1, allowed_updates=["chat_member"])
    sim.world.updates.drop()
    await alice.says("привет")
    group.promotes(alice)
    (update,) = await call("getUpdates")
    assert update["chat_member"]["new_chat_member"]["status"] == "administrator"
    sim.world.updates.drop()

    await call("getUpdates", allowed_updates=[])
    group.demotes(alice)
    await alice.says("привет")
    assert texts(await call("getUpdates")) == ["привет"]
    assert await refused("getUpdates", allowed_updates=["mesage"]) == (
        "400 Bad Request: getUpdates.allowed_updates: unknown ['mesage']"
    )


async def test_idle_says_what_it_waits_for(sim: Simulator, alice: Person) -> None:
    await alice.says("привет")
    with pytest.raises(AssertionError, match="1 updates are not acknowledged, 0 calls under way"):
        await sim.idle(seconds=0.01)


async def test_any_update_can_be_pushed(sim: Simulator, call: Call) -> None:
    await sim.push({"from_the_future": {"text": "\ud83d"}})
    (update,) = await call("getUpdates")
    assert update["from_the_future"] == {"text": "\ud83d"}
