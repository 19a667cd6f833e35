"""What remains of a text, and what is asked about it."""

import pytest

from bot.core.checkins.danger import in_danger
from bot.core.checkins.hints import Hint, hints
from bot.core.checkins.text import LONGEST, defang, in_messages, rebuild, unfit
from tests.core.checkins.examples import IN_DANGER, TELLING

JOINER = "\u2060"


@pytest.mark.parametrize(
    ("typed", "rebuilt"),
    [
        ("Доехал. Всё хорошо.", "Доехал. Всё хорошо."),
        ("  два   пробела\tи табуляция ", "два пробела и табуляция"),
        ("строка\n\n\n\n\nещё", "строка\n\nещё"),
        ("строка \n\n ещё", "строка\n\nещё"),
        ("ни\u200bкто\u200d не\ufeff ви\u2060дит", "никто не видит"),
        ("\u202eтекст\u202c \u2066наоборот\u2069", "текст наоборот"),
        ("метка\U000e0041\U000e0042", "метка"),
        ("пусто\u2800\u3164\u115f\u1160\uffa0", "пусто"),
        ("выбор\ufe0f\U000e0100\u180b", "выбор"),
        ("з\u0300\u0301\u0302\u0303\u0304", "з\u0300\u0301"),
        ("а\u20dd\u20de\u20df\u20e0", "а\u20dd\u20de"),
        ("\u0301\u0302\u0304а", "\u0301\u0302а"),
        ("е\u0308ж", "ёж"),
        ("не\u00a0рвать\u2009и\u3000не\u202fдвоить", "не рвать и не двоить"),
        (" ".join(["слово"] * 30), " ".join(["слово"] * 30)),
        ("\ufdfa", "\ufdfa"),
        ("нуль\x00\x07", "нуль"),
        ("половина\ud800", "половина"),
        ("своё\ue000", "своё"),
        ("строки\u2028и\u2029абзацы", "строки\nи\nабзацы"),
        ("<b>не жирный</b> {code} %s &lt;", "<b>не жирный</b> {code} %s &lt;"),
        ("", ""),
        ("\u200b\u2060 \n", ""),
    ],
)
def test_only_words_remain(typed: str, rebuilt: str) -> None:
    assert rebuild(typed) == rebuilt
    assert rebuild(rebuilt) == rebuilt


def test_marks_are_counted_anew_on_every_letter() -> None:
    assert rebuild("а\u0301б\u0302\u0304\u0301в\u0301") == "а\u0301б\u0302\u0304в\u0301"


def test_many_lines_become_few_and_lose_no_word() -> None:
    lines = [f"{number} раз" for number in range(40)]
    rebuilt = rebuild("\n".join(lines))
    assert rebuilt.split("\n") == [*lines[:19], " ".join(lines[19:])]
    sparse = rebuild("\n\n".join(lines))
    assert sparse.count("\n") == 19
    assert sparse.split() == rebuilt.split()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a", None),
        ("7", None),
        ("", "empty"),
        ("… !!! 🙂", "empty"),
        ("а" * LONGEST, None),
        ("а" * (LONGEST + 1), "long"),
    ],
)
def test_what_cannot_be_published(text: str, reason: str | None) -> None:
    assert unfit(text) == reason


@pytest.mark.parametrize(
    "text",
    [
        "@support_admin",
        "https://example.org/a?b=1",
        "t.me/+abc",
        "example.com",
        "xn--e1afmkfd.xn--p1ai",
        "/ban",
        "/start@bot",
        "#тег",
        "$USD",
        "tg://user?id=1",
        "mail@example.org",
    ],
)
def test_what_telegram_would_make_clickable_is_cut_by_unseen_joiners(text: str) -> None:
    cut = defang(text)
    assert cut.replace(JOINER, "") == text
    assert not any(clickable(part) for part in cut.split(JOINER))


def clickable(part: str) -> bool:
    """Whether Telegram could make anything of this stretch: a sign with a word behind it."""
    return any(
        part[at] in "@#$/.:" and part[at + 1].isalnum() and (part[at] in "@#$/" or at > 0)
        for at in range(len(part) - 1)
    )


def test_the_check_for_clickable_parts_can_fail() -> None:
    assert clickable("@support_admin")
    assert clickable("example.com")


def test_plain_words_stay_as_they_are() -> None:
    text = "Приехал. Живу у друзей, всё спокойно: сплю, ем. 50/50?"
    assert defang(text).replace(JOINER, "") == text
    assert defang("Приехал. Живу у друзей: сплю, ем.") == "Приехал. Живу у друзей: сплю, ем."


@pytest.mark.parametrize(
    ("text", "hint"), [(text, hint) for hint, texts in TELLING.items() for text in texts]
)
def test_what_gives_somebody_away_is_noticed(text: str, hint: Hint) -> None:
    assert hint in hints(text, ["Тимур", "", "timur_k"])


@pytest.mark.parametrize(
    "text",
    [
        "Доехал, всё хорошо. Третий день в городе.",
        "Ищу жильё на месяц, до 200 долларов. Нас двое.",
        "Can help with translations, I speak English and a bit of Kazakh.",
        "Встречаемся по вторникам в 18:30, приходите.",
        "Приехал 24.11.2026, жду ответа",
        "5 дней в хостеле, нужен врач",
        "в части помощи всё сложно",
    ],
)
def test_plain_texts_raise_no_question(text: str) -> None:
    assert hints(text, ["Тимур", "К", ""]) == []


def test_ones_own_name_is_noticed() -> None:
    assert hints("меня зовут Тимур", ["Тимур", "", "timur_k"]) == ["name"]


def test_hints_come_once_and_in_order() -> None:
    text = "Тимур, @timur_k, +77771234567 и ещё +77771234568, t.me/x"
    assert hints(text, ["Тимур"]) == ["phone", "username", "link", "name"]


def test_names_of_two_letters_are_words_too() -> None:
    assert hints("был ли кто там", ["Ли"]) == []
    assert hints("был Лев там", ["Лев"]) == ["name"]


@pytest.mark.parametrize("text", IN_DANGER)
def test_danger_is_noticed(text: str) -> None:
    assert in_danger(text)


@pytest.mark.parametrize(
    "text",
    [
        "хочу жить в Тбилиси",
        "где жить дальше",
        "I want to live here",
        "умер телефон",
        "убил два часа в очереди",
        "",
    ],
)
def test_everyday_words_are_no_danger(text: str) -> None:
    assert not in_danger(text)


@pytest.mark.parametrize(
    ("texts", "messages"),
    [
        ([], []),
        (["ab"], [["ab"]]),
        (["abc", "abc"], [["abc", "abc"]]),
        (["abc", "abcd"], [["abc"], ["abcd"]]),
        (["abcdefgh"], [["abcdefgh"]]),
        (["abcdefghi", "j"], [["abcdefgh"], ["i", "j"]]),
        (["😀😀😀😀"], [["😀😀😀😀"]]),
        (["a😀😀😀😀"], [["a😀😀😀"], ["😀"]]),
        (["a" * 20], [["a" * 8], ["a" * 8], ["a" * 4]]),
    ],
)
def test_texts_fill_messages_of_ten_units_two_of_them_around_each(
    texts: list[str], messages: list[list[str]]
) -> None:
    assert in_messages(texts, 10, 2) == messages
