"""What the receipt can do: look, read, answer, withdraw, say that all is well, renew."""

from dataclasses import replace

import pytest

from bot.simulator import Group
from tests.village import Json, Village, sends, texts

HOUR = 3600
A_DAY = 24 * HOUR


async def published(village: Village, text: str, status: str = "Так себе") -> Json:
    """From the pen to the group; returns the receipt."""
    receipt = await sends(village.alice, text, status)
    await village.to_the_cards()
    await village.boss.presses("Одобрить", chat=village.office)
    await village.to_the_slot()
    await village.alice.sees(text, chat=village.group)
    return receipt


async def standing(village: Village, receipt: Json) -> Json:
    await village.alice.presses("Что сейчас", message=receipt)
    return await village.alice.sees("Это квитанция")


async def replies(village: Village, chat: Group, text: str) -> None:
    """A moderator answers the author."""
    await village.boss.presses("Ответить автору", chat=chat)
    prompt = await village.boss.sees("Ответьте на это сообщение", chat=chat)
    await village.boss.says(text, chat=chat, reply_to=prompt)
    await village.boss.sees("Принято", chat=chat)


async def test_it_shows_how_the_check_in_stands(village: Village) -> None:
    receipt = await sends(village.alice, "Жив.")
    assert "Ждёт своего часа" in (await standing(village, receipt))["text"]
    await village.to_the_cards()
    assert "читают модераторы" in (await standing(village, receipt))["text"]
    await village.boss.presses("Отложить", chat=village.office)
    assert "читают модераторы" in (await standing(village, receipt))["text"], (
        "who hesitates is the moderators' affair"
    )
    await village.boss.presses("Одобрить", chat=village.office)
    assert "Одобрена" in (await standing(village, receipt))["text"]
    await village.to_the_slot()
    assert "Опубликована" in (await standing(village, receipt))["text"]


async def test_a_call_that_is_taken_shows_that_a_person_has_read_it(village: Village) -> None:
    receipt = await sends(village.alice, "Помогите.", "Нужна помощь")
    await village.boss.presses("Беру на себя", chat=village.office)
    await village.boss.sees("берёт на себя", chat=village.office)
    assert "прочитал человек" in (await standing(village, receipt))["text"]


async def test_replies_are_read_and_answered(village: Village) -> None:
    alice, office = village.alice, village.office
    receipt = await sends(alice, "Помогите.", "Нужна помощь")
    answer = await alice.presses("Ответы", message=receipt)
    assert answer is not None
    assert "Ответов пока нет" in answer["text"]
    await replies(village, office, "Мы рядом. <Что> нужно?")
    await alice.presses("Ответы", message=receipt)
    await alice.sees("Мы рядом. <Что> нужно?")
    await alice.presses("Написать модераторам")
    await alice.sees("Придёт им сразу")
    await alice.says("Ночлег. Мой номер +7 701 123-45-67")
    preview = await alice.sees("Модераторы увидят")
    assert "номер телефона" in preview["text"]
    await alice.says("Ночлег на двоих.")
    await alice.sees("Ночлег на двоих.")
    told = await alice.presses("Отправить")
    assert told is not None
    assert "Передал" in told["text"]
    shown = await village.boss.sees("Ночлег на двоих.", chat=office)
    assert "Алиса" not in str(shown)
    await village.sim.idle()
    assert "Ночлег" not in texts(alice.chat()), "it is erased once it is sent"


async def test_replies_are_erased_within_an_hour_and_can_be_opened_again(
    village: Village,
) -> None:
    receipt = await sends(village.alice, "Помогите.", "Нужна помощь")
    await replies(village, village.office, "Мы рядом.")
    await village.alice.presses("Ответы", message=receipt)
    await village.alice.sees("Мы рядом.")
    await village.passes(3601)
    assert "Мы рядом" not in texts(village.alice.chat())
    await village.alice.presses("Ответы", message=receipt)
    await village.alice.sees("Мы рядом.")


