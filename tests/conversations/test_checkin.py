"""Writing a check-in: from the button to the receipt, with every turn on the way."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import running
from bot.library.keeper import look
from bot.outgoing import UNLIMITED
from bot.settings import Settings
from bot.simulator import Person, Simulator
from tests.clock import ManualClock
from tests.village import Village, opens, sends, small_content, texts, writes

ABANDONED = 15 * 60 + 1


def joined(message: dict[str, str]) -> str:
    """The text of a message without the signs that keep Telegram from making links."""
    return message["text"].replace("\u2060", "")


async def test_from_the_home_screen_to_the_receipt(village: Village) -> None:
    alice = village.alice
    await alice.says("/start")
    await alice.presses("Дать весточку")
    limits = await alice.sees("От чего это защищает")
    assert "От чего не защищает" in limits["text"]
    await alice.presses("Понятно, дальше")
    await alice.presses("Так себе")
    await alice.presses("Казахстан")
    await alice.presses("Алматы")
    await alice.sees("До 800 знаков")
    await alice.says("Дошёл. <b>Устал</b>, но цел.")
    preview = await alice.sees("Так это увидят")
    assert "🟡 Так себе · Алматы" in preview["text"]
    assert "Дошёл. <b>Устал</b>, но цел." in joined(preview)
    assert "сегодня в 21:00" in preview["text"], "by the community's clock"
    await alice.presses("Отправить")
    receipt = await alice.sees("Принято")
    assert "Дошёл" not in str(receipt)
    await village.sim.idle()
    assert "Дошёл" not in texts(alice.chat())
    assert village.office.chat() == [], "moderators see nothing before their hour"

    await village.to_the_cards()
    card = await village.boss.sees("Дошёл", chat=village.office)
    assert "Алиса" not in str(card)
    await village.boss.presses("Одобрить", chat=village.office)
    await village.to_the_slot()
    post = await village.alice.sees("Дошёл", chat=village.group)
    head, code = preview["text"].split("Так это увидят:\n\n")[1].split("····")[0], post["text"][-4:]
    assert post["text"] == f"{head}{code}", "what is published is what was shown"


async def test_the_limits_are_explained_once(village: Village) -> None:
    await opens(village.alice)
    await village.alice.presses("Бросить")
    await village.alice.says("/checkin")
    await village.alice.sees("Как вы?")


async def test_a_link_leads_to_it(village: Village) -> None:
    await village.alice.says("/start checkin")
    await village.alice.sees("От чего это защищает")


async def test_in_a_group_it_points_to_the_private_chat_and_names_nobody(
    village: Village,
) -> None:
    village.group.promotes_bot("can_delete_messages")
    asked = await village.alice.says("/checkin", chat=village.group)
    shown = await village.alice.sees("только наедине", chat=village.group)
    assert "Алиса" not in str(shown)
    assert "reply_to_message" not in shown
    await village.sim.idle()
    assert asked["message_id"] not in {each["message_id"] for each in village.group.chat()}
    await village.alice.presses("Написать наедине", chat=village.group)
    await village.alice.sees("От чего это защищает")


async def test_a_group_that_lets_the_bot_delete_nothing_gets_the_pointer_all_the_same(
    village: Village,
) -> None:
    await village.alice.says("/checkin", chat=village.group)
    await village.alice.sees("только наедине", chat=village.group)


async def test_who_needs_help_sees_whom_to_turn_to_before_anything_else(village: Village) -> None:
    alice = village.alice
    await opens(alice)
    await alice.presses("Нужна помощь")
    await alice.presses("Казахстан")
    await alice.presses("Астана")
    await alice.sees("Напишите одним сообщением")
    [contacts] = [each["text"] for each in alice.chat() if "Куда обратиться" in each["text"]]
    assert contacts.index("Спасатели") < contacts.index("Слушатели") < contacts.index("Юристы")
    await alice.says("Отобрали деньги и телефон.")
    preview = await alice.sees("Так это увидят")
    assert "выйдет, как только одобрят" in preview["text"]
    assert "Сутки помню" in preview["text"]
    await alice.presses("Отправить")
    await alice.sees("Передаю сразу")
    await village.boss.sees("просит о помощи", chat=village.office)
    assert "Отобрали" in texts(village.office.chat())
    await village.sim.idle()
    assert "Куда обратиться" in texts(alice.chat()), "it outlives the rest of the conversation"


@pytest.mark.parametrize("status", ["В безопасности", "Так себе", "Нужна помощь", "Могу помочь"])
async def test_words_of_danger_bring_crisis_contacts_whatever_the_status(
    village: Village, status: str
) -> None:
    await writes(village.alice, "Всё хорошо, но жить больше не хочется.", status)
    assert "Ночная линия" in texts(village.alice.chat())


async def test_calm_words_do_not(village: Village) -> None:
    await writes(village.alice, "Всё хорошо, нашёл комнату.")
    assert "Ночная линия" not in texts(village.alice.chat())


async def test_nothing_shows_of_who_gives_no_place(village: Village) -> None:
    preview = await writes(village.alice, "Жив.", place="Не указывать")
    assert "\n🟡 Так себе\n" in preview["text"]


async def test_the_place_may_be_typed_and_must_be_on_the_list(village: Village) -> None:
    await village.settles(places=("kazakhstan", "almaty"))
    await opens(village.alice)
    await village.alice.presses("Могу помочь")
    shown = await village.alice.sees("Где вы?")
    labels = [b["text"] for row in shown["reply_markup"]["inline_keyboard"] for b in row]
    assert labels[:3] == ["Казахстан", "Алматы", "Не указывать"]
    await village.alice.says("тбилиси")
    await village.alice.sees("Вы в Тбилиси")
    await village.alice.says("алмата")
    await village.alice.sees("Напишите одним сообщением")


async def test_each_choice_can_be_changed_and_the_text_is_not_lost(village: Village) -> None:
    alice = village.alice
    await writes(alice, "Ищу, где переночевать.")
    await alice.presses("← Статус")
    await alice.presses("В безопасности")
    await alice.sees("🟢 В безопасности")
    await alice.presses("← Место")
    await alice.presses("Монголия")
    preview = await alice.sees("🟢 В безопасности · Монголия")
    assert "Ищу" in preview["text"]
    await alice.presses("Переписать")
    await alice.says("Нашёл, где переночевать.")
    await alice.sees("Нашёл")


async def test_a_second_text_takes_the_place_of_the_first(village: Village) -> None:
    """Which is said: it may have been a question."""
    first = await writes(village.alice, "Раз.")
    assert "Текст заменён" not in first["text"]
    await village.alice.says("Два.")
    shown = await village.alice.sees("Два.")
    assert "Текст заменён" in shown["text"]
    await village.alice.says("/faq где симка")
    await village.alice.sees("пока нет ответа")
    await village.alice.says("/checkin")
    shown = await village.alice.sees("Два.")
    assert "Текст заменён" not in shown["text"]


async def test_the_hour_and_the_address_are_the_authors_to_choose(village: Village) -> None:
    alice = village.alice
    preview = await writes(alice, "Жив.")
    assert "Адреса вашего не храню" in preview["text"]
    await alice.presses("Сообщать мне")
    await alice.sees("Сутки помню")
    await alice.presses("Не хранить адрес")
    await alice.sees("Адреса вашего не храню")
    await alice.presses("⚡ Сразу")
    await alice.sees("Скройте на час")
    await alice.presses("Спокойно")
    await alice.sees("вперемешку")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Звоните +7 701 123-45-67", "номер телефона"),
        ("Пишите @alice_k", "@имя"),
        ("Я Алиса, помогу с переводом", "ваше имя"),
        ("Ищите alice_in_almaty", "ваше имя"),
        ("Паспорт 4510 123456 забрали", "номер документа"),
    ],
)
async def test_what_gives_a_person_away_is_asked_about(
    village: Village, text: str, hint: str
) -> None:
    preview = await writes(village.alice, text)
    assert hint in preview["text"].split("не выдаёт ли вас:")[1]


async def test_plain_words_are_not(village: Village) -> None:
    preview = await writes(village.alice, "Дошли вдвоём, ноги целы.")
    assert "не выдаёт ли вас" not in preview["text"]


@pytest.mark.parametrize("way", ["/cancel", "Бросить"])
async def test_what_is_dropped_leaves_nothing(village: Village, way: str) -> None:
    alice = village.alice
    await writes(alice, "Лучше не надо.")
    await (alice.says(way) if way.startswith("/") else alice.presses(way))
    dropped = await alice.sees("Где вы сейчас?")
    assert dropped["text"].startswith("Черновик стёрт.")
    await village.sim.idle()
    assert "Лучше не надо" not in texts(alice.chat())
    await alice.says("Лучше не надо.")
    await alice.sees("пока нет ответа")


async def test_what_is_abandoned_is_erased_after_a_quarter_of_an_hour(village: Village) -> None:
    alice = village.alice
    await writes(alice, "Потом допишу.")
    await village.passes(ABANDONED)
    assert "Потом" not in texts(alice.chat())
    await alice.says("где поменять деньги")
    await alice.sees("пока нет ответа")


async def test_who_goes_on_writing_keeps_the_conversation(village: Village) -> None:
    alice = village.alice
    await writes(alice, "Пишу долго.")
    for minutes, label in ((5, "⚡ Сразу"), (9, "Спокойно")):
        await village.passes(minutes * 60)
        await alice.presses(label)
    await village.passes(ABANDONED - 10)
    assert texts(alice.chat()).count("Пишу долго.") == 2, "what was written, and the preview"
    await village.passes(10)
    assert "Пишу долго." not in texts(alice.chat())


async def test_a_draft_that_is_gone_is_told_kindly(village: Village) -> None:
    preview = await writes(village.alice, "Потом допишу.")
    await village.passes(ABANDONED)
    for label in ("Отправить", "Переписать", "⚡ Сразу"):
        answer = await village.alice.presses(label, message=preview)
        assert answer is not None
        assert "черновика уже нет" in answer["text"]


async def test_a_text_that_does_not_fit_is_asked_for_again(village: Village) -> None:
    alice = village.alice
    await writes(alice, "Жив.")
    await alice.presses("Переписать")
    await alice.says("я" * 801)
    await alice.sees("801 знак")
    await alice.says("\u200b\u2800…")
    await alice.sees("нет слов")
    await alice.says("я" + "<" * 799)
    assert "<" * 799 in (await alice.sees("Так это увидят"))["text"]
    await alice.presses("Переписать")
    await alice.says("я" * 800)
    await alice.sees("Так это увидят")


async def test_checkin_goes_on_with_what_was_begun(village: Village) -> None:
    await writes(village.alice, "Жив.")
    await village.alice.says("/checkin")
    await village.alice.sees("Жив.")


async def test_a_stranger_is_told_what_to_do(village: Village) -> None:
    stranger = village.sim.person("Пётр", language_code="ru")
    await stranger.says("/checkin")
    await stranger.sees("Не вижу вас ни в одном сообществе")


async def test_who_has_left_meanwhile_cannot_send(village: Village) -> None:
    preview = await writes(village.alice, "Жив.")
    village.group.removes(village.alice)
    await village.alice.presses("Отправить", message=preview)
    await village.alice.sees("Не вижу вас ни в одном сообществе")


async def test_where_telegram_does_not_answer_nobody_is_taken_for_a_stranger(
    village: Village,
) -> None:
    alice, attempts = village.alice, 4
    preview = await writes(alice, "Жив.")
    village.sim.fails("getChatMember", 500, times=attempts)
    await alice.presses("Отправить", message=preview, wait=False)
    await village.tells(alice, "Попробуйте ещё раз через минуту")
    assert "Не вижу вас" not in texts(alice.chat())
    await alice.presses("Отправить", message=preview)
    await alice.sees("Принято")


async def test_without_a_community_there_is_no_button(village: Village) -> None:
    await village.settles(moderators=None)
    await village.alice.says("/start")
    shown = await village.alice.sees("Где вы сейчас?")
    assert "весточку" not in str(shown["reply_markup"])


async def test_of_several_communities_one_is_chosen(village: Village) -> None:
    second = village.sim.group("Привал · Тбилиси", members=[village.alice], admins=[village.boss])
    office = village.sim.group("Модераторы 2", admins=[village.boss])
    community = await village.bot.stores.communities.found(second.id)
    await village.bot.stores.communities.put(replace(community, moderators=office.id))
    alice = village.alice
    await alice.says("/checkin")
    await alice.presses("Понятно, дальше")
    await alice.sees("Для какого сообщества")
    await alice.presses("Привал · Тбилиси")
    await alice.presses("Нужна помощь")
    await alice.presses("Не указывать")
    await alice.says("Помогите.")
    await alice.presses("Отправить")
    await village.boss.sees("просит о помощи", chat=office)
    assert village.office.chat() == []


async def test_one_at_a_time(village: Village) -> None:
    await sends(village.alice, "Раз.")
    await village.alice.says("/checkin")
    await village.alice.sees("прошлая весточка ещё не вышла")


async def test_three_in_a_day(village: Village) -> None:
    for _ in range(3):
        await sends(village.alice, "Жив.")
        await village.alice.presses("Отозвать")
        await village.alice.presses("Да, отозвать")
        await village.alice.sees("Отозвана.")
    await village.alice.says("/checkin")
    await village.alice.sees("в сутки – три")
    await village.passes(24 * 3600)
    await opens(village.alice)


async def test_a_press_that_comes_twice_is_accepted_once(village: Village) -> None:
    preview = await writes(village.alice, "Раз.")
    for _ in range(2):
        await village.alice.presses("Отправить", message=preview)
        await village.alice.sees("Принято")
    await village.sim.idle()
    await village.to_the_cards()
    assert len([each for each in village.office.chat() if "Раз." in each["text"]]) == 1


async def test_a_receipt_whose_delivery_is_doubtful_is_sent_again(village: Village) -> None:
    await writes(village.alice, "Раз.")
    village.sim.fails("sendMessage", "reset after")
    await village.alice.presses("Отправить")
    await village.alice.sees("Принято")
    await village.sim.idle()
    receipts = [each for each in village.alice.chat() if "Принято" in each["text"]]
    assert len(receipts) == 2
    for receipt in receipts:
        await village.alice.presses("Что сейчас", message=receipt)
        await village.alice.sees("Ждёт своего часа")


async def test_a_receipt_that_could_not_be_delivered_is_there_at_the_next_press(
    village: Village,
) -> None:
    preview = await writes(village.alice, "Раз.")
    village.sim.fails("sendMessage", 502, times=3)
    await village.alice.presses("Отправить", message=preview)
    await village.alice.presses("Отправить", message=preview)
    await village.alice.sees("Принято")
    await village.to_the_cards()
    assert texts(village.office.chat()).count("Раз.") == 1


async def test_the_receipt_goes_within_a_day(village: Village) -> None:
    await sends(village.alice, "Раз.")
    await village.passes(24 * 3600)
    assert texts(village.alice.chat()) == ""


async def test_a_question_is_a_question_where_no_draft_waits_for_a_text(
    village: Village,
) -> None:
    await opens(village.alice)
    await village.alice.says("где поменять деньги")
    await village.alice.sees("пока нет ответа")


async def test_where_nothing_can_be_kept_in_memory_none_are_taken(
    sim: Simulator, clock: ManualClock, keeper: Person, tmp_path: Path
) -> None:
    settings = Settings(
        bot_token=sim.token,
        bot_api_url=sim.url,
        data_dir=tmp_path / "data",
        key_file=tmp_path / "key",
        volatile_dir=tmp_path / "on-a-disk",
        content_dir=small_content(tmp_path / "content"),
        maintainers=frozenset({keeper.id}),
    )
    async with running(settings, clock=clock, limits=UNLIMITED, ticking=False, look=look):
        alice = sim.person("Алиса", language_code="ru")
        await alice.says("/checkin")
        await alice.sees("Весточки сейчас не принимаются")
        await keeper.says("/status")
        await keeper.sees("лежит на диске")
        await alice.says("где поменять деньги")
        await alice.sees("пока нет ответа")
