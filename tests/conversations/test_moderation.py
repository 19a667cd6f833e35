"""Moderators decide, one at a time, each press asked anew."""

import pytest

from bot.app import Running
from bot.simulator import Person, Simulator
from tests.clock import ManualClock
from tests.conversations.community import Community, tied, writes

HOUR = 3600


@pytest.fixture
async def place(sim: Simulator, bot: Running) -> Community:  # noqa: ARG001 - the bot must be there
    return await tied(sim)


async def urgent(place: Community, text: str = "Нужен врач, говорящий по-русски") -> None:
    await writes(place.alice, text, "Нужна помощь")


async def test_a_card_shows_five_things_and_the_decision_blanks_it(place: Community) -> None:
    await writes(place.alice, "Помогу с переводами", "Могу помочь", "Сразу")
    card = await place.boss.sees("Помогу с переводами", chat=place.office)
    code, status = card["text"].split("\n")[0].split(" · ")
    assert card["text"].split("\n") == [
        f"{code} · {status}",
        "📍 место не названо",
        "🕰 сразу",
        "",
        "Помогу с переводами",
    ]
    await place.boss.presses("Одобрить", chat=place.office)
    blanked = await place.boss.sees("одобрена · Босс", chat=place.office)
    assert "переводами" not in blanked["text"]
    await place.alice.sees("Помогу с переводами", chat=place.group)


async def test_calm_ones_come_before_their_slot_and_out_at_it(
    place: Community, bot: Running, clock: ManualClock
) -> None:
    await writes(place.alice, "Всё хорошо", "В безопасности")
    await bot.tick()
    with pytest.raises(AssertionError):
        await place.boss.sees("Всё хорошо", chat=place.office, seconds=0.2)
    await clock.move(2 * HOUR + 1)  # from 12:00 UTC, the cards of 15:00
    await bot.tick()
    await place.boss.presses("Одобрить", chat=place.office)
    await place.boss.sees("одобрена", chat=place.office)
    await bot.tick()
    with pytest.raises(AssertionError):
        await place.alice.sees("Всё хорошо", chat=place.group, seconds=0.2)
    await clock.move(HOUR)
    await bot.tick()
    await place.alice.sees("Всё хорошо", chat=place.group)


async def test_of_two_presses_the_second_hears_who_was_first(place: Community) -> None:
    await urgent(place)
    card = await place.boss.sees("Нужен врач", chat=place.office)
    card = next(m for m in place.boss.chat(place.office) if "Нужен врач" in m.get("text", ""))
    await place.boss.presses("Одобрить", chat=place.office, message=card)
    answer = await place.deputy.presses("Отложить", chat=place.office, message=card)
    assert answer is not None
    assert "Уже решено" in answer["text"]
    await place.deputy.sees("Босс", chat=place.office)


async def test_two_pairs_of_eyes_are_two_people(place: Community) -> None:
    await place.boss.says("/setup", chat=place.group)
    await place.boss.presses("Одобряют двое", chat=place.group)
    await place.boss.sees("одобряют двое", chat=place.group)
    await urgent(place)
    await place.boss.presses("Одобрить", chat=place.office)
    await place.boss.sees("нужен второй", chat=place.office)
    again = await place.boss.presses("Одобрить", chat=place.office)
    assert again is not None
    assert "кто-то другой" in again["text"]
    await place.deputy.presses("Одобрить", chat=place.office)
    await place.alice.sees("Нужен врач", chat=place.group)


async def test_a_demoted_admin_decides_nothing(place: Community) -> None:
    await urgent(place)
    place.group.demotes(place.boss)
    refused = await place.boss.presses("Одобрить", chat=place.office)
    assert refused is not None
    assert "только администраторы" in refused["text"]
    await place.deputy.presses("Одобрить", chat=place.office)
    await place.alice.sees("Нужен врач", chat=place.group)


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("Выдаёт автора", "узнать, кто вы"),
        ("Контакты или ссылки", "контакты или ссылки"),
        ("Не о том", "не о том"),
        ("Реклама", "реклам"),
        ("Задевает других", "ранить"),
        ("Непонятно", "Не получилось понять"),
    ],
)
async def test_each_reason_reaches_the_author_kindly(
    place: Community, bot: Running, clock: ManualClock, label: str, told: str
) -> None:
    await urgent(place)
    await place.boss.presses("Отклонить", chat=place.office)
    await place.boss.presses(label, chat=place.office)
    await place.boss.sees("отклонена", chat=place.office)
    await clock.move(600)
    await bot.tick()
    await place.alice.sees(told)


async def test_a_reason_in_ones_own_words_is_read_from_the_receipt(
    place: Community, bot: Running, clock: ManualClock
) -> None:
    await urgent(place)
    await place.boss.presses("Отклонить", chat=place.office)
    await place.boss.presses("Своими словами", chat=place.office)
    prompt = await place.boss.sees("почему отклоняем", chat=place.office)
    await place.boss.says("Здесь нет врачей, но вот телефон клиники", place.office, reply_to=prompt)
    await place.boss.sees("Отклонено", chat=place.office)
    await clock.move(600)
    await bot.tick()
    await place.alice.presses("Ответы")
    await place.alice.sees("вот телефон клиники")


