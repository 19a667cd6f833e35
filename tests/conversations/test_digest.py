"""A digest: chosen by buttons, sent on time, changed and stopped; by people, groups, channels."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from typing import Any

import pytest

from bot.app import Running
from bot.core.digests.subscription import Address
from bot.settings import Settings
from bot.simulator import Group, Person, Simulator
from storage.stores import DURABLE
from tests.clock import ManualClock

pytestmark = pytest.mark.usefixtures("bot")

DAY = timedelta(days=1).total_seconds()
MONDAY_TEN_IN_ALMATY = timedelta(days=5, hours=17).total_seconds()
"""From the clock's start, a Tuesday at noon in UTC."""
MINUTE = 60.0
HEAD = "Привал · "


@pytest.fixture
async def timur(sim: Simulator) -> Person:
    """A member in Almaty."""
    person = sim.person("Тимур", language_code="ru")
    await person.says("/start almaty")
    await person.sees("Вы в Алматы")
    return person


async def subscribes(person: Person, chat: Group | None = None, thread: int | None = None) -> None:
    await person.says("/digest", chat=chat, thread=thread)
    await person.sees("Подписаться", chat=chat)
    await person.presses("Подписаться", chat=chat)
    await person.sees(HEAD, chat=chat)


async def passes(sim: Simulator, bot: Running, clock: ManualClock, seconds: float) -> None:
    """What is in hand is finished, time passes, and what is due then is delivered."""
    await sim.idle()
    await clock.leap(seconds)
    await bot.tick()
    await bot.delivery.idle()


def issues(person: Person, chat: Group | None = None) -> list[dict[str, Any]]:
    """The messages with an issue's buttons."""
    return [m for m in person.chat(chat) if "Поменять" in str(m.get("reply_markup"))]


async def test_subscribed_shown_at_once_and_sent_on_time_once(
    sim: Simulator, bot: Running, clock: ManualClock, timur: Person
) -> None:
    await timur.presses("Рассылка")
    offer = await timur.sees("пн в 10:00, время: Алматы")
    assert "📍 Алматы" in offer["text"]
    await timur.presses("Подписаться")
    await timur.sees(HEAD)
    assert any("Рассылка включена" in message["text"] for message in timur.chat())
    assert issues(timur) == []

    await passes(sim, bot, clock, MONDAY_TEN_IN_ALMATY - MINUTE)
    assert issues(timur) == []
    await passes(sim, bot, clock, MINUTE)
    await passes(sim, bot, clock, MINUTE)
    [issue] = issues(timur)
    assert "понедельник, 30 ноября" in issue["text"]
    sent = [call.params for call in sim.calls if call.method == "sendMessage"][-1]
    assert not sent.get("disable_notification")
    assert "allow_paid_broadcast" not in sent


async def test_without_news_it_is_silent_and_every_fourth_week_short(
    sim: Simulator, bot: Running, clock: ManualClock, timur: Person
) -> None:
    await subscribes(timur)
    await passes(sim, bot, clock, MONDAY_TEN_IN_ALMATY)
    for week in range(1, 4):
        await passes(sim, bot, clock, 7 * DAY)
        assert len(issues(timur)) == 1, f"week {week}"
    await passes(sim, bot, clock, 7 * DAY)
    assert "Нового за это время нет" in issues(timur)[-1]["text"]
    assert len(issues(timur)) == 2


async def test_who_has_no_place_is_asked_first(sim: Simulator) -> None:
    max_ = sim.person("Max", language_code="en")
    await max_.says("/digest")
    await max_.sees("About which place?")
    await max_.presses("Georgia")
    await max_.presses("Tbilisi")
    await max_.sees("Mon at 10:00, time of Tbilisi")
    await max_.presses("Subscribe")
    await max_.sees("Prival · Tbilisi")


