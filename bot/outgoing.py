"""The one door to Telegram: paces, waits as told, repeats what may be repeated.

Telegram's limits (core.telegram.org/bots/faq, "My bot is hitting limits"): about one message a
second to one chat, 20 a minute to one group; about 30 a second in all where something is sent to
many. Answers alone have no overall limit but the waits that Telegram asks for.
"""

import asyncio
import random
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from functools import partial
from math import inf
from typing import Any, Literal

from telegram.error import BadRequest, NetworkError, RetryAfter
from telegram.ext import BaseRateLimiter

from bot.core.clock import Clock
from bot.core.pace import Pace, Window
from bot.transport import NotSent, seconds

Lane = Literal["urgent", "bulk"]
Answer = bool | dict[str, Any] | list[dict[str, Any]]
Call = Callable[[], Coroutine[Any, Any, Answer]]
Attempt = Callable[[Call], Coroutine[Any, Any, Answer]]
"""Makes each attempt at an urgent call, and so knows whether it is on its way or waits here."""
Way = Lane | Attempt
"""Passed as `rate_limit_args`; None is urgent: somebody is waiting for it."""

_PACED = ("send", "copy", "forward")
_UNPACED = {"sendChatAction"}
_ASKING = "get"
"""These put nothing into a chat, and do not wait where it is full: who may moderate, who is a
member, is asked at every step."""
_REPEATABLE = ("edit", "answer", "delete", "set", "get")
"""Methods of which twice is as good as once."""
_FLOOD_WAITS = 5
_REPEATS = 3
_REPEAT_PAUSE = 0.5
_JITTER: dict[Lane, float] = {"urgent": 0.05, "bulk": 0.003}
"""Seconds by which a message may arrive later than the next: more where many leave at once."""
_MADE_UP = 0.1
"""Seconds by which a busy machine may wake the bulk lane too late without slowing it down."""
_PEOPLE_STAY = 10.0
"""Seconds after an urgent message during which another one is expected."""
_BULK_STAYS = 1.0
"""Seconds after a bulk message during which the overall limit holds for answers as well."""
_MANY_CHATS = 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How fast messages may go. The defaults are what Telegram allows a bot."""

    overall: int = 30
    """In any second in which something goes to many. The bulk lane goes evenly; answers to people
    at once while there is room. Where nothing goes to many, Telegram names no overall limit."""
    spare: int = 2
    """How many of them the bulk lane leaves free while people are about, so that nobody waits,
    not even who asks at the same moment as another."""
    paid: int | None = None
    """In any second, of the bulk lane alone and beside `overall`, where messages are paid for:
    https://core.telegram.org/bots/api#sendmessage, `allow_paid_broadcast`."""
    private: float = 1.02
    """Seconds between messages to one person, after a burst."""
    private_burst: int = 3
    group_per_minute: int = 20
    group_burst: int = 5


UNLIMITED = Limits(10**9, paid=10**9, private=0.0, group_per_minute=2 * 10**9, group_burst=10**9)
"""For a server that sets no limits, and for a clock that stands still."""


