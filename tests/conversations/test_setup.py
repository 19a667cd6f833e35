"""Tying a community's chats together, and what goes wrong with them later."""

import pytest

from bot.app import Running
from bot.simulator import Group, Person, Simulator
from handlers.moderation.buttons import Tie
from tests.clock import ManualClock


@pytest.fixture
def boss(sim: Simulator, bot: Running) -> Person:  # noqa: ARG001 - the bot must be there
    return sim.person("Босс", language_code="ru")


@pytest.fixture
def alice(sim: Simulator) -> Person:
    return sim.person("Алиса", language_code="ru")


@pytest.fixture
def group(sim: Simulator, boss: Person, alice: Person) -> Group:
    return sim.group("Привал · Алматы", members=[alice], admins=[boss])


@pytest.fixture
def office(sim: Simulator, boss: Person) -> Group:
    return sim.group("Модераторы", admins=[boss])


async def code_from(boss: Person, group: Group) -> str:
    await boss.says("/setup", chat=group)
    await boss.sees("ещё не привязан", chat=group)
    await boss.presses("Чат модераторов", chat=group)
    shown = await boss.sees("Как привязать", chat=group)
    return str(shown["text"]).split("/setup ")[1].split()[0]


async def test_an_admin_ties_the_two_chats(boss: Person, group: Group, office: Group) -> None:
    code = await code_from(boss, group)
    await boss.says(f"/setup {code}", chat=office)
    await boss.sees("«Привал · Алматы»", chat=office)
    await boss.presses("Да, это чат модераторов", chat=office)
    await boss.sees("Готово", chat=office)
    await boss.says("/setup", chat=group)
    await boss.sees("привязан", chat=group)


async def test_the_hours_are_those_of_the_groups_place_also_if_chosen_later(
    boss: Person, group: Group
) -> None:
    await boss.says("/setup", chat=group)
    await boss.sees("(UTC)", chat=group)
    await boss.says("/place алматы", chat=group)
    await boss.says("/setup", chat=group)
    await boss.sees("(Алматы)", chat=group)


async def test_only_admins_settle_and_are_asked_anew_at_each_press(
    boss: Person, alice: Person, group: Group
) -> None:
    await alice.says("/setup", chat=group)
    await alice.sees("только администраторы", chat=group)
    await boss.says("/setup", chat=group)
    shown = await boss.sees("Анонимные весточки", chat=group)
    refused = await alice.presses("Одобряют двое", chat=group, message=shown)
    assert refused is not None
    assert "администраторы" in refused["text"]
    group.demotes(boss)
    refused = await boss.presses("Одобряют двое", chat=group, message=shown)
    assert refused is not None
    assert "администраторы" in refused["text"]
    group.promotes(boss)
    await boss.presses("Одобряют двое", chat=group, message=shown)
    await boss.sees("одобряют двое", chat=group)


async def test_a_code_ends_after_a_quarter_of_an_hour(
    boss: Person, group: Group, office: Group, clock: ManualClock
) -> None:
    code = await code_from(boss, group)
    await clock.move(15 * 60)
    await boss.says(f"/setup {code}", chat=office)
    await boss.sees("уже не действует", chat=office)


async def test_the_group_cannot_be_its_own_moderators_chat(boss: Person, group: Group) -> None:
    code = await code_from(boss, group)
    await boss.says(f"/setup {code}", chat=group)
    shown = await boss.sees("не может быть сама группа", chat=group)
    refused = await boss.presses_data(Tie(code).pack(), shown)
    assert refused is not None
    assert "не может быть сама группа" in refused["text"]


async def test_whoever_ties_must_be_an_admin_of_both_chats(
    sim: Simulator, boss: Person, alice: Person, group: Group
) -> None:
    code = await code_from(boss, group)
    den = sim.group("Чужой чат", admins=[alice])
    await alice.says(f"/setup {code}", chat=den)
    refused = await alice.presses("Да, это чат модераторов", chat=den)
    assert refused is not None
    assert "администраторы" in refused["text"]


