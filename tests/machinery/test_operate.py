"""`python -m bot run`, as an operator runs it: it says that it serves, or why it cannot."""

import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.__main__ import DONE, FAILED
from storage.stores import DURABLE
from tests.conftest import LOCALES
from tests.machinery.standin import TOKEN, Standin, message, refusal
from tests.shelf import SIM, Shelf

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
        "log_level": "ERROR",
    }
    given = {name.upper(): str(value) for name, value in (needed | settings).items()}
    return {**os.environ, **given}


def started(folder: Path, **settings: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "--language", "ru", "run"],
        env=environment(folder, **settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def spoken(program: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Wait for the end; exit code, stdout and stderr."""
    said, trouble = program.communicate(timeout=60)
    return program.returncode, said, trouble


@pytest.fixture
def refused(tmp_path: Path) -> Run:
    def run(**settings: object) -> str:
        code, said, trouble = spoken(started(tmp_path, **settings))
        assert (code, said) == (FAILED, "")
        assert TOKEN not in trouble
        return trouble

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


def test_telegram_out_of_reach(refused: Run) -> None:
    assert refused() == (
        f"{NOWHERE} не отвечает. Проверьте сеть и BOT_API_URL и запустите ещё раз.\n"
    )


def test_a_data_folder_that_is_a_file(tmp_path: Path, refused: Run) -> None:
    (tmp_path / "data").write_text("no folder", encoding="utf-8")
    assert refused().startswith(f"Папку данных {tmp_path / 'data'} не получается создать")


def test_a_database_that_is_damaged(tmp_path: Path, refused: Run) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / DURABLE).write_bytes(b"no database" * 1000)
    assert refused().startswith(f"База в папке {tmp_path / 'data'} не открывается.")


async def test_a_token_that_telegram_refuses(refused: Run, telegram: Standin) -> None:
    telegram.answer = lambda *_: refusal(401, "Unauthorized")
    said = await asyncio.to_thread(refused, bot_api_url=telegram.url, log_level="WARNING")
    assert "Telegram не принимает токен." in said
    assert "Unclosed" not in said


async def test_files_that_cannot_be_read_for_want_of_a_process(
    tmp_path: Path, refused: Run, telegram: Standin
) -> None:
    killed = "import os, sys\nif 'bot.library' in sys.orig_argv:\n    os._exit(9)\n"
    (tmp_path / "sitecustomize.py").write_text(killed, encoding="utf-8")
    said = await asyncio.to_thread(refused, bot_api_url=telegram.url, pythonpath=tmp_path)
    assert said.startswith("Не получилось прочитать файлы с ответами")


async def test_it_says_when_it_serves_and_what_it_does_without(
    tmp_path: Path, telegram: Standin, shelf: Shelf
) -> None:
    shelf.change(SIM, "topic: connection", "topic: conection")
    shelf.change(SIM, "checked: 2026-10-05", "checked: yesterday")
    program = started(
        tmp_path,
        bot_api_url=telegram.url,
        content_dir=shelf.folder,
        volatile_dir=tmp_path / "on-a-disk",
    )
    await telegram.sends(message(1))
    await telegram.until(lambda: "sendMessage" in dict(telegram.calls), seconds=20)
    program.terminate()
    code, said, _ = await asyncio.to_thread(spoken, program)
    assert code == DONE
    first, *doubts, last = said.splitlines()
    assert first == "@prival_bot отвечает. Остановить: Ctrl-C."
    assert any(doubt.startswith("Весточки не принимаются: временная папка") for doubt in doubts)
    assert last == (
        "С ошибками 1 файл, бот обходится без них. Что в них не так, скажет "
        f".venv/bin/python -m bot check {shelf.folder}"
    )
