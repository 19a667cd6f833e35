"""`/mydata` and `/forget`: all there is about one person, and nothing any more."""

import pytest

from bot.lines import TIME_LIMIT
from tests.village import Village, sends, texts, writes


async def test_a_stranger_has_nothing(village: Village) -> None:
    await village.boss.says("/mydata")
    await village.boss.sees("Ничего.")


@pytest.mark.parametrize("command", ["/mydata", "/forget"])
async def test_in_a_group_it_points_to_the_private_chat(village: Village, command: str) -> None:
    village.group.promotes_bot("can_delete_messages")
    asked = await village.alice.says(command, chat=village.group)
    shown = await village.alice.sees("только наедине", chat=village.group)
    assert "Алиса" not in str(shown)
    await village.sim.idle()
    assert asked["message_id"] not in {each["message_id"] for each in village.group.chat()}
    await village.alice.presses("Написать наедине", chat=village.group)
    await village.alice.sees("Где вы сейчас?")


async def test_it_shows_what_there_is(village: Village) -> None:
    alice = village.alice
    await alice.says("/start almaty")
    await alice.sees("Вы в Алматы")
    await sends(alice, "Помогите.", "Нужна помощь")
    await alice.says("/mydata")
    shown = (await alice.sees("Всё, что я сейчас о вас знаю"))["text"]
    assert "Язык: Русский. Место: Алматы" in shown
    assert "о вашей весточке" in shown
    assert "сколько весточек вы написали" in shown
    assert "сообщени" in shown
    assert "Черновик" not in shown
    assert "Помогите" not in shown


async def test_a_silent_check_in_is_not_tied_to_its_author(village: Village) -> None:
    await sends(village.alice, "Жив.")
    await village.alice.says("/mydata")
    assert "Адрес, чтобы" not in (await village.alice.sees("Всё, что я"))["text"]


async def test_a_draft_is_shown_and_a_limit(village: Village) -> None:
    alice = village.alice
    await sends(alice, "Помогите.", "Нужна помощь")
    [checkin] = await village.bot.stores.checkins.in_state({"waiting"})
    await village.bot.stores.checkins.limit(checkin.id, 3)
    await village.boss.presses("Отклонить", chat=village.office)
    await village.boss.presses("Реклама", chat=village.office)
    await village.sim.idle()
    await alice.says("/checkin")
    await alice.sees("через 72 часа")
    await alice.says("/mydata")
    await alice.sees("ещё 72 часа")


async def test_forgetting_erases_everything_at_once(village: Village) -> None:
    alice = village.alice
    await alice.says("/start almaty")
    await sends(alice, "Помогите.", "Нужна помощь")
    await village.boss.presses("Одобрить", chat=village.office)
    await village.bot.tick()
    await alice.sees("Помогите.", chat=village.group)
    await alice.says("/forget")
    await alice.sees("Стёр то, что хранил о вас")
    await village.sim.idle()
    assert "Помогите" not in texts(village.group.chat())
    assert "Помогите" not in texts(village.office.chat())
    left = texts(alice.chat())
    assert "Принято" not in left
    assert "Куда обратиться" not in left
    await village.passes(61)
    assert "Стёр" not in texts(alice.chat())
    assert await village.bot.stores.readers.get(alice.id) is None
    mine = await village.bot.stores.checkins.mine(alice.id)
    assert (mine.draft, list(mine.addressed), mine.to_erase, mine.limited_for) == (False, [], 0, 0)


async def test_forgetting_drops_what_is_being_written(village: Village) -> None:
    await writes(village.alice, "Жив.")
    await village.alice.says("/forget")
    await village.alice.sees("Стёр то, что хранил")
    await village.sim.idle()
    assert "Жив." not in texts(village.alice.chat())
    await village.alice.says("где поменять деньги")
    await village.alice.sees("пока нет ответа")


async def test_the_button_does_the_same(village: Village) -> None:
    await village.alice.says("/privacy")
    await village.alice.presses("Что обо мне известно")
    await village.alice.presses("Стереть всё обо мне")
    await village.alice.sees("Стёр то, что хранил о вас")


async def test_forgetting_says_so_where_a_post_still_stands(village: Village) -> None:
    alice = village.alice
    await sends(alice, "Помогите.", "Нужна помощь")
    await village.boss.presses("Одобрить", chat=village.office)
    await village.bot.tick()
    await alice.sees("Помогите.", chat=village.group)
    village.sim.fails("deleteMessage", 500, chat=village.group, times=4)
    await alice.says("/forget")
    await village.tells(alice, "стереть пока не получилось")
    await village.passes(20)
    assert "Помогите" not in texts(village.group.chat())


async def test_forgetting_that_takes_too_long_leaves_nothing_undone(village: Village) -> None:
    alice = village.alice
    await sends(alice, "Помогите.", "Нужна помощь")
    await village.boss.presses("Одобрить", chat=village.office)
    await village.bot.tick()
    await alice.sees("Помогите.", chat=village.group)
    village.sim.fails("deleteMessage", "hang", chat=village.group)
    await alice.says("/forget")
    await village.sim.world.bell.until(
        lambda: any(call.method == "deleteMessage" for call in village.sim.calls), 10
    )
    await village.clock.move(TIME_LIMIT + 1)
    mine = await village.bot.stores.checkins.mine(alice.id)
    assert (mine.draft, list(mine.addressed)) == (False, [])
    assert len(await village.bot.stores.checkins.in_state({"withdrawn"})) == 1
    await village.passes(0)
    assert "Помогите" not in texts(village.group.chat())
    assert "Принято" not in texts(alice.chat())


async def test_the_menu_of_commands_has_them(village: Village) -> None:
    await village.bot.presented
    names = {command["command"] for command in village.alice.commands()}
    assert {"checkin", "mydata", "forget"} <= names