async def test_long_replies_are_read_in_as_many_messages_as_they_need(village: Village) -> None:
    receipt = await sends(village.alice, "Помогите.", "Нужна помощь")
    written = ["&<" * 400, "б" * 800, "🙂" * 800, "щ" * 800]
    for text in written:
        await replies(village, village.office, text)
    before = len(village.alice.chat())
    await village.alice.presses("Ответы", message=receipt)
    await village.alice.sees("щ")
    await village.sim.idle()
    pages = village.alice.chat()[before:]
    for text in written:
        letter = text[-1]
        assert sum(page["text"].count(letter) for page in pages) == text.count(letter)
    assert [("reply_markup" in page) for page in pages] == [False, True]
    await village.passes(3601)
    assert "Вам пишут модераторы" not in texts(village.alice.chat())


async def test_an_answer_can_be_dropped(village: Village) -> None:
    await sends(village.alice, "Помогите.", "Нужна помощь")
    await village.alice.presses("Что сейчас")
    await village.alice.presses("Написать модераторам")
    await village.alice.sees("Придёт им сразу")
    await village.alice.says("/cancel")
    await village.alice.sees("Где вы сейчас?")
    await village.sim.idle()
    assert "Напишите модераторам" not in texts(village.alice.chat())
    assert "Принято" in texts(village.alice.chat()) or "квитанция" in texts(village.alice.chat())


async def answers(village: Village, receipt: Json, text: str) -> Json:
    """To the preview of an answer to moderators; returns it."""
    await village.alice.presses("Написать модераторам", message=receipt)
    await village.alice.sees("Придёт им сразу")
    await village.alice.says(text)
    return await village.alice.sees("Модераторы увидят")


async def called(village: Village) -> Json:
    """A call for help whose card is shown; returns a receipt by which it can be answered."""
    receipt = await sends(village.alice, "Помогите.", "Нужна помощь")
    await village.boss.sees("просит о помощи", chat=village.office)
    return await standing(village, receipt)


async def test_moderators_get_five_answers_in_a_day(village: Village) -> None:
    receipt = await called(village)
    for number in range(5):
        preview = await answers(village, receipt, f"Ответ {number}.")
        await village.alice.presses("Отправить", message=preview)
    await village.sim.idle()
    await village.clock.leap(22.5 * HOUR)
    await village.alice.presses("Написать модераторам", message=receipt)
    await village.alice.sees("через 2 часа")
    assert texts(village.office.chat()).count("Ответ ") == 5


async def test_who_is_asked_to_pause_does_not_answer_either(village: Village) -> None:
    receipt = await called(village)
    preview = await answers(village, receipt, "Ответ.")
    [checkin] = await village.bot.stores.checkins.in_state({"waiting"})
    await village.bot.stores.checkins.limit(checkin.id, 1)
    await village.alice.presses("Отправить", message=preview)
    await village.alice.sees("сделать перерыв")
    await village.alice.presses("Написать модераторам", message=receipt)
    await village.sim.idle()
    assert "сделать перерыв" in village.alice.chat()[-1]["text"]
    assert "Ответ." not in texts(village.office.chat())


async def test_before_its_card_there_is_nobody_to_answer(village: Village) -> None:
    receipt = await sends(village.alice, "Жив.")
    labels = [b["text"] for row in receipt["reply_markup"]["inline_keyboard"] for b in row]
    assert not any("Написать модераторам" in label for label in labels)
    forged = receipt["reply_markup"]["inline_keyboard"][0][0]["callback_data"].replace("cr|", "cA|")
    await village.alice.presses_data(forged, receipt)
    await village.alice.sees("Ждёт своего часа")
    assert village.office.chat() == []


async def test_what_waits_can_be_withdrawn(village: Village) -> None:
    await sends(village.alice, "Жив.")
    await village.to_the_cards()
    await village.alice.presses("Отозвать")
    await village.alice.presses("Да, отозвать")
    await village.alice.sees("Отозвана.")
    await village.sim.idle()
    assert "Жив." not in texts(village.office.chat()), "the card is blanked"
    assert "отозвал" in texts(village.office.chat())


async def test_what_is_published_can_be_withdrawn(village: Village) -> None:
    await published(village, "Жив.")
    await village.alice.presses("Отозвать")
    await village.alice.presses("Нет, оставить")
    await village.alice.presses("Отозвать")
    await village.alice.presses("Да, отозвать")
    await village.alice.sees("Отозвана.")
    await village.sim.idle()
    assert "Жив." not in texts(village.group.chat())
    card = await village.boss.sees("автор отозвал", village.office)
    assert "Босс" not in card["text"], "who approved it did not withdraw it"


