"""Questions in one's own words: found, doubtful, unknown; in private, in groups, inline."""

import pytest

from bot.app import Running
from bot.simulator import Person, Simulator
from handlers.buttons import PassOn
from handlers.maintainers import QUESTIONS_A_DAY
from tests.clock import ManualClock

pytestmark = pytest.mark.usefixtures("bot")


@pytest.fixture
async def timur(sim: Simulator) -> Person:
    """A member in Almaty."""
    person = sim.person("Тимур", language_code="ru")
    await person.says("/start almaty")
    await person.sees("Вы в Алматы")
    return person


@pytest.mark.parametrize(
    "asked",
    ["где купить симку", "симкп", "cbvrf", "simka", "СИМКА!!!", "sim card", "ышь сфкв"],
)
async def test_a_sim_card_is_found_however_it_is_written(timur: Person, asked: str) -> None:
    await timur.says(asked)
    await timur.sees("SIM")


async def test_a_place_in_the_question_counts_more_than_the_readers(timur: Person) -> None:
    await timur.says("внж в армении")
    answer = await timur.sees("📍 Армения")
    assert "Казахстан" not in answer["text"]


@pytest.mark.parametrize(
    "asked", ["внж в Сербии", "внж в сербиии", "how long may i stay in turkey", "simka v bishkeke"]
)
async def test_a_place_that_has_no_answers_gets_none_of_anothers(
    timur: Person, sim: Simulator, asked: str
) -> None:
    await timur.says(asked)
    await sim.idle()
    *_, question, answer = timur.chat()
    assert question["text"] == asked
    assert "Казахстан" not in str(answer)
    assert "Алматы" not in str(answer)


@pytest.mark.parametrize("asked", ["внж в Сербии", "белград", "Сербия", "хочу в сербию"])
async def test_a_place_that_has_no_answers_is_named(timur: Person, asked: str) -> None:
    await timur.says(asked)
    await timur.sees("О жизни в Сербии у меня пока нет ответов")


@pytest.fixture
async def newcomer(sim: Simulator) -> Person:
    """Somebody who has not said yet where they are."""
    person = sim.person("Тимур", language_code="ru")
    await person.says("/start")
    await person.sees("Где вы сейчас?")
    return person


@pytest.mark.parametrize(
    "asked", ["где купить симку", "cbvrf", "/faq симка", "sim crad", "сколько можно жить без визы"]
)
async def test_what_differs_from_place_to_place_waits_for_the_place(
    newcomer: Person, asked: str
) -> None:
    await newcomer.says(asked)
    await newcomer.sees("Скажите, где вы")
    await newcomer.presses("Казахстан")
    await newcomer.presses("Алматы")
    await newcomer.sees("📍 Казахстан" if "виз" not in asked else "в Казахстане без визы")
    await newcomer.presses("В начало")
    await newcomer.sees("Вы в Алматы")


async def test_another_country_has_nothing_more_to_say_to_it(newcomer: Person) -> None:
    await newcomer.says("белград")
    await newcomer.sees("О жизни в Сербии")
    await newcomer.presses("Другая страна")
    await newcomer.sees("Вы в другой стране")


async def test_another_place_is_chosen_without_answering_again(newcomer: Person) -> None:
    await newcomer.says("где купить симку")
    await newcomer.sees("Скажите, где вы")
    await newcomer.presses("Грузия")
    await newcomer.presses("Тбилиси")
    await newcomer.sees("📍 Грузия")
    await newcomer.presses("В начало")
    await newcomer.presses("📍 Тбилиси")
    await newcomer.presses("Армения")
    await newcomer.presses("Ереван")
    await newcomer.sees("Вы в Ереване")


@pytest.mark.parametrize(
    ("asked", "seen"),
    [
        ("не хочу жить", "Мысли о смерти"),
        ("документы", "Возможно, вы об этом?"),
        ("как провезти попугая жако", "пока нет ответа"),
    ],
)
async def test_what_holds_everywhere_is_answered_with_the_way_to_choose_a_place(
    newcomer: Person, asked: str, seen: str
) -> None:
    await newcomer.says(asked)
    await newcomer.sees(seen)
    await newcomer.presses("📍 Выбрать место")
    await newcomer.sees("Выберите страну")


