"""Somebody polls with the bot's token: check-ins close until an hour has been quiet."""

import pytest

from bot.simulator import Person, Simulator
from tests.clock import ManualClock


async def conflicts(sim: Simulator, clock: ManualClock, person: Person) -> None:
    """Telegram answers the next poll as it does where somebody else polls too."""
    sim.fails("getUpdates", 409, description="Conflict: terminated by other getUpdates request")
    await person.says("/help")  # ends the poll that is under way
    await clock.until(lambda: 30 in clock.asked)
    clock.asked.clear()
    await clock.move(30)
    await sim.idle()


@pytest.mark.usefixtures("bot")
async def test_a_second_reader_closes_check_ins_for_an_hour_and_maintainers_hear_it_once(
    sim: Simulator, clock: ManualClock, keeper: Person
) -> None:
    alice = sim.person("Алиса", language_code="ru")
    await keeper.says("/start")
    await sim.idle()
    await alice.says("/checkin")
    await alice.sees("От чего это")
    for _ in range(3):
        await conflicts(sim, clock, alice)
    warnings = [one for one in keeper.chat() if "читает кто-то ещё" in one["text"]]
    assert len(warnings) == 1
    await alice.says("/checkin")
    await alice.sees("читает кто-то кроме меня")
    await alice.says("/faq")
    await alice.sees("Где вы сейчас?")
    await keeper.says("/status")
    await keeper.sees("Весточки не принимаются")
    await clock.leap(3601)
    await alice.says("/checkin")
    await alice.sees("От чего это")
