"""The one door: paced, in order, patient as told, never a message twice."""

import asyncio
from collections.abc import Awaitable
from typing import Any

import pytest
from telegram.error import BadRequest, NetworkError, RetryAfter, TimedOut

from bot.outgoing import Door, Lane, Limits
from bot.transport import NotSent
from tests.clock import ManualClock

GROUP = -100500


class Beyond:
    """What is beyond the door: writes down when what came out, and fails as told."""

    def __init__(self, clock: ManualClock, limits: Limits | None = None) -> None:
        self.log: list[tuple[float, str]] = []
        self.errors: list[Exception] = []
        """Raised one after another, instead of answers."""
        self.door = Door(clock, limits)
        self._clock = clock
        self._start = clock.elapsed()

    async def call(
        self, endpoint: str, chat: int | str | None, text: str, lane: Lane | None = None
    ) -> object:
        data = {"text": text} if chat is None else {"text": text, "chat_id": chat}
        return await self.door.process_request(self._out, (text,), {}, endpoint, data, lane)

    async def send(self, chat: int | str, text: str, lane: Lane | None = None) -> object:
        return await self.call("sendMessage", chat, text, lane)

    async def _out(self, text: str) -> bool:
        self.log.append((round(self._clock.elapsed() - self._start, 3), text))
        if self.errors:
            raise self.errors.pop(0)
        return True

    def times(self, prefix: str = "") -> list[float]:
        return [moment for moment, text in self.log if text.startswith(prefix)]


@pytest.fixture
def beyond(clock: ManualClock) -> Beyond:
    return Beyond(clock)


async def complete(clock: ManualClock, *calls: Awaitable[Any]) -> list[Any]:
    """Let time pass until all calls are done: each time as much as the next sleeper needs."""
    everything = asyncio.gather(*calls, return_exceptions=True)
    await clock.move(0)
    while not everything.done():
        await clock.move(clock.sleepers[0])
    return list(await everything)


def most_in_any(seconds: float, moments: list[float]) -> int:
    return max(sum(a <= b < a + seconds for b in moments) for a in moments)


async def test_one_person_gets_a_burst_and_then_one_a_second_in_order(
    clock: ManualClock, beyond: Beyond
) -> None:
    await complete(clock, *(beyond.send(7, f"{n}") for n in range(6)))
    assert beyond.log == [(0, "0"), (0, "1"), (0, "2"), (1.02, "3"), (2.04, "4"), (3.06, "5")]


@pytest.mark.parametrize("chat", [GROUP, "@channel"])
async def test_a_group_gets_at_most_twenty_a_minute(
    clock: ManualClock, beyond: Beyond, chat: int | str
) -> None:
    await complete(clock, *(beyond.send(chat, f"{n}") for n in range(45)))
    assert beyond.times()[:6] == [0, 0, 0, 0, 0, 4]
    assert most_in_any(60, beyond.times()) <= 20


async def test_a_digest_alone_goes_evenly_at_thirty_a_second(
    clock: ManualClock, beyond: Beyond
) -> None:
    await complete(clock, *(beyond.send(1 + n, "", "bulk") for n in range(301)))
    assert 10 <= beyond.times()[-1] < 10.1
    assert most_in_any(1, beyond.times()) == 30
    assert beyond.times()[1] > 0.03


@pytest.mark.parametrize("rate", [30, 1000])
async def test_a_paid_digest_has_a_limit_of_its_own(clock: ManualClock, rate: int) -> None:
    beyond = Beyond(clock, Limits(paid=rate))
    bulk = [asyncio.create_task(beyond.send(10**6 + n, "", "bulk")) for n in range(3 * rate)]
    crowd = [asyncio.create_task(beyond.send(1 + n, "person")) for n in range(30)]
    await complete(clock, *bulk, *crowd)
    assert set(beyond.times("person")) == {0}
    times = sorted(beyond.log)[30:]
    paid = [moment for moment, text in beyond.log if not text]
    assert len(times) == len(paid) == 3 * rate
    assert most_in_any(1, paid) <= rate
    assert paid[-1] < 3.2


