"""What the bot can delete, where and for how long."""

from typing import Any

import pytest

from bot.simulator import Group, Person, Simulator
from tests.simulator.conftest import Call, Hours

NO = "400 Bad Request: message can't be deleted"
NOT_FOR_EVERYONE = f"{NO} for everyone"
GONE = "400 Bad Request: message to delete not found"


def where(message: dict[str, Any]) -> dict[str, int]:
    return {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}


async def test_in_a_private_chat_both_sides_for_48_hours(
    alice: Person, call: Call, refused: Call, hours: Hours
) -> None:
    mine = await alice.says("секрет")
    its = [await call("sendMessage", chat_id=alice.id, text="a") for _ in range(2)]
    hours.pass_by(hours=48)
    await call("deleteMessage", **where(mine))
    await call("deleteMessage", **where(its[0]))
    assert await refused("deleteMessage", **where(mine)) == GONE
    hours.pass_by(seconds=1)
    assert await refused("deleteMessage", **where(its[1])) == NOT_FOR_EVERYONE
    assert alice.chat()[1:] == its[1:]


async def test_many_are_deleted_all_or_none(
    alice: Person, call: Call, refused: Call, hours: Hours
) -> None:
    old = await alice.says("давно")
    hours.pass_by(hours=47)
    young = [await call("sendMessage", chat_id=alice.id, text="a") for _ in range(2)]
    numbers = [each["message_id"] for each in (old, *young)]
    hours.pass_by(hours=2)
    many = {"chat_id": alice.id, "message_ids": numbers}
    assert await refused("deleteMessages", **many) == NOT_FOR_EVERYONE
    assert alice.chat()[-3:] == [old, *young]
    await call("deleteMessages", chat_id=alice.id, message_ids=[*numbers[1:], numbers[1], 4040])
    assert alice.chat()[-1] == old
    for few in ([], list(range(101))):
        assert "message identifiers" in await refused(
            "deleteMessages", chat_id=alice.id, message_ids=few
        )


async def test_a_dice_only_after_a_day(
    alice: Person, call: Call, refused: Call, hours: Hours
) -> None:
    dice = await alice.sends_a("dice")
    assert await refused("deleteMessage", **where(dice)) == NOT_FOR_EVERYONE
    hours.pass_by(hours=24)
    await call("deleteMessage", **where(dice))


async def test_who_has_blocked_the_bot_is_forgotten_all_the_same(
    alice: Person, call: Call, refused: Call
) -> None:
    said = [await alice.says(text) for text in ("раз", "два")]
    alice.blocks()
    await call("deleteMessage", **where(said[0]))
    alice.leaves_telegram()
    assert await refused("deleteMessage", **where(said[1])) == "403 Forbidden: user is deactivated"


async def test_in_a_supergroup_its_own_and_with_the_right_everybodys(
    sim: Simulator, alice: Person, call: Call, refused: Call, hours: Hours
) -> None:
    group = sim.group("Алматы", members=[alice])
    said = await alice.says("/rude", chat=group)
    its = await call("sendMessage", chat_id=group.id, text="a")
    assert await refused("deleteMessage", **where(said)) == NO
    group.promotes_bot("can_pin_messages")
    assert await refused("deleteMessage", **where(said)) == NO
    await call("deleteMessage", **where(its))
    group.promotes_bot("can_delete_messages")
    await call("deleteMessage", **where(said))
    assert group.chat() == []
    late = await alice.says("/rude", chat=group)
    hours.pass_by(hours=48)
    assert await refused("deleteMessage", **where(late)) == NO


async def test_in_a_basic_group_any_administrator_can(
    sim: Simulator, alice: Person, call: Call, refused: Call
) -> None:
    group = sim.group("Ереван", members=[alice], supergroup=False)
    said = await alice.says("/rude", chat=group)
    assert await refused("deleteMessage", **where(said)) == NOT_FOR_EVERYONE
    group.promotes_bot("can_pin_messages")
    await call("deleteMessage", **where(said))


async def test_in_a_channel_its_own_while_it_may_post(
    sim: Simulator, alice: Person, call: Call, refused: Call
) -> None:
    channel = sim.channel("Новости", admins=[alice])
    channel.promotes_bot("can_post_messages")
    theirs = await alice.says("Новость", chat=channel)
    its = [await call("sendMessage", chat_id=channel.id, text="a") for _ in range(2)]
    assert await refused("deleteMessage", **where(theirs)) == NO
    await call("deleteMessage", **where(its[0]))
    channel.promotes_bot("can_edit_messages")
    assert await refused("deleteMessage", **where(its[1])) == NO


async def test_what_tells_of_a_beginning_stays(
    sim: Simulator, alice: Person, call: Call, refused: Call
) -> None:
    forum = sim.group("Форум", members=[alice], forum=True)
    forum.promotes_bot()
    forum.opens_topic("Жильё")
    group = sim.group("Ереван", members=[alice], supergroup=False)
    group.becomes_supergroup()
    group.promotes_bot()
    forum.adds(sim.person("Boris"))
    begun, joined = forum.chat()
    for message in (begun, *group.chat()):
        assert await refused("deleteMessage", **where(message)) == NO
    await call("deleteMessage", **where(joined))


@pytest.mark.parametrize("how", ["removed", "left"])
async def test_from_outside_nothing(
    sim: Simulator, alice: Person, call: Call, refused: Call, how: str
) -> None:
    group: Group = sim.group("Алматы", members=[alice])
    its = await call("sendMessage", chat_id=group.id, text="a")
    if how == "removed":
        group.removes_bot()
    else:
        await call("leaveChat", chat_id=group.id)
    assert (await refused("deleteMessage", **where(its))).startswith("403 Forbidden: bot ")
