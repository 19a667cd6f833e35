"""Paid broadcasts: only where the operator asked for them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.app import running
from bot.core.digests.due import Schedule
from bot.core.digests.subscription import Address, Subscription
from bot.outgoing import UNLIMITED
from bot.settings import Settings
from bot.simulator import Simulator
from tests.clock import ManualClock
from tests.conftest import look_once

EVENING = Subscription(
    ("almaty",), ("ru",), Schedule(frozenset(range(7)), 18, "Asia/Almaty"), quiet=False
)
HOUR = timedelta(hours=1).total_seconds()


@pytest.mark.parametrize("paid", [True, False])
async def test_a_broadcast_is_paid_for_only_if_the_operator_wants_it(
    settings: Settings, sim: Simulator, clock: ManualClock, paid: bool
) -> None:
    timur = sim.person("Тимур", language_code="ru")
    chosen = replace(settings, paid_broadcast=paid)
    async with running(chosen, clock=clock, limits=UNLIMITED, ticking=False, look=look_once) as bot:
        await timur.says("/start almaty")
        await timur.sees("Вы в Алматы")
        await bot.stores.subscriptions.put(Address(timur.id), EVENING)
        await clock.leap(HOUR)
        await bot.tick()
        await bot.delivery.idle()
    sent = [call.params for call in sim.calls if call.method == "sendMessage"]
    assert [params.get("allow_paid_broadcast") for params in sent] == [None, paid or None]