async def test_a_digests_place_is_not_the_readers(timur: Person) -> None:
    await timur.says("/digest")
    for button in ("Места", "Казахстан", "Астана"):
        await timur.presses(button)
    await timur.sees("📍 Астана")
    await timur.presses("Показать")
    await timur.sees("Привал · Астана")
    await timur.presses("Подписаться")
    await timur.says("/digest")
    shown = await timur.sees("Рассылка включена")
    assert "📍 Астана" in shown["text"]
    await timur.says("/mydata")
    await timur.sees("Место: Алматы")


async def test_all_can_be_changed_by_buttons(
    sim: Simulator, bot: Running, clock: ManualClock, timur: Person
) -> None:
    await subscribes(timur)
    await timur.presses("Места")
    await timur.presses("Грузия")
    await timur.presses("Тбилиси")
    await timur.sees("✅ Тбилиси")
    await timur.presses("Готово")
    await timur.presses("Язык")
    await timur.presses("Русский + English")
    await timur.sees("✅ Русский + English")
    await timur.presses("Готово")
    await timur.presses("Дни")
    await timur.presses("ср")
    await timur.sees("✅ ср")
    await timur.presses("✅ пн")
    alert = await timur.presses("✅ ср")
    assert alert is not None
    assert "хотя бы один день" in alert["text"]
    await timur.presses("Готово")
    await timur.presses("Час")
    await timur.presses("19:00")
    await timur.presses("Чьи часы")
    await timur.presses("Дальше")
    await timur.presses("Стамбул")
    await timur.presses("Без звука")
    await timur.sees("🔕 без звука")
    changed = await timur.sees("ср в 19:00, время: Стамбул")
    assert "📍 Алматы, Тбилиси" in changed["text"]
    assert "Русский + English" in changed["text"]

    await passes(sim, bot, clock, DAY + 4 * 3600 - MINUTE)
    assert issues(timur) == []
    await passes(sim, bot, clock, MINUTE)
    assert len(issues(timur)) == 1
    told = "".join(message["text"] for message in timur.chat()[-2:])
    assert "Алматы, Тбилиси" in told
    assert "Almaty, Tbilisi" in told
    sent = [call.params for call in sim.calls if call.method == "sendMessage"][-1]
    assert sent["disable_notification"] is True


async def test_one_place_stays(timur: Person) -> None:
    await subscribes(timur)
    await timur.presses("Места")
    await timur.presses("Казахстан")
    alert = await timur.presses("✅ Алматы")
    assert alert is not None
    assert "хотя бы одно место" in alert["text"]


async def test_an_issue_leads_to_its_settings_and_to_its_end(
    sim: Simulator, bot: Running, clock: ManualClock, timur: Person
) -> None:
    await subscribes(timur)
    await passes(sim, bot, clock, MONDAY_TEN_IN_ALMATY)
    [issue] = issues(timur)
    await timur.presses("Поменять", message=issue)
    await timur.sees("Рассылка включена")
    await timur.presses("Отключить", message=issue)
    await timur.sees("Рассылка отключена")
    assert issues(timur) == [issue], "the issue itself stays"
    await timur.presses("Включить снова")
    await timur.sees("Подписаться")
    await passes(sim, bot, clock, 28 * DAY)
    assert len(issues(timur)) == 1


async def test_a_button_of_a_digest_that_was_stopped(timur: Person) -> None:
    await subscribes(timur)
    settings = next(m for m in timur.chat() if "Рассылка включена" in m["text"])
    await timur.presses("Отключить", message=settings)
    told = await timur.presses("Дни", message=settings)
    assert told is not None
    assert "уже отключена" in told["text"]


async def test_a_group_is_settled_by_its_admins_alone(
    sim: Simulator, bot: Running, clock: ManualClock
) -> None:
    boss, alice = sim.person("Босс", language_code="ru"), sim.person("Алиса", language_code="ru")
    group = sim.group("Алматы", members=[alice], admins=[boss])
    await alice.says("/digest", chat=group)
    await alice.sees("только администраторы", chat=group)
    await boss.says("/digest", chat=group)
    await boss.presses("Казахстан", chat=group)
    refused = await alice.presses("Алматы", chat=group)
    assert refused is not None
    assert "администраторы" in refused["text"]
    await boss.presses("Алматы", chat=group)
    await boss.presses("Подписаться", chat=group)
    await boss.sees(HEAD, chat=group)

    await passes(sim, bot, clock, MONDAY_TEN_IN_ALMATY)
    [issue] = issues(boss, group)
    refused = await alice.presses("Отключить", chat=group, message=issue)
    assert refused is not None
    assert "администраторы" in refused["text"]
    group.demotes(boss)
    refused = await boss.presses("Отключить", chat=group, message=issue)
    assert refused is not None
    assert "администраторы" in refused["text"]


