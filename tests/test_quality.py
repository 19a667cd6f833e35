"""Search on the development questions: it finds, and it knows when it does not know.

The bounds are looser than what was measured (`bench/README.md`), so that a corrected answer does
not break them; who meets them has probably taken ways to ask away.
"""

import re
from datetime import date

import numpy as np
import pytest

from bench.asked import questions
from bench.content import LOCALES
from bench.thresholds import Seen, chosen, look
from bot.core.content import LANGUAGES, Content, Language
from bot.core.faq import Faq, Found, Nothing, Several, Where
from bot.core.search.thresholds import THRESHOLDS, Thresholds
from bot.library.keeper import read
from bot.words import Words


@pytest.fixture(scope="module")
def content() -> Content:
    return read(LOCALES, date(2026, 11, 24)).content


@pytest.fixture(scope="module")
def seen(content: Content) -> Seen:
    return look(questions("first-week"), content)


@pytest.fixture(scope="module")
def faq(content: Content) -> Faq:
    return Faq(content)


def doubts(seen: Seen, at: Thresholds) -> dict[str, float]:
    """Which shares of questions get what they should not."""
    outright = seen.outright(at)
    shown = seen.confidence >= at.several
    return {
        "wrong outright": float(np.mean((outright & ~seen.first)[seen.answerable])),
        "outright without an answer": float(np.mean(outright[~seen.answerable])),
        "right, but turned away": float(np.mean(~shown[seen.offered])),
        "choice without an answer": float(np.mean(shown[~seen.answerable])),
    }


BOUNDS = {
    "wrong outright": 0.03,
    "outright without an answer": 0.03,
    "right, but turned away": 0.10,
    "choice without an answer": 0.50,
}


def test_most_questions_find_their_answer(seen: Seen) -> None:
    assert np.mean(seen.first[seen.answerable]) > 0.75
    assert np.mean(seen.offered[seen.answerable]) > 0.85


def test_it_knows_when_it_does_not_know(seen: Seen) -> None:
    for doubt, share in doubts(seen, THRESHOLDS).items():
        assert share <= BOUNDS[doubt], doubt


def test_that_check_can_fail(seen: Seen) -> None:
    rash, timid = Thresholds(0, 0, 0, 0), Thresholds(99, 1, 1, 99)
    broken = {
        doubt
        for at in (rash, timid)
        for doubt, share in doubts(seen, at).items()
        if share > BOUNDS[doubt]
    }
    assert broken == BOUNDS.keys()


def test_thresholds_are_as_low_as_wrong_answers_allow() -> None:
    answerable = np.array([True] * 200 + [False] * 100)
    right = np.array([True] * 180 + [False] * 120)
    confidence = np.concatenate((np.full(180, 3.0), np.full(20, 2.0), np.full(100, 1.0)))
    lead, careful = np.full(300, 0.5), np.zeros(300, np.bool_)
    at = chosen(Seen(confidence, lead, careful, answerable, right, right))
    assert 2.0 < at.found <= 3.0
    assert at.several == 3.0

    careful[:180] = True
    lead[:180] = 0.3
    at = chosen(Seen(confidence, lead, careful, answerable, right, right))
    assert at.careful_lead <= 0.3


def offered(asked: Found | Several | Where | Nothing) -> list[str]:
    """Names of the entries that a member gets to see, first the one that is given or meant."""
    match asked:
        case Found(entry=entry, near=near):
            return [each.name for each in (entry, *near)]
        case Several(entries=entries):
            return [each.name for each in entries]
        case Where() | Nothing():
            return []


@pytest.mark.parametrize("place", ["almaty", "everywhere"])
@pytest.mark.parametrize(
    "asked",
    [
        "не хочу жить", "не хочу больше жить", "yt [jxe ;bnm", "хочу умереть",
        "друг хочет умереть", "хочу сдохнуть", "лучше бы меня не было", "лучше умереть",
        "устала жить", "нет сил жить", "надоело жить", "не хочется жить",
        "i dont want to live", "i want to die", "wanna die", "tired of living",
        "i want to kil myself", "suicde",
    ],
)  # fmt: skip
def test_who_wants_to_die_is_answered_at_once(faq: Faq, place: str, asked: str) -> None:
    found = faq.ask(asked, place)
    assert isinstance(found, Found)
    assert found.entry.name == "crisis"


@pytest.mark.parametrize("place", ["almaty", "everywhere"])
@pytest.mark.parametrize(
    "asked", ["хочу умиреть", "не хочю жить", "суицыд", "луче бы меня не было"]
)
def test_misspelt_it_is_offered_first(faq: Faq, place: str, asked: str) -> None:
    assert offered(faq.ask(asked, place))[0] == "crisis"


@pytest.mark.parametrize("place", ["almaty", "everywhere"])
@pytest.mark.parametrize(
    "asked",
    [
        "где жить", "где лучше жить", "где лучше жить в тбилиси", "где лучше жить с кошкой",
        "хочу жить у моря", "хочу в сербию", "хочу в грузию", "живу в палатке", "умер друг",
        "where is it better to live", "best place to live", "cost of living", "live with a cat",
        "i live in a tent", "my cat died",
    ],
)  # fmt: skip
def test_who_wants_to_live_is_not_asked_about_death_first(faq: Faq, place: str, asked: str) -> None:
    assert offered(faq.ask(asked, place))[:1] != ["crisis"]


@pytest.mark.parametrize("place", ["almaty", "astana", "tbilisi", "yerevan", "ulaanbaatar"])
def test_the_menus_own_example_has_nothing_to_do_with_death(faq: Faq, place: str) -> None:
    names = offered(faq.ask("сколько можно жить без визы", place))
    assert names[0] == "stay"
    assert "crisis" not in names


@pytest.mark.parametrize("place", ["almaty", "tbilisi", "everywhere"])
@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("можно ли вернуться в россию", "going-back"),
        ("can i go back to russia", "going-back"),
        ("опасно ли возвращаться в россию", "going-back"),
        ("хочу домой", "going-back"),
        ("сбежал из части", "legal-help"),
        ("беглый солдат", "legal-help"),
        ("помогите", "emergency"),
        ("help me", "emergency"),
        ("меня избили", "emergency"),
        ("i was beaten", "emergency"),
    ],
)
def test_who_is_in_danger_is_not_sent_elsewhere(
    faq: Faq, place: str, asked: str, name: str
) -> None:
    assert offered(faq.ask(asked, place))[0] == name


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_demo_suggests_is_answered(faq: Faq, language: Language) -> None:
    words = Words.read(LOCALES / "words")
    suggested = [words.plain(language, each) for each in words.ids if "page-try-" in each]
    asked = [re.sub(r"^(/faq|@\w+) ", "", text) for text in suggested]
    questions = [text for text in asked if not text.startswith("/")]
    assert len(questions) >= 6
    assert [text for text in questions if not offered(faq.ask(text, "almaty"))] == []
    assert [text for text in questions if isinstance(faq.ask(text, None), Nothing)] == []
