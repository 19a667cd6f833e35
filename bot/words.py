"""Everything the program says: Fluent messages from `locales/words/<language>/*.ftl`.

Messages may hold the HTML that Telegram understands. What is put into them is escaped, so a
member's `<b>` stays four characters.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from html import escape
from pathlib import Path

from fluent.runtime import FluentBundle, resolver
from fluent.runtime.resolver import Message
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.core.content import LANGUAGES, Language

resolver.MAX_PART_LENGTH = 2**16
"""Characters of one argument. The library's own 2,500, against messages that unfold for ever, are
fewer than an answer or a reply may have."""


_LOCALES: Mapping[Language, str] = {"ru": "ru", "en": "en-GB"}
"""Whose dates the languages have: the English words are spelt as in Britain."""


class Html(str):
    """Text that is Telegram HTML already and must not be escaped again."""

    __slots__ = ()


Argument = str | int | date

OWN = Path(__file__).parents[1] / "locales" / "words"
"""The program's own words."""

_TAG = re.compile(
    "<(/?)(b|strong|i|em|u|ins|s|strike|del|tg-spoiler|a|code|pre|blockquote)"
    r'(?: [a-z-]+(?:="[^"<>]*")?)*>|<[^\s<>]*>?'
)
"""A tag that Telegram knows, https://core.telegram.org/bots/api#html-style; or what is none."""
_WITHOUT_MARKUP = ("check", "check-resources", "operator", "page")
"""Files whose messages are said in a terminal or on a page: `<` is a sign like any other there, as
it is in buttons."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the words, and where."""

    file: Path
    line: int
    rule: str
    """Names the message: `check-<rule>` in the words."""
    args: Mapping[str, str | int] = field(default_factory=dict)


class BrokenWords(Exception):
    """The words cannot be used. `faults` has every reason at once; `rest` says what can be said."""

    def __init__(self, faults: list[Fault], rest: "Words") -> None:
        self.faults = faults
        self.rest = rest
        super().__init__("; ".join(f"{f.file.name}:{f.line} {f.rule}" for f in faults))


class Words:
    """The messages of all languages, ready to be said."""

    def __init__(self, bundles: Mapping[Language, FluentBundle], ids: frozenset[str]) -> None:
        self._bundles = bundles
        self.ids = ids

    @classmethod
    def beside(cls, content: Path) -> "Words":
        """The words in `<content>/words`, or the program's own where there is no such folder.

        Raises:
            BrokenWords: see `read`.
        """
        own = cls.read(OWN)
        folder = content / "words"
        return cls.read(folder, own.ids) if folder.is_dir() else own

    @classmethod
    def read(cls, folder: Path, needed: frozenset[str] = frozenset()) -> "Words":
        """Read `<folder>/<language>/*.ftl`.

        Args:
            needed: ids of the messages that must be there.

        Raises:
            BrokenWords: a file is not UTF-8; a message does not parse, stands twice, holds what
                Telegram does not take for HTML, is missing in a language, or takes other arguments
                there; or one that is needed is missing in all.
        """
        faults: list[Fault] = []
        bundles: dict[Language, FluentBundle] = {}
        messages: dict[Language, dict[str, tuple[Path, _Written]]] = {}
        for language in LANGUAGES:
            bundle = FluentBundle([_LOCALES[language]], use_isolating=False)
            messages[language] = {}
            for file in sorted((folder / language).glob("*.ftl")):
                try:
                    text = file.read_text(encoding="utf-8")
                except UnicodeDecodeError:
                    faults.append(Fault(file, 1, "words-not-utf8"))
                    continue
                resource, items = _parsed(text)
                bundle.add_resource(resource)
                for item in items:
                    faults += _faults(file, item)
                    if item.id in messages[language]:
                        faults.append(Fault(file, item.line, "words-twice", {"id": item.id}))
                    if item.id:
                        messages[language][item.id] = file, item
            bundles[language] = bundle
        unread = {f.file for f in faults if f.rule in {"words-not-utf8", "words-not-fluent"}}
        faults += _differences(messages, unread)
        words = cls(bundles, frozenset(messages[LANGUAGES[0]]))
        lacking = sorted(needed - words.ids)
        if lacking and not faults:
            count = len(lacking)
            faults = [Fault(folder, 1, "words-lacking", {"id": lacking[0], "count": count})]
        if faults:
            raise BrokenWords(faults, words)
        return words

    def say(self, language: Language, message_id: str, /, **arguments: Argument) -> Html:
        """The message as Telegram HTML; its arguments are escaped, except `Html` ones.

        Raises:
            KeyError: no such message, or an argument is missing.
        """
        return Html(self._format(language, message_id, _escaped(arguments)))

    def plain(self, language: Language, message_id: str, /, **arguments: Argument) -> str:
        """The message for where there is no markup: buttons, alerts, terminals.

        Raises:
            KeyError: no such message, or an argument is missing.
        """
        return self._format(language, message_id, arguments)

    def _format(self, language: Language, message_id: str, arguments: dict[str, Argument]) -> str:
        bundle = self._bundles[language]
        message: Message = bundle.get_message(message_id)
        if message.value is None:
            raise KeyError(message_id)
        text, errors = bundle.format_pattern(message.value, arguments)
        if errors:
            raise KeyError(f"{message_id}: {errors[0]}")
        return str(text)


