"""Who may do what, as the bot is told: live, and no more than Telegram tells."""

from typing import Any

import pytest
from telegram import ChatMemberUpdated, Message

from bot.simulator import Group, Person, Simulator
from bot.simulator.attachments import KINDS, attachment
from bot.simulator.world import ANONYMOUS_ADMIN
from tests.simulator.conftest import Call


@pytest.fixture
def boss(sim: Simulator) -> Person:
    return sim.person("Boss")


@pytest.fixture
def group(sim: Simulator, alice: Person, boss: Person) -> Group:
    return sim.group("Модераторы", members=[alice], admins=[boss], owner=sim.person("Owner"))


@pytest.fixture
def status(group: Group, call: Call) -> Call:
    async def status(person: Person) -> str:
        member = await call("getChatMember", chat_id=group.id, user_id=person.id)
        return str(member["status"])

    return status


async def test_it_changes_from_one_question_to_the_next(
    alice: Person, boss: Person, group: Group, status: Call
) -> None:
    assert await status(boss) == "administrator"
    group.demotes(boss)
    assert await status(boss) == "member"
    group.promotes(boss, "can_delete_messages")
    assert await status(boss) == "administrator"
    boss.leaves(group)
    assert await status(boss) == "left"
    group.removes(alice)
    assert await status(alice) == "kicked"
    with pytest.raises(AssertionError, match="Boss is not a member"):
        await boss.says("/queue", chat=group)


async def test_the_list_of_administrators_has_this_bot_and_no_other(
    sim: Simulator, group: Group, call: Call
) -> None:
    other = sim.other_bot("helper")
    group.promotes(other)

    async def names(**more: bool) -> set[str]:
        members = await call("getChatAdministrators", chat_id=group.id, **more)
        return {each["user"]["first_name"] for each in members}

    assert await names() == {"Boss", "Owner"}
    group.promotes_bot()
    assert await names() == {"Boss", "Owner", "Prival"}
    assert await names(return_bots=True) == {"Boss", "Owner", "Prival", "helper"}
    await other.says("/queue", chat=group)
    assert [kind for each in await call("getUpdates") for kind in each] == [
        "update_id",
        "my_chat_member",
    ]


