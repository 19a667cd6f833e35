"""All stores, opened and closed together."""

import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.core.clock import Clock
from storage.database import MIGRATIONS, Database
from storage.editions import Editions
from storage.groups import Groups
from storage.ledger import Ledger
from storage.memory_place import Doubt, doubts_about, swap_is_safe
from storage.readers import Readers
from storage.sealing import BrokenSeal, Seal, UnusableKey, key_in
from storage.subscriptions import PURPOSE, Subscriptions
from storage.verdicts import Verdicts


@dataclass(frozen=True, slots=True)
class Stores:
    """What the application hands to the handlers, by the Protocols of `bot.core.ports`."""

    groups: Groups
    verdicts: Verdicts
    readers: Readers
    subscriptions: Subscriptions
    ledger: Ledger
    editions: Editions
    doubts: frozenset[Doubt]
    """Why the volatile store cannot be trusted with secrets; empty when it can."""

    async def sweep(self) -> None:
        """Forget what has expired. For every few minutes."""
        await self.readers.sweep()
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
    file = volatile_dir / "volatile.db" if volatile_dir and not doubts else None
    if not swap_is_safe():
        doubts.add("swap")
    seal = Seal(key_in(key_file), PURPOSE)
    async with AsyncExitStack() as stack:
        durable = await Database.open(data_dir / "durable.db", MIGRATIONS / "durable", "FULL")
        stack.push_async_callback(durable.close)
        await _belongs(durable, seal, key_file)
        ledger = Ledger(durable, seal, clock)
        await ledger.recover()
        volatile = await Database.open(file, MIGRATIONS / "volatile", "NORMAL")
        stack.push_async_callback(volatile.close)
        yield Stores(
            groups=Groups(durable),
            verdicts=Verdicts(durable),
            readers=Readers(volatile, clock),
            subscriptions=Subscriptions(durable, seal, clock),
            ledger=ledger,
            editions=Editions(durable),
            doubts=frozenset(doubts),
        )


async def _belongs(durable: Database, seal: Seal, key_file: Path) -> None:
    for row in await durable.rows("SELECT address FROM subscriptions LIMIT 1"):
        try:
            seal.open(row["address"])
        except BrokenSeal:
            raise UnusableKey(key_file, "other") from None
