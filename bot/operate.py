"""The operator's verbs, `run` and `backup`: what cannot be done is said in words, on stderr."""

import asyncio
import sqlite3
import sys
from pathlib import Path
from typing import Protocol

from bot import logs
from bot.app import NoContent, serve
from bot.core.content import Language
from bot.intake import TokenRefused
from bot.lock import AlreadyRunning
from bot.settings import BrokenSettings, Settings
from bot.words import BrokenWords, Words
from storage import NewerDatabase, NothingToBackUp, UnusableKey, back_up

_REFUSALS = {AlreadyRunning: "start-already-running", TokenRefused: "start-token-refused"}


def run(words: Words, language: Language) -> bool:
    """Serve Telegram until told to stop.

    Returns:
        Whether it could; if not, stderr says why.
    """
    explain = _explainer(words, language)
    try:
        settings = Settings.read()
        logs.start(settings.log_level)
        asyncio.run(serve(settings))
    except BrokenSettings as broken:
        _explain_settings(explain, broken)
    except BrokenWords as broken:
        explain("start-broken-words")
        for fault in broken.faults:
            told = words.plain(language, f"check-{fault.rule}", **fault.args)
            print(f"{fault.file}:{fault.line}  {told}", file=sys.stderr)
    except NoContent:
        explain("start-no-content", folder=str(settings.content_dir))
    except NewerDatabase as newer:
        explain("start-newer-database", file=newer.file, found=newer.found, known=newer.known)
    except UnusableKey as key:
        explain(f"start-key-{key.trouble}", file=str(key.file))
    except (AlreadyRunning, TokenRefused) as refused:
        explain(_REFUSALS[type(refused)])
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
