"""What goes wrong between a check-in, its moderators and Telegram, and what holds all the same."""

import asyncio
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.app import running
from bot.core.checkins.ports import Post
from bot.intake import TIME_LIMIT
from bot.outgoing import UNLIMITED
from bot.simulator import Person, Simulator
from bot.simulator.faults import Trouble
from handlers.moderation.buttons import Approve, BackToCard, Decline, Hold, Remove, Report, Restore
from tests.clock import ManualClock
from tests.conversations.town import Town, read, town
from tests.village import Json, Village, founded, sends, settings_of, texts

TEXT = "Нужен врач"
LONG = 300
"""Seconds; longer than a handler may take."""


@pytest.fixture
async def here(village: Village) -> Town:
    return await town(village)


@pytest.fixture
def deputy(village: Village) -> Person:
    """A second moderator."""
    person = village.sim.person("Зам", language_code="ru")
    for chat in (village.group, village.office):
        chat.adds(person)
        chat.promotes(person)
    return person


async def card(here: Town, checkin_id: str) -> Json:
    number = (await here.checkin(checkin_id)).card
    return next(each for each in here.office.chat() if each["message_id"] == number)


async def reported(here: Town, checkin_id: str, readers: int = 3) -> Json:
    """Readers press under the post; returns it as it was."""
    [post] = [each for each in here.group.chat() if TEXT in each.get("text", "")]
    for number in range(readers):
        reader = here.sim.person(f"Читатель {number}", language_code="ru")
        here.group.adds(reader)
        await reader.presses_data(Report(checkin_id).pack(), post)
    await here.sim.idle()
    return post


async def published(here: Town) -> str:
    checkin_id = await here.shows(TEXT)
    await here.boss.presses("Одобрить", chat=here.office)
    await here.sim.idle()
    assert TEXT in texts(here.group.chat())
    return checkin_id


async def overdue(here: Town) -> None:
    """Let the handler be stopped that was told to wait for so long."""
    await here.clock.until(lambda: LONG in here.clock.asked)
    await here.clock.move(TIME_LIMIT + 1)
    await here.sim.idle()


# who presses at the same time


@pytest.mark.parametrize("eyes", [1, 2])
async def test_of_a_hundred_presses_at_once_one_decides(
    here: Town, deputy: Person, eyes: int
) -> None:
    await here.settles(eyes=eyes)
    checkin_id = await here.shows(TEXT)
    shown = await card(here, checkin_id)
    world = here.sim.world
    presses = [Approve(checkin_id), Decline(checkin_id, "rude"), Hold(checkin_id)]
    queries = [
        world.press(person.user, shown, presses[number % len(presses)].pack())
        for number in range(50)
        for person in (here.boss, deputy)
    ]
    await here.sim.idle()
    assert all(query.answer for query in queries)
    await here.rests()
    state = await here.state(checkin_id)
    assert state in {"published", "declined"}
    assert len(here.posts()) == (state == "published")
    assert TEXT not in texts(here.office.chat())


async def test_two_who_decide_oppositely_hear_of_each_other(here: Town, deputy: Person) -> None:
    checkin_id = await here.shows(TEXT)
    shown = await card(here, checkin_id)
    first, second = await asyncio.gather(
        here.boss.presses_data(Approve(checkin_id).pack(), shown),
        deputy.presses_data(Decline(checkin_id, "rude").pack(), shown),
    )
    assert first is not None
    assert second is not None
    assert sorted([bool(first["text"]), bool(second["text"])]) == [False, True]
    assert "Уже решено" in (first["text"] or second["text"])


# who presses or writes at all


async def test_an_anonymous_admin_moderates_by_buttons_where_the_bot_may_know_them(
    here: Town,
) -> None:
    checkin_id = await here.shows(TEXT)
    here.group.promotes(here.boss, anonymous=True)
    here.office.promotes(here.boss, anonymous=True)
    await here.boss.says("/queue", here.office)
    await here.boss.sees("as an anonymous admin", chat=here.office)
    refused = await here.boss.presses_data(Approve(checkin_id).pack(), await card(here, checkin_id))
    assert refused is not None
    assert "Решать могут только" in refused["text"]
    assert await here.state(checkin_id) == "waiting"
    here.group.promotes_bot()
    await here.boss.presses_data(Approve(checkin_id).pack(), await card(here, checkin_id))
    await here.sim.idle()
    assert await here.state(checkin_id) == "published"


