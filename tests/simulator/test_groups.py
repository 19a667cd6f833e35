"""Groups: what the bot hears, where it may write, who is who."""

from typing import Any

import pytest

from bot.simulator import Group, Person, Simulator
from bot.simulator.world import ANONYMOUS_ADMIN, CHANNEL_IDENTITY
from tests.simulator.conftest import Call


@pytest.fixture
def group(sim: Simulator, alice: Person) -> Group:
    return sim.group("Алматы", members=[alice])


@pytest.fixture
def heard(call: Call) -> Call:
    """The updates since the last time, each as its kind and content."""

    async def heard() -> list[tuple[str, dict[str, Any]]]:
        updates = await call("getUpdates")
        if updates:
            await call("getUpdates", offset=updates[-1]["update_id"] + 1)
        return [(list(each)[1], list(each.values())[1]) for each in updates]

    return heard


async def texts(heard: Call) -> list[str]:
    return [content.get("text", "") for _, content in await heard()]


async def test_with_privacy_the_bot_hears_only_what_is_meant_for_it(
    alice: Person, group: Group, call: Call, heard: Call
) -> None:
    asked = await alice.says("где купить симку?", chat=group)
    await alice.says("/faq симка", chat=group)
    await alice.says("/faq@prival_bot симка", chat=group)
    await alice.says("/faq@other_bot симка", chat=group)
    await alice.says("смотри /faq", chat=group)
    await alice.says("@prival_bot привет", chat=group)
    answer = await call("sendMessage", chat_id=group.id, text="Вот")
    await alice.says("спасибо", chat=group, reply_to=answer)
    await alice.says("кто знает?", chat=group, reply_to=asked)
    assert await texts(heard) == ["/faq симка", "/faq@prival_bot симка", "спасибо"]


@pytest.mark.parametrize("how", ["privacy off", "administrator", "this group only"])
async def test_without_privacy_it_hears_everything(
    sim: Simulator, alice: Person, group: Group, heard: Call, how: str
) -> None:
    if how == "privacy off":
        sim.privacy = False
    elif how == "administrator":
        group.promotes_bot()
    else:
        group = sim.group("Без тайн", members=[alice], privacy=False)
    await heard()
    await alice.says("где купить симку?", chat=group)
    assert await texts(heard) == ["где купить симку?"]


async def test_comings_and_goings(
    sim: Simulator, alice: Person, group: Group, heard: Call, refused: Call
) -> None:
    boris = sim.person("Boris")
    group.adds(boris)
    group.removes(boris)
    group.removes_bot()
    assert await refused("sendMessage", chat_id=group.id, text="a") == (
        "403 Forbidden: bot was kicked from the supergroup chat"
    )
    await alice.says("/faq", chat=group)
    group.adds_bot()
    kinds = [
        (kind, *(n for n in content if n.endswith(("member", "members"))))
        for kind, content in await heard()
    ]
    assert kinds == [
        ("message", "new_chat_members"),
        ("message", "left_chat_member"),
        ("my_chat_member", "old_chat_member", "new_chat_member"),
        ("message", "left_chat_member"),
        ("my_chat_member", "old_chat_member", "new_chat_member"),
        ("message", "new_chat_members"),
    ]
    with pytest.raises(AssertionError, match="Boris is not a member of Алматы"):
        await boris.says("a", chat=group)


async def test_rights(
    sim: Simulator, alice: Person, group: Group, call: Call, refused: Call
) -> None:
    boss = sim.person("Boss")
    group.promotes(boss, "can_delete_messages")
    (admin,) = await call("getChatAdministrators", chat_id=group.id)
    assert (admin["user"]["id"], admin["can_delete_messages"], admin["can_pin_messages"]) == (
        boss.id,
        True,
        False,
    )
    assert await call("getChatMemberCount", chat_id=group.id) == 3

    async def status(person: Person) -> str:
        member = await call("getChatMember", chat_id=group.id, user_id=person.id)
        return str(member["status"])

    assert await status(boss) == "administrator"
    group.demotes(boss)
    assert await status(boss) == "member"
    assert await status(alice) == "member"
    assert await status(sim.person("Carol")) == "left"

    group.mutes_bot()
    assert await refused("sendMessage", chat_id=group.id, text="a") == (
        "400 Bad Request: not enough rights to send text messages to the chat"
    )


