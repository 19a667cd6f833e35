"""What a button carries: typed values, packed into the 64 bytes that Telegram allows.

Each kind of press is a small frozen dataclass with a prefix of its own. Telegram hands back any
data a client cares to send, so `unpack` trusts nothing: what does not read is `None`.
"""

from dataclasses import dataclass, fields
from typing import ClassVar, Self

MAX_BYTES = 64
"""https://core.telegram.org/bots/api#inlinekeyboardbutton, `callback_data`."""

_SEPARATOR = "|"


class TooLong(ValueError):
    """A button would carry more than Telegram allows."""


class Press:
    """Base of all presses. A subclass names its prefix: `class Home(Press, prefix="h")`."""

    prefix: ClassVar[str]
    kinds: ClassVar[dict[str, type["Press"]]] = {}

    def __init_subclass__(cls, *, prefix: str) -> None:
        if Press.kinds.setdefault(prefix, cls) is not cls:
            raise TypeError(f"two presses share the prefix {prefix!r}")
        cls.prefix = prefix

    def pack(self) -> str:
        """The button's `callback_data`.

        Raises:
            TooLong: more than 64 bytes.
        """
        data = _SEPARATOR.join((self.prefix, *map(str, vars(self).values())))
        if len(data.encode()) > MAX_BYTES:
            raise TooLong(f"{type(self).__name__} takes {len(data.encode())} bytes")
        return data

    @classmethod
    def _parse(cls, values: list[str]) -> Self | None:
        expected = fields(cls)  # type: ignore[arg-type]  # each kind is a dataclass
        if len(values) != len(expected):
            return None
        parsed: list[str | int] = []
        for field, value in zip(expected, values, strict=True):
            if field.type is int:
                if not (value.isascii() and value.isdigit() and len(value) < 10):  # noqa: PLR2004 - what fits into 31 bits
                    return None
                parsed.append(int(value))
            else:
                parsed.append(value)
        return cls(*parsed)


def unpack(data: str | None) -> Press | None:
    """The press that `data` stands for; None where it is forged, broken or of an older version."""
    prefix, *values = (data or "").split(_SEPARATOR)
    kind = Press.kinds.get(prefix)
    return kind._parse(values) if kind else None


@dataclass(frozen=True)
class Home(Press, prefix="h"):
    pass


@dataclass(frozen=True)
class ShowTopic(Press, prefix="t"):
    topic: str
    page: int


@dataclass(frozen=True)
class ShowEntry(Press, prefix="e"):
    place: str
    name: str


@dataclass(frozen=True)
class ChooseLanguage(Press, prefix="l"):
    pass


@dataclass(frozen=True)
class SetLanguage(Press, prefix="L"):
    language: str


@dataclass(frozen=True)
class ChoosePlace(Press, prefix="p"):
    """Show the places inside `within`: countries of `everywhere`, cities of a country."""

    within: str


@dataclass(frozen=True)
class SetPlace(Press, prefix="P"):
    place: str


@dataclass(frozen=True)
class Judge(Press, prefix="v"):
    """The reader's verdict on an answer: `useful` or `outdated`."""

    verdict: str
    place: str
    name: str


@dataclass(frozen=True)
class PassOn(Press, prefix="q"):
    """Hand the question, to which this message replies, on to the maintainers."""


@dataclass(frozen=True)
class ShowPrivacy(Press, prefix="y"):
    pass


@dataclass(frozen=True)
class ShowHelp(Press, prefix="?"):
    pass