async def test_channels_and_their_posts_moderate_nothing(here: Town) -> None:
    checkin_id = await here.shows(TEXT)
    code = (await here.checkin(checkin_id)).code
    channel = here.sim.channel("Канал", admins=[here.boss])
    here.office.links(channel)
    before = await here.checkin(checkin_id)
    for command in ("/queue", f"/limit {code} 3", "/setup"):
        await here.boss.says(command, here.office, speaks_as=channel)
        await here.boss.says(command, channel)  # comes here by itself, from 777000
        await here.sim.idle()
    said = read(here.office)
    assert not any("Ждёт решения" in text or "Нажать должны двое" in text for text in said)
    assert await here.checkin(checkin_id) == before


async def test_where_the_last_admin_has_left_nobody_decides(here: Town) -> None:
    checkin_id = await here.shows(TEXT)
    shown = await card(here, checkin_id)
    here.boss.leaves(here.group)
    refused = await here.boss.presses_data(Approve(checkin_id).pack(), shown)
    assert refused is not None
    assert "Решать могут только" in refused["text"]
    await here.rests(hours=23, minutes=1)
    assert await here.state(checkin_id) == "expired"
    assert TEXT not in texts(here.office.chat())


async def test_what_a_demoted_moderator_was_asked_for_is_not_taken(here: Town) -> None:
    checkin_id = await here.shows(TEXT)
    await here.boss.presses("Ответить автору", chat=here.office)
    prompt = await here.boss.sees("словами для автора", chat=here.office)
    here.group.demotes(here.boss)
    await here.boss.says("Пришлите адрес", here.office, reply_to=prompt)
    await here.boss.sees("Решать могут только", chat=here.office)
    assert await here.bot.stores.checkins.replies(checkin_id) == []


async def test_words_that_answer_no_question_are_no_reply(here: Town, deputy: Person) -> None:
    """Not another bot message, not somebody's words, and no prompt twice."""
    checkin_id = await here.shows(TEXT)
    await here.boss.presses("Ответить автору", chat=here.office)
    prompt = await here.boss.sees("словами для автора", chat=here.office)
    chatter = await deputy.says("кто ответит?", here.office)
    for message in (chatter, await card(here, checkin_id)):
        await here.boss.says("не то", here.office, reply_to=message)
    await deputy.says("Мы рядом", here.office, reply_to=prompt)
    await here.boss.says("ещё раз", here.office, reply_to=prompt)
    await here.sim.idle()
    assert len(await here.bot.stores.checkins.replies(checkin_id)) == 1


# what a restart and a reboot leave of a button


@pytest.mark.parametrize("rebooted", [False, True])
async def test_old_buttons_work_after_a_restart_and_say_so_after_a_reboot(
    sim: Simulator, clock: ManualClock, tmp_path: Path, memory: Path, rebooted: bool
) -> None:
    async with founded(sim, clock, tmp_path, memory) as village:
        receipt = await sends(village.alice, TEXT, "Нужна помощь")
        await village.boss.sees("просит о помощи", chat=village.office)
        await sim.idle()
    if rebooted:
        shutil.rmtree(memory)
    settings = settings_of(sim, tmp_path, memory)
    boss, office = village.boss, village.office
    async with running(
        settings, clock=clock, limits=UNLIMITED, ticking=False, rehearsal=True
    ) as bot:
        again = replace(village, bot=bot)
        if rebooted:
            refused = await boss.presses("Одобрить", chat=office)
            assert refused is not None
            assert "Этой весточки больше нет" in refused["text"]
            await sim.idle()
            assert TEXT not in texts(office.chat()), "its card goes as well"
            await again.alice.presses("Что сейчас", message=receipt)
            await again.alice.sees("сервер перезагружался")
        else:
            await boss.presses("Одобрить", chat=office)
            await boss.sees(TEXT, chat=again.group)
            await again.alice.presses("Что сейчас", message=receipt)
            await again.alice.sees("Опубликована")


async def test_a_reboot_leaves_no_card_behind_either(
    sim: Simulator, clock: ManualClock, tmp_path: Path, memory: Path
) -> None:
    async with founded(sim, clock, tmp_path, memory) as village:
        await sends(village.alice, TEXT, "Нужна помощь")
        await village.boss.sees("просит о помощи", chat=village.office)
        await sim.idle()
    shutil.rmtree(memory)
    settings = settings_of(sim, tmp_path, memory)
    async with running(
        settings, clock=clock, limits=UNLIMITED, ticking=False, rehearsal=True
    ) as bot:
        await clock.leap(45 * 3600)
        await bot.tick()
        assert TEXT in texts(village.office.chat())
        await clock.leap(3600)
        await bot.tick()
        assert TEXT not in texts(village.office.chat())


