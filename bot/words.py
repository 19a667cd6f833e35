"""Everything the program says: Fluent messages from `locales/words/<language>/*.ftl`.

Messages may hold the HTML that Telegram understands. What is put into them is escaped, so a
member's `<b>` stays four characters.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from html import escape
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource, resolver
from fluent.runtime.resolver import Message
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

from bot.core.content import LANGUAGES, Language

resolver.MAX_PART_LENGTH = 2**16
"""Characters of one argument. The library's own 2,500, against messages that unfold for ever, are
fewer than an answer or a reply may have."""


class Html(str):
    """Text that is Telegram HTML already and must not be escaped again."""

    __slots__ = ()


Argument = str | int | date


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the words, and where."""

    file: Path
    line: int
    reason: str


class BrokenWords(Exception):
    """The words cannot be used. `faults` has every reason at once."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__("; ".join(f"{f.file.name}:{f.line} {f.reason}" for f in faults))


class Words:
    """The messages of all languages, ready to be said."""

    def __init__(self, bundles: Mapping[Language, FluentBundle], ids: frozenset[str]) -> None:
        self._bundles = bundles
        self.ids = ids

    @classmethod
    def read(cls, folder: Path) -> "Words":
        """Read `<folder>/<language>/*.ftl`.

        Raises:
            BrokenWords: a file is not UTF-8; a message does not parse, stands twice, is missing
                in a language, or takes other arguments there.
        """
        faults: list[Fault] = []
        bundles: dict[Language, FluentBundle] = {}
        messages: dict[Language, dict[str, _Written]] = {}
        for language in LANGUAGES:
            bundle = FluentBundle([language], use_isolating=False)
            messages[language] = {}
            for file in sorted((folder / language).glob("*.ftl")):
                try:
                    text = file.read_text(encoding="utf-8")
                except UnicodeDecodeError:
                    faults.append(Fault(file, 1, "this is not UTF-8"))
                    continue
                resource = _parsed(text)
                bundle.add_resource(resource)
                for written in _messages(file, text, resource, faults):
                    if written.id in messages[language]:
                        faults.append(Fault(file, written.line, f"“{written.id}” stands twice"))
                    messages[language][written.id] = written
            bundles[language] = bundle
        faults += _differences(messages)
        if faults:
            raise BrokenWords(faults)
        return cls(bundles, frozenset(messages[LANGUAGES[0]]))

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
    id: str
    file: Path
    line: int
    arguments: frozenset[str]


class _Arguments(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the visitor's naming
        self.names.add(node.id.name)


@lru_cache(maxsize=64)
def _parsed(text: str) -> ast.Resource:
    """Parsing takes longest of all that is done at a start, and tests start hundreds of times."""
    return FluentResource(text)


def _messages(
    file: Path, text: str, resource: ast.Resource, faults: list[Fault]
) -> Iterator[_Written]:
    for item in resource.body:
        line = text.count("\n", 0, item.span.start if item.span else 0) + 1
        if isinstance(item, ast.Junk):
            faults.append(Fault(file, line, "this is not a Fluent message"))
        elif isinstance(item, ast.Message):
            arguments = _Arguments()
            arguments.visit(item)
            yield _Written(item.id.name, file, line, frozenset(arguments.names))


def _differences(messages: Mapping[Language, Mapping[str, _Written]]) -> Iterator[Fault]:
    for language, written in messages.items():
        for other in LANGUAGES:
            for message_id, message in written.items():
                twin = messages[other].get(message_id)
                if twin is None:
                    reason = f"“{message_id}” is missing in {other}"
                elif language == LANGUAGES[0] and twin.arguments != message.arguments:
                    names = ", ".join(sorted(twin.arguments ^ message.arguments))
                    reason = f"“{message_id}” takes other arguments in {other}: {names}"
                else:
                    continue
                yield Fault(message.file, message.line, reason)


def _escaped(arguments: Mapping[str, Argument]) -> dict[str, Argument]:
    return {
        name: escape(value, quote=False)
        if isinstance(value, str) and not isinstance(value, Html)
        else value
        for name, value in arguments.items()
    }
