"""Moderators decide, one at a time, each press asked anew."""

import pytest

from bot.simulator import Person
from tests.village import Json, Village, opens, sends

HOUR = 3600


async def asks_for_help(village: Village, author: Person | None = None) -> Json:
    """An urgent check-in; returns its card."""
    await sends(author or village.alice, "Нужен врач", "Нужна помощь")
    await village.boss.sees("просит о помощи", chat=village.office)
    return card(village)


def card(village: Village, words: str = "Нужен врач") -> Json:
    """The newest card with these words."""
    chat = village.boss.chat(village.office)
    return next(each for each in reversed(chat) if words in each.get("text", ""))


async def test_a_card_shows_five_things_and_the_decision_blanks_it(village: Village) -> None:
    shown = await asks_for_help(village)
    code, status = shown["text"].split("\n")[0].split(" · ")
    assert status == "🆘 Нужна помощь"
    assert shown["text"].split("\n")[1:] == ["📍 место не названо", "🕰 сразу", "", "Нужен врач"]
    await village.boss.presses("Одобрить", chat=village.office)
    blanked = await village.boss.sees(f"{code} · опубликована · Босс", chat=village.office)
    assert "врач" not in blanked["text"]
    await village.alice.sees("Нужен врач", chat=village.group)


async def test_calm_ones_are_shown_before_their_slot_and_published_at_it(village: Village) -> None:
    await sends(village.alice, "Всё хорошо", "В безопасности")
    before = village.boss.chat(village.office)
    await village.bot.tick()
    assert village.boss.chat(village.office) == before
    await village.to_the_cards()
    await village.boss.presses("Одобрить", chat=village.office)
    await village.boss.sees("одобрена", chat=village.office)
    await village.bot.tick()
    assert village.boss.chat(village.group) == []
    await village.to_the_slot()
    await village.alice.sees("Всё хорошо", chat=village.group)


async def test_of_two_presses_the_second_hears_who_was_first(
    village: Village, deputy: Person
) -> None:
    shown = await asks_for_help(village)
    await village.boss.presses("Одобрить", chat=village.office, message=shown)
    answer = await deputy.presses("Отложить", chat=village.office, message=shown)
    assert answer is not None
    assert "Уже решено" in answer["text"]
    await deputy.sees("Босс", chat=village.office)


async def test_two_pairs_of_eyes_are_two_people(village: Village, deputy: Person) -> None:
    await village.settles(eyes=2)
    await asks_for_help(village)
    await village.boss.presses("Одобрить", chat=village.office)
    await village.boss.sees("нужен второй · Босс", chat=village.office)
    again = await village.boss.presses("Одобрить", chat=village.office)
    assert again is not None
    assert "кто-то другой" in again["text"]
    await deputy.presses("Одобрить", chat=village.office)
    await village.alice.sees("Нужен врач", chat=village.group)


async def test_a_demoted_admin_decides_nothing(village: Village, deputy: Person) -> None:
    await asks_for_help(village)
    village.group.demotes(village.boss)
    refused = await village.boss.presses("Одобрить", chat=village.office)
    assert refused is not None
    assert "только администраторы" in refused["text"]
    await deputy.presses("Одобрить", chat=village.office)
    await village.alice.sees("Нужен врач", chat=village.group)


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
    village: Village, label: str, told: str
) -> None:
    await asks_for_help(village)
    await village.boss.presses("Отклонить", chat=village.office)
    await village.boss.presses(label, chat=village.office)
    await village.boss.sees("отклонена", chat=village.office)
    await village.passes(600)
    await village.alice.sees(told)


async def test_a_reason_in_ones_own_words_is_read_from_the_receipt(village: Village) -> None:
    await asks_for_help(village)
    await village.boss.presses("Отклонить", chat=village.office)
    await village.boss.presses("Своими словами", chat=village.office)
    prompt = await village.boss.sees("почему отклоняем", chat=village.office)
    await village.boss.says("Врача здесь нет", village.office, reply_to=prompt)
    await village.boss.sees("отклонена", chat=village.office)
    await village.passes(600)
    await village.alice.presses("Ответы")
    await village.alice.sees("Врача здесь нет")