def _evenly(limits: Limits) -> Pace:
    """The pace of the bulk lane.

    A fast one goes by tens of milliseconds, which a sleep can still tell apart.
    """
    if limits.paid is not None:
        return Pace.within(limits.paid, 1.0, max(1, limits.paid // 25))
    return Pace((1.0 + _JITTER["bulk"]) / limits.overall, slack=_MADE_UP)


@dataclass(slots=True)
class _Chat:
    pace: Pace
    line: asyncio.Lock = field(default_factory=asyncio.Lock)
    """One message at a time, so that they arrive in the order in which they were sent."""
    held_until: float = 0.0
    users: int = 0


class Door(BaseRateLimiter[Way]):
    """Every call but getUpdates passes here: give it to `Application.builder().rate_limiter()`."""

    def __init__(self, clock: Clock, limits: Limits | None = None) -> None:
        self._clock = clock
        self._limits = limits or Limits()
        self._overall = Window(self._limits.overall, 1.0)
        self._evenly = _evenly(self._limits)
        self._people_since = self._bulk_since = -inf
        self._lanes: dict[Lane, asyncio.Lock] = {"urgent": asyncio.Lock(), "bulk": asyncio.Lock()}
        self._chats: dict[int | str, _Chat] = {}
        self._many = _MANY_CHATS

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def process_request(  # noqa: PLR0913, PLR0917 - the library's signature
        self,
        callback: Callable[..., Coroutine[Any, Any, Answer]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Way | None,
    ) -> Answer:
        """Make the call when its turn has come.

        Raises:
            RetryAfter: Telegram asked to wait too many times in a row.
            TimedOut, NetworkError: the connection failed; a message may have been sent, so it is
                not sent again.
            TelegramError: as Telegram answered.
        """

        call: Call = partial(callback, *args, **kwargs)
        lane: Lane = "urgent"
        if callable(rate_limit_args):
            call = partial(rate_limit_args, call)
        elif rate_limit_args is not None:
            lane = rate_limit_args
        name = data.get("chat_id")
        if name is None or endpoint.startswith(_ASKING):
            return await self._waiting_as_told(call, endpoint, None)
        chat = self._chat(name)
        chat.users += 1
        try:
            if not endpoint.startswith(_PACED) or endpoint in _UNPACED:
                return await self._waiting_as_told(call, endpoint, chat)
            if lane == "bulk":
                # Not in the chat's line: there it would stand in the way of urgent ones.
                await self._turn(lane)
            async with chat.line:
                await self._pass(chat)
                if lane == "urgent":
                    await self._turn(lane)
                return await self._waiting_as_told(call, endpoint, chat)
        finally:
            chat.users -= 1

    def _chat(self, name: int | str) -> _Chat:
        chat = self._chats.get(name)
        if chat is None:
            if len(self._chats) >= self._many:
                self._forget_idle()
            chat = self._chats[name] = _Chat(self._pace_of(name))
        return chat

    def _pace_of(self, name: int | str) -> Pace:
        limits = self._limits
        if isinstance(name, int) and name > 0:
            return Pace(limits.private, limits.private_burst)
        return Pace.within(limits.group_per_minute, 60.0, limits.group_burst)

    def _forget_idle(self) -> None:
        now = self._clock.elapsed()
        self._chats = {
            name: chat
            for name, chat in self._chats.items()
            if chat.users or chat.held_until > now or not chat.pace.rested(now)
        }
        self._many = max(_MANY_CHATS, 2 * len(self._chats))

    async def _pass(self, chat: _Chat) -> None:
        await self._until_released(chat)
        while (wait := chat.pace.wait(self._clock.elapsed())) > 0:
            await self._clock.sleep(wait)
        chat.pace.take(self._clock.elapsed())

    async def _turn(self, lane: Lane) -> None:
        """Wait for a place in the overall limit; only the first of each lane looks at the clock."""
        if lane == "urgent":
            # At once: who waits for a place is about, or the bulk lane would take each that comes.
            self._people_since = self._clock.elapsed()
        async with self._lanes[lane]:
            while (wait := self._wait(lane, self._clock.elapsed())) > 0:
                await self._clock.sleep(wait)
            now = self._clock.elapsed()
            if lane == "urgent" or self._limits.paid is None:
                self._overall.take(now, _JITTER[lane])
            if lane == "bulk":
                self._evenly.take(now)
                self._bulk_since = now
            else:
                self._people_since = now

    def _wait(self, lane: Lane, now: float) -> float:
        if lane == "urgent":
            full = self._overall.wait(now)
            return full if now - self._bulk_since < _BULK_STAYS else 0.0
        if self._limits.paid is not None:
            return self._evenly.wait(now)
        about = now - self._people_since < _PEOPLE_STAY
        spare = self._limits.spare if about else 0
        return max(self._overall.wait(now, spare), self._evenly.wait(now))

    async def _until_released(self, chat: _Chat) -> None:
        while (wait := chat.held_until - self._clock.elapsed()) > 0:
            await self._clock.sleep(wait)

    async def _waiting_as_told(self, call: Call, endpoint: str, chat: _Chat | None) -> Answer:
        waits = 0
        while True:
            if chat is not None:
                await self._until_released(chat)
            try:
                return await self._repeating(call, endpoint)
            except RetryAfter as error:
                waits += 1
                if waits > _FLOOD_WAITS:
                    raise
                wait = seconds(error)
            if chat is None:
                await self._clock.sleep(wait)
            else:
                chat.held_until = max(chat.held_until, self._clock.elapsed() + wait)

    async def _repeating(self, call: Call, endpoint: str) -> Answer:
        for turn in range(_REPEATS):
            try:
                return await call()
            except BadRequest:
                raise
            except NotSent:
                pass
            except NetworkError:
                if not endpoint.startswith(_REPEATABLE):
                    raise
            # Jitter, so that all who failed together do not return together.
            pause = _REPEAT_PAUSE * 2**turn * random.uniform(0.5, 1.5)  # noqa: S311 - not a secret
            await self._clock.sleep(pause)
        return await call()
