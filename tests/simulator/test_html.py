"""HTML becomes text and entities as in Telegram, and is refused in Telegram's words."""

from typing import Any

import pytest

from bot.simulator.formatted import text_of
from bot.simulator.html import parse
from bot.simulator.refusal import Refusal
from bot.simulator.text import cut


def entities(html: str) -> list[tuple[Any, ...]]:
    """(type, the text it covers, whatever else it says), in order."""
    text, found = parse(html)
    return [
        (
            each["type"],
            cut(text, each["offset"], each["length"]),
            *(value for name, value in each.items() if name not in {"type", "offset", "length"}),
        )
        for each in found
    ]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("просто текст", []),
        ("<b>жирный</b> <i>курсив</i>", [("bold", "жирный"), ("italic", "курсив")]),
        ("<strong>a</strong><em>b</em>", [("bold", "a"), ("italic", "b")]),
        ("<u>a</u><ins>b</ins>", [("underline", "a"), ("underline", "b")]),
        ("<s>a</s><strike>b</strike><del>c</del>", [("strikethrough", c) for c in "abc"]),
        ('<tg-spoiler>a</tg-spoiler><span class="tg-spoiler">b</span>',
         [("spoiler", "a"), ("spoiler", "b")]),
        ("👍🏽👨‍👩‍👧 <b>семья 👨‍👩‍👧</b>!", [("bold", "семья 👨‍👩‍👧")]),
        ("<b>я <i>и 🏕</i></b>", [("bold", "я и 🏕"), ("italic", "и 🏕")]),
        ('<a href="https://e.org/?a=1&amp;b=2">тут</a>',
         [("text_link", "тут", "https://e.org/?a=1&b=2")]),
        ("<a href='https://e.org'>тут</a>", [("text_link", "тут", "https://e.org")]),
        ("<a>e.org</a>", [("text_link", "e.org", "http://e.org")]),
        ('<a href="tg://user?id=42">он</a>', [("text_mention", "он", {"id": 42})]),
        ('<a href="nonsense">слово</a>', []),
        ("<code>a</code><pre>b</pre>", [("code", "a"), ("pre", "b")]),
        ('<pre><code class="language-py">b</code></pre>', [("pre", "b", "py")]),
        ("<blockquote>q</blockquote>", [("blockquote", "q")]),
        ("<blockquote expandable>q</blockquote>", [("expandable_blockquote", "q")]),
        ('<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>',
         [("custom_emoji", "👍", "5368324170671202286")]),
        ("<B>a</b>", [("bold", "a")]),
        ("<b></b>", []),
        ("<b>a</>", [("bold", "a")]),
    ],
)  # fmt: skip
def test_tags_become_entities(html: str, expected: list[tuple[Any, ...]]) -> None:
    assert entities(html) == expected


def test_offsets_are_utf16_units() -> None:
    _, (bold,) = parse("👍🏕 <b>🇰🇿а</b>")
    assert (bold["offset"], bold["length"]) == (5, 5)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("&lt;b&gt; &amp; &quot;", '<b> & "'),
        ("&#128077; &#x1F44D;", "👍 👍"),
        ("&nbsp; &unknown; & &", "&nbsp; &unknown; & &"),
        ("&ltb", "&ltb"),
        ("&lt b", "< b"),
        ("a > b", "a > b"),
    ],
)
def test_references(html: str, text: str) -> None:
    assert parse(html) == (text, [])


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<b>жирный", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>a</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("да</b>", "Unexpected end tag at byte offset 4"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<p>a</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("a<br>b", 'Unsupported start tag "br" at byte offset 1'),
        ("a<br/>b", 'Unsupported start tag "br/" at byte offset 1'),
        ("👍 <5 км", 'Unsupported start tag "5" at byte offset 5'),
        ("2 < 3 > 1", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href=x/y>a</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<tg-emoji emoji-id="x">a</tg-emoji>', "Invalid custom emoji identifier specified"),
        ('<a ="x">a</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
    ],
)
def test_broken_html_is_refused(html: str, words: str) -> None:
    with pytest.raises(Refusal) as refusal:
        parse(html)
    assert refusal.value.description == f"Bad Request: can't parse entities: {words}"


def test_white_space_around_is_cut_and_entities_move() -> None:
    message = text_of({"text": "\n <b>  привет </b>\n", "parse_mode": "HTML"})
    assert message == {
        "text": "привет",
        "entities": [{"type": "bold", "offset": 0, "length": 6}],
    }


def test_telegram_finds_commands_links_and_names_itself() -> None:
    text = "👍 /help или /start@prival_bot, @someone, https://e.org/a?b#c. #тег a@b.org 5/6 a/b x@y"
    found = text_of({"text": text})["entities"]
    assert [(each["type"], cut(text, each["offset"], each["length"])) for each in found] == [
        ("bot_command", "/help"),
        ("bot_command", "/start@prival_bot"),
        ("mention", "@someone"),
        ("url", "https://e.org/a?b#c"),
        ("hashtag", "#тег"),
        ("email", "a@b.org"),
    ]


def test_nothing_is_found_inside_code_and_links() -> None:
    html = '<code>/help</code> <a href="https://e.org">@name</a> <b>/start</b>'
    kinds = [each["type"] for each in text_of({"text": html, "parse_mode": "HTML"})["entities"]]
    assert kinds == ["code", "text_link", "bold", "bot_command"]
