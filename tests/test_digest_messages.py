"""An issue as messages: what is said, and that it always fits into two."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from bot.core.checkins.pulse import Pulse
from bot.core.content import Content, Entry, Half, Language, Place, Repeat, Resource, ResourceKind
from bot.core.digests.issue import Issue
from bot.simulator.formatted import text_of
from bot.words import Html, Words
from handlers.views.digest import MESSAGES, UNITS, issue_messages, units

ON = date(2026, 12, 2)
WORDS = Words.read(Path("locales/words"))
PULSE = Pulse(safe=20, soso=None, need=None, can=5)
COUNTED = re.compile(r"… (?:и ещё|and) (\d+)")
HALF = Half("Где?", "Тут.")
NONE = Issue((), (), (), (), None, short=False)


def place(place_id: str, ru: str) -> Place:
    return Place(place_id, None, {"ru": ru, "en": place_id.title()}, {"ru": ru, "en": place_id})


CONTENT = Content(
    places={
        p.id: p
        for p in (
            place("everywhere", "Везде"),
            place("almaty", "Алматы"),
            place("tbilisi", "Тбилиси"),
            place("yerevan", "Ереван"),
            place("astana", "Астана"),
        )
    },
    topics={},
    entries={},
)


def halves(title: str, html: str) -> Mapping[Language, Half]:
    return {"ru": Half(title, html), "en": Half(f"{title} (en)", html)}


def resource(  # noqa: PLR0913 - each test names the few it needs
    name: str,
    kind: ResourceKind = "support",
    *,
    html: str = "Напишите.",
    starts: date | None = None,
    ends: date | None = None,
    repeat: Repeat | None = None,
    checked: date | None = None,
    sources: tuple[str, ...] = (),
) -> Resource:
    written = halves(name, html)
    return Resource(name, kind, ("almaty",), written, starts, ends, repeat, checked, sources, 90)


def said(
    issue: Issue, languages: Sequence[Language] = ("ru",), places: Sequence[str] = ("almaty",)
) -> list[Html]:
    messages = issue_messages(WORDS, CONTENT, issue, languages, places, ON, "prival_bot")
    for message in messages:
        # Telegram would take it, and counts its length as we do.
        shown = text_of({"text": message, "parse_mode": "HTML"})
        assert len(shown["text"].encode("utf-16-le")) == 2 * units(message) <= 2 * UNITS
        assert len(shown["entities"]) <= 100
    assert len(messages) <= MESSAGES
    return messages


def alone(issue: Issue, places: Sequence[str] = ("almaty",)) -> str:
    (message,) = said(issue, places=places)
    return message


def test_an_empty_issue_says_where_and_when_and_how_to_stop() -> None:
    message = alone(NONE)
    assert message.startswith("<b>Привал · Алматы</b>\nсреда, 2 декабря 2026")
    assert message.endswith("/digest у @prival_bot")
    assert "@prival_bot" in message
    assert message.count("\n\n") == 1


def test_parts_stand_in_their_order_and_only_if_they_hold_something() -> None:
    deadline = resource("Срок", "deadline", ends=ON)
    event = resource("Встреча", "event", starts=ON)
    entry = Entry("almaty", "rent", "money", {"ru": HALF}, (), None, (), 90)
    whole = Issue(
        (deadline,), ((entry, "new"),), (resource("Линия"),), ((event, ON),), PULSE, short=False
    )
    parts = ["Скоро срок", "Новые и исправленные", "Где помогут", "Ближайшие две недели", "Как мы"]
    message = alone(whole)
    assert sorted(parts, key=message.index) == parts
    assert not [part for part in parts if part in alone(NONE)]


def test_only_answers_can_be_called_outdated() -> None:
    entry = Entry("almaty", "rent", "money", {"ru": HALF}, (), None, (), 90)
    answered = Issue((), ((entry, "new"),), (), (), None, short=False)
    helped = Issue((), (), (resource("Линия"),), (), None, short=False)
    assert "нажмите «Устарело»" in alone(answered)
    assert "«Устарело»" not in alone(helped)


def test_a_short_issue_says_that_nothing_is_new() -> None:
    short = Issue((), (), (resource("Линия"),), (), None, short=True)
    assert "Нового за это время нет" in alone(short)
    assert "Нового за это время нет" not in alone(NONE)


def test_a_resource_is_shown_whole_and_its_date_before_its_text() -> None:
    text = "<b>Пишите сюда.</b>\n\nПодробности."
    helped = Issue((), (), (resource("Линия", html=text),), (), None, short=False)
    assert f"<b>Линия</b>\n{text}\n<i>" in alone(helped)
    dated = resource("Встреча", "event", html=text, starts=ON)
    message = alone(Issue((), (), (), ((dated, ON),), None, short=False))
    assert (
        message.index("Встреча") < message.index("2026\u202fг.\n<b>Пишите") < message.index("Подр")
    )


@pytest.mark.parametrize(
    ("checked", "told"),
    [
        (None, "ещё не проверено"),
        (date(2026, 11, 30), "проверено 30 ноября 2026"),
        (date(2026, 1, 1), "давно не проверяли, с 1 января 2026"),
    ],
)
def test_a_resource_says_how_old_it_is_and_where_it_comes_from(
    checked: date | None, told: str
) -> None:
    source = "https://www.example.org/help?a=1&b=2"
    line = resource("Линия", checked=checked, sources=(source, "https://second.org"))
    message = alone(Issue((), (), (line,), (), None, short=False))
    assert told in message
    assert '<a href="https://www.example.org/help?a=1&amp;b=2">example.org</a>' in message
    assert "second.org" not in message


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (resource("x", "event", starts=ON), "среда, 2 декабря 2026"),
        (resource("x", "event", starts=ON, ends=ON), "среда, 2 декабря 2026"),
        (resource("x", "event", starts=ON, ends=date(2026, 12, 4)), "2 декабря 2026\u202fг. – 4"),
        (resource("x", "offer", ends=date(2026, 12, 9)), "До 9 декабря"),
        (resource("x", "course", starts=date(2026, 12, 1)), "С 1 декабря"),
        (resource("x", "event", starts=ON, repeat="weekly"), "неделю, ближайший раз: среда"),
        (resource("x", "event", starts=ON, repeat="monthly"), "месяц, ближайший раз: среда"),
    ],
)
def test_an_event_says_when_it_is(one: Resource, told: str) -> None:
    assert told in alone(Issue((), (), (), ((one, ON),), None, short=False))


def test_a_deadline_says_its_last_day() -> None:
    deadline = resource("Срок", "deadline", ends=date(2026, 12, 10))
    message = alone(Issue((deadline,), (), (), (), None, short=False))
    assert "Последний день: четверг, 10 декабря 2026" in message


def test_answers_lead_into_the_bot_and_name_their_place_among_several() -> None:
    entry = Entry("almaty", "rent", "money", {"ru": Half("Как & где?", "")}, (), None, (), 90)
    issue = Issue((), ((entry, "new"), (entry, "corrected")), (), (), None, short=False)
    link = '<a href="https://t.me/prival_bot?start=almaty_rent">{}</a>'
    assert link.format("Как &amp; где?") + " – новый\n• " in alone(issue)
    assert " – исправлен" in alone(issue)
    assert link.format("Алматы: Как &amp; где?") in alone(issue, ["almaty", "tbilisi"])


def test_the_pulse_shows_only_figures_that_may_be_shown() -> None:
    message = alone(Issue((), (), (), (), PULSE, short=False))
    assert "в безопасности: 20" in message
    assert "могут помочь: 5" in message
    assert "так себе" not in message
    silent = Issue((), (), (), (), Pulse(None, None, None, None), short=False)
    assert "Как мы" not in alone(silent)


def test_the_heading_names_three_places_and_counts_the_rest() -> None:
    assert "Алматы, Ереван" in alone(NONE, ["almaty", "yerevan", "gone"])
    every = ["almaty", "tbilisi", "yerevan", "astana", "everywhere"]
    assert "Алматы, Тбилиси, Ереван и ещё 2" in alone(NONE, every)


def test_a_missing_half_falls_back_and_says_so() -> None:
    half = {"en": Half("Line", "Write.")}
    line = Resource("line", "support", ("almaty",), half, None, None, None, None, (), 90)  # type: ignore[arg-type]  # a dict literal's key is a str to mypy
    message = alone(Issue((), (), (line,), (), None, short=False))
    assert "<b>Line</b>\nWrite." in message
    assert "пока только по-английски" in message


def test_a_title_is_no_markup() -> None:
    line = resource("<b>R&B")
    assert "<b>&lt;b&gt;R&amp;B</b>" in alone(Issue((), (), (line,), (), None, short=False))


def test_both_languages_stand_in_one_message_where_they_fit() -> None:
    issue = Issue((), (), (resource("Линия"),), (), None, short=False)
    (message,) = said(issue, ("ru", "en"))
    assert message.index("Где помогут") < message.index("Линия (en)")
    long = Issue((), (), tuple(lines(8)), (), None, short=False)
    russian, english = said(long, ("en", "ru"))
    assert "Help, and people" in russian
    assert "Где помогут" in english


def lines(count: int, letters: int = 500) -> list[Resource]:
    return [resource(f"Линия {number:03}", html="ж" * letters) for number in range(count)]


def test_a_long_issue_is_split_between_parts() -> None:
    events = tuple((one, ON) for one in lines(5))
    first, second = said(Issue((), (), tuple(lines(5)), events, None, short=False))
    assert first.count("Линия") == second.count("Линия") == 5
    assert second.startswith("📅")
    big = Issue((), (), tuple(lines(7)), (), None, short=False)
    (message,) = said(big)
    assert message.startswith("<b>Привал"), "the heading does not go alone"


@pytest.mark.parametrize("languages", [("ru",), ("en", "ru")])
@pytest.mark.parametrize("letters", [5, 150, 600])
@pytest.mark.parametrize("count", [1, 7, 20, 60, 300])
def test_what_does_not_fit_is_cut_by_whole_items_and_counted(
    count: int, letters: int, languages: Sequence[Language]
) -> None:
    help_lines = lines(count, letters)
    events = tuple((one, ON) for one in lines(count, letters))
    deadline = resource("Срок", "deadline", ends=ON)
    messages = said(
        Issue((deadline,), (), tuple(help_lines), events, PULSE, short=False), languages
    )
    text = "\n".join(messages)
    shown, whole = text.count("<b>Линия"), text.count("\n" + "ж" * letters + "\n")
    assert shown == whole
    assert shown + sum(map(int, COUNTED.findall(text))) == 2 * count * len(languages)
    assert text.count("<b>Срок") == len(languages)
    assert text.count("/digest") == len(languages)


def test_a_cut_leads_to_the_menu_of_the_place() -> None:
    messages = said(Issue((), (), tuple(lines(60)), (), None, short=False))
    assert '<a href="https://t.me/prival_bot?start=almaty">Открыть меню</a>' in messages[-1]


def test_the_check_of_length_can_fail() -> None:
    assert units("<b>" + "😀" * 2049 + "</b>") == 4098
    assert units('<a href="https://example.org">&amp;</a>') == 1