async def test_a_group_without_a_place_is_asked_for_it(sim: Simulator) -> None:
    alice = sim.person("Алиса", language_code="ru")
    group = sim.group("Модераторы", members=[alice])
    await alice.says("/faq симка", chat=group)
    await alice.sees("/faq симка в Тбилиси", chat=group)
    await alice.says("/faq симка в Тбилиси", chat=group)
    await alice.sees("📍 Грузия", chat=group)


@pytest.mark.parametrize("said", ["привет", "Спасибо большое!", "ghbdtn", "hello", "thank you"])
async def test_greetings_and_thanks_are_answered_with_the_first_screen(
    timur: Person, newcomer: Person, said: str
) -> None:
    await timur.says(said)
    await timur.sees("Вы в Алматы")
    await newcomer.says(said)
    await newcomer.sees("Где вы сейчас?")
    await newcomer.presses("Армения")
    await newcomer.presses("Ереван")
    await newcomer.sees("Вы в Ереване")


async def test_an_answer_shows_its_age_and_leads_on(timur: Person) -> None:
    await timur.says("где купить симку")
    answer = await timur.sees("никто не проверял")
    labels = [b["text"] for row in answer["reply_markup"]["inline_keyboard"] for b in row]
    assert {"👍 Полезно", "⏳ Устарело", "↗ Поделиться", "В начало"} <= set(labels)


async def test_what_nobody_knows_leads_to_the_menu_and_to_a_person(
    timur: Person, keeper: Person
) -> None:
    await keeper.says("/start")
    await keeper.sees("Где вы сейчас?")
    await timur.says("как провезти через границу попугая жако")
    await timur.sees("пока нет ответа")
    await timur.presses("Передать вопрос")
    await timur.sees("Передал")
    passed = await keeper.sees("попугая")
    assert "Алматы" in passed["text"]
    assert "Тимур" not in str(passed)
    assert str(timur.id) not in str(passed)


async def test_a_question_is_passed_on_only_if_pressed(timur: Person, keeper: Person) -> None:
    await keeper.says("/start")
    await timur.says("как провезти через границу попугая жако")
    await timur.sees("пока нет ответа")
    assert all("попугая" not in message["text"] for message in keeper.chat())


async def test_verdicts_are_counted_once_a_person(timur: Person, keeper: Person) -> None:
    await timur.says("где купить симку")
    await timur.sees("SIM")
    for _ in range(3):
        answer = await timur.presses("Устарело")
        assert answer is not None
        assert "отметил" in answer["text"]
    await keeper.says("/status")
    await keeper.sees("устарел: 1")


async def test_a_photo_is_refused_kindly(timur: Person) -> None:
    await timur.sends(photo=[{"file_id": "x", "file_unique_id": "y", "width": 1, "height": 1}])
    await timur.sees("только текст")


async def test_a_forged_button_does_no_harm(timur: Person) -> None:
    (home,) = timur.chat()[-1:]
    for data, told in (("e|../../etc|passwd", "больше нет"), ("Z|1", "не работает")):
        answer = await timur.presses_data(data, message=home)
        assert answer is not None
        assert told in answer["text"]
    await timur.sees("Вы в Алматы")


async def test_a_group_asks_and_reads_each_answer_once(sim: Simulator, clock: ManualClock) -> None:
    boss, alice = sim.person("Босс", language_code="ru"), sim.person("Алиса", language_code="ru")
    group = sim.group("Алматы", members=[alice], admins=[boss])
    await boss.says("/place алма", chat=group)
    await boss.sees("Вы об этом месте?", chat=group)
    refused = await alice.presses("Алматы", chat=group)
    assert refused is not None
    assert "администраторы" in refused["text"]
    await boss.presses("Алматы", chat=group)
    await boss.sees("в Алматы", chat=group)

    asked = await boss.says("а где тут симку взять?", chat=group)
    await alice.says("/faq", chat=group, reply_to=asked)
    answer = await alice.sees("SIM", chat=group)
    assert answer["reply_to_message"]["message_id"] == asked["message_id"]

    await alice.says("/faq симка", chat=group)
    pointer = await alice.sees("совсем рядом", chat=group)
    assert pointer["reply_to_message"]["message_id"] == answer["message_id"]

    await clock.move(301)
    await alice.says("/faq симка", chat=group)
    await alice.sees("SIM", chat=group)


