"""Channels: who posts, edits and reads, and the group in which the posts are discussed."""

from typing import Any

import pytest

from bot.simulator import Group, Person, Simulator
from tests.simulator.conftest import Call

MARKUP = {"inline_keyboard": [[{"text": "Жалоба", "callback_data": "report"}]]}


@pytest.fixture
def channel(sim: Simulator, alice: Person) -> Group:
    boss = sim.person("Boss")
    return sim.channel("Новости", members=[alice], admins=[boss], username="prival_news")


async def test_the_bot_posts_while_it_may(channel: Group, call: Call, refused: Call) -> None:
    post = await call("sendMessage", chat_id="@Prival_News", text="a")
    assert (post["chat"]["id"], "from" in post) == (channel.id, False)
    me = await call("getMe")
    member = await call("getChatMember", chat_id=channel.id, user_id=me["id"])
    assert (member["can_post_messages"], "can_manage_topics" in member) == (True, False)
    no_right = "400 Bad Request: need administrator rights in the channel chat"
    channel.promotes_bot("can_delete_messages")
    assert await refused("sendMessage", chat_id=channel.id, text="a") == no_right
    channel.demotes_bot()
    assert await refused("sendMessage", chat_id=channel.id, text="a") == no_right
    channel.removes_bot()
    assert await refused("sendMessage", chat_id=channel.id, text="a") == (
        "403 Forbidden: bot was kicked from the channel chat"
    )
    assert [each["text"] for each in channel.chat()] == ["a"]


async def test_posts_are_edited_by_who_may(
    sim: Simulator, channel: Group, call: Call, refused: Call
) -> None:
    (boss,) = (each.user for each in channel.at.members.values() if each.user.first_name == "Boss")
    theirs = sim.world.utter(channel.at, None, {"text": f"От {boss.first_name}"})
    its = await call("sendMessage", chat_id=channel.id, text="a")

    def edit(message: dict[str, Any], text: str) -> dict[str, Any]:
        return {"chat_id": channel.id, "message_id": message["message_id"], "text": text}

    channel.promotes_bot("can_post_messages")
    await call("editMessageText", **edit(its, "b"))
    cannot = "400 Bad Request: message can't be edited"
    assert await refused("editMessageText", **edit(theirs, "b")) == cannot
    channel.promotes_bot("can_edit_messages")
    await call("editMessageText", **edit(theirs, "b"))
    channel.promotes_bot("can_delete_messages")
    assert await refused("editMessageText", **edit(its, "c")) == cannot


async def test_readers_press_as_themselves(alice: Person, channel: Group, call: Call) -> None:
    await call("sendMessage", chat_id=channel.id, text="a", reply_markup=MARKUP)
    await alice.sees("a", chat=channel)
    await alice.presses("Жалоба", chat=channel, wait=False)
    (update,) = await call("getUpdates")
    assert update["callback_query"]["from"]["id"] == alice.id
    assert update["callback_query"]["message"]["chat"]["id"] == channel.id


async def test_who_reads_a_channel_only_its_administrators_learn(
    sim: Simulator, alice: Person, channel: Group, call: Call, refused: Call
) -> None:
    asked = {"chat_id": channel.id, "user_id": alice.id}
    assert (await call("getChatMember", **asked))["status"] == "member"
    channel.demotes_bot()
    assert await refused("getChatMember", **asked) == (
        "400 Bad Request: member list is inaccessible"
    )
    await call("leaveChat", chat_id=channel.id)
    assert (await call("getChat", chat_id="@prival_news"))["id"] == channel.id, "it is public"
    itself = (await call("getMe"))["id"]
    assert (await call("getChatMember", chat_id="@prival_news", user_id=itself))["status"] == "left"
    hidden = sim.channel("Тайное")
    await call("leaveChat", chat_id=hidden.id)
    assert await refused("getChat", chat_id=hidden.id) == (
        "403 Forbidden: bot is not a member of the channel chat"
    )


async def test_posts_appear_in_the_linked_group_by_themselves(
    sim: Simulator, alice: Person, channel: Group, call: Call
) -> None:
    group = sim.group("Обсуждение", members=[alice], privacy=False)
    group.links(channel)
    post = await call("sendMessage", chat_id=channel.id, text="a")
    (seen,) = group.chat()
    assert (seen["from"]["id"], seen["sender_chat"]["id"]) == (777000, channel.id)
    assert seen["is_automatic_forward"]
    assert seen["forward_origin"]["message_id"] == post["message_id"]
    (update,) = await call("getUpdates")
    assert update["message"] == seen
    assert (await call("getChat", chat_id=group.id))["linked_chat_id"] == channel.id
