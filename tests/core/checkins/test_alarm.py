"""The alarm rings from the first sign until an hour after the last."""

from bot.core.checkins.alarm import QUIET_SECONDS, Alarm
from tests.clock import ManualClock


async def test_it_rings_until_an_hour_has_been_quiet() -> None:
    clock = ManualClock()
    alarm = Alarm(clock)
    assert not alarm.rings
    assert alarm.sound()
    await clock.move(QUIET_SECONDS - 1)
    assert not alarm.sound(), "the same alarm still"
    await clock.move(QUIET_SECONDS - 1)
    assert alarm.rings
    await clock.move(1)
    assert not alarm.rings
    assert alarm.sound(), "a new one"