async def test_an_admin_who_hides_behind_the_group_sees_the_settings(sim: Simulator) -> None:
    boss = sim.person("Босс", language_code="ru")
    group = sim.group("Алматы", admins=[boss])
    await boss.says("/digest", chat=group, speaks_as=group)
    await boss.sees("About which place?", chat=group)
    await boss.presses("Kazakhstan", chat=group)
    await boss.sees("Алматы", chat=group)


async def forum_with_a_digest(sim: Simulator) -> tuple[Person, Group, int]:
    boss = sim.person("Босс", language_code="ru")
    forum = sim.group("Форум", admins=[boss], forum=True)
    topic = forum.opens_topic("Новости")
    await boss.says("/place almaty", chat=forum)
    await boss.sees("в Алматы", chat=forum)
    await subscribes(boss, forum, topic)
    return boss, forum, topic


async def test_a_forums_topic_gets_its_digest(
    sim: Simulator, bot: Running, clock: ManualClock
) -> None:
    boss, forum, topic = await forum_with_a_digest(sim)
    await passes(sim, bot, clock, MONDAY_TEN_IN_ALMATY)
    assert [issue["message_thread_id"] for issue in issues(boss, forum)] == [topic]


async def test_a_closed_topic_falls_back_to_the_chat_with_a_note(
    sim: Simulator, bot: Running, clock: ManualClock
) -> None:
    boss, forum, topic = await forum_with_a_digest(sim)
    forum.closes_topic(topic)
    await passes(sim, bot, clock, MONDAY_TEN_IN_ALMATY)
    [issue] = issues(boss, forum)
    assert "message_thread_id" not in issue
    notes = [m for m in boss.chat(forum) if "Администраторам: тема" in m.get("text", "")]
    assert len(notes) == 1
    await passes(sim, bot, clock, 28 * DAY)
    assert len(issues(boss, forum)) == 2
    assert len([m for m in boss.chat(forum) if "Администраторам" in m.get("text", "")]) == 1


async def test_a_channel_is_set_up_in_private_by_its_admin(
    sim: Simulator, bot: Running, clock: ManualClock, timur: Person
) -> None:
    channel = sim.channel("Новости", admins=[timur], username="prival_news")
    await timur.says("/digest @prival_news")
    await timur.sees("для канала «Новости»")
    await timur.presses("Подписаться")
    await timur.sees(HEAD)
    assert channel.chat() == []
    await timur.presses("Час")
    await timur.presses("11:00")
    await passes(sim, bot, clock, MONDAY_TEN_IN_ALMATY)
    assert channel.chat() == []
    await passes(sim, bot, clock, 3600)
    [issue] = channel.chat()
    assert HEAD in issue["text"]
    assert issues(timur) == []

    link = await timur.presses("Поменять", chat=channel, message=issue)
    assert link is not None
    await timur.opens(link["url"])
    await timur.sees("Рассылка включена в канале «Новости»")
    told = await timur.presses("Отключить", chat=channel, message=issue)
    assert told is not None
    assert "отключена" in told["text"]
    await passes(sim, bot, clock, 28 * DAY)
    assert len(channel.chat()) == 1


async def test_a_channels_place_is_not_its_admins(sim: Simulator, timur: Person) -> None:
    sim.channel("Тбилиси", admins=[timur], username="prival_tbilisi")
    await timur.says("/digest @prival_tbilisi")
    await timur.sees("📍 Алматы")
    for button in ("Места", "Грузия", "Тбилиси"):
        await timur.presses(button)
    await timur.sees("📍 Тбилиси")
    await timur.presses("Подписаться")
    await timur.sees("Привал · Тбилиси")
    await timur.says("/digest")
    offer = await timur.sees("Подписаться")
    assert "📍 Алматы" in offer["text"], "where he is himself"


