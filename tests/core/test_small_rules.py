"""The small rules: languages, freshness, places in a chain, what a group has just read."""

from datetime import date, timedelta

import pytest

from bot.core.answered import KEPT_SECONDS, Answered, Spot
from bot.core.content import Content, Entry, Half, Language, Place
from bot.core.freshness import Fresh, NeverChecked, Stale, freshness
from bot.core.languages import language_of_client, language_of_text
from bot.core.once import MOST, Once
from tests.clock import ManualClock

TODAY = date(2026, 11, 24)


def entry(place: str, name: str, checked: date | None = None) -> Entry:
    half = Half("?", "!")
    return Entry(place, name, "money", {"ru": half}, (), checked, (), shelf_days=90)


def place(place_id: str, parent: str | None) -> Place:
    names: dict[Language, str] = {"ru": place_id, "en": place_id}
    return Place(place_id, parent, names, names)


CONTENT = Content(
    places={
        p.id: p
        for p in (
            place("everywhere", None),
            place("kazakhstan", "everywhere"),
            place("almaty", "kazakhstan"),
        )
    },
    topics={},
    entries={
        e.id: e
        for e in (
            entry("everywhere", "sim"),
            entry("kazakhstan", "sim"),
            entry("almaty", "rent"),
            entry("everywhere", "talk"),
        )
    },
)


@pytest.mark.parametrize(
    ("code", "language"),
    [("ru", "ru"), ("uk", "ru"), ("kk-KZ", "ru"), ("BE", "ru"), ("de", "en"), ("", "en")],
)
def test_a_client_in_a_russian_like_language_is_greeted_in_russian(
    code: str, language: str
) -> None:
    assert language_of_client(code) == language


def test_an_unknown_client_is_greeted_in_english() -> None:
    assert language_of_client(None) == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [("где купить SIM", "ru"), ("where is the ЦОН hall", "en"), ("Ёлка", "ru"), ("🤷", "ru")],
)
def test_the_language_of_a_question_is_that_of_its_letters(text: str, language: str) -> None:
    assert language_of_text(text) == language


def test_an_answer_ages() -> None:
    assert freshness(entry("almaty", "sim"), TODAY) == NeverChecked()
    for days, expected in ((90, Fresh), (91, Stale)):
        checked = TODAY - timedelta(days=days)
        assert freshness(entry("almaty", "sim", checked), TODAY) == expected(checked)


def test_nearer_entries_stand_before_wider_ones_of_the_same_name() -> None:
    assert [e.id for e in CONTENT.shelf("almaty")] == [
        "almaty/rent",
        "kazakhstan/sim",
        "everywhere/talk",
    ]


def test_a_place_that_is_gone_counts_as_everywhere() -> None:
    assert [p.id for p in CONTENT.chain("atlantis")] == ["everywhere"]


async def test_a_group_reads_an_answer_once_in_five_minutes() -> None:
    clock = ManualClock()
    answered = Answered(clock)
    here, other_topic = Spot(-100, None, "almaty/sim"), Spot(-100, 7, "almaty/sim")
    answered.note(here, 55)
    assert answered.recent(here) == 55
    assert answered.recent(other_topic) is None
    await clock.move(KEPT_SECONDS)
    assert answered.recent(here) is None


def test_a_repeated_deed_is_told_from_the_first() -> None:
    once = Once()
    assert once.first(1, "useful")
    assert not once.first(1, "useful")
    assert once.first(2, "useful")
    assert once.first(1, "outdated")


def test_a_deed_may_be_done_a_few_times() -> None:
    once = Once()
    assert [once.first_few(1, "ask", 2) for _ in range(4)] == [True, True, False, False]
    assert once.first_few(2, "ask", 2)
    assert once.first_few(1, "thank", 2)


def test_deeds_are_remembered_within_bounds() -> None:
    once = Once()
    for user in range(MOST + 1):
        assert once.first(user, "useful")
    assert once.first(0, "useful"), "the oldest is forgotten"