async def test_people_do_not_wait_behind_a_digest(clock: ManualClock, beyond: Beyond) -> None:
    waits = []
    bulk = [asyncio.create_task(beyond.send(10**6 + n, "", "bulk")) for n in range(600)]
    await beyond.send(1, "person")
    for n in range(20):
        await clock.move(0.777)
        start = clock.elapsed()
        await complete(clock, *(beyond.send(2 * n + at, "person") for at in (2, 3)))
        waits.append(clock.elapsed() - start)
    await complete(clock, *bulk)
    assert max(waits) == 0
    assert most_in_any(1, beyond.times()) == 30, "the digest leaves people room"
    assert beyond.times()[-1] < 641 / 28 * 1.02, "and is late by no more than that"


class LastFirst(ManualClock):
    """Wakes first who fell asleep last: a loop promises no order to those who are due at once."""

    def _to(self, elapsed: float) -> None:
        self._sleepers.reverse()
        super()._to(elapsed)


@pytest.mark.parametrize("clock", [ManualClock(), LastFirst()])
async def test_the_first_person_during_a_digest_waits_for_one_place(clock: ManualClock) -> None:
    beyond = Beyond(clock)
    bulk = [asyncio.create_task(beyond.send(10**6 + n, "", "bulk")) for n in range(300)]
    await clock.move(2.5)
    person = asyncio.create_task(beyond.send(1, "person"))
    while not person.done():
        await clock.leap(0.001)
    assert beyond.times("person")[0] < 2.5 + 0.04
    await complete(clock, *bulk)


async def test_a_crowd_goes_at_once_where_nothing_goes_to_many(
    clock: ManualClock, beyond: Beyond
) -> None:
    await complete(clock, *(beyond.send(1 + n, "") for n in range(400)))
    assert beyond.times().count(0) == 400


async def test_a_crowd_during_a_digest_goes_as_far_as_the_limit_allows(
    clock: ManualClock, beyond: Beyond
) -> None:
    await beyond.send(10**6, "", "bulk")
    await complete(clock, *(beyond.send(1 + n, "person") for n in range(40)))
    assert beyond.times("person").count(0) == 29
    assert most_in_any(1, beyond.times()) == 30


async def test_a_digest_waits_until_a_crowd_has_passed(clock: ManualClock, beyond: Beyond) -> None:
    await complete(clock, *(beyond.send(1 + n, "person") for n in range(400)))
    await complete(clock, beyond.send(10**6, "digest", "bulk"))
    assert beyond.times("digest")[0] >= 1


async def test_in_one_lane_people_would_wait(clock: ManualClock, beyond: Beyond) -> None:
    """The twin: the same messages, with nobody in a hurry."""
    bulk = [beyond.send(1000 + n, "", "bulk") for n in range(60)]
    await complete(clock, *bulk, beyond.send(1, "person", "bulk"))
    assert beyond.times("person")[0] > 2


async def test_a_digest_held_in_a_chat_does_not_hold_the_other_chats(
    clock: ManualClock, beyond: Beyond
) -> None:
    beyond.errors = [RetryAfter(300)]
    bulk = [asyncio.create_task(beyond.send(1 + n, f"{n}", "bulk")) for n in range(30)]
    await clock.move(1)
    assert len(beyond.log) == 30, "all but the held one are through"
    await complete(clock, *bulk)
    assert beyond.log[-1] == (300, "0")


async def test_a_flood_wait_holds_that_chat_alone_and_keeps_its_order(
    clock: ManualClock, beyond: Beyond
) -> None:
    beyond.errors = [RetryAfter(30)]
    held = [asyncio.create_task(beyond.send(7, "first"))]
    await clock.move(0)
    held += [
        asyncio.create_task(beyond.send(7, "second")),
        asyncio.create_task(beyond.call("editMessageText", 7, "edit")),
    ]
    await beyond.send(8, "other")
    await complete(clock, *held)
    assert beyond.log[:2] == [(0, "first"), (0, "other")]
    later = beyond.log[2:]
    assert [moment for moment, _ in later] == [30, 30, 30]
    assert [text for _, text in later if text != "edit"] == ["first", "second"]