async def test_communities_never_share_a_moderators_chat(
    sim: Simulator, boss: Person, group: Group, office: Group
) -> None:
    await boss.says(f"/setup {await code_from(boss, group)}", chat=office)
    await boss.presses("Да, это чат модераторов", chat=office)
    await boss.sees("Готово", chat=office)
    other = sim.group("Привал · Ереван", admins=[boss])
    await boss.says(f"/setup {await code_from(boss, other)}", chat=office)
    refused = await boss.presses("Да, это чат модераторов", chat=office)
    assert refused is not None
    assert "другим сообществом" in refused["text"]


async def test_an_anonymous_admin_sets_up_by_buttons(
    boss: Person, group: Group, alice: Person
) -> None:
    group.promotes(boss, anonymous=True)
    await boss.says("/setup", chat=group)
    await boss.sees("Anonymous check-ins", chat=group)
    for person in (alice, boss):
        refused = await person.presses("Moderate after", chat=group)
        assert refused is not None
        assert "анонимный администратор" in refused["text"] or "anonymous admin" in refused["text"]
    group.promotes_bot()
    await boss.presses("Moderate after", chat=group)
    await boss.sees("после публикации", chat=group)


async def test_admins_hear_that_the_bot_must_be_one_of_them(boss: Person, group: Group) -> None:
    group.hides_members()
    await boss.says("/setup", chat=group)
    await boss.sees("участники группы скрыты", chat=group)
    group.promotes_bot("can_manage_chat")
    await boss.says("/setup", chat=group)
    shown = await boss.sees("Анонимные весточки", chat=group)
    assert "Сделайте меня администратором" not in shown["text"]
    group.demotes_bot()
    group.at.members_hidden = False
    await boss.presses("5 жалоб", chat=group)
    await boss.sees("Сделайте меня администратором", chat=group)


async def test_settings_are_chosen_by_pressing(boss: Person, group: Group) -> None:
    await boss.says("/setup", chat=group)
    await boss.presses("Сменить язык", chat=group)
    await boss.sees("английский", chat=group)
    await boss.presses("Сменить язык", chat=group)
    await boss.sees("русский и английский", chat=group)
    await boss.presses("5 жалоб", chat=group)
    await boss.sees("скрыть весточку: 5", chat=group)
    await boss.presses("📍 Места", chat=group)
    await boss.presses("Тбилиси", chat=group)
    await boss.sees("✓ Тбилиси", chat=group)
    await boss.presses("Назад", chat=group)
    shown = await boss.sees("Места на выбор: 1", chat=group)
    assert "(Тбилиси)" in shown["text"]


async def test_a_channel_needs_the_bots_right_and_the_admins(
    sim: Simulator, boss: Person, alice: Person, group: Group
) -> None:
    channel = sim.channel("Привал", admins=[alice], username="prival_news")
    channel.demotes_bot()
    await boss.says("/setup", chat=group)
    await boss.says("/setup @prival_news", chat=group)
    refused = await boss.presses("Да, публиковать в канале", chat=group)
    assert refused is not None
    assert "Не получилось" in refused["text"]
    channel.promotes(boss)
    channel.promotes_bot("can_post_messages")
    await boss.presses("Да, публиковать в канале", chat=group)
    await boss.sees("Публикую: в канале", chat=group)


async def test_a_group_that_becomes_a_supergroup_stays_tied(
    sim: Simulator, boss: Person, office: Group
) -> None:
    group = sim.group("Малая группа", admins=[boss], supergroup=False)
    await boss.says(f"/setup {await code_from(boss, group)}", chat=office)
    await boss.presses("Да, это чат модераторов", chat=office)
    await boss.sees("Готово", chat=office)
    group.becomes_supergroup()
    await sim.idle()
    await boss.says("/setup", chat=group)
    await boss.sees("привязан", chat=group)


async def test_those_who_can_mend_it_hear_that_the_bot_was_removed(
    boss: Person, group: Group, office: Group
) -> None:
    await boss.says(f"/setup {await code_from(boss, group)}", chat=office)
    await boss.presses("Да, это чат модераторов", chat=office)
    await boss.sees("Готово", chat=office)
    group.removes_bot()
    await boss.sees("удалили из группы", chat=office)


async def test_a_community_can_stop_taking_check_ins(boss: Person, group: Group) -> None:
    await boss.says("/setup", chat=group)
    await boss.presses("Не принимать весточки", chat=group)
    await boss.presses("Да, не принимать", chat=group)
    await boss.sees("больше не принимаются", chat=group)
