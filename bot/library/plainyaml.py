"""The small part of YAML that maintainers need: texts, lists and tables, each with its line.

Built from the parser's events, before anything is expanded: anchors, aliases, tags, merge keys and
duplicate keys are refused, and every value stays the text that was written (`no` is not false).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from bot.library.complaints import Notes
from bot.library.files import unwanted

try:
    from yaml import CBaseLoader as _Loader  # twenty times faster; absent where libyaml is
except ImportError:
    from yaml import BaseLoader as _Loader  # type: ignore[assignment]  # the same events, slower

_DEPTH = 5
_GLUED = re.compile(r"[a-z]+:[^\s/]")
"""A field without a space behind its colon."""


@dataclass(frozen=True, slots=True)
class Text:
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Series:
    items: "tuple[Node, ...]"
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    rows: "dict[str, Node]"
    keys: dict[str, int]
    """Line of each key."""
    line: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Stands where something forbidden stood, about which a complaint was made."""

    line: int


Node = Text | Series | Table | Refused


class _Stop(Exception):
    """Nothing more can be read from this text."""


def parse(text: str, first_line: int, notes: Notes) -> Node | None:
    """The one document in `text`, or None if it cannot be read at all.

    Args:
        first_line: the line of the file at which `text` begins.
    """
    if not text.strip():
        return Table({}, {}, first_line)
    try:
        return _Composer(text, first_line, notes).document()
    except _Stop:
        return None
    except yaml.MarkedYAMLError as fault:
        _explain(fault, text.split("\n"), first_line, notes)
        return None
    except (yaml.YAMLError, ValueError):
        notes.error(first_line, "bad-yaml")
        return None


def _explain(fault: yaml.MarkedYAMLError, lines: list[str], first_line: int, notes: Notes) -> None:
    """Name the mistakes that people make most. Both of PyYAML's parsers say it in these words."""

    def line_of(mark: yaml.Mark | None) -> int:
        return min(int(mark.line) if mark is not None else 0, len(lines) - 1)

    met, begun = line_of(fault.problem_mark), line_of(fault.context_mark)
    problem, context = str(fault.problem), str(fault.context)
    glued = [number for number in range(met + 1) if _GLUED.match(lines[number])]
    if lines[met].lstrip(" ").startswith("\t"):
        notes.error(first_line + met, "yaml-tab")
    elif "',' or '" in problem:
        notes.error(first_line + begun, "yaml-bracket")
    elif "quoted scalar" in context:
        notes.error(first_line + begun, "yaml-quote")
    elif "cannot start any token" in problem or "alphabetic" in problem:
        notes.error(first_line + met, "yaml-sign")
    elif glued:
        notes.error(first_line + glued[0], "yaml-space")
    elif "mapping values are not allowed" in problem:
        notes.error(first_line + met, "yaml-colon")
    elif "nesting" in problem:
        notes.error(first_line + met, "yaml-deep")
    else:
        notes.error(first_line + met, "bad-yaml")


class _Composer:
    def __init__(self, text: str, first_line: int, notes: Notes) -> None:
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=_Loader)
        self.first_line = first_line
        self.last_line = first_line + text.rstrip("\n").count("\n")
        self.notes = notes

    def document(self) -> Node:
        next(self.events)  # the stream's start
        if isinstance(next(self.events), yaml.StreamEndEvent):  # else the document's start
            return Table({}, {}, self.first_line)
        node = self.node(next(self.events), 1)
        next(self.events)  # the document's end
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            self.notes.error(self.line(after), "bad-yaml")
        return node

    def line(self, event: yaml.Event) -> int:
        mark = event.start_mark
        # What is left out at the very end is met behind it.
        return min(self.first_line + (int(mark.line) if mark is not None else 0), self.last_line)

    def node(self, event: yaml.Event, depth: int) -> Node:
        line = self.line(event)
        if depth > _DEPTH:
            self.notes.error(line, "yaml-deep")
            raise _Stop
        if isinstance(event, yaml.AliasEvent):
            self.notes.error(line, "yaml-anchor", name=f"*{event.anchor}")
            return Refused(line)
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            self.notes.error(line, "yaml-anchor", name=f"&{event.anchor}")
        if getattr(event, "tag", None) is not None:
            self.notes.error(line, "yaml-tag")
        if isinstance(event, yaml.ScalarEvent):
            return self.text(event.value, line)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Node] = []
            while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
                items.append(self.node(event, depth + 1))
            return Series(tuple(items), line)
        return self.table(line, depth)

    def text(self, value: str, line: int) -> Text | Refused:
        value = " ".join(value.split())
        _, code = unwanted(value)  # written as an escape: "\\u202e"
        if code:
            self.notes.error(line, "control-character", code=code)
            return Refused(line)
        return Text(value, line)

    def table(self, line: int, depth: int) -> Table:
        rows: dict[str, Node] = {}
        keys: dict[str, int] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if isinstance(key, Refused):
                continue
            if not isinstance(key, Text):
                self.notes.error(key.line, "bad-yaml")
            elif key.value == "<<":
                self.notes.error(key.line, "yaml-merge")
            elif key.value in rows:
                self.notes.error(key.line, "duplicate-key", key=key.value, first=keys[key.value])
            else:
                rows[key.value] = value
                keys[key.value] = key.line
        return Table(rows, keys, line)
