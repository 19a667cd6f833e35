"""Delivers the digests that are due: claim → send → mark, a bounded number at a time."""

import asyncio
import logging
from typing import Any

from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.core.content import Content
from bot.core.digests.editions import prints
from bot.core.digests.subscription import Again, Delivered, Ended, Outcome, Silent, Ticket
from bot.services import Services
from handlers.digests.issues import Issues
from handlers.digests.news import news
from handlers.rounds.sending import Sending

log = logging.getLogger(__name__)

AT_ONCE = 96
"""Fewer than the connections to Telegram, so that answers to people always find one; enough for
500 a second where each takes 50 ms and its place in the ledger as long. As many at most get an
issue twice where the program is killed."""
PAUSES = (60.0, 5 * 60.0, 15 * 60.0, 60 * 60.0)
"""Seconds before the second attempt, the third …; the last one from then on."""
TOLD_EVERY = 60.0
"""Seconds between lines about one delivery in the log."""
GRACE = 10.0
"""Seconds that those in hand get to arrive when the program ends."""

_Result = tuple[Ticket, Outcome]


class Delivery:
    """One round at a time, begun by the tick and run beside it."""

    def __init__(self, bot: ExtBot[Any], services: Services, *, paid: bool) -> None:
        """Take the parts.

        Args:
            bot: initialised.
            services: what a handler may use.
            paid: whether messages go as paid broadcasts, above the free limit.
        """
        self._bot = bot
        self._services = services
        self._rooms = services.digests
        self._paid = paid
        self._round: asyncio.Task[None] | None = None
        self._stopping = False
        self._unmarked: list[_Result] = []
        """What came of those that are over; the ledger does not know it yet."""
        self._noted: Content | None = None
        self._told = 0.0

    async def tick(self) -> None:
        """Begin a round where none is under way; else tell the log how far it is."""
        await self.look_for_editions()
        if self._round is None or self._round.done():
            self._told = self._services.clock.elapsed()
            self._round = asyncio.create_task(self._run())
        elif self._services.clock.elapsed() - self._told >= TOLD_EVERY:
            await self._tell()

    async def look_for_editions(self) -> None:
        """Note what is new or corrected, if the files were read anew."""
        content = self._services.shelves.content
        if content is not self._noted:
            # In a thread: for two thousand answers it takes as long as many answers to people.
            found = await asyncio.to_thread(prints, content)
            await self._rooms.editions.note(found, self._services.today())
            self._noted = content

    async def idle(self) -> None:
        """Return when the round under way is over."""
        if self._round is not None:
            await asyncio.wait({self._round})

    async def stop(self, grace: float = GRACE) -> None:
        """Claim no more and let those in hand arrive; the rest goes out after a restart.

        Args:
            grace: seconds to wait for those in hand.
        """
        self._stopping = True
        if self._round is not None:
            await asyncio.wait({self._round}, timeout=grace)
            self._round.cancel()
            await asyncio.gather(self._round, return_exceptions=True)

    async def _run(self) -> None:
        progress = self._rooms.progress
        progress.begin(self._services.clock.now())
        busy: set[asyncio.Task[_Result]] = set()
        try:
            await self._deliver_all(busy)
        except Exception as error:
            log.error("A round of digests broke off; the next tick begins another", exc_info=error)
            self._unmarked += await asyncio.gather(*busy)
            progress.in_hand = 0
        finally:
            for task in busy:
                task.cancel()
            await asyncio.gather(*busy, return_exceptions=True)
        if progress.sent or progress.failed or progress.ended:
            await self._tell()

    async def _deliver_all(self, busy: set[asyncio.Task[_Result]]) -> None:
        issues = Issues(self._services, self._bot.username, await news(self._services))
        while True:
            room = 0 if self._stopping else AT_ONCE - len(busy)
            tickets = await self._rooms.ledger.turn(self._unmarked, room)
            self._unmarked = []
            for ticket in tickets:
                busy.add(asyncio.create_task(self._deliver(ticket, issues)))
            self._rooms.progress.in_hand = len(busy)
            if not busy:
                return
            done, _ = await asyncio.wait(busy, return_when=asyncio.FIRST_COMPLETED)
            busy -= done
            self._unmarked = [task.result() for task in done]

    async def _deliver(self, ticket: Ticket, issues: Issues) -> _Result:
        sending = Sending(self._bot, self._services, ticket, paid=self._paid)
        try:
            texts = issues.texts(ticket.address, ticket.subscription, ticket.on, ticket.since)
            if texts is None:
                self._rooms.progress.silent += 1
                return ticket, Silent()
            if await sending.arrives(texts):
                self._rooms.progress.sent += 1
                return ticket, Delivered()
            self._rooms.progress.ended += 1
            return ticket, Ended()
        except TelegramError as error:
            self._rooms.progress.failures[type(error).__name__] += 1
        except Exception as error:
            self._rooms.progress.failures[type(error).__name__] += 1
            log.error("A digest could not be made", exc_info=error)
        pause = PAUSES[min(ticket.attempts, len(PAUSES) - 1)]
        return ticket, Again(pause, sending.arrived)

    async def _tell(self) -> None:
        self._told = self._services.clock.elapsed()
        progress = self._rooms.progress
        left = await self._rooms.ledger.left() + progress.in_hand
        log.info(
            "Digests: %d sent, %d left, %d min to go; %d silent, %d ended; failed: %s",
            progress.sent,
            left,
            progress.minutes(left, self._services.clock.now()),
            progress.silent,
            progress.ended,
            ", ".join(f"{kind} {count}" for kind, count in progress.failures.items()) or "none",
        )
