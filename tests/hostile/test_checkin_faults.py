"""What goes wrong between a check-in, its moderators and Telegram, and what holds all the same."""

import asyncio
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.app import running
from bot.library.keeper import look
from bot.lines import TIME_LIMIT
from bot.outgoing import UNLIMITED
from bot.simulator import Person, Simulator
from bot.simulator.faults import Trouble
from handlers.moderation.buttons import Approve, BackToCard, Decline, Hold
from tests.clock import ManualClock
from tests.conversations.town import Town, read
from tests.hostile.moderated import LONG, TEXT, card, overdue, published, reported
from tests.village import Json, founded, sends, settings_of, texts, writes

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
    await here.boss.sees("как анонимный администратор", chat=here.office)
    refused = await here.boss.presses_data(Approve(checkin_id).pack(), await card(here, checkin_id))
    assert refused is not None
    assert "Решать могут только" in refused["text"]
    assert "сделайте администратором и меня" in refused["text"]
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
        settings, clock=clock, limits=UNLIMITED, ticking=False, rehearsal=True, look=look
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
        settings, clock=clock, limits=UNLIMITED, ticking=False, rehearsal=True, look=look
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


async def looks(here: Town, person: Person) -> Json:
    """Ask for the queue; returns it, with the buttons that show cards."""
    await person.says("/queue", here.office)
    await here.sim.idle()
    return here.office.chat()[-1]


async def test_a_card_that_was_first_shown_from_the_queue_is_the_only_one(here: Town) -> None:
    here.sim.fails("sendMessage", "reset", chat=here.office)
    checkin_id = await here.shows(TEXT)
    assert (await here.checkin(checkin_id)).card is None
    queue = await looks(here, here.boss)
    await here.boss.presses_data(BackToCard(checkin_id).pack(), queue)
    await here.rests()
    assert texts(here.office.chat()).count(TEXT) == 1
    await here.boss.presses("Одобрить", chat=here.office)
    await here.boss.sees(TEXT, chat=here.group)
    await here.sim.idle()
    assert TEXT not in texts(here.office.chat())


async def test_two_who_look_at_the_same_time_leave_one_card(here: Town, deputy: Person) -> None:
    checkin_id = await here.shows(TEXT)
    queues = [(person, await looks(here, person)) for person in (here.boss, deputy)]
    here.sim.latency = 0.1
    await asyncio.gather(
        *(person.presses_data(BackToCard(checkin_id).pack(), queue) for person, queue in queues)
    )
    await here.sim.idle()
    assert texts(here.office.chat()).count(TEXT) == 1
    await here.boss.presses_data(Approve(checkin_id).pack(), await card(here, checkin_id))
    await here.sim.idle()
    assert await here.state(checkin_id) == "published"
    assert TEXT not in texts(here.office.chat())


async def test_a_copy_that_could_not_be_deleted_goes_in_a_later_round(here: Town) -> None:
    checkin_id = await here.shows(TEXT)
    queue = await looks(here, here.boss)
    here.sim.fails("deleteMessage", 400, description="Bad Request: x", chat=here.office)
    await here.boss.presses_data(BackToCard(checkin_id).pack(), queue)
    await here.sim.idle()
    assert texts(here.office.chat()).count(TEXT) == 2
    await here.boss.presses_data(Approve(checkin_id).pack(), await card(here, checkin_id))
    await here.rests()
    assert TEXT not in texts(here.office.chat())


@pytest.mark.parametrize("trouble", [400, 403, 429])
@pytest.mark.parametrize("who", ["a moderator", "the author"])
async def test_a_card_that_could_not_be_redrawn_loses_its_text_in_a_later_round(
    here: Town, who: str, trouble: Trouble
) -> None:
    receipt = await sends(here.alice, TEXT, "Нужна помощь")
    await here.boss.sees("просит о помощи", chat=here.office)
    await here.sim.idle()
    if who == "a moderator":
        person, button, chat = here.boss, "Задевает других", here.office
        await person.presses("Отклонить", chat=chat)
    else:
        person, button, chat = here.alice, "Да, отозвать", None
        await person.presses("Отозвать", message=receipt)
    here.sim.fails("editMessageText", trouble, retry_after=LONG, chat=here.office)
    await person.presses(button, chat=chat, wait=False)
    if trouble == 429:
        await overdue(here)
        assert TEXT in texts(here.office.chat())
        await here.clock.move(LONG)
    await here.sim.idle()
    await here.rests()
    assert TEXT not in texts(here.office.chat())


async def test_a_decision_cut_off_before_its_card_was_redrawn_leaves_no_text(here: Town) -> None:
    checkin_id = await here.shows(TEXT)
    assert await here.bot.stores.checkins.take(checkin_id, "withdraw")  # and then a kill
    await here.rests()
    assert "автор отозвал" in (await card(here, checkin_id))["text"]
    assert TEXT not in texts(here.office.chat())
    here.sim.calls.clear()
    await here.rests()
    assert "editMessageText" not in {call.method for call in here.sim.calls}, "once is enough"