async def test_a_channel_is_nobody_elses(sim: Simulator, timur: Person) -> None:
    owner = sim.person("Хозяйка", language_code="ru")
    foreign = sim.channel("Чужой", members=[timur], admins=[owner], username="foreign_news")
    own = sim.channel("Свой", admins=[timur], username="own_news")
    own.demotes_bot()
    for named in ("@foreign_news", str(foreign.id), "@own_news", "@nobody_here", "Новости"):
        await timur.says(f"/digest {named}")
        await timur.sees("Рассылку канала настраивают его администраторы")
    offer = next(iter(timur.chat()))
    forged = await timur.presses_data(f"d+|{foreign.id}|almaty", offer)
    assert forged is not None
    assert "администраторы" in forged["text"]


async def test_blocking_the_bot_ends_it(
    sim: Simulator, bot: Running, clock: ManualClock, timur: Person
) -> None:
    await subscribes(timur)
    timur.blocks()
    await sim.idle()
    timur.unblocks()
    await passes(sim, bot, clock, MONDAY_TEN_IN_ALMATY)
    assert issues(timur) == []


async def test_who_is_gone_is_forgotten(
    sim: Simulator, bot: Running, clock: ManualClock, timur: Person
) -> None:
    await subscribes(timur)
    timur.leaves_telegram()
    assert await bot.stores.subscriptions.get(Address(timur.id)) is not None
    await passes(sim, bot, clock, MONDAY_TEN_IN_ALMATY)
    assert await bot.stores.subscriptions.get(Address(timur.id)) is None


@pytest.mark.parametrize("told", [True, False])
async def test_a_group_that_becomes_a_supergroup_is_followed(
    sim: Simulator, bot: Running, clock: ManualClock, told: bool
) -> None:
    """Told by a message, or only by the refusal to send."""
    boss = sim.person("Босс", language_code="ru")
    group = sim.group("Алматы", admins=[boss], supergroup=False)
    await boss.says("/place almaty", chat=group)
    await boss.sees("в Алматы", chat=group)
    await subscribes(boss, group)
    if told:
        group.becomes_supergroup()
        await sim.idle()
        await passes(sim, bot, clock, MONDAY_TEN_IN_ALMATY)
    else:
        await clock.leap(MONDAY_TEN_IN_ALMATY)
        sim.fails("getUpdates", 502, times=1000)
        group.becomes_supergroup()
        await bot.tick()
        await bot.delivery.idle()
    assert len(issues(boss, group)) == 1


async def test_a_failure_is_repeated_after_a_pause_and_told(
    sim: Simulator, bot: Running, clock: ManualClock, timur: Person, keeper: Person
) -> None:
    await subscribes(timur)
    sim.fails("sendMessage", 502, chat=timur)
    await passes(sim, bot, clock, MONDAY_TEN_IN_ALMATY)
    assert issues(timur) == []
    await keeper.says("/status")
    await keeper.sees("неудачных попыток: 1")
    await passes(sim, bot, clock, MINUTE)
    assert len(issues(timur)) == 1
    await keeper.says("/status")
    await keeper.sees("в последний раз ушло 1, неудачных попыток: 0")


