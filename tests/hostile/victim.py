"""The whole bot, to be killed: `python -m tests.hostile.victim <url> <token> <folder> <volatile>`.

With a fifth word it is careless in one way: "resends" what it does not know to be published, or
"forgets", keeping check-ins only in its own memory. It logs at DEBUG to stderr.
"""

import asyncio
import sys
from pathlib import Path

from bot import logs
from bot.app import running
from bot.clock import SystemClock
from bot.outgoing import UNLIMITED
from bot.settings import Settings
from storage import open_stores


async def main(url: str, token: str, folder: Path, volatile: Path, carelessness: str) -> None:
    logs.start("DEBUG")
    logs.watch(asyncio.get_running_loop())
    settings = Settings(
        bot_token=token,
        bot_api_url=url,
        data_dir=folder / "data",
        key_file=folder / "key",
        volatile_dir=None if carelessness == "forgets" else volatile,
        content_dir=folder / "content",
    )
    if carelessness == "resends":
        async with open_stores(
            settings.data_dir, volatile, settings.key_file, SystemClock()
        ) as stores:
            for checkin in await stores.checkins.in_state({"publishing"}):
                await stores.checkins.take(checkin.id, "unsent")
    async with running(settings, limits=UNLIMITED, rehearsal=True):
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]), sys.argv[5]))
