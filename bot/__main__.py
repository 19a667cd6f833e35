"""The verbs: `python -m bot run`, `demo`, `check`, `preview`, `backup`."""

import argparse
import asyncio
import locale
import sqlite3
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Any, Protocol

from bot import check, demo, logs, preview
from bot.app import serve
from bot.core.content import LANGUAGES, Language
from bot.core.languages import language_of_client
from bot.intake import TokenRefused
from bot.lock import AlreadyRunning
from bot.report import Form
from bot.settings import BrokenSettings, Settings
from bot.words import BrokenWords, Words
from storage import NewerDatabase, NothingToBackUp, UnusableKey, back_up

LOCALES = Path(__file__).parents[1] / "locales"
DONE, FAILED = 0, 1
_REFUSALS = {AlreadyRunning: "start-already-running", TokenRefused: "start-token-refused"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb.

    Returns:
        The exit code: 0, or 1 for a failure that was explained on stderr.
    """
    chosen = _parser().parse_args(arguments)
    try:
        words = Words.read(LOCALES / "words")
    except BrokenWords as broken:
        for fault in broken.faults:
            print(f"{fault.file}:{fault.line}  {fault.reason}", file=sys.stderr)
        return FAILED
    match chosen.verb:
        case "check":
            return _check(chosen.folder, words, chosen.language, chosen.format)
        case "demo":
            asyncio.run(demo.demo(words, chosen.language, chosen.port, browser=not chosen.quiet))
            return DONE
        case "preview":
            day = chosen.on or datetime.now(tz=UTC).date().isoformat()
            wish = preview.Wish(chosen.place, chosen.reader, day)
            shown = preview.preview(LOCALES, wish, words, chosen.language, sys.stdout.write)
            return DONE if shown else FAILED
        case "backup":
            return _backup(words, chosen.language, chosen.file, chosen.data_dir)
        case _:
            return _run(words, chosen.language)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description="Prival, the Telegram bot.")
    language: dict[str, Any] = {"choices": LANGUAGES, "help": "of what is printed"}
    parser.add_argument("--language", default=_language(), **language)
    verbs = parser.add_subparsers(dest="verb", required=True)
    serving = verbs.add_parser("run", help="serve real Telegram, settings from .env")
    show = verbs.add_parser("demo", help="the bot and a stand-in for Telegram, in a browser page")
    show.add_argument("--port", type=int, default=8040)
    show.add_argument("--quiet", action="store_true", help="do not open the browser")
    look = verbs.add_parser("check", help="what is wrong in the files, with file and line")
    look.add_argument(
        "folder", type=Path, nargs="?", default=LOCALES, help="locales/, if not given"
    )
    look.add_argument(
        "--format", choices=("text", "github"), default="text", help="github: as annotations"
    )
    ahead = verbs.add_parser("preview", help="what would go out")
    ahead.add_argument("what", choices=("digest",))
    ahead.add_argument("place", help="a folder's name: almaty")
    ahead.add_argument("reader", choices=LANGUAGES, help="the reader's language")
    ahead.add_argument("--on", metavar="YYYY-MM-DD", help="the day of the issue; today if left out")
    copy = verbs.add_parser("backup", help="copy the database, also while the bot is running")
    copy.add_argument("file", type=Path, help="a new file")
    copy.add_argument("--data-dir", type=Path, help="as in the settings, if not given")
    for verb in (serving, show, look, ahead, copy):
        verb.add_argument("--language", default=argparse.SUPPRESS, **language)
    return parser


def _language() -> Language:
    return language_of_client((locale.getlocale()[0] or "").replace("_", "-"))


def _check(folder: Path, words: Words, language: Language, form: Form) -> int:
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # not every terminal knows every letter
    checked = check.check(folder, words, language, form, datetime.now(tz=UTC).date())
    print(checked.report)
    return DONE if checked.sound else FAILED


def _run(words: Words, language: Language) -> int:
    explain = _explainer(words, language)
    try:
        settings = Settings.read()
        logs.start(settings.log_level)
        asyncio.run(serve(settings))
    except BrokenSettings as broken:
        _explain_settings(explain, broken)
    except BrokenWords as broken:
        for wrong in broken.faults:
            explain("start-broken-words", file=str(wrong.file), line=wrong.line)
    except NewerDatabase as newer:
        explain("start-newer-database", file=newer.file, found=newer.found, known=newer.known)
    except UnusableKey as key:
        explain(f"start-key-{key.trouble}", file=str(key.file))
    except (AlreadyRunning, TokenRefused) as refused:
        explain(_REFUSALS[type(refused)])
    else:
        return DONE
    return FAILED


def _backup(words: Words, language: Language, file: Path, data_dir: Path | None) -> int:
    """Without the settings, which hold the token, where the directory is given."""
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
        return DONE
    return FAILED


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


if __name__ == "__main__":
    sys.exit(main())