@dataclass(frozen=True, slots=True)
class _Written:
    """A message of a file, or what should have been one."""

    id: str
    """Empty where it cannot be read."""
    line: int
    arguments: frozenset[str] = frozenset()
    tags: tuple[tuple[int, str, bool], ...] = ()
    """What Telegram would refuse: line, tag, and whether there is such a tag."""


class _Reader(Visitor):
    """Gathers what an item says of a message. Each variant has to close the tags that it opens."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.names: set[str] = set()
        self.tags: list[tuple[int, str, bool]] = []

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the visitor's naming
        self.names.add(node.id.name)

    def visit_Pattern(self, node: ast.Pattern) -> None:  # noqa: N802 - the visitor's naming
        self.generic_visit(node)
        html = "".join(map(self._piece, node.elements))
        opened: list[tuple[int, str]] = []
        for tag in _TAG.finditer(html):
            line = _line(self.text, node.elements[0]) + html.count("\n", 0, tag.start())
            end, name = tag[1], tag[2]
            if not name:
                self.tags.append((line, tag[0], False))
            elif not end:
                opened.append((line, name))
            elif opened and opened[-1][1] == name:
                opened.pop()
            else:
                self.tags.append((line, tag[0], True))
        self.tags += [(line, f"<{name}>", True) for line, name in opened]

    def _piece(self, element: ast.TextElement | ast.Placeable) -> str:
        """What is said of it whatever the arguments; of the rest the line breaks, to count them."""
        said = element.expression if isinstance(element, ast.Placeable) else element
        if isinstance(said, ast.TextElement | ast.StringLiteral):
            return str(said.value)
        span = element.span
        return "\n" * self.text.count("\n", span.start, span.end) if span else ""


@lru_cache(maxsize=64)
def _parsed(text: str) -> tuple[ast.Resource, tuple[_Written, ...]]:
    """Parsing takes longest of all that is done at a start, and tests start hundreds of times.

    What stays is parsed once more, without positions, which would take two megabytes.
    """
    items = tuple(_items(text, FluentParser().parse(text)))
    return FluentParser(with_spans=False).parse(text), items


def _items(text: str, resource: ast.Resource) -> Iterator[_Written]:
    for item in resource.body:
        if isinstance(item, ast.Junk):
            yield _Written("", _line(text, item))
        elif isinstance(item, ast.Message):
            reader = _Reader(text)
            reader.visit(item)
            arguments, tags = frozenset(reader.names), tuple(reader.tags)
            yield _Written(item.id.name, _line(text, item), arguments, tags)


def _faults(file: Path, item: _Written) -> Iterator[Fault]:
    if not item.id:
        yield Fault(file, item.line, "words-not-fluent")
    if file.stem not in _WITHOUT_MARKUP and not item.id.startswith("button-"):
        for line, tag, known in item.tags:
            yield Fault(
                file, line, "words-lone-tag" if known else "words-unknown-tag", {"tag": tag}
            )


def _differences(
    messages: Mapping[Language, Mapping[str, tuple[Path, _Written]]], unread: set[Path]
) -> Iterator[Fault]:
    """What the languages have not in common; what may stand in an `unread` file is not missed."""
    for language, written in messages.items():
        for other in LANGUAGES:
            for message_id, (file, message) in written.items():
                twin = messages[other].get(message_id)
                if twin is None:
                    lacking = file.parents[1] / other / file.name
                    there, first = f"{language}/{file.name}", message.line
                    if lacking not in unread:
                        yield Fault(
                            lacking,
                            1,
                            "words-missing",
                            {"id": message_id, "other": there, "first": first},
                        )
                elif language == LANGUAGES[0] and twin[1].arguments != message.arguments:
                    names = ", ".join(sorted(twin[1].arguments ^ message.arguments))
                    there, first = f"{other}/{twin[0].name}", twin[1].line
                    yield Fault(
                        file,
                        message.line,
                        "words-other-arguments",
                        {"id": message_id, "other": there, "first": first, "names": names},
                    )


def _line(text: str, node: ast.SyntaxNode) -> int:
    return text.count("\n", 0, node.span.start if node.span else 0) + 1


def _escaped(arguments: Mapping[str, Argument]) -> dict[str, Argument]:
    return {
        name: escape(value, quote=False)
        if isinstance(value, str) and not isinstance(value, Html)
        else value
        for name, value in arguments.items()
    }
