"""Puts the program together: `running(...)` is the same for run, demo and tests."""

import asyncio
import gc
import logging
import signal
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from telegram import LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import InvalidToken
from telegram.ext import Application, Defaults, JobQueue

from bot import logs
from bot.clock import SystemClock
from bot.core.answered import Answered
from bot.core.checkins.alarm import Alarm
from bot.core.checkins.authors import Authors
from bot.core.checkins.moderators import Moderators
from bot.core.checkins.quotas import Quotas
from bot.core.checkins.ties import Ties
from bot.core.clock import Clock
from bot.core.digests.progress import Progress
from bot.core.once import Once
from bot.intake import Intake, TokenRefused
from bot.library import errand
from bot.lock import only_instance
from bot.outgoing import Door, Limits
from bot.profile import present
from bot.services import CheckInRooms, DigestRooms, Services
from bot.settings import Settings
from bot.shelves import Look, Shelves
from bot.ticking import Chore, tick
from bot.transport import AiohttpRequest
from bot.words import Words
from handlers import table
from handlers.leftovers import apologise, own_up
from handlers.maintainers import warn_of_conflict
from handlers.rounds import Rounds
from handlers.rounds.digests import Delivery
from storage import Doubt, Stores, open_stores

log = logging.getLogger(__name__)

CONNECTIONS = 128
"""To Telegram, at most. A delivery of digests takes some, and leaves the rest to people."""

ALLOWED_UPDATES = ("message", "callback_query", "inline_query", "my_chat_member")

AnyApplication = Application[Any, Any, Any, Any, Any, Any]


class NoContent(Exception):
    """The folder that the settings name is not one of answers."""


@dataclass(frozen=True, slots=True)
class Running:
    """The program while it runs."""

    username: str
    """The bot's, in Telegram."""
    shelves: Shelves
    stores: Stores
    rounds: Rounds
    delivery: Delivery
    presented: asyncio.Task[None]
    """Done when Telegram knows the bot's name and commands."""
    finished: asyncio.Task[None]
    """Done when the intake has ended by itself: Telegram refuses the token."""

    @property
    def chores(self) -> tuple[Chore, ...]:
        """What is due at every tick: changed files, check-ins, records that are over, digests."""
        rounds = self.rounds
        return (
            self.shelves.refresh,
            rounds.cards,
            rounds.publishing,
            rounds.expiry,
            rounds.letters,
            rounds.sweeping,
            self.stores.sweep,
            self.delivery.tick,
        )

    async def tick(self) -> None:
        """All of it, one after the other."""
        for chore in self.chores:
            await chore()


@asynccontextmanager
async def running(  # noqa: PLR0913 - what plays set otherwise than life does
    settings: Settings,
    *,
    clock: Clock | None = None,
    limits: Limits | None = None,
    rehearsal: bool = False,
    ticking: bool = True,
    look: Look = errand.run,
) -> AsyncIterator[Running]:
    """Run the whole program until the block ends; then finish what is in hand, and close.

    Args:
        settings: what the operator set.
        clock: the system's, if not given.
        limits: how fast messages may go; as Telegram allows, if not given.
        rehearsal: nobody here is real, so check-ins are taken wherever they would be kept.
        ticking: whether chores are done as real time passes; with a clock moved by hand they are
            done by hand as well, `tick`.
        look: reads the files; in a process of its own, if not given.

    Raises:
        AlreadyRunning: another instance holds the data folder.
        BrokenWords: the words cannot be used.
        NoContent: there are no answers in the content folder, nor a place for them.
        NewerDatabase: the database belongs to a newer version of the program.
        TelegramError: Telegram cannot be reached.
        TokenRefused: Telegram does not accept the token.
        UnusableFolder: the data folder cannot be used.
        UnusableKey: the key of the subscriptions cannot be used.
        sqlite3.Error: the database cannot be used.
        subprocess.CalledProcessError: the process that reads the files failed.
    """
    clock = clock or SystemClock()
    async with AsyncExitStack() as stack:
        stack.enter_context(only_instance(settings.data_dir))
        if not all((settings.content_dir / name).exists() for name in ("topics.yaml", "places")):
            raise NoContent
        words = Words.beside(settings.content_dir)
        stores = await stack.enter_async_context(
            open_stores(settings.data_dir, settings.volatile_dir, settings.key_file, clock)
        )
        doubts: frozenset[Doubt] = frozenset() if rehearsal else stores.doubts
        if doubts:
            log.warning("No check-ins are taken on this server: %s", ", ".join(sorted(doubts)))
        shelves = Shelves(settings.content_dir, words, lambda: clock.now().date(), look)
        services = Services(
            words=words,
            shelves=shelves,
            readers=stores.readers,
            groups=stores.groups,
            verdicts=stores.verdicts,
            digests=DigestRooms(stores.subscriptions, stores.ledger, stores.editions, Progress()),
            answered=Answered(clock),
            once=Once(),
            checkins=_checkin_rooms(stores, clock, doubts),
            clock=clock,
            maintainers=settings.maintainers,
        )
        limits = limits or Limits(paid=settings.paid_rate)
        application = _application(settings, Door(clock, limits))
        application.add_handlers(table(services))
        application.add_error_handler(apologise(services))
        await _started(application, stack)
        ready = asyncio.Event()
        intake = Intake(
            application.bot,
            application.process_update,
            clock,
            ALLOWED_UPDATES,
            on_conflict=partial(warn_of_conflict, services, application.bot),
            on_loss=partial(own_up, services, application.bot),
        )
        program = Running(
            application.bot.username,
            shelves,
            stores,
            Rounds(services, application.bot),
            Delivery(application.bot, services, paid=settings.paid_broadcast),
            presented=asyncio.create_task(present(application.bot, words)),
            # Telegram is asked for updates while the files are still being read.
            finished=asyncio.create_task(intake.run(ready)),
        )
        try:
            await program.shelves.refresh(saved=True)
            await program.delivery.look_for_editions()
            ready.set()
            if ticking and application.job_queue is not None:
                chores = tick(application.job_queue, program.chores, clock)
                stack.callback(asyncio.create_task(chores).cancel)
            yield program
        finally:
            program.presented.cancel()
            await asyncio.gather(intake.stop(), program.delivery.stop())
            await asyncio.gather(program.presented, program.finished, return_exceptions=True)


