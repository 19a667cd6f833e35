"""The page as a demo: languages, narrow windows, new stories, and who may use it at all."""

import asyncio
import re
from pathlib import Path

import aiohttp
import pytest
from playwright.async_api import expect

from bot.simulator import Simulator
from bot.simulator.web import FILES
from tests.browser.conftest import page, page_words
from tests.browser.visit import Visit

in_browser = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.asyncio(loop_scope="session"),
]


class TestInBrowser:
    pytestmark = in_browser

    async def test_the_language_of_the_page(self, visit: Visit) -> None:
        await visit.tab.get_by_role("button", name="English").click()
        await expect(visit.group.locator("h2")).to_have_text("Prival · Almaty")
        await expect(visit.private.locator(".start")).to_have_text("Start")
        await expect(visit.private.locator("select")).to_have_value("en")
        await expect(visit.tab.locator("html")).to_have_attribute("lang", "en")

    async def test_names_change_and_what_was_said_stays(self, visit: Visit) -> None:
        await visit.begin()
        await visit.field().fill("a draft")
        await visit.tab.get_by_role("button", name="English").click()
        await expect(visit.group.locator("h2")).to_have_text("Prival · Almaty")
        await expect(visit.bubble("Heard: /start").locator(".quote")).to_contain_text("Timur")
        await expect(visit.field()).to_have_value("a draft")

    async def test_the_language_of_telegram(self, visit: Visit) -> None:
        await visit.private.locator("select").select_option("de")
        await visit.begin()
        await visit.field().press_sequentially("/help")
        await expect(visit.options()).to_have_text(["/helpHelp me"])
        await expect(visit.tab.locator("h1")).to_have_text("Привал")

    async def test_one_chat_at_a_time_where_three_do_not_fit(self, visit: Visit) -> None:
        await visit.tab.set_viewport_size({"width": 600, "height": 800})
        await expect(visit.private).to_be_visible()
        await expect(visit.group).to_be_hidden()
        tabs = visit.tab.get_by_role("tab")
        await tabs.nth(1).click()
        await expect(visit.group).to_be_visible()
        await expect(visit.private).to_be_hidden()
        await tabs.nth(1).press("ArrowLeft")
        await expect(visit.private).to_be_visible()

    async def test_a_new_story_begins_with_nothing_said(self, visit: Visit) -> None:
        await visit.begin()
        await visit.write("hello", visit.group)
        await visit.bubble("Heard: hello", visit.group).wait_for()
        await visit.tab.get_by_role("button", name="Начать сначала").click()
        await expect(visit.private.locator(".start")).to_be_visible()
        await expect(visit.bubble("hello", visit.group)).to_have_count(0)
        await visit.begin()

    async def test_a_suggestion_is_sent_once(self, visit: Visit) -> None:
        await visit.begin()
        tries = visit.private.locator(".try")
        offered = await tries.count()
        text = await tries.first.inner_text()
        await tries.first.click()
        await expect(visit.bubble(f"Heard: {text}")).to_have_count(1)
        await expect(tries).to_have_count(offered - 1)

    async def test_everything_can_be_reached_by_keyboard(self, visit: Visit) -> None:
        await visit.begin()
        await visit.write("keys")
        await visit.key("Toast").wait_for()
        for _ in range(60):
            await visit.tab.keyboard.press("Tab")
            label = await visit.tab.evaluate("document.activeElement.textContent")
            if label == "Toast":
                break
        await visit.tab.keyboard.press("Enter")
        await expect(visit.private.locator(".toast p")).to_have_text("Noted")


WS = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
KEY = {"Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="}


