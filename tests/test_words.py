"""Words: escaped, whole in both languages, loud when broken."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from bot.simulator.html import parse
from bot.simulator.refusal import Refusal
from bot.words import OWN, BrokenWords, Html, Words


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


def faults(folder: Path) -> list[tuple[str, int, str]]:
    """File, line and rule of all that is wrong, and the id or tag that is concerned."""
    with pytest.raises(BrokenWords) as broken:
        Words.read(folder)
    return sorted(
        (
            f.file.relative_to(folder).as_posix(),
            f.line,
            " ".join([f.rule, *(str(f.args[name]) for name in ("id", "tag") if name in f.args)]),
        )
        for f in broken.value.faults
    )


def test_every_fault_is_reported_at_once(tmp_path: Path) -> None:
    write(tmp_path, "a = 1\nb = { $x }\nc = 1\nc = 2\n", "a = 1\nb = { $y }\nd = <b>\n")
    assert faults(tmp_path) == [
        ("en/talk.ftl", 1, "words-missing c"),
        ("en/talk.ftl", 3, "words-lone-tag <b>"),
        ("ru/talk.ftl", 1, "words-missing d"),
        ("ru/talk.ftl", 2, "words-other-arguments b"),
        ("ru/talk.ftl", 4, "words-twice c"),
    ]


def test_what_may_stand_in_an_unreadable_line_is_not_missed(tmp_path: Path) -> None:
    write(tmp_path, "a = 1\nb = 2\n", "a = 1\nb 2\n")
    assert faults(tmp_path) == [("en/talk.ftl", 2, "words-not-fluent")]


def test_a_message_that_is_needed_is_missed(tmp_path: Path) -> None:
    write(tmp_path, "a = 1", "a = 1")
    with pytest.raises(BrokenWords) as broken:
        Words.read(tmp_path, frozenset({"a", "b", "c"}))
    (fault,) = broken.value.faults
    assert (fault.file, fault.rule, fault.args) == (
        tmp_path,
        "words-lacking",
        {"id": "b", "count": 2},
    )


def test_ones_own_words_go_before_the_programs(tmp_path: Path) -> None:
    assert Words.beside(tmp_path).plain("en", "bot-name") == "Prival"
    shutil.copytree(OWN, tmp_path / "words")
    name = tmp_path / "words/en/talk.ftl"
    text = name.read_text(encoding="utf-8")
    name.write_text(text.replace("bot-name = Prival", "bot-name = Halt"), encoding="utf-8")
    assert Words.beside(tmp_path).plain("en", "bot-name") == "Halt"
    shutil.rmtree(tmp_path / "words" / "ru")
    with pytest.raises(BrokenWords):
        Words.beside(tmp_path)


def test_words_in_another_encoding_are_a_fault(tmp_path: Path) -> None:
    file = write(tmp_path, "a = 1", "b = 1") / "ru" / "talk.ftl"
    file.write_bytes("a = один".encode("cp1251"))
    assert faults(tmp_path) == [("ru/talk.ftl", 1, "words-not-utf8")]


SOUND = (
    "<b>{ $x }</b> <i>y</i>",
    '<a href="{ $x }"><code>y</code></a>',
    "<blockquote expandable>{ $x }</blockquote>",
    '<pre><code class="language-python">{ $x }</code></pre>',
    "2 &lt; 3 > 1 & { $x }",
)
REFUSED = (
    "<b>{ $x }",
    "{ $x }</b>",
    "<b><i>{ $x }</b></i>",
    "<bold>{ $x }</bold>",
    "{ $x } < 3",
    "<b{ $x }</b>",
    '{ "<" } { $x }',
)


@pytest.mark.parametrize("text", SOUND)
def test_what_telegram_takes_may_be_said(tmp_path: Path, text: str) -> None:
    words = Words.read(write(tmp_path, f"a = {text}", f"a = {text}"))
    parse(words.say("ru", "a", x="x"))


@pytest.mark.parametrize("text", REFUSED)
def test_what_telegram_would_refuse_is_a_fault(tmp_path: Path, text: str) -> None:
    write(tmp_path, f"a = {text}", f"a = {text}")
    with pytest.raises(BrokenWords) as broken:
        Words.read(tmp_path)
    with pytest.raises(Refusal, match="can't parse entities"):
        parse(broken.value.rest.say("ru", "a", x="x"))


def test_a_tag_has_its_line_in_every_variant(tmp_path: Path) -> None:
    text = """
a =
    <b>One</b>

    { $n ->
        [one] <i>one</i>
       *[other] <i>other
    }
    </code> two
"""
    write(tmp_path, text, text.replace("other\n", "other</i>\n").replace("</code>", ""))
    assert faults(tmp_path) == [
        ("ru/talk.ftl", 7, "words-lone-tag <i>"),
        ("ru/talk.ftl", 9, "words-lone-tag </code>"),
    ]


def test_where_there_is_no_markup_it_is_a_sign_like_any_other(tmp_path: Path) -> None:
    write(tmp_path, "button-back = << Назад", "button-back = << Back")
    for language in ("ru", "en"):
        (tmp_path / language / "check.ftl").write_text("check-sign = < or <b>", encoding="utf-8")
    assert Words.read(tmp_path).plain("en", "button-back") == "<< Back"


def test_the_words_of_this_program_are_whole() -> None:
    assert Words.read(OWN).ids