async def test_where_the_disk_fails_for_a_while_nobody_is_forgotten_or_served_twice(
    sim: Simulator, bot: Running, clock: ManualClock, timur: Person, settings: Settings
) -> None:
    anna = sim.person("Анна", language_code="ru")
    await anna.says("/start almaty")
    for person in (timur, anna):
        await subscribes(person)
    sim.fails("sendMessage", 502, chat=anna)
    with closing(sqlite3.connect(settings.data_dir / DURABLE)) as disk:
        disk.execute(
            "CREATE TRIGGER failing BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
        await passes(sim, bot, clock, MONDAY_TEN_IN_ALMATY)
        await passes(sim, bot, clock, MINUTE)
        assert (len(issues(timur)), len(issues(anna))) == (1, 0)
        disk.execute("DROP TRIGGER failing")
    await passes(sim, bot, clock, MINUTE)
    await passes(sim, bot, clock, MINUTE)
    await bot.stores.ledger.recover()  # what a restart begins with
    await passes(sim, bot, clock, MINUTE)
    assert (len(issues(timur)), len(issues(anna))) == (1, 1)


async def test_of_two_messages_only_the_one_that_failed_is_repeated(
    sim: Simulator, bot: Running, clock: ManualClock, timur: Person
) -> None:
    await subscribes(timur)
    await timur.presses("Язык")
    await timur.presses("Русский + English")
    await timur.presses("Готово")
    await clock.leap(MONDAY_TEN_IN_ALMATY)

    def fail_the_second(event: dict[str, Any]) -> None:
        if event["kind"] == "message":
            stop()
            sim.fails("sendMessage", 502, chat=timur)

    before = len(timur.chat())
    stop = sim.listen(fail_the_second)
    await bot.tick()
    await bot.delivery.idle()
    assert [HEAD in message["text"] for message in timur.chat()[before:]] == [True]
    assert issues(timur) == []
    await passes(sim, bot, clock, MINUTE)
    russian, english = timur.chat()[before:]
    assert ("понедельник" in russian["text"], "Monday" in english["text"]) == (True, True)
    assert issues(timur) == [english]


async def test_a_flood_wait_is_waited_for(
    sim: Simulator, bot: Running, clock: ManualClock, timur: Person, keeper: Person
) -> None:
    await subscribes(timur)
    await clock.leap(MONDAY_TEN_IN_ALMATY)
    sim.fails("sendMessage", 429, retry_after=40, chat=timur)
    await bot.tick()
    await clock.until(lambda: 40 in clock.asked)
    await keeper.says("/status")
    await keeper.sees("отправлено 0, осталось 1")
    await clock.move(39)
    assert issues(timur) == []
    await clock.move(1)
    await bot.delivery.idle()
    assert len(issues(timur)) == 1


async def test_downtime_is_made_up_if_not_too_late(
    sim: Simulator, bot: Running, clock: ManualClock, timur: Person
) -> None:
    await subscribes(timur)
    await passes(sim, bot, clock, MONDAY_TEN_IN_ALMATY + 12 * 3600)
    assert issues(timur) == []
    await passes(sim, bot, clock, 7 * DAY - 1)
    assert len(issues(timur)) == 1


async def test_a_communitys_pulse_is_told_where_it_belongs(
    sim: Simulator, bot: Running, clock: ManualClock, timur: Person
) -> None:
    """In its own group alone: in private anybody may subscribe, and whose members they are is not
    known."""
    boss = sim.person("Босс", language_code="ru")
    own, foreign = (sim.group(title, admins=[boss]) for title in ("Свой", "Чужой"))
    for group in (own, foreign):
        await boss.says("/place almaty", chat=group)
        await boss.sees("в Алматы", chat=group)
        await subscribes(boss, group)
    await subscribes(timur)
    community = await bot.stores.communities.found(own.id)
    for _ in range(6):
        await bot.stores.pulse.count(community.id, date(2026, 11, 23), "almaty", "safe")
    await passes(sim, bot, clock, MONDAY_TEN_IN_ALMATY)
    told = "в безопасности: 5 или больше"
    assert told in issues(boss, own)[-1]["text"]
    assert told not in issues(boss, foreign)[-1]["text"]
    assert told not in issues(timur)[-1]["text"]


async def test_what_is_known_and_forgotten_about_a_person(bot: Running, timur: Person) -> None:
    await subscribes(timur)
    await timur.says("/mydata")
    await timur.sees("Подписка на рассылку")
    await timur.says("/forget")
    await timur.sees("Стёр то, что хранил")
    assert await bot.stores.subscriptions.get(Address(timur.id)) is None