async def test_a_reply_is_accepted_alike_whether_it_can_arrive_or_not(village: Village) -> None:
    await asks_for_help(village)
    village.alice.blocks()
    await village.boss.presses("Ответить автору", chat=village.office)
    prompt = await village.boss.sees("словами для автора", chat=village.office)
    await village.boss.says("Мы рядом", village.office, reply_to=prompt)
    await village.boss.sees("Принято", chat=village.office)
    before = village.boss.chat(village.office)
    await village.passes(600)
    assert village.boss.chat(village.office) == before


@pytest.mark.parametrize("way", ["Ответить автору", "Отклонить"])
async def test_what_is_too_long_for_an_author_is_asked_for_again(
    village: Village, way: str
) -> None:
    await asks_for_help(village)
    await village.boss.presses(way, chat=village.office)
    if way == "Отклонить":
        await village.boss.presses("Своими словами", chat=village.office)
    prompt = await village.boss.sees("Ответьте на это сообщение", chat=village.office)
    await village.boss.says("ы" * 801, village.office, reply_to=prompt)
    await village.boss.sees("801 знак, а помещается 800", chat=village.office)
    await village.boss.says("ы" * 800, village.office, reply_to=prompt)
    await village.boss.sees("Автор", chat=village.office)
    await village.passes(600)
    await village.alice.presses("Ответы")
    await village.alice.sees("ы" * 800)


async def test_moderators_talk_among_themselves_without_a_word_from_the_bot(
    village: Village, deputy: Person
) -> None:
    """Also who is anonymous or is no moderator, also in reply to what the bot said."""
    shown = await asks_for_help(village)
    village.office.promotes_bot()
    village.office.promotes(deputy, anonymous=True)
    village.office.adds(village.alice)
    first = await deputy.says("Кто возьмёт?", village.office)
    await village.sim.idle()
    village.sim.calls.clear()
    for asked in (first, shown):
        await deputy.says("Давайте я", village.office, reply_to=asked)
        await village.alice.says("Или я", village.office, reply_to=asked)
    await village.sim.idle()
    assert {call.method for call in village.sim.calls} == {"getUpdates"}


async def test_a_prompt_is_answered_by_a_moderator_alone(village: Village) -> None:
    await asks_for_help(village)
    await village.boss.presses("Ответить автору", chat=village.office)
    prompt = await village.boss.sees("словами для автора", chat=village.office)
    village.office.adds(village.alice)
    await village.alice.says("Мы рядом", village.office, reply_to=prompt)
    await village.boss.sees("только администраторы", chat=village.office)
    await village.boss.says("Мы рядом", village.office, reply_to=prompt)
    await village.boss.sees("Принято", chat=village.office)


async def test_an_urgent_call_is_repeated_until_somebody_takes_it(
    village: Village, deputy: Person
) -> None:
    await asks_for_help(village)
    await village.passes(15 * 60 + 1)
    await village.boss.sees("всё ещё ждёт", chat=village.office)
    await deputy.presses("Беру на себя", chat=village.office)
    await village.boss.sees("Беру", chat=village.office)
    late = await village.boss.presses("Беру на себя", chat=village.office)
    assert late is not None
    assert "другой модератор" in late["text"]
    await village.bot.tick()
    await village.alice.sees("прочитал человек")
    before = len(village.boss.chat(village.office))
    await village.passes(45 * 60)
    assert len(village.boss.chat(village.office)) == before


async def test_two_moderators_limit_an_author_who_is_told(village: Village, deputy: Person) -> None:
    code = (await asks_for_help(village))["text"].split(" · ")[0]
    await village.boss.says(f"/limit {code} 3", chat=village.office)
    first = await village.boss.presses("3 дня", chat=village.office)
    assert first is not None
    assert "второй модератор" in first["text"]
    assert await village.boss.presses("3 дня", chat=village.office) == first
    await deputy.presses("3 дня", chat=village.office)
    await village.passes(600)
    await village.alice.sees("перерыв на 3 дня")
    await village.alice.says("/checkin")
    await village.alice.sees("сделать перерыв")


async def test_readers_hide_a_check_in_until_a_moderator_has_looked(village: Village) -> None:
    await asks_for_help(village)
    await village.boss.presses("Одобрить", chat=village.office)
    published = await village.alice.sees("Нужен врач", chat=village.group)
    for number in range(village.community.reports):
        reader = village.sim.person(f"Читатель {number}", language_code="ru")
        village.group.adds(reader)
        await reader.presses("Пожаловаться", village.group, published)
        await reader.presses("Пожаловаться", village.group, published)
    await village.alice.sees("скрыта", chat=village.group)
    await village.boss.presses("Вернуть", chat=village.office)
    shown = await village.alice.sees("Нужен врач", chat=village.group)
    assert shown["text"] == published["text"]
    assert shown["entities"] == published["entities"]


