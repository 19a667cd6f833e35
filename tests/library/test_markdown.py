"""From Markdown to what Telegram shows."""

import pytest

from bot.core.content import Half
from bot.library.complaints import Notes
from bot.library.markdown import render, utf16_units


@pytest.mark.parametrize(
    ("text", "html", "plain"),
    [
        ("**Да** и *нет*", "<b>Да</b> и <i>нет</i>", "Да и нет"),
        ("Одна\nстрока", "Одна строка", "Одна строка"),
        ("Две  \nстроки", "Две\nстроки", "Две\nстроки"),
        ("Один\n\n\nДва", "Один\n\nДва", "Один\n\nДва"),
        ("- раз\n- два", "• раз\n• два", "• раз\n• два"),
        ("3. раз\n4. два", "3. раз\n4. два", "3. раз\n4. два"),
        ("- раз\n  - два", "• раз\n    ◦ два", "• раз\n    ◦ два"),
        ("> раз\n> два", "<blockquote>раз два</blockquote>", "раз два"),
        ("`*101#`", "<code>*101#</code>", "*101#"),
        ("[сайт](https://a.org/?b=1&c=2)", '<a href="https://a.org/?b=1&amp;c=2">сайт</a>', "сайт"),
        ("<https://a.org>", '<a href="https://a.org">https://a.org</a>', "https://a.org"),
        ("1 < 2 & 3", "1 &lt; 2 &amp; 3", "1 < 2 & 3"),
        (r"\<b>", "&lt;b&gt;", "<b>"),
        ("&lt;b&gt;", "&lt;b&gt;", "<b>"),
        ("&amp;lt; &amp;copy", "&amp;lt; &amp;copy", "&lt; &copy"),
        ("_звёздочка_ \\*", "<i>звёздочка</i> *", "звёздочка *"),
    ],
)
def test_what_telegram_can_show(text: str, html: str, plain: str) -> None:
    notes = Notes("x.md")
    half = Half("?", render(text, 1, notes))
    assert (half.html, half.plain, notes.complaints) == (html, plain, [])


def test_an_attribute_cannot_be_broken_out_of() -> None:
    notes = Notes("x.md")
    html = render('[a](<https://a.org/"onclick=>)', 1, notes)
    assert '"onclick' not in html


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("раз\n\nдва http://a.org", 3),
        ("раз\nдва http://a.org", 2),
        ("- раз\n- два\n  http://a.org", 3),
        ("> раз\n>\n> http://a.org", 3),
        ("[раз](javascript:alert(1))", 1),
        ("[http://a.org](http://a.org)", 1),
    ],
)
def test_a_fault_is_told_once_at_its_line(text: str, line: int) -> None:
    notes = Notes("x.md")
    render(text, 1, notes)
    assert [(c.line, c.rule) for c in notes.complaints] == [(line, "not-https")]


def test_a_bold_that_is_not_closed_is_noted_at_its_line() -> None:
    notes = Notes("x.md")
    assert render("**раз** и\n**два", 1, notes) == "<b>раз</b> и **два"
    assert [(c.line, c.rule) for c in notes.complaints] == [(2, "markdown-open-bold")]
    assert notes.sound


def test_length_is_counted_in_utf_16_units() -> None:
    assert utf16_units("да📱") == 4
