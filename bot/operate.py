"""The operator's verbs, `run` and `backup`: what cannot be done is said in words, on stderr."""

import asyncio
import sqlite3
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from subprocess import CalledProcessError
from typing import Protocol

from telegram.error import TelegramError

from bot import logs
from bot.app import NoContent, Running, serve
from bot.core.content import Language
from bot.intake import TokenRefused
from bot.lock import AlreadyRunning, UnusableFolder
from bot.settings import BrokenSettings, Settings
from bot.words import BrokenWords, Words
from storage import NewerDatabase, NothingToBackUp, UnusableKey, back_up

_REFUSALS: Mapping[type[Exception], str] = {
    AlreadyRunning: "start-already-running",
    CalledProcessError: "start-unread",
    NoContent: "start-no-content",
    TelegramError: "start-unreachable",
    TokenRefused: "start-token-refused",
    UnusableFolder: "start-unusable-folder",
    sqlite3.Error: "start-unusable-database",
}


def run(words: Words, language: Language) -> bool:
    """Serve Telegram until told to stop.

    Returns:
        Whether it could; if not, stderr says why.
    """
    explain = _explainer(words, language)
    try:
        settings = Settings.read()
        logs.start(settings.log_level)
        asyncio.run(serve(settings, partial(_tell, words, language, settings.content_dir)))
    except BrokenSettings as broken:
        _explain_settings(explain, broken)
    except BrokenWords as broken:
        explain("start-broken-words")
        for fault in broken.faults:
            told = words.plain(language, f"check-{fault.rule}", **fault.args)
            print(f"{fault.file}:{fault.line}  {told}", file=sys.stderr)
    except NewerDatabase as newer:
        explain("start-newer-database", file=newer.file, found=newer.found, known=newer.known)
    except UnusableKey as key:
        explain(f"start-key-{key.trouble}", file=str(key.file))
    except tuple(_REFUSALS) as refused:
        (message_id,) = (said for kind, said in _REFUSALS.items() if isinstance(refused, kind))
        explain(
            message_id,
            url=settings.bot_api_url,
            data_dir=str(settings.data_dir),
            content_dir=str(settings.content_dir),
        )
    else:
        return True
    return False


def backup(words: Words, language: Language, file: Path, data_dir: Path | None) -> bool:
    """Copy the database, also while the bot is running.

    Args:
        data_dir: where it is; None: where the settings say. They hold the token, so who only makes
            backups need not have them.

    Returns:
        Whether it could; if not, stderr says why.
    """
    explain = _explainer(words, language)
    try:
        back_up(data_dir or Settings.read().data_dir, file)
    except BrokenSettings as broken:
        _explain_settings(explain, broken)
    except NothingToBackUp:
        explain("backup-nothing")
    except FileExistsError:
        explain("backup-exists", file=str(file))
    except (OSError, sqlite3.Error) as error:
        explain("backup-failed", file=str(file), why=type(error).__name__)
    else:
        print(words.plain(language, "backup-done", file=str(file)))
        return True
    return False


def _tell(words: Words, language: Language, content_dir: Path, program: Running) -> None:
    """Say on stdout that it serves, and what it does without."""

    def say(message_id: str, **arguments: str | int) -> None:
        print(words.plain(language, message_id, **arguments), flush=True)

    say("start-serving", name=program.username)
    for doubt in sorted(program.stores.doubts):
        say("start-closed", why=words.plain(language, f"doubt-{doubt}"))
    if not program.stores.doubts:
        say("start-open")
    faulty = len({complaint.file for complaint in program.shelves.errors})
    if faulty:
        say("start-faulty-files", count=faulty, content_dir=str(content_dir))


class _Explain(Protocol):
    def __call__(self, message_id: str, **arguments: str | int) -> None: ...


def _explainer(words: Words, language: Language) -> _Explain:
    def explain(message_id: str, **arguments: str | int) -> None:
        print(words.plain(language, message_id, **arguments), file=sys.stderr)

    return explain


def _explain_settings(explain: _Explain, broken: BrokenSettings) -> None:
    explain("settings-intro")
    for fault in broken.faults:
        explain(fault.message, **fault.arguments)