async def test_a_reported_check_in_can_be_taken_down(village: Village) -> None:
    await village.settles(reports=1)
    await asks_for_help(village)
    await village.boss.presses("Одобрить", chat=village.office)
    await village.alice.sees("Нужен врач", chat=village.group)
    await village.alice.presses("Пожаловаться", chat=village.group)
    await village.boss.presses("Снять", chat=village.office)
    await village.boss.sees("снята · Босс", chat=village.office)
    assert "Весточка скрыта" not in str(village.boss.chat(village.group))


async def test_moderation_after_publication_takes_down(village: Village) -> None:
    await village.settles(moderation="after")
    await sends(village.alice, "Нужен врач", "Нужна помощь")
    await village.alice.sees("Нужен врач", chat=village.group)
    await village.boss.presses("Снять", chat=village.office)
    await village.boss.sees("снята · Босс", chat=village.office)
    assert "Нужен врач" not in str(village.boss.chat(village.group))


async def test_the_queue_shows_what_waits(village: Village) -> None:
    await village.boss.says("/queue", chat=village.office)
    await village.boss.sees("Ничего не ждёт", chat=village.office)
    await asks_for_help(village)
    await village.boss.says("/queue", chat=village.office)
    await village.boss.sees("Ждёт решения 1 весточка", chat=village.office)
    await village.boss.presses("Показать", chat=village.office)
    await village.boss.sees("Нужен врач", chat=village.office)


async def test_the_pulse_is_silent_below_five(village: Village) -> None:
    for number in range(5):
        await village.boss.says("/pulse", chat=village.group)
        await village.boss.sees("слишком мало", chat=village.group)
        member = village.sim.person(f"Член {number}", language_code="ru")
        village.group.adds(member)
        await asks_for_help(village, member)
        await village.boss.presses("Одобрить", chat=village.office, message=card(village))
        await village.boss.sees("Нужен врач", chat=village.group)
    await village.boss.says("/pulse", chat=village.group)
    shown = await village.boss.sees("Как мы на этой неделе", chat=village.group)
    assert "🆘 Нужна помощь – 5" in shown["text"]


async def test_a_forged_press_from_elsewhere_does_nothing(village: Village) -> None:
    shown = await asks_for_help(village)
    data = shown["reply_markup"]["inline_keyboard"][1][0]["callback_data"]
    mallory = village.sim.person("Мэлори", language_code="ru")
    den = village.sim.group("Логово", admins=[mallory])
    for message in (await mallory.says("/help", chat=den), shown):
        refused = await mallory.presses_data(data, message)
        assert refused is not None
        assert "модератор" in refused["text"] or "администраторы" in refused["text"]
    assert "Нужен врач" in card(village)["text"]


async def test_an_author_may_write_one_at_a_time(village: Village) -> None:
    await asks_for_help(village)
    await village.alice.says("/checkin")
    await village.alice.sees("ещё не вышла")
    await village.boss.presses("Одобрить", chat=village.office, message=card(village))
    await village.alice.sees("Нужен врач", chat=village.group)
    await opens(village.alice)


async def test_the_pulse_is_told_in_private_to_members_alone(village: Village) -> None:
    await village.alice.says("/pulse")
    await village.alice.sees("слишком мало")
    stranger = village.sim.person("Чужой", language_code="ru")
    await stranger.says("/pulse")
    await stranger.sees("Не вижу вас ни в одном сообществе")


async def test_a_limit_is_of_one_to_seven_days(village: Village) -> None:
    code = (await asks_for_help(village))["text"].split(" · ")[0]
    await village.boss.says(f"/limit {code} 5", chat=village.office)
    await village.boss.sees("5 дней", chat=village.office)
    for days in ("0", "8", "много", ""):
        await village.boss.says(f"/limit {code} {days}", chat=village.office)
        await village.boss.sees("от 1 до 7 дней", chat=village.office)
    await village.boss.says("/limit XXXXX 3", chat=village.office)
    await village.boss.sees("проверьте код", chat=village.office)
