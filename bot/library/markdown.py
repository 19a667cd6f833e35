"""Answers, from Markdown to the HTML that Telegram shows.

Telegram's list of tags: https://core.telegram.org/bots/api#html-style
"""

import re
from collections.abc import Iterator
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.library.complaints import Notes
from bot.library.fields import is_https
from bot.library.files import unwanted

_PLAIN_HTTP = re.compile(r"\bhttp://\S+", re.IGNORECASE)
_TAGS = {"strong": "b", "em": "i"}


def _parser() -> MarkdownIt:
    # HTML and tables are parsed only to be found and refused; unparsed, readers would see the tags.
    parser = MarkdownIt("commonmark").enable("table")
    # Links of any kind shall come through as links, so that a bad one is named with its line.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005 - the documented way to replace it
    return parser


_MARKDOWN = _parser()


def render(text: str, first_line: int, notes: Notes) -> str:
    """Telegram HTML, everything escaped.

    Args:
        text: Markdown with paragraphs, bold, italic, code, https links, lists and quotes.
        first_line: the line of the file at which `text` begins; complaints count from there.
    """
    return _Renderer(first_line, notes).document(text)


def utf16_units(text: str) -> int:
    """The length of a text as Telegram counts it."""
    return len(text) + sum(letter > "\uffff" for letter in text)


class _Renderer:
    def __init__(self, first_line: int, notes: Notes) -> None:
        self.first_line = first_line
        self.notes = notes
        self.lists = 0
        self.quotes = 0
        self.line = first_line

    def document(self, text: str) -> str:
        return "\n\n".join(self.blocks(iter(_MARKDOWN.parse(text)), None))

    def refuse(self, rule: str) -> None:
        self.notes.error(self.line, rule)

    def blocks(self, tokens: Iterator[Token], until: str | None) -> list[str]:
        """Render up to the closing token; the iterator is shared with the caller."""
        parts: list[str] = []
        for token in tokens:
            if token.type == until:
                break
            if token.map is not None:
                self.line = self.first_line + token.map[0]
            match token.type:
                case "paragraph_open":
                    parts.append(self.inline(next(tokens).children or []))
                    next(tokens)
                case "bullet_list_open":
                    parts.append(self.series(tokens, "bullet_list_close", None))
                case "ordered_list_open":
                    start = int(token.attrs.get("start", 1))
                    parts.append(self.series(tokens, "ordered_list_close", start))
                case "blockquote_open":
                    parts.append(self.quote(tokens))
                case _:
                    self.refuse_block(token, tokens)
        return parts

    def refuse_block(self, token: Token, tokens: Iterator[Token]) -> None:
        name = token.type.removesuffix("_open")
        match name:
            case "heading":
                self.refuse("markdown-heading")
            case "table":
                self.refuse("markdown-table")
            case "html_block":
                self.refuse("markdown-html")
            case "hr":
                self.refuse("markdown-rule")
            case _:
                self.refuse("markdown-code")
        if token.nesting == 1:
            closing = f"{name}_close"
            for inner in tokens:
                if inner.type == closing:
                    break

    def series(self, tokens: Iterator[Token], until: str, number: int | None) -> str:
        items: list[str] = []
        indent = "    " * self.lists
        self.lists += 1
        for token in tokens:
            if token.type == until:
                break
            sign = ("◦ " if indent else "• ") if number is None else f"{number + len(items)}. "
            items.append(indent + sign + "\n".join(self.blocks(tokens, "list_item_close")))
        self.lists -= 1
        return "\n".join(items)

    def quote(self, tokens: Iterator[Token]) -> str:
        if self.quotes:
            self.refuse("markdown-nested-quote")
        self.quotes += 1
        inner = "\n".join(self.blocks(tokens, "blockquote_close"))
        self.quotes -= 1
        return f"<blockquote>{inner}</blockquote>"

    def inline(self, tokens: list[Token]) -> str:
        html: list[str] = []
        for token in tokens:
            name, _, side = token.type.rpartition("_")
            if token.type == "text":
                html.append(self.text(token.content))
            elif token.type == "code_inline":
                html.append(f"<code>{escape(token.content, quote=False)}</code>")
            elif token.type in ("softbreak", "hardbreak"):
                self.line += 1
                html.append(" " if token.type == "softbreak" else "\n")
            elif name in _TAGS:
                html.append(f"<{'/' * (side == 'close')}{_TAGS[name]}>")
            elif token.type == "link_open":
                html.append(self.link(str(token.attrs.get("href", ""))))
            elif token.type == "link_close":
                html.append("</a>")
            else:
                self.refuse("markdown-image" if token.type == "image" else "markdown-html")
        return "".join(html)

    def text(self, text: str) -> str:
        for address in _PLAIN_HTTP.findall(text):
            self.notes.error(self.line, "not-https", link=address)
        _, code = unwanted(text)  # written as an entity: &#x202e;
        if code:
            self.notes.error(self.line, "control-character", code=code)
        if "**" in text:
            self.notes.warning(self.line, "markdown-open-bold")
        return escape(text, quote=False)

    def link(self, address: str) -> str:
        if not is_https(address):
            self.notes.error(self.line, "not-https", link=address)
        return f'<a href="{escape(address)}">'