def _checkin_rooms(stores: Stores, clock: Clock, doubts: frozenset[Doubt]) -> CheckInRooms:
    return CheckInRooms(
        authors=Authors(stores.checkins, Quotas(clock), clock),
        moderators=Moderators(stores.checkins, stores.key),
        store=stores.checkins,
        drafts=stores.drafts,
        sweep=stores.said,
        communities=stores.communities,
        posts=stores.posts,
        counts=stores.pulse,
        prompts=stores.prompts,
        key=stores.key,
        ties=Ties(clock),
        doubts=doubts,
        alarm=Alarm(clock),
    )


def _application(settings: Settings, door: Door) -> AnyApplication:
    return (
        Application.builder()
        .token(settings.bot_token)
        .base_url(settings.base_url)
        .request(AiohttpRequest(CONNECTIONS))
        .get_updates_request(AiohttpRequest())
        .rate_limiter(door)
        .defaults(
            Defaults(
                parse_mode=ParseMode.HTML,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )
        )
        .updater(None)
        .job_queue(JobQueue())
        .build()
    )


async def _started(application: AnyApplication, stack: AsyncExitStack) -> None:
    # Where the start fails, the application knows nothing yet of the connections of its bot.
    stack.push_async_callback(application.bot.shutdown)
    try:
        await application.initialize()
    except InvalidToken:
        raise TokenRefused from None
    stack.push_async_callback(application.shutdown)
    await application.start()
    stack.push_async_callback(application.stop)


async def until_told_to_stop(program: Running, *ends: Coroutine[Any, Any, None]) -> None:
    """Wait for SIGTERM, Ctrl-C, one of `ends`, or the end of the program itself.

    Raises:
        TokenRefused: the program ended because Telegram no longer accepts the token.
    """
    loop = asyncio.get_running_loop()
    told = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, told.set)
    waits = [asyncio.create_task(end) for end in (told.wait(), *ends)]
    await asyncio.wait((program.finished, *waits), return_when=asyncio.FIRST_COMPLETED)
    for wait in waits:
        wait.cancel()
    if program.finished.done():
        await program.finished


async def serve(settings: Settings, begun: Callable[[Running], None]) -> None:
    """`make run`: serve Telegram until told to stop. Raises what `running` raises.

    Args:
        begun: called once it serves.
    """
    logs.watch(asyncio.get_running_loop())
    async with running(settings) as program:
        # The words, the answers and their index stay: looking through them for garbage would take
        # the collector a tenth of a second, in which everybody waits.
        gc.collect()
        gc.freeze()
        begun(program)
        await until_told_to_stop(program)
