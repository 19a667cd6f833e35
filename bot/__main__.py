"""The verbs: `python -m bot run`, `demo`, `check`, `preview`, `backup`.

Each loads only what it needs: a check need not wait for Telegram's library, nor does the bot keep
the stand-in for Telegram in memory.
"""

import argparse
import asyncio
import locale
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from bot.core.content import LANGUAGES, Language
from bot.core.languages import language_of_client
from bot.words import OWN, BrokenWords, Fault, Words

LOCALES = Path(__file__).parents[1] / "locales"
DONE, FAILED = 0, 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb.

    Returns:
        The exit code: 0, or 1 for a failure that was explained on stderr.
    """
    chosen = _parser().parse_args(arguments)
    try:
        words = Words.read(OWN)
    except BrokenWords as broken:
        for fault in broken.faults:
            told = _told(fault, broken.rest, chosen.language)
            print(f"{fault.file}:{fault.line}  {told}", file=sys.stderr)
        return FAILED
    return DONE if _performed(chosen, words) else FAILED


def _performed(chosen: argparse.Namespace, words: Words) -> bool:
    language: Language = chosen.language
    today = datetime.now(tz=UTC).date()
    match chosen.verb:
        case "check":
            from bot.check import check

            if isinstance(sys.stdout, TextIOWrapper):
                sys.stdout.reconfigure(errors="replace")  # not every terminal knows every letter
            checked = check(chosen.folder, words, language, chosen.format, today)
            print(checked.report)
            return checked.sound
        case "demo":
            from bot.demo import demo

            return asyncio.run(demo(words, language, chosen.port, browser=not chosen.quiet))
        case "preview":
            from bot.preview import Wish, preview

            wish = Wish(chosen.place, chosen.reader, chosen.on or today.isoformat())
            return preview(LOCALES, wish, words, language, sys.stdout.write)
        case "backup":
            from bot.operate import backup

            return backup(words, language, chosen.file, chosen.data_dir)
        case _:
            from bot.operate import run

            return run(words, language)


def _told(fault: Fault, rest: Words, language: Language) -> str:
    """What is wrong with the program's own words, in what is left of them."""
    for one in sorted(LANGUAGES, key=lambda known: known != language):
        with suppress(KeyError):
            return rest.plain(one, f"check-{fault.rule}", **fault.args)
    return "Эти слова испорчены, верните их, как были. Put these words back as they were."


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


if __name__ == "__main__":
    sys.exit(main())
