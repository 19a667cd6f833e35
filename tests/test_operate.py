"""`python -m bot run`, as an operator runs it: it says how it stands, and why it cannot start."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import LOCALES
from tests.machinery.standin import TOKEN
from tests.shelf import Shelf

NOWHERE = "http://127.0.0.1:9"
"""Nobody listens there."""

Run = Callable[..., str]
"""Settings → what the program, which cannot start, says on stderr."""


def environment(folder: Path, **settings: object) -> dict[str, str]:
    """All that a bot needs, in `folder`, unless another value is given."""
    needed = {
        "bot_token": TOKEN,
        "bot_api_url": NOWHERE,
        "data_dir": folder / "data",
        "key_file": folder / "key",
        "volatile_dir": folder / "volatile",
        "content_dir": LOCALES,
    }
    given = {name.upper(): str(value) for name, value in (needed | settings).items()}
    return {**os.environ, **given}


@pytest.fixture
def refused(tmp_path: Path) -> Run:
    def run(**settings: object) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "bot", "--language", "ru", "run"],
            env=environment(tmp_path, **settings),
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert (done.returncode, done.stdout) == (1, "")
        assert TOKEN not in done.stderr
        return done.stderr

    return run


def test_a_folder_that_is_none_of_answers(tmp_path: Path, refused: Run) -> None:
    said = refused(content_dir=tmp_path / "nowhere")
    assert said == (
        f"В папке {tmp_path / 'nowhere'} нет topics.yaml или places/, отвечать нечего. "
        "Проверьте CONTENT_DIR: нужна папка с ответами, такая как locales.\n"
    )


def test_words_of_ones_own_that_cannot_be_used(shelf: Shelf, refused: Run) -> None:
    shutil.copytree(LOCALES / "words", shelf.folder / "words")
    shelf.change("words/en/talk.ftl", "welcome =", "welcome = </b>")
    intro, *faults = refused(content_dir=shelf.folder).splitlines()
    assert intro == "Бот не может начать: в его словах нужно поправить вот что."
    assert faults[0].startswith(f"{shelf.folder}/words/en/talk.ftl:")
    assert "У тега </b> нет пары" in faults[0]
