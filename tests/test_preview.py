"""`python -m bot preview digest`: the verb, as somebody types it."""

import pytest

from bot.__main__ import DONE, FAILED, main
from bot.preview import readable


def typed(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    code = main(["--language", "ru", "preview", "digest", *words])
    return code, capsys.readouterr().out


def test_it_prints_the_issue_of_that_day_without_markup(capsys: pytest.CaptureFixture[str]) -> None:
    code, shown = typed(capsys, "almaty", "en", "--on", "2026-12-01")
    assert code == DONE
    assert "Prival · Almaty\nTuesday, 1 December 2026" in shown
    assert "Сообщение 1" in shown
    assert "<b>" not in shown


def test_today_is_the_day_if_none_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert typed(capsys, "tbilisi", "ru")[0] == DONE


def test_a_place_that_is_not_there_is_named_with_one_that_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, shown = typed(capsys, "almata", "ru")
    assert code == FAILED
    assert "«almata»" in shown
    assert "almaty" in shown


def test_a_day_that_is_not_one_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    code, shown = typed(capsys, "almaty", "ru", "--on", "2026-02-30")
    assert code == FAILED
    assert "«2026-02-30»" in shown


def test_what_is_read_has_its_addresses_and_no_markup() -> None:
    html = '<b>R&amp;B</b> at <a href="https://example.org/a">this <i>site</i></a>'
    assert readable(html) == "R&B at this site (https://example.org/a)"