async def test_a_reply_says_accepted_whether_it_can_arrive_or_not(
    place: Community, bot: Running, clock: ManualClock
) -> None:
    await urgent(place)
    place.alice.blocks()
    await place.boss.presses("Ответить автору", chat=place.office)
    prompt = await place.boss.sees("словами для автора", chat=place.office)
    await place.boss.says("Мы рядом", place.office, reply_to=prompt)
    await place.boss.sees("Принято", chat=place.office)
    before = place.boss.chat(place.office)
    await clock.move(600)
    await bot.tick()
    assert place.boss.chat(place.office) == before


async def test_an_urgent_call_is_repeated_until_somebody_takes_it(
    place: Community, bot: Running, clock: ManualClock
) -> None:
    await urgent(place)
    await place.boss.sees("просит о помощи", chat=place.office)
    await clock.move(15 * 60 + 1)
    await bot.tick()
    await place.boss.sees("всё ещё ждёт", chat=place.office)
    await place.deputy.presses("Беру на себя", chat=place.office)
    await place.boss.sees("Зам берёт на себя", chat=place.office)
    late = await place.boss.presses("Беру на себя", chat=place.office)
    assert late is not None
    assert "другой модератор" in late["text"]
    await bot.tick()
    await place.alice.sees("прочитал человек")
    before = len(place.boss.chat(place.office))
    await clock.move(45 * 60)
    await bot.tick()
    assert len(place.boss.chat(place.office)) == before


async def test_two_moderators_limit_an_author_who_is_told(
    place: Community, bot: Running, clock: ManualClock
) -> None:
    await urgent(place)
    card = next(m for m in place.boss.chat(place.office) if "Нужен врач" in m.get("text", ""))
    code = card["text"].split(" · ")[0]
    await place.boss.says(f"/limit {code} 3", chat=place.office)
    first = await place.boss.presses("3 дня", chat=place.office)
    assert first is not None
    assert "второй модератор" in first["text"]
    again = await place.boss.presses("3 дня", chat=place.office)
    assert again == first
    await place.deputy.presses("3 дня", chat=place.office)
    await clock.move(600)
    await bot.tick()
    await place.alice.sees("перерыв на 3 дня")
    await place.alice.says("/checkin")
    await place.alice.sees("сделать перерыв")


async def test_readers_hide_a_check_in_until_a_moderator_has_looked(
    sim: Simulator, place: Community, bot: Running
) -> None:
    await urgent(place)
    await place.boss.presses("Одобрить", chat=place.office)
    await place.alice.sees("Нужен врач", chat=place.group)
    readers = [sim.person(f"Читатель {number}") for number in range(3)]
    for reader in readers:
        place.group.adds(reader)
        await reader.presses("Пожаловаться", chat=place.group)
        await reader.presses("Пожаловаться", chat=place.group, wait=False)
    await place.alice.sees("скрыта", chat=place.group)
    await place.boss.presses("Вернуть", chat=place.office)
    shown = await place.alice.sees("Нужен врач", chat=place.group)
    assert "🆘" in shown["text"]
    await bot.tick()


async def test_the_queue_shows_what_waits(place: Community) -> None:
    await place.boss.says("/queue", chat=place.office)
    await place.boss.sees("Ничего не ждёт", chat=place.office)
    await urgent(place)
    await place.boss.says("/queue", chat=place.office)
    await place.boss.sees("Ждёт решения 1 весточка", chat=place.office)
    await place.boss.presses("Показать", chat=place.office)
    await place.boss.sees("Нужен врач", chat=place.office)


async def test_the_pulse_is_silent_below_five(sim: Simulator, place: Community) -> None:
    for number in range(5):
        member = sim.person(f"Член {number}", language_code="ru")
        place.group.adds(member)
        await writes(member, "Могу помочь с жильём", "Могу помочь", "Сразу")
        await place.boss.says("/pulse", chat=place.group)
        await place.boss.sees("слишком мало", chat=place.group)
        await place.boss.presses("Одобрить", chat=place.office)
        await place.boss.sees("жильём", chat=place.group)
    await place.boss.says("/pulse", chat=place.group)
    shown = await place.boss.sees("Как мы на этой неделе", chat=place.group)
    assert "🤝 Могу помочь – 5" in shown["text"]


async def test_a_forged_press_from_elsewhere_does_nothing(sim: Simulator, place: Community) -> None:
    await urgent(place)
    card = next(m for m in place.boss.chat(place.office) if "Нужен врач" in m.get("text", ""))
    data = card["reply_markup"]["inline_keyboard"][1][0]["callback_data"]
    mallory: Person = sim.person("Мэлори", language_code="ru")
    den = sim.group("Логово", admins=[mallory])
    said = await mallory.says("/help", chat=den)
    for chat_message in (said, card):
        refused = await mallory.presses_data(data, chat_message)
        assert refused is not None
        assert "модератор" in refused["text"] or "администраторы" in refused["text"]
    shown = await place.boss.sees("просит о помощи", chat=place.office)
    assert shown
