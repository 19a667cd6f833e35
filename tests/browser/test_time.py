"""The moderators' chat beside the other two, and the time that a visitor moves."""

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import Locator, expect

from bot.simulator import Simulator
from tests.browser.visit import Visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.asyncio(loop_scope="session"),
]
ALMATY = ZoneInfo("Asia/Almaty")


def button(visit: Visit, name: str) -> Locator:
    return visit.time.get_by_role("button", name=name)


async def speak_as(column: Locator, name: str) -> None:
    await column.get_by_role("radio", name=name).check(force=True)


async def test_two_pairs_of_eyes(visit: Visit, sim: Simulator) -> None:
    await visit.write("раз", visit.moderators)
    await expect(visit.moderators.locator(".own").filter(has_text="раз")).to_have_count(1)
    await speak_as(visit.moderators, "Вера")
    await expect(visit.moderators.locator(".own").filter(has_text="раз")).to_have_count(0)
    await visit.write("два", visit.moderators)
    await expect(visit.moderators.locator(".own").filter(has_text="два")).to_have_count(1)
    await expect(visit.moderators.locator(".role")).to_have_count(0)
    chat = next(each for each in sim.world.chats.values() if each.title == "Модераторы")
    assert [each.status for each in chat.members.values()] == [
        "member",
        "administrator",
        "administrator",
    ]


async def test_each_chat_has_things_of_its_own_to_try(visit: Visit) -> None:
    await visit.begin()
    offered = [
        await column.locator(".try").all_inner_texts()
        for column in (visit.private, visit.group, visit.moderators)
    ]
    await speak_as(visit.group, "Алия")
    offered.append(await visit.group.locator(".try").all_inner_texts())
    assert all(offered)
    assert len({tuple(each) for each in offered}) == len(offered)


async def test_the_time_is_that_of_the_place(visit: Visit, sim: Simulator) -> None:
    before = sim.world.now().astimezone(ALMATY)
    shown = await visit.time.locator(".clock").inner_text()
    after = sim.world.now().astimezone(ALMATY)
    assert shown in {f"{before:%H:%M}", f"{after:%H:%M}"}
    await expect(visit.time.locator(".place")).to_have_text("Алматы, GMT+5")
    stamp = visit.group.locator(".stamp time").first
    assert re.fullmatch(r"\d\d:\d\d", await stamp.inner_text())
    assert (await stamp.inner_text())[:2] in {f"{before:%H}", f"{after - timedelta(minutes=5):%H}"}


async def test_an_hour_passes(visit: Visit, sim: Simulator) -> None:
    await visit.begin()
    before = sim.world.now()
    await button(visit, "+1 час").click()
    await expect(visit.time.locator(".moved")).to_have_text("Время сдвинуто: +1 час")
    assert timedelta(hours=1) <= sim.world.now() - before < timedelta(hours=1, minutes=1)
    shown = {
        f"{(sim.world.now() + timedelta(minutes=late)).astimezone(ALMATY):%H:%M}" for late in (0, 1)
    }
    await expect(visit.time.locator(".clock")).to_have_text(re.compile("|".join(shown)))
    await visit.write("hello")
    await expect(visit.private.locator(".after")).to_have_text("спустя 1 час")


async def test_time_runs_to_what_comes_next(visit: Visit, sim: Simulator) -> None:
    following = visit.time.locator(".next")
    name = await following.inner_text()
    assert name.startswith("К слоту · ")
    await following.click()
    await expect(visit.time.locator(".clock")).to_have_text(name[-5:])
    await expect(following).not_to_have_text(name)
    assert sim.world.now().minute == 0


async def test_a_day_passes(visit: Visit, sim: Simulator) -> None:
    await visit.begin()
    today = await visit.time.locator(".date").inner_text()
    before = sim.world.now()
    await button(visit, "+1 день").click()
    await expect(visit.time.locator(".moved")).to_have_text("Время сдвинуто: +1 день")
    await expect(visit.time.locator(".date")).not_to_have_text(today)
    assert sim.world.now() - before >= timedelta(days=1)
    await visit.write("hello")
    await expect(visit.private.locator(".day")).to_have_count(2)


async def test_time_in_the_other_language(visit: Visit) -> None:
    await visit.tab.get_by_role("button", name="English").click()
    await button(visit, "+1 hour").click()
    await expect(visit.time.locator(".moved")).to_have_text("Time moved: +1 hour")
    await expect(visit.time.locator(".place")).to_have_text("Almaty, GMT+5")
    await expect(visit.moderators.locator("h2")).to_have_text("Moderators")


async def test_a_new_story_does_not_turn_time_back(visit: Visit, sim: Simulator) -> None:
    before = sim.world.now()
    await button(visit, "+1 день").click()
    await expect(visit.time.locator(".moved")).to_contain_text("+1 день")
    await visit.tab.get_by_role("button", name="Начать сначала").click()
    await expect(visit.moderators.locator(".row")).to_have_count(2)
    assert sim.world.now() - before >= timedelta(days=1)


@pytest.mark.parametrize("width", [390, 320])
async def test_all_of_it_on_a_telephone(visit: Visit, width: int) -> None:
    await visit.tab.set_viewport_size({"width": width, "height": 844})
    await visit.begin()
    tabs = visit.tab.get_by_role("tab")
    await expect(tabs).to_have_count(3)
    for place, column in enumerate((visit.private, visit.group, visit.moderators)):
        await tabs.nth(place).click()
        await expect(column.locator("textarea")).to_be_in_viewport()
    await button(visit, "+1 час").click()
    await expect(visit.time.locator(".moved")).to_have_text("+1 час", use_inner_text=True)
    for each in await visit.tab.locator(".time, .time button, .tabs, .column:visible").all():
        box = await each.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    assert await visit.tab.evaluate("document.documentElement.scrollWidth") == width
