"""Somebody polls with the bot's token: check-ins close until an hour has been quiet."""

import pytest

from bot.simulator import Person, Simulator
from tests.clock import ManualClock
from tests.conversations.town import read
from tests.village import Village, opens, sends, texts, writes

ERASED = "Ваше сообщение я через минуту сотру"


async def conflicts(sim: Simulator, clock: ManualClock, person: Person) -> None:
    """Telegram answers the next poll as it does where somebody else polls too."""
    sim.fails("getUpdates", 409, description="Conflict: terminated by other getUpdates request")
    await person.says("/help")  # ends the poll that is under way
    await clock.until(lambda: 30 in clock.asked)
    clock.asked.clear()
    await clock.move(30)
    await sim.idle()


@pytest.mark.usefixtures("bot")
async def test_a_second_reader_closes_check_ins_for_an_hour_and_maintainers_hear_it_once(
    sim: Simulator, clock: ManualClock, keeper: Person
) -> None:
    alice = sim.person("Алиса", language_code="ru")
    await keeper.says("/start")
    await sim.idle()
    await alice.says("/checkin")
    await alice.sees("Не вижу вас ни в одном сообществе")
    for _ in range(3):
        await conflicts(sim, clock, alice)
    warnings = [one for one in keeper.chat() if "читает кто-то ещё" in one["text"]]
    assert len(warnings) == 1
    await alice.says("/checkin")
    await alice.sees("читает кто-то кроме меня")
    await alice.says("/faq")
    await alice.sees("Где вы сейчас?")
    await keeper.says("/status")
    await keeper.sees("Весточки не принимаются")
    await clock.leap(3601)
    await alice.says("/checkin")
    await alice.sees("Не вижу вас ни в одном сообществе")


async def test_a_text_that_was_asked_for_before_does_not_stay_where_somebody_reads_along(
    village: Village,
) -> None:
    alice = village.alice
    await opens(alice)
    await alice.presses("Так себе")
    await alice.presses("Не указывать")
    await alice.sees("Напишите одним сообщением")
    await conflicts(village.sim, village.clock, village.boss)
    await alice.says("Ночую у Игоря.")
    await alice.sees(ERASED)
    await alice.sends_a("photo")
    await village.sim.idle()
    assert [ERASED in said for said in read(alice)[-2:]] == [True, True]
    await village.passes(61)
    left = alice.chat()
    assert "Игоря" not in texts(left)
    assert not any("photo" in message for message in left)


async def test_a_text_that_nobody_has_asked_for_yet_is_a_question(village: Village) -> None:
    await opens(village.alice)
    await conflicts(village.sim, village.clock, village.boss)
    await village.alice.says("где поменять деньги")
    await village.alice.sees("пока нет ответа")


async def test_nothing_is_sent_that_was_whole_before_and_it_can_be_dropped(
    village: Village,
) -> None:
    alice = village.alice
    preview = await writes(alice, "Ночую у Игоря.")
    await conflicts(village.sim, village.clock, village.boss)
    await alice.presses("Отправить", message=preview)
    await alice.sees("читает кто-то кроме меня")
    assert await village.bot.stores.checkins.in_state({"queued"}) == []
    await alice.says("/cancel")
    await village.sim.idle()
    assert "Игоря" not in texts(alice.chat())


async def test_no_words_for_moderators_are_asked_for_or_passed_on(village: Village) -> None:
    alice = village.alice
    receipt = await sends(alice, "Помогите.", "Нужна помощь")
    await village.boss.sees("просит о помощи", chat=village.office)
    await alice.presses("Что сейчас", message=receipt)
    receipt = await alice.sees("Это квитанция")
    await alice.presses("Написать модераторам")
    await alice.sees("Придёт им сразу")
    await alice.says("Ночую у Игоря.")
    preview = await alice.sees("Модераторы увидят")
    await conflicts(village.sim, village.clock, village.boss)
    await alice.presses("Отправить", message=preview)
    await alice.sees("читает кто-то кроме меня")
    await alice.says("Ночую у Олега.")
    await alice.sees(ERASED)
    await alice.presses("Написать модераторам", message=receipt)
    await village.sim.idle()
    assert "Придёт им сразу" not in read(alice)[-1]
    assert "Ночую" not in texts(village.office.chat())
    await village.passes(15 * 60)
    assert "Ночую" not in texts(alice.chat())
