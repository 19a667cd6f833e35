"""Words: escaped, whole in both languages, loud when broken."""

from datetime import date
from pathlib import Path

import pytest

from bot.words import BrokenWords, Html, Words


def write(folder: Path, ru: str, en: str) -> Path:
    for language, text in (("ru", ru), ("en", en)):
        (folder / language).mkdir()
        (folder / language / "talk.ftl").write_text(text, encoding="utf-8")
    return folder


def test_arguments_are_escaped_and_html_is_not(tmp_path: Path) -> None:
    words = Words.read(write(tmp_path, "hi = <b>{ $name }</b>", "hi = <b>{ $name }</b>"))
    assert words.say("ru", "hi", name="<i>&") == "<b>&lt;i&gt;&amp;</b>"
    assert words.say("ru", "hi", name=Html("<i>x</i>")) == "<b><i>x</i></b>"


def test_arguments_may_be_as_long_as_messages(tmp_path: Path) -> None:
    words = Words.read(write(tmp_path, "hi = { $name }!", "hi = { $name }!"))
    assert words.say("ru", "hi", name="&" * 4_096) == "&amp;" * 4_096 + "!"
    assert words.say("ru", "hi", name=Html("ж" * 20_000)) == "ж" * 20_000 + "!"
    assert words.plain("en", "hi", name="<" * 4_096) == "<" * 4_096 + "!"


def test_plain_is_not_escaped(tmp_path: Path) -> None:
    words = Words.read(write(tmp_path, "hi = { $name }", "hi = { $name }"))
    assert words.plain("en", "hi", name="R&B") == "R&B"


def test_russian_plurals_and_dates(tmp_path: Path) -> None:
    text = """
days = { $n ->
    [one] { $n } день
    [few] { $n } дня
   *[many] { $n } дней
 }
day = { DATETIME($day, dateStyle: "long") }
"""
    words = Words.read(write(tmp_path, text, text))
    assert [words.say("ru", "days", n=n) for n in (1, 3, 11, 21)] == [
        "1 день",
        "3 дня",
        "11 дней",
        "21 день",
    ]
    assert words.say("ru", "day", day=date(2026, 10, 5)) == "5 октября 2026\u202fг."


def test_an_unknown_message_or_a_missing_argument_is_an_error(tmp_path: Path) -> None:
    words = Words.read(write(tmp_path, "hi = { $name }", "hi = { $name }"))
    with pytest.raises(KeyError):
        words.say("ru", "hello")
    with pytest.raises(KeyError):
        words.say("ru", "hi")


def test_every_fault_is_reported_at_once(tmp_path: Path) -> None:
    write(tmp_path, "a = 1\nb = { $x }\nc = 1\nc = 2\n", "a = 1\nb = { $y }\nthis is junk\n")
    with pytest.raises(BrokenWords) as broken:
        Words.read(tmp_path)
    assert sorted((f.file.parent.name, f.line, f.reason) for f in broken.value.faults) == [
        ("en", 3, "this is not a Fluent message"),
        ("ru", 2, "“b” takes other arguments in en: x, y"),
        ("ru", 4, "“c” is missing in en"),
        ("ru", 4, "“c” stands twice"),
    ]


def test_words_in_another_encoding_are_a_fault(tmp_path: Path) -> None:
    file = write(tmp_path, "a = 1", "b = 1") / "ru" / "talk.ftl"
    file.write_bytes("a = один".encode("cp1251"))
    with pytest.raises(BrokenWords) as broken:
        Words.read(tmp_path)
    assert (file, 1, "this is not UTF-8") in [
        (f.file, f.line, f.reason) for f in broken.value.faults
    ]


def test_the_words_of_this_program_are_whole() -> None:
    assert Words.read(Path("locales/words")).ids
