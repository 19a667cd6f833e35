"""Taking values out of a table, with a complaint for each that is missing or of another kind."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from urllib.parse import urlsplit

from bot.core.content import LANGUAGES, Language
from bot.library.complaints import Notes
from bot.library.plainyaml import Node, Refused, Series, Table, Text

NAME_LETTERS = 32
"""A longer name of a place or a topic is cut off on a phone's button."""
_SHELF = re.compile(r"(\d{1,4})(?:\s*(?:days?|дн\w*|день))?", re.IGNORECASE)
_MOST_DAYS = 3650


def nearest(word: str, known: Mapping[str, object] | tuple[str, ...]) -> str:
    """The known word that was probably meant, or an empty text."""
    return next(iter(get_close_matches(word.casefold(), tuple(known), n=1, cutoff=0.7)), "")


def is_https(address: str) -> bool:
    """Whether this is an https address of a named host, without a user name before it."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return False
    return (
        parts.scheme == "https"
        and "." in host.strip(".")
        and "@" not in parts.netloc
        and not any(letter.isspace() for letter in address)
    )


class Fields:
    """One table of a file, asked for its values by name."""

    def __init__(self, node: Node | None, known: tuple[str, ...], notes: Notes, line: int) -> None:
        self.notes = notes
        self.line = line
        self.table = Table({}, {}, line)
        self.usable = isinstance(node, Table)
        if isinstance(node, Table):
            self.table = node
            for key, at in node.keys.items():
                if key not in known:
                    suggestion = nearest(key, known)
                    notes.error(at, "unknown-key", key=key, nearest=suggestion or ", ".join(known))
        elif node is not None and not isinstance(node, Refused):
            notes.error(node.line, "not-a-table", keys=", ".join(known))

    def line_of(self, key: str) -> int:
        return self.table.keys.get(key, self.line)

    def text(self, key: str, *, required: bool = True) -> str | None:
        """The text under `key`; None if it is missing or no text (a complaint was made)."""
        node = self._node(key, required=required)
        if node is None:
            return None
        if not isinstance(node, Text):
            self.notes.error(node.line, "not-a-text", key=key)
            return None
        if not node.value:
            if required:
                self.notes.error(node.line, "missing-key", key=key)
            return None
        return node.value

    def texts(self, key: str, *, lone: bool = False) -> list[Text]:
        """The list under `key`, without empty ones; empty if it is missing.

        Args:
            lone: one text without a list is welcome too.
        """
        node = self._node(key, required=False)
        if node is None or (isinstance(node, Text) and not node.value):
            return []
        if lone and isinstance(node, Text):
            return [node]
        if not isinstance(node, Series):
            self.notes.error(node.line, "not-a-list", key=key)
            return []
        found: list[Text] = []
        for item in node.items:
            if isinstance(item, Text) and item.value:
                found.append(item)
            elif not isinstance(item, Refused):
                self.notes.error(item.line, "not-a-text", key=key)
        return found

    def both(self, key: str) -> dict[Language, str]:
        """The short texts under `key` in all languages; languages that are missing are left out."""
        node = self._node(key, required=True)
        if node is None:
            return {}
        inner = Fields(node, LANGUAGES, self.notes, node.line)
        found: dict[Language, str] = {}
        for language in LANGUAGES if inner.usable else ():
            text = inner.text(language)
            if text is not None:
                found[language] = text
                if len(text) > NAME_LETTERS:
                    self.notes.error(
                        inner.line_of(language),
                        "long-name",
                        name=text,
                        over=len(text) - NAME_LETTERS,
                        max=NAME_LETTERS,
                    )
        return found

    def days(self, key: str, *, required: bool) -> int | None:
        """A number of days: `90 days`, `90 дней` or `90`."""
        text = self.text(key, required=required)
        if text is None:
            return None
        match = _SHELF.fullmatch(text)
        days = int(match[1]) if match else 0
        if not 1 <= days <= _MOST_DAYS:
            self.notes.error(self.line_of(key), "bad-shelf", value=text)
            return None
        return days

    def _node(self, key: str, *, required: bool) -> Text | Series | Table | None:
        node = self.table.rows.get(key)
        if isinstance(node, Refused):
            return None
        if node is None and required and self.usable:
            self.notes.error(self.line, "missing-key", key=key)
        return node