async def test_an_anonymous_administrator_writes_as_the_group_and_presses_as_a_person(
    boss: Person, group: Group, call: Call, status: Call
) -> None:
    group.promotes(boss, anonymous=True)
    said = await boss.says("/setup", chat=group)
    assert (said["from"], said["sender_chat"]["id"]) == (ANONYMOUS_ADMIN, group.id)
    keys = {"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}]]}
    await call("sendMessage", chat_id=group.id, text="?", reply_markup=keys)
    await boss.presses("Да", chat=group, wait=False)
    pressed = (await call("getUpdates"))[-1]["callback_query"]
    assert pressed["from"]["id"] == boss.id

    assert await status(boss) == "member", "only administrators learn who is one of them"
    assert len(await call("getChatAdministrators", chat_id=group.id)) == 1
    group.promotes_bot()
    assert await status(boss) == "administrator"
    assert len(await call("getChatAdministrators", chat_id=group.id)) == 3


async def test_hidden_members(alice: Person, group: Group, call: Call, refused: Call) -> None:
    group.hides_members()
    asked = {"chat_id": group.id, "user_id": alice.id}
    assert await refused("getChatMember", **asked) == "400 Bad Request: CHAT_ADMIN_REQUIRED"
    assert (await call("getChat", chat_id=group.id))["has_hidden_members"]
    group.promotes_bot()
    await call("getChatMember", **asked)


async def test_who_is_not_there(sim: Simulator, alice: Person, group: Group, refused: Call) -> None:
    asked = {"chat_id": alice.id, "user_id": sim.person("Boris").id}
    assert await refused("getChatMember", **asked) == "400 Bad Request: member not found"
    assert await refused("getChatMember", chat_id=group.id, user_id=1) == (
        "400 Bad Request: PARTICIPANT_ID_INVALID"
    )


async def test_it_fails_on_demand(sim: Simulator, alice: Person, group: Group, ask: Call) -> None:
    asked = {"chat_id": group.id, "user_id": alice.id}
    sim.fails("getChatMember", 400, description="Bad Request: user not found")
    sim.fails("getChatMember", 502)
    assert (await ask("getChatMember", **asked))["description"] == "Bad Request: user not found"
    assert (await ask("getChatMember", **asked))["error_code"] == 502
    assert (await ask("getChatMember", **asked))["ok"]


async def test_the_bot_hears_who_did_what_to_it(boss: Person, group: Group, call: Call) -> None:
    group.mutes_bot()
    group.promotes_bot(by=boss)
    group.removes_bot(by=boss)
    group.adds_bot(by=boss)
    updates = await call("getUpdates")
    changes = [each["my_chat_member"] for each in updates if "my_chat_member" in each]
    told = [ChatMemberUpdated.de_json(each, None) for each in changes]
    assert [(each.from_user.id, each.new_chat_member.status) for each in told] == [
        (ANONYMOUS_ADMIN["id"], "restricted"),
        (boss.id, "administrator"),
        (boss.id, "kicked"),
        (boss.id, "member"),
    ]


async def test_a_deleted_topic_is_gone_with_all_in_it(
    sim: Simulator, alice: Person, call: Call, refused: Call
) -> None:
    forum = sim.group("Форум", members=[alice], forum=True)
    elsewhere = await alice.says("/faq", chat=forum)
    thread = forum.opens_topic("Отметки")
    post = {"chat_id": forum.id, "message_thread_id": thread, "text": "a"}
    sent = await call("sendMessage", **post)
    forum.deletes_topic(thread)
    assert forum.chat() == [elsewhere]
    assert await refused("sendMessage", **post) == "400 Bad Request: message thread not found"
    assert await refused("deleteMessage", chat_id=forum.id, message_id=sent["message_id"]) == (
        "400 Bad Request: message to delete not found"
    )


async def test_the_old_group_after_it_became_a_supergroup(
    sim: Simulator, alice: Person, call: Call, ask: Call, refused: Call
) -> None:
    group = sim.group("Ереван", members=[alice], supergroup=False)
    old = group.id
    sent = await call("sendMessage", chat_id=old, text="a")
    group.becomes_supergroup()
    there = {"chat_id": old, "message_id": sent["message_id"]}
    member = {"chat_id": old, "user_id": alice.id}
    for method, given in (("deleteMessage", there), ("getChatMember", member)):
        answer = await ask(method, **given)
        assert answer["parameters"] == {"migrate_to_chat_id": group.id}, method
    assert await refused("editMessageText", **there, text="b") == (
        "400 Bad Request: message can't be edited"
    )
    assert (await call("getChat", chat_id=old))["id"] == old


async def test_what_can_never_be_edited(alice: Person, call: Call, refused: Call) -> None:
    forced = await call(
        "sendMessage", chat_id=alice.id, text="a", reply_markup={"force_reply": True}
    )
    source = {"from_chat_id": alice.id, "message_id": alice.chat()[0]["message_id"]}
    forwarded = await call("forwardMessage", chat_id=alice.id, **source)
    for message in (forced, forwarded):
        there = {"chat_id": alice.id, "message_id": message["message_id"]}
        assert await refused("editMessageText", **there, text="b") == (
            "400 Bad Request: message can't be edited"
        )


async def test_protected_content_is_copied_by_bots_but_never_forwarded(
    alice: Person, call: Call, refused: Call
) -> None:
    sent = await call("sendMessage", chat_id=alice.id, text="a", protect_content=True)
    assert alice.chat()[-1]["has_protected_content"]
    source = {"chat_id": alice.id, "from_chat_id": alice.id, "message_id": sent["message_id"]}
    assert await refused("forwardMessage", **source) == (
        "400 Bad Request: the message can't be forwarded"
    )
    await call("copyMessage", **source)
    assert "has_protected_content" not in alice.chat()[-1]


@pytest.mark.parametrize("kind", KINDS)
async def test_people_send_all_kinds_of_things(alice: Person, call: Call, kind: str) -> None:
    sent = await alice.sends_a(kind, caption="подпись", media_group_id="1")
    (update,) = await call("getUpdates")
    assert update["message"] == sent
    message = Message.de_json(sent, None)
    assert getattr(message, kind)
    assert attachment(kind)[kind] == sent[kind]


async def test_people_forward(sim: Simulator, alice: Person, boss: Person, group: Group) -> None:
    channel = sim.channel("Новости", admins=[boss])
    group.promotes(boss, anonymous=True)
    sources: list[dict[str, Any]] = [
        await boss.says("Новость", chat=channel),
        await boss.says("Правило", chat=group),
        await alice.says("Вопрос", chat=group),
    ]
    origins = [(await alice.forwards(each))["forward_origin"] for each in sources]
    hidden = await alice.forwards(sources[2], hidden=True)
    kinds = [each["type"] for each in (*origins, hidden["forward_origin"])]
    assert kinds == ["channel", "chat", "user", "hidden_user"]
    assert str(boss.id) not in str(origins)
    assert origins[2]["sender_user"]["id"] == alice.id
    assert Message.de_json(hidden, None).forward_origin
