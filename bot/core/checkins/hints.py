"""What in a text may give its author away. Only ever a question to the author: look again?"""

import re
from collections.abc import Collection, Mapping
from typing import Literal

from bot.core.search.text import words

Hint = Literal["phone", "username", "link", "email", "address", "document", "unit", "spot", "name"]
"""document: a passport's or card's number. unit: a military one. spot: a place that is too exact.
name: the author's own."""

_SHORTEST_NAME = 3
"""Letters; «Ли» and «Ян» are words as well."""

_SIGNS: Mapping[Hint, tuple[str, ...]] = {
    "phone": (r"(?<!\d)\+?\d(?:[ ()\-–.]*\d){9,14}(?!\d)",),
    "username": (r"(?<![\w.])@\w{3,}",),
    "link": (
        r"https?: | \bwww\. | tg:// | \bxn--\w",
        r"\b[\w-]+\.(?:com|ru|org|net|me|io|info|kz|ge|am|mn|рф)\b",
    ),
    "email": (r"[\w.+-]+\s?@\s?[\w-]+\.\w{2,}",),
    "address": (
        r"\b(?:ул|пр|пер|мкр|кв|пр-т|пр-кт)\.?\s+[«\"]?\w | \bд\.\s?\d | \bдом\s*№?\s*\d",
        r"\b(?:улиц|проспект|переул|микрорайон|подъезд) | \bквартир[аеу]\s*№?\s*\d",
        r"\b(?:street|avenue|apartment|apt|building|flat|room)\b\.?\s*\#?\d",
        r"\b\d+\s+\w+\s+(?:street|st|avenue|ave)\b",
    ),
    "document": (
        r"\b\d{2}\s?\d{2}\s?№?\s?\d{6}\b | \b\d{2}\s?№?\s?\d{7}\b | \b\d{12}\b",
        r"\b\d{3}-\d{3}-\d{3}[ -]\d{2}\b | \b(?:\d{4}[ -]?){3}\d{4}\b",
    ),
    "unit": (
        r"\b(?:в/?ч|в\.\s?ч\.|част[ьи]|полк\w*|бригад\w*|дивизи\w*)\s*№?\s*\d+",
        r"\b(?:unit|regiment|brigade|division)\s*(?:№|no\.?|\#)?\s*\d+",
        r"\b\d+(?:-?\w{1,3})?\s+(?:\w+\s+)?(?:полк|бригад|дивизи|мсп|омсбр|обрсп|орб)\w*",
        r"\b\d+(?:st|nd|rd|th)?\s+(?:\w+\s+)?(?:regiment|brigade|division)\b",
    ),
    "spot": (
        r"-?\d{1,3}\.\d{3,}\s*[,;\ ]\s*-?\d{1,3}\.\d{3,}",
        r"\b[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}\b",
        r"\b(?:метро|станци[яи]|metro|station)\s+[«\"]?\w{3,}",
        r"\b(?:хостел|отел|гостиниц|кафе|общежити|hostel|hotel|cafe|dorm)\w*\s+[«\"“]",
    ),
}
_PATTERNS: Mapping[Hint, re.Pattern[str]] = {
    hint: re.compile("|".join(signs), re.IGNORECASE | re.VERBOSE) for hint, signs in _SIGNS.items()
}


def hints(text: str, own: Collection[str]) -> list[Hint]:
    """What in this text should make its author look again, in a fixed order, each once.

    Args:
        text: rebuilt.
        own: the author's first name, last name and username; used here and kept nowhere.
    """
    found = [hint for hint, pattern in _PATTERNS.items() if pattern.search(text)]
    own_words = {word for name in own for word in words(name) if len(word) >= _SHORTEST_NAME}
    if own_words & set(words(text)):
        found.append("name")
    return found
