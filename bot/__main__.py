"""The verbs: `python -m bot run`, `demo`, `check`."""

import argparse
import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from bot import check, demo
from bot.core.content import LANGUAGES
from bot.words import Words

HERE = Path(__file__).parents[1]
FAILED, MISUSED = 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; returns the exit code: 0, 1 for a failure that was explained, 2 for misuse."""
    chosen = _parser().parse_args(arguments)
    words = Words.read(HERE / "locales" / "words")
    match chosen.verb:
        case "check":
            today = datetime.now(tz=UTC).date()
            return check.check(chosen.folder, words, chosen.language, chosen.format, today, print)
        case "demo":
            return asyncio.run(demo.demo(chosen.port, chosen.language, opened=not chosen.quiet))
        case _:
            return _run(words, chosen.language)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description="Prival, the Telegram bot.")
    parser.add_argument("--language", choices=LANGUAGES, default=_system_language())
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("run", help="serve real Telegram, settings from .env")
    show = verbs.add_parser("demo", help="the bot and a stand-in for Telegram, in a browser page")
    show.add_argument("--port", type=int, default=8040)
    show.add_argument("--quiet", action="store_true", help="do not open the browser")
    look = verbs.add_parser("check", help="what is wrong in the files, with file and line")
    look.add_argument("folder", type=Path, nargs="?", default=HERE / "locales")
    look.add_argument("--format", choices=("text", "github"), default="text")
    return parser
