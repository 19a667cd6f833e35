"""Reading in a process of its own, which takes with it what reading leaves behind: the parsers,
and of two thousand answers fifteen megabytes. People are answered meanwhile by one that does
nothing else.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from bot.core.content import Content
from bot.core.faq import Faq
from bot.library.complaints import Complaint
from bot.library.files import walk


@dataclass(frozen=True, slots=True)
class Errand:
    """To read what changed."""

    folder: Path
    today: date
    saved: bool
    """Whether somebody says that all is saved: no file is taken for half-written."""
    memory: bytes = b""
    """What the last look left for this one; empty at first."""


@dataclass(frozen=True, slots=True)
class Findings:
    memory: bytes
    """For the next look: the last good copy of every file."""
    settled: bool
    """Whether another look at the same files would bring nothing new."""
    errors: Sequence[Complaint]
    """In the files as they are now."""
    news: tuple[Content, Faq] | None
    """All that is sound, and its index; None where it is the same as before."""


def run(errand: Errand) -> Findings:
    """Run the errand in a process of its own. Blocks.

    Raises:
        subprocess.CalledProcessError: the process failed; its error output says why.
    """
    done = subprocess.run(
        [sys.executable, "-m", "bot.library"],
        input=pickle.dumps(errand),
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        env={name: value for name, value in os.environ.items() if name != "BOT_TOKEN"},
        start_new_session=True,  # Ctrl-C is for the bot
        check=True,
    )
    findings: Findings = pickle.loads(done.stdout)  # noqa: S301 - from this very program
    return findings


def glance(folder: Path, today: date) -> bytes:
    """Differs whenever something may have changed. Looks at names and `stat` only."""
    return sha256(repr((walk(folder), today)).encode()).digest()