@pytest.mark.parametrize(
    ("host", "origin", "allowed"),
    [
        ("127.0.0.1:{port}", "http://127.0.0.1:{port}", True),
        ("localhost:{port}", "http://localhost:{port}", True),
        ("127.0.0.1:{port}", "https://evil.example", False),
        ("127.0.0.1:{port}", "http://127.0.0.1:1", False),
        ("evil.example:{port}", "http://evil.example:{port}", False),
        ("127.0.0.1.evil.example", "http://127.0.0.1.evil.example", False),
        ("127.0.0.1:{port}", None, False),
    ],
)
async def test_only_our_own_page_may_act(host: str, origin: str | None, *, allowed: bool) -> None:
    simulator = Simulator()
    page(simulator)
    async with simulator, aiohttp.ClientSession() as session:
        port = simulator.url.rsplit(":", 1)[1]
        headers = {"Host": host.format(port=port)}
        if origin:
            headers["Origin"] = origin.format(port=port)
        async with session.post(
            f"{simulator.url}/demo/act", json={"do": "reset"}, headers=headers
        ) as answer:
            assert (answer.status == 200) is allowed
        watching = session.get(f"{simulator.url}/demo/events", headers=headers | WS | KEY)
        async with watching as answer:
            assert (answer.status == 101) is allowed
            answer.close()


@pytest.mark.parametrize("path", ["/", "/demo/state", "/demo/words", "/page/main.js"])
async def test_other_hosts_see_nothing(path: str) -> None:
    simulator = Simulator()
    page(simulator)
    async with simulator, aiohttp.ClientSession() as session:
        async with session.get(simulator.url + path) as answer:
            assert answer.status == 200
        async with session.get(simulator.url + path, headers={"Host": "evil.example"}) as answer:
            assert answer.status == 403


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"do": "nothing"},
        {"do": "say", "column": "moon", "speaker": "1", "text": "x"},
        {"do": "say", "column": "private", "speaker": "1", "text": "x"},
        {"do": "language", "language": "xx"},
        {"do": "client", "language": "<b>"},
        {"do": "move"},
        {"do": "move", "by": "year"},
        [],
    ],
)
async def test_senseless_acts_are_refused(given: object) -> None:
    simulator = Simulator()
    page(simulator)
    async with simulator, aiohttp.ClientSession() as session:
        headers = {"Origin": simulator.url}
        async with session.post(f"{simulator.url}/demo/act", json=given, headers=headers) as answer:
            assert answer.status == 400


async def test_files_outside_the_page_are_not_served() -> None:
    simulator = Simulator()
    page(simulator)
    async with simulator, aiohttp.ClientSession() as session:
        for name in ("..%2fweb.py", "%2fetc%2fpasswd", "nothing.js"):
            async with session.get(f"{simulator.url}/page/{name}") as answer:
                assert answer.status == 404, name


async def test_the_page_knows_when_everybody_left() -> None:
    simulator = Simulator()
    opened = page(simulator)
    async with simulator, aiohttp.ClientSession() as session:
        address = f"{simulator.url}/demo/events"
        deserted = asyncio.create_task(opened.deserted(0.05))
        first = await session.ws_connect(address, headers={"Origin": simulator.url})
        second = await session.ws_connect(address, headers={"Origin": simulator.url})
        assert (await first.receive_json())["kind"] == "state"
        await first.close()
        await asyncio.wait({deserted}, timeout=0.1)
        assert not deserted.done()
        await second.close()
        await asyncio.wait_for(deserted, 5)


def test_the_page_says_what_the_words_hold_and_nothing_else() -> None:
    files = [each for each in FILES.iterdir() if each.suffix in {".js", ".html"}]
    files += [FILES.parent / "stage.py", FILES.parent / "web.py"]
    source = "\n".join(each.read_text(encoding="utf-8") for each in files)
    said = set(re.findall(r"page-[a-z]+(?:-[a-z0-9]+)*(?![\w-]*[$\{])", source))
    for start in re.findall(r"(page-(?:[a-z]+-)+)[$\{]", source):
        said |= {each for each in page_words()["ru"] if each.startswith(start)}
    assert said == set(page_words()["ru"])


def test_nothing_written_by_others_becomes_markup() -> None:
    danger = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|srcdoc")
    for script in Path(FILES).glob("*.js"):
        assert not danger.search(script.read_text(encoding="utf-8")), script.name
    assert danger.search("bubble.innerHTML = text")