async def test_where_deleting_fails_it_is_said_and_tried_again(village: Village) -> None:
    await published(village, "Жив.")
    village.sim.fails("deleteMessage", 500, chat=village.group, times=4)
    await village.alice.presses("Отозвать")
    await village.alice.presses("Да, отозвать", wait=False)
    await village.tells(village.alice, "стереть пока не получилось")
    assert "Жив." in texts(village.group.chat())
    await village.passes(20)
    assert "Жив." not in texts(village.group.chat())


@pytest.mark.parametrize("within_hours", [1, 47])
async def test_out_of_a_group_that_shuts_the_bot_out_it_goes_once_the_bot_is_let_in_again(
    village: Village, within_hours: int
) -> None:
    await published(village, "Жив.")
    village.group.removes_bot()
    await village.alice.presses("Отозвать")
    await village.alice.presses("Да, отозвать")
    await village.alice.sees("стереть пока не получилось")
    await village.passes(within_hours * HOUR)
    assert "Жив." in texts(village.group.chat())
    village.group.adds_bot()
    await village.passes(60)
    assert "Жив." not in texts(village.group.chat())


async def test_what_can_never_be_deleted_is_not_said_to_be_gone(village: Village) -> None:
    await published(village, "Жив.")
    refusal = "Bad Request: message can't be deleted"
    village.sim.fails("deleteMessage", 400, description=refusal)
    await village.alice.presses("Отозвать")
    await village.alice.presses("Да, отозвать")
    await village.alice.sees("попросите администраторов группы удалить")
    await village.clock.leap(HOUR)
    assert await village.bot.stores.posts.due() == []


async def test_a_group_that_became_a_supergroup_keeps_what_was_published_before(
    village: Village,
) -> None:
    alice, boss = village.alice, village.boss
    small = village.sim.group("Малая", members=[alice], admins=[boss], supergroup=False)
    await village.settles(home=small.id, publish_chat=small.id)
    await published(replace(village, group=small), "Жив.")
    small.becomes_supergroup()
    await boss.says("Первое на новом месте", chat=small)
    await village.sim.idle()
    before = small.chat()
    await alice.presses("Отозвать")
    await alice.presses("Да, отозвать")
    await alice.sees("попросите администраторов группы удалить")
    await village.passes(60)
    assert small.chat() == before, "the same number is another message there"


async def test_what_somebody_else_has_deleted_is_gone(village: Village) -> None:
    await published(village, "Жив.")
    [post] = [each for each in village.group.chat() if "Жив." in each["text"]]
    await village.boss.deletes(post)
    await village.alice.presses("Отозвать")
    await village.alice.presses("Да, отозвать")
    await village.alice.sees("Отозвана.")


async def test_withdrawn_twice_is_withdrawn(village: Village) -> None:
    receipt = await sends(village.alice, "Жив.")
    shown = await village.alice.presses("Отозвать", message=receipt)
    await village.alice.sees("Отозвать весточку?")
    [confirm] = [each for each in village.alice.chat() if "Отозвать весточку" in each["text"]]
    for _ in range(2):
        shown = await village.alice.presses("Да, отозвать", message=confirm)
        await village.alice.sees("тозва")
    assert shown is not None


async def test_being_safe_marks_the_published_message(village: Village) -> None:
    await published(village, "Ночую на вокзале.")
    await village.alice.presses("Я уже в безопасности")
    await village.alice.sees("Вы сказали, что уже в безопасности")
    post = await village.boss.sees("✅ Уже в безопасности", chat=village.group)
    assert "Ночую на вокзале." in post["text"]
    told = await village.boss.presses("✅ Уже в безопасности", chat=village.group)
    assert told is not None
    assert "всё уже в порядке" in told["text"]
    await village.sim.idle()
    [receipt] = [each for each in village.alice.chat() if "квитанция" in each["text"]]
    assert "Я уже в безопасности" not in str(receipt["reply_markup"])


async def test_where_the_mark_fails_the_button_stays_for_another_try(village: Village) -> None:
    receipt = await published(village, "Ночую на вокзале.")
    village.sim.fails("editMessageReplyMarkup", 400, description="Bad Request: x")
    told = await village.alice.presses("Я уже в безопасности", message=receipt)
    assert told is not None
    assert "ещё раз через минуту" in told["text"]
    assert "безопасности" not in str(village.group.chat())
    village.sim.fails("editMessageReplyMarkup", "502 after")
    await village.alice.presses("Я уже в безопасности", wait=False)
    await village.tells(village.alice, "Вы сказали, что уже в безопасности")
    await village.boss.sees("✅ Уже в безопасности", chat=village.group)


