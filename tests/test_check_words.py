"""Every rule that the files can break has its message, with the rule's own variables."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot.core.content import LANGUAGES

WORDS = Path("locales/words")
RAISING = [*sorted(Path("bot/library").glob("*.py")), *map(Path, ("bot/check.py", "bot/words.py"))]
PASSING_ON = {"error", "warning", "refuse", "_note", "_of_words"}
"""Functions that are given a rule and only pass it on."""

Rules = dict[str, set[str]]


class Raised(ast.NodeVisitor):
    """Collects the rules that are raised in a source, with the names of their arguments."""

    def __init__(self) -> None:
        self.rules: Rules = {}

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        if node.name not in PASSING_ON:
            self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        match node:
            case ast.Call(func=ast.Attribute(attr="error" | "warning"), args=[_, rule]):
                self.note(rule, {str(keyword.arg) for keyword in node.keywords})
            case ast.Call(func=ast.Attribute(attr="refuse"), args=[rule]):
                self.note(rule, set())
            case ast.Call(func=ast.Name(id="Complaint"), args=[_, _, _, rule]):
                self.note(rule, set())
            case ast.Call(func=ast.Name(id="Complaint"), args=[_, _, _, rule, ast.Dict(keys=keys)]):
                self.note(rule, {str(ast.literal_eval(key)) for key in keys if key})
            case ast.Call(func=ast.Name(id="Fault"), args=[_, _, rule]):
                self.note(rule, set())
            case ast.Call(func=ast.Name(id="Fault"), args=[_, _, rule, ast.Dict(keys=keys)]):
                self.note(rule, {str(ast.literal_eval(key)) for key in keys if key})
            case ast.Call(func=ast.Name(id="Complaint" | "Fault")):
                raise AssertionError(f"line {node.lineno}: write the arguments themselves here")

    def note(self, rule: ast.expr, arguments: set[str]) -> None:
        match rule:
            case ast.Constant(value=str(name)):
                self.rules.setdefault(name, set()).update(arguments)
            case ast.IfExp(body=one, orelse=other):
                self.note(one, arguments)
                self.note(other, arguments)
            case _:
                raise AssertionError(f"line {rule.lineno}: write the rule itself here")


class Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802 - the visitor's naming
        self.names.add(node.id.name)


def raised(source: str) -> Rules:
    visitor = Raised()
    visitor.visit(ast.parse(source))
    return visitor.rules


def all_raised() -> Rules:
    found: Rules = {}
    for file in RAISING:
        for rule, arguments in raised(file.read_text(encoding="utf-8")).items():
            found.setdefault(rule, set()).update(arguments)
    return found


def messages(language: str) -> Iterator[tuple[str, set[str]]]:
    files = sorted((WORDS / language).glob("check*.ftl"))
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    for item in FluentParser().parse(text).body:
        if isinstance(item, ftl.Message) and item.id.name.startswith("check-"):
            variables = Variables()
            variables.visit(item)
            yield item.id.name.removeprefix("check-"), variables.names


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_its_message_and_every_message_its_rule(language: str) -> None:
    assert dict(messages(language)) == all_raised()


def test_a_rule_without_a_message_would_be_seen() -> None:
    source = """
notes.error(1, "odd", name=name, max=3)
self.refuse("markdown-odd")
Complaint(file, 1, "warning", "stray", {"name": name})
"""
    assert raised(source) == {"odd": {"name", "max"}, "markdown-odd": set(), "stray": {"name"}}


def test_a_rule_that_is_not_written_out_would_be_seen() -> None:
    with pytest.raises(AssertionError, match="write the rule itself"):
        raised("notes.error(1, rule)")
