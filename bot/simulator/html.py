"""parse_mode=HTML, refused where Telegram refuses it.

The rules are at https://core.telegram.org/bots/api#html-style, the wording of refusals is that of
Telegram's own parser (td/telegram/MessageEntity.cpp).

Offsets in refusals are bytes of UTF-8, as Telegram's are; offsets of entities are UTF-16 units.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from .refusal import Refusal, bad
from .text import Entity, units

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
_PIECE = re.compile(r"[^<&]+|&|<")
_ENTITY = re.compile(
    r"&(?:(lt|gt|amp|quot)(?![a-zA-Z])|#x([0-9a-fA-F]{1,6})(?![0-9a-fA-F])|#([0-9]{1,7})(?![0-9]));?"
)
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_LAST = 0x10FFFF
_TAG = re.compile(r"<([^\s>]*)")
_ATTRIBUTE = re.compile(
    r"""\s*([^\s=>/"']*)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|([a-zA-Z0-9.-]*)(?=[\s>])))?"""
)
_USER_LINK = re.compile(r"tg://user\?id=(\d+)")


class _Open(NamedTuple):
    tag: str
    attributes: dict[str, str]
    offset: int
    piece: int


@lru_cache(512)
def parse(html: str) -> tuple[str, list[Entity]]:
    """Return the text and its entities. Raises Refusal(400), "can't parse entities: …"."""
    if "<" not in html and "&" not in html:
        return html, []
    return _Parser(html).parse()


class _Parser:
    def __init__(self, html: str) -> None:
        self.html = html
        self.pieces: list[str] = []
        self.offset = 0
        self.entities: list[Entity] = []
        self.open: list[_Open] = []

    def parse(self) -> tuple[str, list[Entity]]:
        at = 0
        while at < len(self.html):
            match = _PIECE.match(self.html, at)
            assert match  # noqa: S101 - the pattern matches any character
            if match[0] == "<":
                at = self._end(at) if self.html.startswith("</", at) else self._start(at)
            elif match[0] == "&":
                at = self._reference(at)
            else:
                at = self._take(match[0], match.end())
        if self.open:
            raise _broken(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        self.entities.sort(key=lambda e: (e["offset"], -e["length"]))
        return "".join(self.pieces), self.entities

    def _take(self, piece: str, after: int) -> int:
        self.pieces.append(piece)
        self.offset += units(piece)
        return after

    def _reference(self, at: int) -> int:
        match = _ENTITY.match(self.html, at)
        code = 0
        if match and not match[1]:
            code = int(match[2], 16) if match[2] else int(match[3])
        if not match or not (match[1] or 0 < code < _LAST):
            return self._take("&", at + 1)  # Telegram leaves what it does not know as it is
        return self._take(_NAMED[match[1]] if match[1] else chr(code), match.end())

    def _start(self, at: int) -> int:
        name = _TAG.match(self.html, at)
        if not name or name.end() == len(self.html):
            raise self._at(at, "Unclosed start tag")
        tag = name[1].lower()
        if tag not in _KINDS:
            raise self._at(at, f'Unsupported start tag "{tag}"')
        attributes, end = self._attributes(tag, at, name.end())
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self._at(at, 'Tag "span" must have class "tg-spoiler"')
        self.open.append(_Open(tag, attributes, self.offset, len(self.pieces)))
        return end

    def _attributes(self, tag: str, begin: int, at: int) -> tuple[dict[str, str], int]:
        attributes: dict[str, str] = {}
        while True:
            while at < len(self.html) and self.html[at].isspace():
                at += 1
            if at == len(self.html):
                raise self._at(begin, f'Unclosed start tag "{tag}"')
            if self.html[at] == ">":
                return attributes, at + 1
            match = _ATTRIBUTE.match(self.html, at)
            if not match or not match[1]:
                raise self._at(begin, f'Empty attribute name in the tag "{tag}"')
            value = next((each for each in match.groups()[1:] if each is not None), None)
            if value is None and self.html.startswith("=", match.end()):
                raise self._bad_value(begin, match.end() + 1)
            attributes[match[1]] = _decode(value or "")
            at = match.end()

    def _bad_value(self, begin: int, at: int) -> Refusal:
        while self.html[at : at + 1].isspace():
            at += 1
        if self.html[at : at + 1] in {'"', "'", ""}:
            return self._at(begin, "Unclosed start tag")
        return self._at(at, "Unexpected end of name token")

    def _end(self, at: int) -> int:
        if not self.open:
            raise self._at(at, "Unexpected end tag")
        close = self.html.find(">", at)
        if close < 0:
            raise self._at(at, "Unclosed end tag")
        tag = self.html[at + 2 : close].strip().lower()
        opened = self.open.pop()
        if tag not in {"", opened.tag}:
            raise _broken(
                f"Unmatched end tag at byte offset {self._bytes(at)}, "
                f'expected "</{opened.tag}>", found "</{tag}>"'
            )
        if self.offset > opened.offset:
            self._close(opened)
        return close + 1

    def _close(self, opened: _Open) -> None:
        entity: Entity = {
            "type": _KINDS[opened.tag],
            "offset": opened.offset,
            "length": self.offset - opened.offset,
        }
        attributes = opened.attributes
        if opened.tag == "a":
            if not _link(entity, attributes.get("href") or "".join(self.pieces[opened.piece :])):
                return
        elif opened.tag == "blockquote" and "expandable" in attributes:
            entity["type"] = "expandable_blockquote"
        elif opened.tag == "tg-emoji":
            if not attributes.get("emoji-id", "").isdecimal():
                raise _broken("Invalid custom emoji identifier specified")
            entity["custom_emoji_id"] = attributes["emoji-id"]
        elif opened.tag == "tg-time":
            entity["unix_time"] = int(attributes.get("unix", "0"))
            entity["date_time_format"] = attributes.get("format", "")
        elif opened.tag in {"pre", "code"} and self._join(entity, opened):
            return
        self.entities.append(entity)

    def _join(self, entity: Entity, opened: _Open) -> bool:
        """<pre><code class="language-x"> is one entity; a language on <code> alone is forgotten."""
        language = opened.attributes.get("class", "")
        if opened.tag == "code" and language.startswith("language-"):
            entity["language"] = language.removeprefix("language-")
        inner = self.entities[-1] if self.entities else None
        if (
            opened.tag == "pre"
            and inner
            and "language" in inner
            and inner["type"] == "code"
            and (inner["offset"] == entity["offset"] and inner["length"] == entity["length"])
        ):
            inner["type"] = "pre"
            return True
        return False

    def _at(self, at: int, what: str) -> Refusal:
        return _broken(f"{what} at byte offset {self._bytes(at)}")

    def _bytes(self, at: int) -> int:
        return len(self.html[:at].encode())


def _link(entity: Entity, url: str) -> bool:
    """Make the entity a link. What is not a link Telegram drops silently, and keeps its text."""
    user = _USER_LINK.fullmatch(url)
    if user:
        entity["type"] = "text_mention"
        entity["user"] = {"id": int(user[1])}
        return True
    if not re.fullmatch(
        r"(https?|tg|ton)://\S+|(?!\w+:)[^\s/]+\.[^\s/]{2,}(/\S*)?|mailto:\S+", url
    ):
        return False
    entity["url"] = url if ":" in url.split("/", 1)[0] else f"http://{url}"
    return True


def _decode(value: str) -> str:
    return _ENTITY.sub(
        lambda m: _NAMED[m[1]] if m[1] else chr(int(m[2], 16) if m[2] else int(m[3])), value
    )


def _broken(what: str) -> Refusal:
    return bad(f"can't parse entities: {what}")