@pytest.mark.parametrize("command", ["/place", "/language"])
async def test_only_admins_get_the_buttons_of_a_group(sim: Simulator, command: str) -> None:
    boss, alice = sim.person("Босс", language_code="ru"), sim.person("Алиса", language_code="ru")
    group = sim.group("Алматы", members=[alice], admins=[boss])
    await alice.says(command, chat=group)
    told = await alice.sees("только администраторы", chat=group)
    assert "reply_markup" not in told
    for hidden in (False, True):
        await boss.says(command, chat=group, speaks_as=group if hidden else None)
        shown = await boss.sees("🇰🇿" if command == "/place" else "Русский", chat=group)
        assert "reply_markup" in shown


async def test_plain_chatter_in_a_group_is_left_alone(sim: Simulator, bot: Running) -> None:
    await bot.presented
    alice = sim.person("Алиса", language_code="ru")
    group = sim.group("Алматы", members=[alice], privacy=False)
    before = len(sim.calls)
    await alice.says("где купить симку?", chat=group)
    await sim.idle()
    assert [call.method for call in list(sim.calls)[before:] if call.method != "getUpdates"] == []


async def test_inline_results_are_personal_and_short_lived(timur: Person) -> None:
    results = await timur.types_inline("симка")
    assert "SIM" in results[0]["title"]
    assert timur.last_inline["is_personal"] is True
    assert timur.last_inline["cache_time"] <= 60


async def test_inline_says_that_nothing_was_found(timur: Person) -> None:
    assert await timur.types_inline("йцукенгшщз хъфыва") == []
    assert "Ничего не нашлось" in timur.last_inline["button"]["text"]


async def test_inline_begins_with_what_is_needed_first(timur: Person) -> None:
    first = [result["title"] for result in (await timur.types_inline(""))[:2]]
    assert first == ["Экстренные номера Казахстана", "Я только приехал. С чего начать?"]


async def test_inline_knows_all_places_before_one_is_chosen(sim: Simulator) -> None:
    danya = sim.person("Даня", language_code="ru")
    titles = [result["title"] for result in await danya.types_inline("врач")]
    assert any(title.startswith("Казахстан · ") for title in titles)
    assert any(title.startswith("Грузия · ") for title in titles)
    assert "Выбрать город" in danya.last_inline["button"]["text"]


async def test_who_sends_more_than_can_be_answered_hears_it_once(
    sim: Simulator, clock: ManualClock
) -> None:
    """In the language that was chosen, not in Telegram's."""
    ann = sim.person("Аня", language_code="ru")
    await ann.says("/language")
    await ann.presses("English")
    sim.fails("sendMessage", 429, retry_after=7, chat=ann)
    for _ in range(30):
        await ann.says("/help")
    await clock.until(lambda: 7 in clock.asked)
    await clock.move(1)
    await clock.move(7)
    await ann.sees("write what matters most again")
    await sim.idle()
    answers = [message["text"] for message in ann.chat() if message["from"]["is_bot"]]
    assert len([text for text in answers if "How to ask" in text]) == 1
    assert len([text for text in answers if "so much at once" in text]) == 1


async def test_a_question_is_passed_on_once_and_a_few_of_one_person_a_day(
    timur: Person, keeper: Person, sim: Simulator, clock: ManualClock
) -> None:
    async def presses_about(person: Person, number: int, times: int = 1) -> list[str]:
        await person.says(f"бобслей {'ъ' * number}")
        await sim.idle()
        shown = person.chat()[-1]
        answers = [await person.presses_data(PassOn().pack(), shown) for _ in range(times)]
        await sim.idle()
        return [answer["text"] for answer in answers if answer and answer["text"]]

    def passed_on() -> int:
        return len([one for one in keeper.chat() if "Вопрос без ответа" in one["text"]])

    await keeper.says("/start")
    await sim.idle()
    assert await presses_about(timur, 1, times=9) == []
    assert passed_on() == 1
    for number in range(2, QUESTIONS_A_DAY + 1):
        assert await presses_about(timur, number) == []
    assert passed_on() == QUESTIONS_A_DAY
    [refused] = await presses_about(timur, 9)
    assert "завтра" in refused
    assert passed_on() == QUESTIONS_A_DAY
    other = sim.person("Другой", language_code="ru")
    assert await presses_about(other, 1) == [], "others are not kept from asking"
    await clock.leap(24 * 3600)
    assert await presses_about(timur, 9) == []
    assert passed_on() == QUESTIONS_A_DAY + 2