async def test_who_looks_while_another_decides_brings_no_text_back(
    here: Town, deputy: Person
) -> None:
    checkin_id = await here.shows(TEXT)
    shown = await card(here, checkin_id)
    queue = await looks(here, here.boss)
    here.sim.fails("editMessageText", 429, retry_after=30, chat=here.office)
    await here.boss.presses_data(BackToCard(checkin_id).pack(), queue, wait=False)
    await here.clock.until(lambda: 30 in here.clock.asked)
    await deputy.presses_data(Decline(checkin_id, "rude").pack(), shown, wait=False)
    await here.clock.move(1)
    await here.clock.until(lambda: 29 in map(round, here.clock.asked))
    assert await here.state(checkin_id) == "declined"
    await here.clock.move(30)
    await here.sim.idle()
    await here.rests()
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
    receipt = await sends(here.alice, TEXT, "Нужна помощь")
    await here.boss.presses("Одобрить", chat=here.office)
    await here.alice.sees(TEXT, chat=here.group)
    second = await here.shows("Ещё одна")
    await here.approves(second)
    here.sim.fails("sendMessage", 429, retry_after=LONG, times=3, chat=here.group)
    tick = asyncio.create_task(here.bot.rounds.publishing())
    await here.clock.until(lambda: LONG in here.clock.asked)
    await here.alice.presses("Отозвать", message=receipt)
    await here.alice.presses("Да, отозвать", wait=False)
    await here.clock.until(lambda: here.clock.asked.count(LONG) > 1)
    await overdue(here)
    assert len(await here.bot.stores.checkins.in_state({"withdrawn"})) == 1
    expiry = asyncio.create_task(here.bot.rounds.expiry())
    await here.clock.until(lambda: LONG - TIME_LIMIT - 1 in here.clock.asked)
    await here.clock.move(LONG)
    await expiry
    assert TEXT not in texts(here.group.chat())
    assert await here.state(second) == "approved", "it still waits"
    await waits_out(here, tick)
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
    await here.boss.presses_data(Approve(checkin_id).pack(), shown)
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


@pytest.mark.parametrize("status", ["Нужна помощь", "Так себе"])
async def test_a_handler_that_is_stopped_in_a_flood_wait_still_owes_the_receipt(
    here: Town, status: str
) -> None:
    await writes(here.alice, TEXT, status)
    here.sim.fails("sendMessage", 429, retry_after=LONG, chat=here.alice)
    await here.alice.presses("Отправить", wait=False)
    await overdue(here)
    assert "ринят" not in texts(here.alice.chat())
    await waits_out(here, asyncio.ensure_future(here.bot.tick()))
    await here.rests(minutes=1)
    [receipt] = [each for each in here.alice.chat() if "ринята" in each["text"]]
    assert TEXT not in texts(here.alice.chat())
    await here.alice.presses("Что сейчас", message=receipt)
    await here.alice.sees("Это квитанция")
    await here.alice.presses("Отозвать")
    await here.alice.presses("Да, отозвать")
    await here.alice.sees("Отозвана.")


async def test_while_the_group_must_wait_people_ask_for_help_and_moderators_decide(
    here: Town,
) -> None:
    waits, other = await here.shows(TEXT), await here.shows("Другая", author=here.boss)
    await here.approves(waits)
    here.sim.fails("sendMessage", 429, retry_after=LONG, chat=here.group)
    tick = asyncio.ensure_future(here.bot.rounds.publishing())
    await here.clock.until(lambda: LONG in here.clock.asked)
    await sends(here.alice, "Помогите", "Нужна помощь")
    called = here.sim.world.bell.until(lambda: "просит о помощи" in texts(here.office.chat()), 5)
    assert await called
    shown = await card(here, other)
    await here.boss.presses_data(Decline(other, "rude").pack(), shown)
    assert await here.state(other) == "declined"
    await waits_out(here, tick)


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


async def test_whose_handler_is_stopped_hears_of_it_though_it_goes_on(here: Town) -> None:
    receipt = await sends(here.alice, TEXT, "Нужна помощь")
    await here.boss.presses("Одобрить", chat=here.office)
    await here.sim.idle()
    here.sim.fails("deleteMessage", 429, retry_after=LONG, chat=here.group)
    await here.alice.presses("Отозвать", message=receipt)
    await here.alice.presses("Да, отозвать", wait=False)
    await overdue(here)
    await here.alice.sees("я не закончил")
    await waits_out(here, asyncio.ensure_future(here.bot.tick()))
    assert TEXT not in texts(here.group.chat())


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