async def test_what_only_asks_does_not_wait_for_a_held_chat(
    clock: ManualClock, beyond: Beyond
) -> None:
    beyond.errors = [RetryAfter(300), RetryAfter(5)]
    calls = []
    for endpoint, text in (("sendMessage", "post"), ("getChatMember", "a"), ("getChat", "b")):
        calls.append(asyncio.create_task(beyond.call(endpoint, GROUP, text)))
        await clock.move(0)
    await complete(clock, *calls)
    assert beyond.log == [(0, "post"), (0, "a"), (0, "b"), (5, "a"), (300, "post")]


async def test_a_flood_wait_without_a_chat_holds_that_call_alone(
    clock: ManualClock, beyond: Beyond
) -> None:
    beyond.errors = [RetryAfter(5)]
    held = asyncio.create_task(beyond.call("setMyCommands", None, "held"))
    await clock.move(0)
    await beyond.call("setMyName", None, "other")
    await complete(clock, held)
    assert beyond.log == [(0, "held"), (0, "other"), (5, "held")]


async def test_endless_flood_waits_end(clock: ManualClock, beyond: Beyond) -> None:
    beyond.errors = [RetryAfter(300) for _ in range(20)]
    [error] = await complete(clock, beyond.send(7, ""))
    assert isinstance(error, RetryAfter)
    assert len(beyond.log) == 6


async def test_answers_to_presses_are_not_paced(clock: ManualClock, beyond: Beyond) -> None:
    await asyncio.gather(*(beyond.call("answerCallbackQuery", None, "") for _ in range(50)))
    assert len(beyond.log) == 50
    assert not clock.asked


@pytest.mark.parametrize("error", [TimedOut(), NetworkError("the connection broke")])
async def test_a_message_is_not_sent_twice_where_the_first_may_have_arrived(
    clock: ManualClock, beyond: Beyond, error: Exception
) -> None:
    beyond.errors = [error]
    assert await complete(clock, beyond.send(7, "")) == [error]
    assert len(beyond.log) == 1


async def test_what_did_not_leave_is_sent_again(clock: ManualClock, beyond: Beyond) -> None:
    beyond.errors = [NotSent("no connection"), NotSent("no connection")]
    assert await complete(clock, beyond.send(7, "")) == [True]
    assert len(beyond.log) == 3


@pytest.mark.parametrize("endpoint", ["editMessageText", "deleteMessage", "answerInlineQuery"])
async def test_what_may_be_done_twice_is_repeated(
    clock: ManualClock, beyond: Beyond, endpoint: str
) -> None:
    beyond.errors = [TimedOut(), NetworkError("the connection broke")]
    assert await complete(clock, beyond.call(endpoint, 7, "")) == [True]
    assert len(beyond.log) == 3


async def test_an_outage_is_not_waited_out_for_ever(clock: ManualClock, beyond: Beyond) -> None:
    beyond.errors = [NotSent("no connection") for _ in range(20)]
    [error] = await complete(clock, beyond.send(7, ""))
    assert isinstance(error, NotSent)


async def test_a_refusal_is_not_repeated(clock: ManualClock, beyond: Beyond) -> None:
    beyond.errors = [BadRequest("Message is not modified")]
    [error] = await complete(clock, beyond.call("editMessageText", 7, ""))
    assert isinstance(error, BadRequest)
    assert len(beyond.log) == 1


async def test_a_cancelled_call_leaves_its_place_to_the_next(
    clock: ManualClock, beyond: Beyond
) -> None:
    calls = [asyncio.create_task(beyond.send(7, f"{n}")) for n in range(6)]
    await clock.move(0)
    calls[3].cancel()
    await complete(clock, *calls)
    assert beyond.log[3:] == [(1.02, "4"), (2.04, "5")]


async def test_idle_chats_are_forgotten_and_busy_ones_are_not(
    clock: ManualClock, beyond: Beyond
) -> None:
    for n in range(3):
        await beyond.send(GROUP, f"{n}")
    for n in range(5000):
        await beyond.call("editMessageText", n, "")
        assert len(beyond.door._chats) <= 1024
    await complete(clock, *(beyond.send(GROUP, "later") for _ in range(3)))
    assert beyond.times("later") == [0, 0, 4]