async def test_a_card_that_ended_as_it_should_stays_to_be_read(here: Town) -> None:
    await published(here)
    await here.rests(hours=47)
    await here.rests(hours=1)
    assert any("время вышло" in text for text in read(here.office))


# copies


async def test_a_decision_leaves_the_text_nowhere_in_the_moderators_chat(here: Town) -> None:
    """Whichever way it was looked at before."""
    await sends(here.alice, TEXT, "Нужна помощь")
    await here.boss.presses("Беру на себя", chat=here.office)
    for _ in range(2):
        await here.boss.says("/queue", here.office)
        await here.boss.presses("Показать", chat=here.office)
        await here.boss.sees(TEXT, chat=here.office)
    assert texts(here.office.chat()).count(TEXT) == 1
    await here.boss.presses("Одобрить", chat=here.office)
    await here.boss.sees(TEXT, chat=here.group)
    await here.sim.idle()
    assert TEXT not in texts(here.office.chat())


@pytest.mark.parametrize("end", ["nobody looks", "withdrawn", "removed"])
async def test_a_report_leaves_no_text_behind_once_it_is_over(here: Town, end: str) -> None:
    checkin_id = await published(here)
    await reported(here, checkin_id)
    assert texts(here.office.chat()).count(TEXT) == 1
    if end == "nobody looks":
        await here.rests(hours=24, minutes=1)
    elif end == "withdrawn":
        await here.bot.stores.checkins.take(checkin_id, "withdraw")
        await here.rests(hours=24, minutes=1)
    else:
        await here.boss.presses("Снять", chat=here.office)
        await here.sim.idle()
    for chat in (here.office, here.group):
        assert TEXT not in texts(chat.chat())


async def test_what_is_hidden_keeps_its_words_whatever_is_pressed(here: Town) -> None:
    checkin_id = await published(here)
    old = await card(here, checkin_id)
    await reported(here, checkin_id)
    for press in (BackToCard(checkin_id), Approve(checkin_id)):
        await here.boss.presses_data(press.pack(), old)
    await here.boss.presses("Вернуть", chat=here.office)
    await here.boss.sees(TEXT, chat=here.group)
    await here.sim.idle()
    assert TEXT not in texts(here.office.chat())


async def test_a_card_whose_answer_was_lost_comes_again_and_either_can_be_pressed(
    here: Town,
) -> None:
    here.sim.fails("sendMessage", "reset after", chat=here.office)
    checkin_id = await here.shows(TEXT)
    await here.rests()
    cards = [each for each in here.office.chat() if TEXT in each["text"]]
    assert len(cards) == 2, "better two than none"
    await here.boss.presses("Одобрить", chat=here.office, message=cards[0])
    await here.sim.idle()
    assert await here.state(checkin_id) == "published"
    assert TEXT not in texts(here.office.chat())
    assert len(here.posts()) == 1


# forged reports, and Telegram failing on the way


async def test_a_report_counts_only_under_its_own_post(here: Town) -> None:
    await here.settles(reports=1)
    checkin_id = await published(here)
    other = await here.boss.says("/faq", here.group)
    await here.sim.idle()
    before = here.group.chat()
    for message in (other, before[-1], await card(here, checkin_id)):
        answer = await here.alice.presses_data(Report(checkin_id).pack(), message)
        assert answer is not None
        assert "уже занимались" in answer["text"]
    assert here.group.chat() == before
    assert await here.state(checkin_id) == "published"


@pytest.mark.parametrize("trouble", [400, 403])
async def test_a_post_is_not_hidden_before_moderators_have_its_words(
    here: Town, trouble: Trouble
) -> None:
    checkin_id = await published(here)
    here.sim.fails("sendMessage", trouble, chat=here.office)
    await reported(here, checkin_id)
    assert await here.state(checkin_id) == "published"
    assert TEXT in texts(here.group.chat())
    for number in range(3):
        reader = here.sim.person(f"Ещё {number}", language_code="ru")
        await reader.presses("Пожаловаться", here.group)
    await here.sim.idle()
    assert await here.state(checkin_id) == "hidden"
    assert TEXT not in texts(here.group.chat())
    assert TEXT in texts(here.office.chat())


