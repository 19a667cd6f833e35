"""Text as Telegram counts it: in UTF-16 units, trimmed, with what it finds in it marked as
entities.
"""

import re
from itertools import accumulate
from typing import Any

Entity = dict[str, Any]

MESSAGE_LIMIT = 4096
CAPTION_LIMIT = 1024

_FOUND = re.compile(
    r"(?<![\w/@.])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/@])"
    r"|(?<![\w/])(?P<mention>@[A-Za-z0-9_]{3,32})(?![\w@])"
    r"|(?<![\w/])(?P<hashtag>#\w*[^\W\d]\w*)"
    r"|(?P<url>\bhttps?://[^\s<>\"«»]*[^\s<>\"«».,:;!?)])"
    r"|(?P<email>\b[\w.+-]+@[\w-]+\.[\w.-]*\w)"
)
_HINT = re.compile(r"[/@#]")
_OPAQUE = {"code", "pre", "text_link", "text_mention", "custom_emoji"}
_INVISIBLE = re.compile(
    r"^[\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u2800\u3164\ufeff\uffa0]*$"
)


def units(text: str) -> int:
    """The length of the text in UTF-16 units, as Telegram counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def symbol_edges(text: str) -> dict[int, int]:
    """Where a symbol begins or ends: the offset in UTF-16 units, and in bytes of UTF-8."""
    ends = accumulate(units(symbol) for symbol in text)
    return {0: 0, **dict(zip(ends, accumulate(len(each.encode()) for each in text), strict=True))}


def cut(text: str, offset: int, length: int) -> str:
    """The part of the text at an offset and length in UTF-16 units."""
    return text.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode(
        "utf-16-le", "replace"
    )


def is_empty(text: str) -> bool:
    """Whether nothing of the text would be seen."""
    return _INVISIBLE.match(text) is not None


def trim(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Cut white space from both ends, as Telegram does; entities are moved and shortened
    accordingly.
    """
    stripped = text.strip()
    if len(stripped) == len(text):
        return text, entities
    lead = units(text[: len(text) - len(text.lstrip())])
    end = units(stripped)
    kept = []
    for each in entities:
        start = max(each["offset"] - lead, 0)
        stop = min(each["offset"] + each["length"] - lead, end)
        if stop > start:
            kept.append({**each, "offset": start, "length": stop - start})
    return stripped, kept


def find(text: str, given: list[Entity]) -> list[Entity]:
    """The entities given, and those that Telegram finds itself: commands, mentions, hashtags,
    links, addresses.

    Nothing is looked for inside code and links.
    """
    if not _HINT.search(text):
        return given
    taken = [(e["offset"], e["offset"] + e["length"]) for e in given if e["type"] in _OPAQUE]
    found = []
    for match in _FOUND.finditer(text):
        offset, length = units(text[: match.start()]), units(match[0])
        if not any(start < offset + length and offset < stop for start, stop in taken):
            found.append({"type": match.lastgroup, "offset": offset, "length": length})
    return sorted([*given, *found], key=lambda e: (e["offset"], -e["length"])) if found else given
