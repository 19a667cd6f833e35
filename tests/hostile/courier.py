"""A bot that delivers what is due and may be killed at it.

`python -m tests.hostile.courier <url> <folder> <ours|naive>`: its clock stands at a moment when all
subscriptions in the folder are due. It ends when nothing is left. The naive one marks an issue as
delivered when it takes it.
"""

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

from telegram.ext import ExtBot

from bot import logs
from bot.app import running
from bot.clock import SystemClock
from bot.core.digests.due import Schedule
from bot.core.digests.subscription import Delivered, Subscription
from bot.lock import AlreadyRunning
from bot.outgoing import UNLIMITED
from bot.settings import Settings
from bot.transport import AiohttpRequest
from handlers.rounds.digests import AT_ONCE
from storage import open_stores
from tests.machinery.standin import TOKEN

BEFORE = datetime(2026, 11, 24, 12, tzinfo=UTC)
NOW = datetime(2026, 11, 24, 13, 5, tzinfo=UTC)
ALMATY = Subscription(
    ("almaty",), ("ru",), Schedule(frozenset(range(7)), 18, "Asia/Almaty"), quiet=False
)
"""Due between the two."""
SECOND_INSTANCE = 3


class StandingClock(SystemClock):
    """The wall clock stands; waits take their time."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now


def settings(url: str, folder: Path) -> Settings:
    return Settings(
        bot_token=TOKEN,
        bot_api_url=url,
        data_dir=folder / "data",
        key_file=folder / "key",
        volatile_dir=None,
    )


async def deliver(url: str, folder: Path) -> None:
    async with running(
        settings(url, folder), clock=StandingClock(NOW), limits=UNLIMITED, ticking=False
    ) as bot:
        while await bot.stores.ledger.left():
            await bot.tick()
            await bot.delivery.idle()


async def deliver_naively(url: str, folder: Path) -> None:
    clock = StandingClock(NOW)
    async with (
        open_stores(folder / "data", None, folder / "key", clock) as stores,
        ExtBot(TOKEN, base_url=f"{url}/bot", request=AiohttpRequest()) as bot,
    ):
        while tickets := await stores.ledger.turn([], AT_ONCE):
            await stores.ledger.turn([(ticket, Delivered()) for ticket in tickets], 0)
            chats = (ticket.address.chat_id for ticket in tickets)
            await asyncio.gather(*(bot.send_message(chat, "digest") for chat in chats))


def main() -> int:
    logs.start("DEBUG")
    try:
        do = deliver_naively if sys.argv[3] == "naive" else deliver
        asyncio.run(do(sys.argv[1], Path(sys.argv[2])))
    except AlreadyRunning:
        return SECOND_INSTANCE
    return 0


if __name__ == "__main__":
    sys.exit(main())