async def test_a_post_stands_where_its_card_waits_longer_than_a_handler_may(here: Town) -> None:
    checkin_id = await published(here)
    [post] = [each for each in here.group.chat() if TEXT in each.get("text", "")]
    here.sim.fails("sendMessage", 429, retry_after=LONG, chat=here.office)
    for number in range(3):
        reader = here.sim.person(f"Читатель {number}", language_code="ru")
        await reader.presses_data(Report(checkin_id).pack(), post, wait=False)
    await overdue(here)
    assert await here.state(checkin_id) == "published"
    await here.clock.move(LONG)
    await reported(here, checkin_id)
    assert await here.state(checkin_id) == "hidden"
    assert TEXT not in texts(here.group.chat())
    assert TEXT in texts(here.office.chat())


async def test_a_card_that_comes_after_the_decision_does_not_keep_the_words(here: Town) -> None:
    checkin_id = await published(here)
    [post] = [each for each in here.group.chat() if TEXT in each.get("text", "")]
    here.sim.fails("sendMessage", 429, retry_after=30, chat=here.office)
    for number in range(3):
        reader = here.sim.person(f"Читатель {number}", language_code="ru")
        await reader.presses_data(Report(checkin_id).pack(), post, wait=False)
    await here.clock.until(lambda: 30 in here.clock.asked)
    await here.boss.presses("Снять", chat=here.office, wait=False)
    await here.clock.move(30)
    await here.sim.idle()
    assert TEXT in texts(here.office.chat())
    await here.rests()
    assert TEXT not in texts(here.office.chat())


@pytest.mark.parametrize("trouble", [400, 429])
async def test_hidden_words_stay_with_moderators_until_the_post_has_them_again(
    here: Town, trouble: Trouble
) -> None:
    checkin_id = await published(here)
    post = await reported(here, checkin_id)
    here.sim.fails("editMessageText", trouble, retry_after=LONG, chat=here.group)
    await here.boss.presses("Вернуть", chat=here.office, wait=False)
    if trouble == 429:
        await overdue(here)
        await here.clock.move(LONG)
    else:
        await here.boss.sees("Вернуть не получилось", chat=here.office)
    assert await here.state(checkin_id) == "hidden"
    assert TEXT in (await card(here, checkin_id))["text"]
    await here.boss.presses("Вернуть", chat=here.office)
    await here.sim.idle()
    assert await here.state(checkin_id) == "published"
    [again] = [each for each in here.group.chat() if TEXT in each.get("text", "")]
    assert (again["text"], again["reply_markup"]) == (post["text"], post["reply_markup"])


async def test_a_post_that_has_its_words_again_already_is_only_noted(here: Town) -> None:
    checkin_id = await published(here)
    await reported(here, checkin_id)
    here.sim.fails("editMessageText", "hang after", chat=here.group)
    await here.boss.presses("Вернуть", chat=here.office, wait=False)
    await here.alice.sees(TEXT, chat=here.group)
    await here.clock.move(TIME_LIMIT + 1)
    await here.sim.idle()
    assert await here.state(checkin_id) == "hidden"
    await here.boss.presses("Вернуть", chat=here.office)
    await here.sim.idle()
    assert await here.state(checkin_id) == "published"


async def test_who_takes_on_a_hidden_call_leaves_its_words(here: Town, deputy: Person) -> None:
    await sends(here.alice, TEXT, "Нужна помощь")
    await here.boss.sees("просит о помощи", chat=here.office)
    [checkin] = await here.bot.stores.checkins.in_state({"waiting"})
    await here.boss.presses("Одобрить", chat=here.office)
    await here.alice.sees(TEXT, chat=here.group)
    await reported(here, checkin.id)
    await deputy.presses("Беру на себя", chat=here.office)
    await here.sim.idle()
    assert TEXT in (await card(here, checkin.id))["text"]
    await here.boss.presses("Вернуть", chat=here.office)
    await here.alice.sees(TEXT, chat=here.group)


async def test_moderators_hear_where_a_post_could_not_be_hidden(here: Town) -> None:
    checkin_id = await published(here)
    here.sim.fails("editMessageText", 400, description="Bad Request: x", chat=here.group)
    await reported(here, checkin_id)
    assert TEXT in texts(here.group.chat())
    assert "в группе не получилось" in read(here.office)[-1]
    await here.boss.presses("Снять", chat=here.office)
    await here.sim.idle()
    assert TEXT not in texts(here.group.chat())