async def test_being_safe_can_be_said_where_the_post_is_gone(village: Village) -> None:
    receipt = await published(village, "Ночую на вокзале.")
    [post] = [each for each in village.group.chat() if "вокзале" in each["text"]]
    await village.boss.deletes(post)
    await village.alice.presses("Я уже в безопасности", message=receipt)
    await village.alice.sees("Вы сказали, что уже в безопасности")


@pytest.mark.parametrize("why", ["shut out", "chat not found", "a supergroup now"])
async def test_being_safe_can_be_said_where_the_post_is_out_of_reach(
    village: Village, why: str
) -> None:
    alice, group = village.alice, village.group
    if why == "a supergroup now":
        group = village.sim.group("Малая", members=[alice], admins=[village.boss], supergroup=False)
        await village.settles(home=group.id, publish_chat=group.id)
    receipt = await published(replace(village, group=group), "Ночую на вокзале.")
    if why == "shut out":
        group.removes_bot()
    elif why == "chat not found":
        refusal = "Bad Request: chat not found"
        village.sim.fails("editMessageReplyMarkup", 400, description=refusal)
    else:
        group.becomes_supergroup()
        await village.sim.idle()
    told = await alice.presses("Я уже в безопасности", message=receipt)
    assert told is not None
    assert "В группе отметить не смогу" in told["text"]
    await alice.sees("Вы сказали, что уже в безопасности")


async def test_being_safe_before_publication_marks_it_too(village: Village) -> None:
    await sends(village.alice, "Ночую на вокзале.")
    await village.alice.presses("Я уже в безопасности")
    await village.alice.sees("Вы сказали")
    await village.to_the_cards()
    await village.boss.presses("Одобрить", chat=village.office)
    await village.to_the_slot()
    await village.boss.sees("✅ Уже в безопасности", chat=village.group)


async def test_renewed_it_stands_for_46_hours_and_its_receipts_for_a_day_each(
    village: Village,
) -> None:
    await published(village, "Жив.")
    await village.passes(15 * 3600)
    await village.alice.presses("Продлить")
    await village.alice.sees("до 46 часов")
    await village.sim.idle()
    assert len([each for each in village.alice.chat() if "квитанция" in each["text"]]) == 1
    await village.passes(20 * 3600)
    assert "Жив." in texts(village.group.chat())
    await village.alice.presses("Продлить")
    await village.sim.idle()
    await village.passes(10 * 3600)
    assert "Жив." in texts(village.group.chat())
    await village.passes(2 * 3600)
    assert "Жив." not in texts(village.group.chat())
    await village.alice.presses("Что сейчас")
    await village.alice.sees("время вышло")


async def test_unless_renewed_it_stands_for_24_hours(village: Village) -> None:
    await published(village, "Жив.")
    await village.passes(A_DAY + 60)
    assert "Жив." not in texts(village.group.chat())


async def test_the_way_home_leaves_the_receipt_where_it_is(village: Village) -> None:
    await sends(village.alice, "Жив.")
    await village.alice.presses("В начало")
    await village.alice.sees("Где вы сейчас?")
    assert "Принято" in texts(village.alice.chat())


async def test_a_declined_one_says_why(village: Village) -> None:
    receipt = await sends(village.alice, "Помогите.", "Нужна помощь")
    await village.boss.presses("Отклонить", chat=village.office)
    await village.boss.presses("Непонятно", chat=village.office)
    await village.passes(660)
    notice = await village.alice.sees("Модераторы не приняли весточку")
    assert notice["reply_to_message"]["message_id"] == receipt["message_id"]
    assert "подробнее" in notice["text"]


async def test_one_that_is_forgotten_is_told_kindly(village: Village) -> None:
    receipt = await sends(village.alice, "Жив.")
    await village.passes(3 * A_DAY)
    for label in ("Что сейчас", "Ответы", "Продлить", "Отозвать", "Я уже в безопасности"):
        await village.alice.presses(label, message=receipt)
        await village.alice.sees("Этой весточки больше нет")
