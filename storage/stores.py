"""All stores, opened and closed together."""

import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.core.clock import Clock
from storage.ballast import Ballast
from storage.checkins import CheckIns
from storage.communities import Communities
from storage.database import MIGRATIONS, Database
from storage.drafts import Drafts
from storage.editions import Editions
from storage.groups import Groups
from storage.kept_key import KeptKey
from storage.ledger import Ledger
from storage.memory_place import Doubt, doubts_about, swap_is_safe
from storage.posts import Posts
from storage.prompts import Prompts
from storage.pulse import PulseCounts
from storage.readers import Readers
from storage.sealing import BrokenSeal, Seal, UnusableKey, key_in
from storage.subscriptions import PURPOSE, Subscriptions
from storage.sweep import Sweep
from storage.verdicts import Verdicts

DURABLE, VOLATILE = "durable.db", "volatile.db"


@dataclass(frozen=True, slots=True)
class Stores:
    """What the application hands to the handlers, by the Protocols of `bot.core.ports` and
    `bot.core.checkins.ports`."""

    groups: Groups
    verdicts: Verdicts
    communities: Communities
    posts: Posts
    pulse: PulseCounts
    readers: Readers
    subscriptions: Subscriptions
    ledger: Ledger
    editions: Editions
    checkins: CheckIns
    drafts: Drafts
    said: Sweep
    prompts: Prompts
    key: KeptKey
    doubts: frozenset[Doubt]
    """Why the volatile store cannot be trusted with secrets; empty when it can."""

    async def sweep(self) -> None:
        """Forget what has expired. For every minute."""
        await self.readers.sweep()
        await self.drafts.forget_old()
        await self.prompts.forget_old()
        await self.said.forget_old()
        await self.checkins.forget_old()
        await self.ledger.sweep()


@asynccontextmanager
async def open_stores(
    data_dir: Path, volatile_dir: Path | None, key_file: Path, clock: Clock
) -> AsyncIterator[Stores]:
    """Open the durable and the volatile store. The caller holds `data_dir` (bot/lock.py).

    Args:
        data_dir: for what must survive a reboot; made with mode 0700 if absent.
        volatile_dir: for what must not; where it is not in memory and ours alone, or None, the
            process's own memory serves, and a restart forgets as well.
        key_file: holds the key that seals chat ids; made if absent.
        clock: its `elapsed` says when something expires.

    Raises:
        NewerDatabase: a file was written by a later version of this program.
        UnusableKey: the key cannot be read or made, or is not this database's.
        sqlite3.Error, OSError: a file cannot be used.
    """
    os.makedirs(data_dir, mode=0o700, exist_ok=True)  # noqa: PTH103 - once, before anything else runs
    doubts: set[Doubt] = doubts_about(volatile_dir) if volatile_dir else set()
    file = volatile_dir / VOLATILE if volatile_dir and not doubts else None
    if not swap_is_safe():
        doubts.add("swap")
    seal = Seal(key_in(key_file), PURPOSE)
    async with AsyncExitStack() as stack:
        durable = await Database.open(data_dir / DURABLE, MIGRATIONS / "durable", "FULL")
        stack.push_async_callback(durable.close)
        await _belongs(durable, seal, key_file)
        ledger = Ledger(durable, seal, clock)
        await ledger.recover()
        ballast = Ballast(volatile_dir / "ballast") if volatile_dir and file else None
        volatile = await Database.open(file, MIGRATIONS / "volatile", "NORMAL", ballast)
        stack.push_async_callback(volatile.close)
        key = await KeptKey.of(volatile)
        yield Stores(
            groups=Groups(durable),
            verdicts=Verdicts(durable),
            communities=Communities(durable),
            posts=Posts(durable, clock),
            pulse=PulseCounts(durable),
            readers=await Readers.open(volatile, clock),
            subscriptions=Subscriptions(durable, seal, clock),
            ledger=ledger,
            editions=Editions(durable),
            checkins=CheckIns(volatile, clock, key),
            drafts=await Drafts.open(volatile, clock),
            said=Sweep(volatile, clock),
            prompts=Prompts(volatile, clock),
            key=key,
            doubts=frozenset(doubts),
        )


async def _belongs(durable: Database, seal: Seal, key_file: Path) -> None:
    for row in await durable.rows("SELECT address FROM subscriptions LIMIT 1"):
        try:
            seal.open(row["address"])
        except BrokenSeal:
            raise UnusableKey(key_file, "other") from None
