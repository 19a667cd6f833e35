"""Maintainers correct files while the bot runs, and hear why a file was kept out."""

from collections import deque
from collections.abc import AsyncIterator
from dataclasses import replace
from subprocess import CalledProcessError

import pytest

from bot.app import Running, running
from bot.library.errand import Errand, Findings
from bot.library.keeper import look
from bot.outgoing import UNLIMITED
from bot.settings import Settings
from bot.simulator import Person, Simulator
from tests.clock import ManualClock
from tests.shelf import SIM, TRAM, Shelf


@pytest.fixture
async def bot(settings: Settings, shelf: Shelf, clock: ManualClock) -> AsyncIterator[Running]:
    """The program, in its own words, over the small shelf, which has none."""
    on_shelf = replace(settings, content_dir=shelf.folder)
    async with running(on_shelf, clock=clock, limits=UNLIMITED, ticking=False) as program:
        yield program


@pytest.fixture
async def timur(sim: Simulator, bot: Running) -> Person:
    """A member in Almaty."""
    await bot.presented
    person = sim.person("Тимур", language_code="ru")
    await person.says("/start almaty")
    await person.sees("Вы в Алматы")
    return person


async def test_a_corrected_answer_is_seen_at_once_after_reload(
    shelf: Shelf, timur: Person, keeper: Person
) -> None:
    shelf.change(SIM, "В салоне оператора", "В любом ларьке")
    await keeper.says("/reload")
    await keeper.sees(
        "Перечитал файлы: 2 ответа, ошибок нет. Свои слова (words/) я читаю только при запуске."
    )
    await timur.says("симка")
    await timur.sees("В любом ларьке")


async def test_a_deleted_answer_is_gone_at_once_after_reload(
    shelf: Shelf, timur: Person, keeper: Person
) -> None:
    (shelf.folder / TRAM).unlink()
    await keeper.says("/reload")
    await keeper.sees("Перечитал файлы: 1 ответ, ошибок нет")
    await timur.says("билет на автобус")
    await timur.sees("пока нет ответа")


async def test_a_faulty_file_is_explained_and_its_last_good_copy_stays(
    shelf: Shelf, timur: Person, keeper: Person
) -> None:
    shelf.change(SIM, "topic: connection", "topic: conection")
    shelf.change(SIM, "В салоне оператора", "В любом ларьке")
    await keeper.says("/reload")
    told = await keeper.sees("В файлах 1 ошибка")
    assert "places/kazakhstan/sim-card.md:2 Темы «conection» нет." in told["text"]
    code = [entity for entity in told["entities"] if entity["type"] == "code"]
    assert len(code) == 1, "or Telegram makes a link of the file's name"
    await timur.says("симка")
    await timur.sees("В салоне оператора")


async def test_a_maintainer_hears_it_in_english(shelf: Shelf, bot: Running, keeper: Person) -> None:
    await bot.presented
    await keeper.says("/language")
    await keeper.presses("English")
    shelf.change(SIM, "topic: connection", "topic: conection")
    await keeper.says("/reload")
    await keeper.sees("There is no topic “conection”. Perhaps you meant: connection.")


async def test_who_is_let_down_hears_it_in_the_language_that_was_chosen(
    bot: Running, keeper: Person
) -> None:
    await bot.presented
    await keeper.says("/language")
    await keeper.presses("English")
    await bot.stores.verdicts._database.write("DROP TABLE verdicts", {})
    await keeper.says("/status")
    await keeper.sees("Something broke on my side")


async def test_many_faults_fit_into_one_message(shelf: Shelf, bot: Running, keeper: Person) -> None:
    await bot.presented
    for number in range(40):
        long_name = "x" * 40 + str(number)
        shelf.write(f"places/kazakhstan/{long_name}.md", shelf.text(SIM))
        shelf.change(f"places/kazakhstan/{long_name}.md", "topic: ", "topic: " + "conection" * 500)
    await keeper.says("/reload")
    told = await keeper.sees("В файлах")
    assert len(told["text"]) <= 4096


async def test_a_change_is_picked_up_within_a_minute_without_reload(
    shelf: Shelf, bot: Running, timur: Person
) -> None:
    shelf.change(SIM, "В салоне оператора", "В любом ларьке")
    await bot.tick()
    await timur.says("симка")
    await timur.sees("В любом ларьке")


async def test_a_new_answer_is_found_after_the_next_tick(
    shelf: Shelf, bot: Running, timur: Person
) -> None:
    shelf.write("places/kazakhstan/almaty/sim-card.md", shelf.text(SIM).replace("В салоне", "В ТЦ"))
    await bot.tick()
    await timur.says("симка")
    await timur.sees("В ТЦ")


async def test_a_half_written_file_is_not_shown(shelf: Shelf, bot: Running, timur: Person) -> None:
    shelf.write(SIM, shelf.text(SIM).partition("**")[0])
    await bot.tick()
    await timur.says("симка")
    await timur.sees("Возьмите паспорт")


async def test_a_reading_that_fails_leaves_all_as_it_was_and_is_tried_again(
    settings: Settings, shelf: Shelf, clock: ManualClock
) -> None:
    broken = deque([False, True])

    def look_if_it_can(errand: Errand) -> Findings:
        if broken and broken.popleft():
            raise CalledProcessError(-9, "bot.library")
        return look(errand)

    on_shelf = replace(settings, content_dir=shelf.folder)
    async with running(
        on_shelf, clock=clock, limits=UNLIMITED, ticking=False, look=look_if_it_can
    ) as program:
        shelf.change(SIM, "В салоне", "В ларьке")

        def answer() -> str:
            return program.shelves.content.entries["kazakhstan/sim-card"].halves["ru"].html

        with pytest.raises(CalledProcessError):
            await program.tick()
        assert "В салоне" in answer()
        await program.tick()
        assert "В ларьке" in answer()


async def test_no_digest_is_said_to_have_gone_out_before_one_has(
    bot: Running, keeper: Person
) -> None:
    await bot.presented
    await keeper.says("/status")
    await keeper.sees("с запуска ещё ничего не уходило")


async def test_others_cannot_reload(timur: Person) -> None:
    await timur.says("/reload")
    await timur.sees("Такой команды у меня нет")