async def test_what_could_not_be_taken_down_is_tried_again(here: Town) -> None:
    checkin_id = await published(here)
    here.sim.fails("deleteMessage", 400, description="Bad Request: x", chat=here.group)
    await here.boss.presses_data(Remove(checkin_id).pack(), await card(here, checkin_id))
    await here.sim.idle()
    assert await here.state(checkin_id) == "removed"
    assert "пробую снова" in texts(here.office.chat())
    assert TEXT in texts(here.group.chat())
    await here.rests()
    assert TEXT not in texts(here.group.chat())


@pytest.mark.parametrize("who", ["a moderator", "the author"])
async def test_what_is_taken_down_goes_also_where_the_handler_is_stopped(
    here: Town, who: str
) -> None:
    receipt = await sends(here.alice, TEXT, "Нужна помощь")
    await here.boss.presses("Одобрить", chat=here.office)
    await here.alice.sees(TEXT, chat=here.group)
    await here.sim.idle()
    here.sim.fails("deleteMessage", 429, retry_after=LONG, chat=here.group)
    if who == "a moderator":
        await here.boss.presses("Снять", chat=here.office, wait=False)
    else:
        await here.alice.presses("Отозвать", message=receipt)
        await here.alice.presses("Да, отозвать", wait=False)
    await overdue(here)
    assert TEXT in texts(here.group.chat())
    await here.clock.move(LONG)
    await here.rests()
    assert TEXT not in texts(here.group.chat())


async def test_what_is_gone_already_is_not_called_a_failure(here: Town) -> None:
    checkin_id = await published(here)
    [post] = [each for each in here.group.chat() if TEXT in each.get("text", "")]
    await here.boss.deletes(post)
    await here.boss.presses("Снять", chat=here.office)
    await here.boss.sees("снята · Босс", chat=here.office)
    assert await here.state(checkin_id) == "removed"
    assert "не получилось" not in texts(here.office.chat())


@pytest.mark.parametrize("press", [Restore, Remove])
async def test_a_card_that_is_gone_from_the_chat_does_not_stop_a_decision(
    here: Town, press: Callable[[str], Restore | Remove]
) -> None:
    checkin_id = await published(here)
    await reported(here, checkin_id)
    shown = await card(here, checkin_id)
    await here.boss.deletes(shown)
    await here.boss.presses_data(press(checkin_id).pack(), shown)
    await here.sim.idle()
    expected = "hidden" if press is Restore else "removed"
    assert await here.state(checkin_id) == expected, "without its words nothing can be put back"


# a slow, forgetful or changed Telegram


async def test_a_decision_holds_where_the_press_is_too_old_to_be_answered(here: Town) -> None:
    checkin_id = await here.shows(TEXT)
    here.sim.query_lifetime = timedelta(seconds=-1)
    shown = await card(here, checkin_id)
    await here.boss.presses_data(Hold(checkin_id).pack(), shown, wait=False)
    await here.boss.presses_data(Hold(checkin_id).pack(), shown, wait=False)
    await here.sim.idle()
    assert await here.state(checkin_id) == "held"
    assert "отложена · Босс" in (await card(here, checkin_id))["text"]


async def test_a_group_that_became_a_supergroup_meanwhile_gets_what_was_approved(
    here: Town,
) -> None:
    small = here.sim.group(
        "Малая группа", admins=[here.boss], members=[here.alice], supergroup=False
    )
    await here.settles(home=small.id, publish_chat=small.id)
    old = small.id
    checkin_id = await here.shows(TEXT)
    small.becomes_supergroup()
    await here.sim.idle()
    community = await here.bot.stores.communities.get(here.community.id)
    assert community is not None
    await here.bot.stores.communities.put(replace(community, home=old, publish_chat=old))
    await here.approves(checkin_id)  # as if the bot had not been told of the move
    await here.rests()
    await here.rests()
    assert await here.state(checkin_id) == "published"
    assert TEXT in texts(small.chat())
    community = await here.bot.stores.communities.get(here.community.id)
    assert community is not None
    assert (community.home, community.publish_chat) == (small.id, small.id)


