"""The text of a check-in: rebuilt until it holds nothing but words."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Literal

LONGEST = 800
"""Characters of the rebuilt text."""
_LINES = 20
_MARKS = 2
"""Combining marks on one letter; more is decoration, or a watermark."""

_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters that show nothing."""
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_VARIATIONS = re.compile("[\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_JOINER = "\u2060"
"""WORD JOINER: not seen, and no address, name or command goes on across it."""

Unfit = Literal["empty", "long"]


def rebuild(text: str) -> str:
    """The text without formatting, invisible signs, watermarks and piled-up marks.

    Returns:
        Plain characters in composed form (NFC), at most twenty lines; may be empty.
    """
    composed = unicodedata.normalize("NFC", _VARIATIONS.sub("", text))
    kept: list[str] = []
    marks = 0
    for letter in composed:
        category = unicodedata.category(letter)
        if letter == "\n":
            kept.append(letter)
        elif category in {"Zl", "Zp"}:
            kept.append("\n")
        elif letter == "\t":
            kept.append(" ")
        elif letter in _BLANK or category in _DROPPED:
            continue
        elif category in {"Mn", "Me"}:
            marks += 1
            if marks <= _MARKS:
                kept.append(letter)
            continue
        else:
            kept.append(letter)
        marks = 0
    lines = [" ".join(line.split()) for line in "".join(kept).split("\n")]
    whole = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    first, rest = whole.split("\n")[:_LINES], whole.split("\n")[_LINES:]
    return " ".join(("\n".join(first), *filter(None, rest)))


def unfit(rebuilt: str) -> Unfit | None:
    """Why a rebuilt text cannot be a check-in; None where it can."""
    if not any(letter.isalnum() for letter in rebuilt):
        return "empty"
    return "long" if len(rebuilt) > LONGEST else None


def in_messages(texts: Sequence[str], room: int, between: int) -> list[list[str]]:
    """Spread texts, in order, over messages.

    Args:
        texts: one that is longer than a message goes on in the next.
        room: what a message can hold of them, in UTF-16 units.
        between: what stands around each, in the same units.
    """
    messages: list[list[str]] = []
    left = 0
    for piece in chain.from_iterable(_pieces(text, room - between) for text in texts):
        size = len(piece.encode("utf-16-le")) // 2 + between
        if size > left:
            messages.append([])
            left = room
        messages[-1].append(piece)
        left -= size
    return messages


def _pieces(text: str, longest: int) -> Iterator[str]:
    while text:
        piece = text.encode("utf-16-le")[: 2 * longest].decode("utf-16-le", "ignore")
        yield piece
        text = text[len(piece) :]


def defang(rebuilt: str) -> str:
    """The same to the eye, but Telegram makes no link, mention or command of it.

    https://core.telegram.org/bots/api#messageentity lists what it finds by itself.
    """
    parted = re.sub(r"([@#$/])(?=\w)", rf"\1{_JOINER}", rebuilt)
    return re.sub(r"(?<=\w)([.:])(?=[\w/])", rf"{_JOINER}\1{_JOINER}", parted)
