"""What goes wrong where readers report a post and Telegram fails on the way."""

import asyncio
from collections.abc import Callable

import pytest

from bot.lines import TIME_LIMIT
from bot.simulator import Person
from bot.simulator.faults import Trouble
from handlers.moderation.buttons import Remove, Report, Restore
from tests.conversations.town import Town, read
from tests.hostile.moderated import LONG, TEXT, card, overdue, published, reported
from tests.village import sends, texts


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
    [checkin] = await here.bot.stores.checkins.in_state({"published"})
    if who == "a moderator":
        await here.boss.presses("Снять", chat=here.office, wait=False)
        await overdue(here)
        assert await here.state(checkin.id) == "removed"
    else:
        await here.alice.presses("Отозвать", message=receipt)
        pressed = asyncio.create_task(here.alice.presses("Да, отозвать"))
        await overdue(here)
        told = await pressed
        assert told is not None
        assert "Отозвана." in told["text"]
        assert await here.state(checkin.id) == "withdrawn"
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