async def test_a_post_too_old_to_be_deleted_is_let_go(here: Town) -> None:
    """After more than two days without the bot Telegram no longer lets it."""
    await published(here)
    await here.clock.leap(49 * 3600)
    await here.bot.tick()
    await here.bot.tick()
    assert TEXT in texts(here.group.chat())
    assert await here.bot.stores.posts.due() == []
    assert await here.bot.stores.checkins.in_state({"published", "expired"}) == []


async def test_a_storm_of_flood_waits_delays_the_post_and_not_the_withdrawal(here: Town) -> None:
    first = await published(here)
    second = await here.shows("Ещё одна")
    await here.approves(second)
    here.sim.fails("sendMessage", 429, retry_after=300, times=3, chat=here.group)
    tick = asyncio.create_task(here.bot.rounds.publishing())
    await here.clock.until(lambda: 300 in here.clock.asked)
    checkin = await here.checkin(first)
    assert await here.bot.stores.checkins.take(first, "withdraw")
    assert checkin.post is not None
    await here.bot.stores.posts.add(Post(here.group.id, checkin.post), hours=0)
    expiry = asyncio.create_task(here.bot.rounds.expiry())
    await waits_out(here, asyncio.gather(tick, expiry))
    assert TEXT not in texts(here.group.chat())
    assert len(here.posts()) == 1
    assert await here.state(second) == "published"


async def waits_out(here: Town, work: asyncio.Future[Any]) -> None:
    """Let the waits that Telegram asks for pass, until `work` is done."""
    while not work.done():
        await asyncio.wait({work}, timeout=0.05)
        if not work.done() and not here.sim.server.busy:
            await here.clock.move(300)
    await work


async def test_a_handler_that_is_stopped_in_a_flood_wait_loses_no_call_for_help(
    here: Town,
) -> None:
    checkin_id = await here.shows(TEXT)
    shown = await card(here, checkin_id)
    here.sim.fails("sendMessage", 429, retry_after=300, times=2, chat=here.group)
    here.sim.world.press(here.boss.user, shown, Approve(checkin_id).pack())
    await here.clock.until(lambda: 300 in here.clock.asked)
    assert await here.state(checkin_id) == "approved", "a kill would not lose it either"
    await here.clock.move(TIME_LIMIT + 1)
    await here.sim.idle()
    assert await here.state(checkin_id) == "approved"
    await waits_out(here, asyncio.ensure_future(here.bot.tick()))
    assert await here.state(checkin_id) == "published"
    assert len(here.posts()) == 1
    assert TEXT in here.posts()[0]
    assert "не ответил" not in texts(here.office.chat())


async def test_what_is_withdrawn_in_a_flood_wait_never_leaves(here: Town) -> None:
    checkin_id = await here.shows(TEXT)
    await here.approves(checkin_id)
    here.sim.fails("sendMessage", 429, retry_after=300, chat=here.group)
    tick = asyncio.ensure_future(here.bot.rounds.publishing())
    await here.clock.until(lambda: 300 in here.clock.asked)
    assert await here.bot.stores.checkins.take(checkin_id, "withdraw")
    here.sim.calls.clear()
    await waits_out(here, tick)
    assert await here.state(checkin_id) == "withdrawn"
    assert "sendMessage" not in {call.method for call in here.sim.calls}


async def test_who_withdraws_what_may_be_out_is_not_told_that_it_is_gone(here: Town) -> None:
    receipt = await sends(here.alice, TEXT, "Нужна помощь")
    here.sim.fails("sendMessage", "reset after", chat=here.group)
    await here.boss.presses("Одобрить", chat=here.office)
    await here.sim.idle()
    assert TEXT in texts(here.group.chat())
    await here.alice.presses("Отозвать", message=receipt)
    await here.alice.presses("Да, отозвать")
    await here.alice.sees("попросите администраторов группы удалить")


@pytest.mark.parametrize("trouble", [500, 400, "reset", "502 after"])
async def test_a_reply_is_kept_whatever_becomes_of_the_words_that_say_so(
    here: Town, trouble: Trouble
) -> None:
    checkin_id = await here.shows(TEXT)
    await here.boss.presses("Ответить автору", chat=here.office)
    prompt = await here.boss.sees("словами для автора", chat=here.office)
    here.sim.fails("sendMessage", trouble, chat=here.office)
    await here.boss.says("Мы рядом", here.office, reply_to=prompt)
    await here.sim.idle()
    assert len(await here.bot.stores.checkins.replies(checkin_id)) == 1