async def test_topics(sim: Simulator, alice: Person, call: Call, refused: Call) -> None:
    forum = sim.group("Форум", members=[alice], forum=True)
    thread = forum.opens_topic("Жильё")
    asked = await alice.says("/faq жильё", chat=forum, thread=thread)
    assert asked["is_topic_message"]
    assert asked["reply_to_message"]["forum_topic_created"]["name"] == "Жильё"

    answer = {
        "chat_id": forum.id,
        "text": "a",
        "reply_parameters": {"message_id": asked["message_id"]},
    }
    assert (await call("sendMessage", **answer))["message_thread_id"] == thread
    forum.closes_topic(thread)
    assert await refused("sendMessage", **answer) == "400 Bad Request: TOPIC_CLOSED"
    forum.reopens_topic(thread)
    await call("sendMessage", **answer)
    assert await refused("sendMessage", chat_id=forum.id, message_thread_id=1, text="a") == (
        "400 Bad Request: message thread not found"
    )


async def test_in_a_plain_supergroup_a_chain_of_replies_is_a_thread_but_no_topic(
    alice: Person, group: Group, call: Call, refused: Call
) -> None:
    first = await alice.says("раз", chat=group)
    second = await alice.says("два", chat=group, reply_to=first)
    third = await call(
        "sendMessage",
        chat_id=group.id,
        text="три",
        reply_parameters={"message_id": second["message_id"]},
    )
    assert second["message_thread_id"] == third["message_thread_id"] == first["message_id"]
    assert "is_topic_message" not in third
    assert "reply_to_message" not in third["reply_to_message"]
    thread = {"chat_id": group.id, "message_thread_id": first["message_id"]}
    assert await refused("sendMessage", **thread, text="a") == (
        "400 Bad Request: message thread not found"
    )


async def test_a_group_becomes_a_supergroup(
    sim: Simulator, alice: Person, ask: Call, call: Call, heard: Call
) -> None:
    group = sim.group("Ереван", members=[alice], supergroup=False)
    old = group.id
    group.becomes_supergroup()
    assert await ask("sendMessage", chat_id=old, text="a") == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": group.id},
    }
    assert [
        (kind, content["chat"]["id"], content.get("migrate_to_chat_id"))
        for kind, content in await heard()
    ] == [
        ("my_chat_member", group.id, None),
        ("message", old, group.id),
        ("message", group.id, None),
    ]
    await call("sendMessage", chat_id=group.id, text="a")
    await alice.sees("a", chat=group)


async def test_anonymous_admins_and_channels_speak(
    sim: Simulator, alice: Person, group: Group, heard: Call
) -> None:
    channel = sim.channel("Новости", admins=[alice])
    group.promotes(alice)
    await alice.says("/place", chat=group, speaks_as=group)
    await alice.says("/faq", chat=group, speaks_as=channel)
    await alice.says("Новость", chat=channel)
    anonymous, as_channel, post = [content for _, content in await heard()]
    assert (anonymous["from"], anonymous["sender_chat"]["id"]) == (ANONYMOUS_ADMIN, group.id)
    assert (as_channel["from"], as_channel["sender_chat"]["id"]) == (CHANNEL_IDENTITY, channel.id)
    assert "from" not in post
    assert str(alice.id) not in str([anonymous, as_channel, post])


async def test_edits_and_deletions_by_people(alice: Person, group: Group, heard: Call) -> None:
    said = await alice.says("/faq", chat=group)
    chatter = await alice.says("ерунда", chat=group)
    await alice.edits(said, "/faq симка")
    await alice.edits(chatter, "чепуха")
    await alice.deletes(said)
    assert [(kind, content["text"]) for kind, content in await heard()] == [
        ("message", "/faq"),
        ("edited_message", "/faq симка"),
    ]
    assert [each["text"] for each in alice.chat(group)] == ["чепуха"]


async def test_forwards_carry_the_author_and_copies_do_not(
    alice: Person, group: Group, call: Call
) -> None:
    said = alice.chat()[0]
    source = {"chat_id": group.id, "from_chat_id": alice.id, "message_id": said["message_id"]}
    forwarded = await call("forwardMessage", **source)
    assert forwarded["forward_origin"]["sender_user"]["id"] == alice.id
    copied = await call("copyMessage", **source)
    assert group.chat()[-1]["message_id"] == copied["message_id"]
    assert str(alice.id) not in str(group.chat()[-1])
