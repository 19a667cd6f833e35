"""What SECURITY.md says of tests and settings is there."""

import ast
import re
from pathlib import Path

import pytest

PAGE = Path("SECURITY.md").read_text(encoding="utf-8")
TEST = re.compile(r"`(?=tests/|::)(tests/[\w/]+\.py)?(?:::(\w+))?`")


def named(page: str) -> list[tuple[str, str]]:
    """File and function, "" for the whole file; `::name` belongs to the file named before."""
    found = []
    file = ""
    for match in TEST.finditer(page):
        file = match[1] or file
        found.append((file, match[2] or ""))
    return found


def is_there(file: str, function: str) -> bool:
    path = Path(file)
    if not path.is_file():
        return False
    tree = ast.parse(path.read_text(encoding="utf-8"))
    tests = {
        node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    return not function or function in tests


@pytest.mark.parametrize(("file", "function"), [pair for pair in named(PAGE) if pair[0]])
def test_every_test_it_names_exists(file: str, function: str) -> None:
    assert is_there(file, function)


def test_it_names_tests_at_all_and_a_missing_one_would_be_found() -> None:
    assert len(named(PAGE)) > 15
    assert named("`tests/a.py::b`, `::c` and `tests/d.py`") == [
        ("tests/a.py", "b"),
        ("tests/a.py", "c"),
        ("tests/d.py", ""),
    ]
    assert not is_there("tests/a.py", "")
    assert not is_there("tests/test_security.py", "test_nothing")


def test_the_settings_in_it_are_real_ones() -> None:
    example = Path(".env.example").read_text(encoding="utf-8")
    for name in ("BOT_TOKEN", "DATA_DIR", "KEY_FILE", "VOLATILE_DIR"):
        assert name in PAGE
        assert f"{name}=" in example
