"""The page looks and behaves like a messenger."""

import re
from itertools import pairwise

import pytest
from playwright.async_api import expect

from bot.simulator import Simulator
from bot.simulator.methods import METHODS
from tests.browser.visit import Visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.asyncio(loop_scope="session"),
]
LONG = "\n".join("line" for _ in range(60))
BELOW = "element => element.scrollHeight - element.scrollTop - element.clientHeight"
FRAMES = "() => new Promise(go => requestAnimationFrame(() => requestAnimationFrame(go)))"
HOSTILE = "<img src=x onerror=\"document.title='hit'\"> \u202egnirts <b>no</b> &amp; ${1}"


async def test_three_chats_stand_side_by_side(visit: Visit) -> None:
    columns = (visit.private, visit.group, visit.moderators)
    boxes = [await each.bounding_box() for each in columns]
    for left, right in pairwise(boxes):
        assert left
        assert right
        assert left["x"] + left["width"] <= right["x"]
        assert left["y"] == right["y"]
    await expect(visit.private.locator(".description")).to_have_text("I answer.")
    await expect(visit.group.locator("h2")).to_have_text("Привал · Алматы")
    await expect(visit.group.locator(".below")).to_have_text("Тимур, Даня, Алия, Вера, Prival")
    await expect(visit.moderators.locator("h2")).to_have_text("Модераторы")
    await expect(visit.moderators.locator(".below")).to_have_text("Алия, Вера, Prival")
    await expect(visit.tab.get_by_role("tab")).to_have_count(0)


async def test_a_message_is_answered(visit: Visit) -> None:
    await visit.begin()
    await visit.write("hello")
    await expect(visit.bubble("Heard: hello")).to_have_count(1)
    await expect(visit.field()).to_have_value("")
    quote = visit.bubble("Heard: hello").locator(".quote")
    await expect(quote).to_contain_text("Тимур")


async def test_shift_enter_begins_a_line(visit: Visit) -> None:
    await visit.begin()
    await visit.field().fill("one")
    await visit.field().press("Shift+Enter")
    await visit.field().press_sequentially("two")
    await visit.field().press("Enter")
    await expect(visit.bubble("Heard: one\ntwo")).to_have_count(1)


async def test_formatting_is_shown(visit: Visit) -> None:
    await visit.begin()
    await visit.write("format")
    bubble = visit.bubble("bold")
    for tag, text in (("strong", "bold both"), ("strong em", "both"), ("u", "under")):
        await expect(bubble.locator(tag)).to_have_text(text)
    for tag, text in (("s", "gone"), ("pre", "pre"), ("blockquote >> nth=0", "said")):
        await expect(bubble.locator(tag)).to_have_text(text)
    link = bubble.get_by_role("link", name="link")
    await expect(link).to_have_attribute("href", "https://example.org/")
    await expect(link).to_have_attribute("rel", "noopener noreferrer")


async def test_what_is_hidden_or_folded_opens(visit: Visit) -> None:
    await visit.begin()
    await visit.write("format")
    await expect(visit.private.get_by_text("secret")).to_be_hidden()
    await visit.private.locator(".spoiler").press("Enter")
    await expect(visit.private.get_by_text("secret")).to_be_visible()
    fold = visit.private.locator(".expandable .folded")
    await expect(fold).to_have_count(1)
    await visit.private.get_by_role("button", name="Показать полностью").click()
    await expect(fold).to_have_count(0)


async def test_a_command_in_a_text_is_sent(visit: Visit) -> None:
    await visit.begin()
    await visit.write("format")
    await visit.bubble("bold").get_by_role("button", name="/help").click()
    await expect(visit.bubble("Heard: /help")).to_have_count(1)


async def test_hostile_text_stays_text(visit: Visit) -> None:
    await visit.begin()
    await visit.write(HOSTILE)
    await expect(visit.bubble("Heard: <img")).to_have_count(1)
    shown = await visit.bubble("Heard: <img").locator(".text").text_content()
    assert shown == f"Heard: {HOSTILE}"
    await expect(visit.tab.locator("img")).to_have_count(0)
    await expect(visit.tab).to_have_title("Привал")


async def test_right_to_left_text_stands_on_the_right(visit: Visit) -> None:
    await visit.begin()
    await visit.write("שלום")
    await expect(visit.bubble("שלום")).to_have_count(2)
    direction = (
        await visit.bubble("שלום")
        .last.locator(".text")
        .evaluate("element => getComputedStyle(element).direction")
    )
    own = visit.private.locator(".own .text").last
    assert await own.evaluate("element => getComputedStyle(element).direction") == "rtl"
    assert direction == "ltr", "begins with Heard:"


async def test_a_long_word_does_not_widen_the_chat(visit: Visit) -> None:
    await visit.begin()
    await visit.write("ы" * 600)
    await expect(visit.bubble("ыыы")).to_have_count(2)
    width = "element => element.scrollWidth - element.clientWidth"
    assert await visit.private.locator(".log").evaluate(width) == 0


async def test_a_press_edits_in_place(visit: Visit) -> None:
    await visit.begin()
    await visit.write("keys")
    rows = visit.private.locator(".row")
    await visit.key("Turn").wait_for()
    before = await rows.count()
    await visit.key("Turn").click()
    await expect(rows.last.locator(".text")).to_have_text("Turned")
    await expect(visit.key("Turn")).to_have_count(0)
    assert await rows.count() == before
    await expect(rows.last.locator(".edited")).to_have_count(0)


async def test_answers_to_presses_are_a_toast_or_an_alert(visit: Visit) -> None:
    await visit.begin()
    await visit.write("keys")
    await visit.key("Toast").click()
    await expect(visit.private.locator(".toast p")).to_have_text("Noted")
    await visit.key("Alert").click()
    dialog = visit.tab.get_by_role("dialog")
    await expect(dialog).to_contain_text("Noted")
    await visit.tab.keyboard.press("Enter")
    await expect(dialog).to_be_hidden()


async def test_a_button_is_busy_until_the_bot_answers(visit: Visit, sim: Simulator) -> None:
    await visit.begin()
    await visit.write("keys")
    sim.fails("answerCallbackQuery", "hang")
    await visit.key("Toast").click()
    await expect(visit.key("Toast")).to_have_attribute("aria-busy", "true")
    METHODS["answerCallbackQuery"](sim.world, sim.calls[-1].params)
    await expect(visit.private.locator(".toast p")).to_have_text("Noted")
    await expect(visit.key("Toast")).not_to_have_attribute("aria-busy", "true")


async def test_a_message_is_deleted(visit: Visit) -> None:
    await visit.begin()
    await visit.write("keys")
    await visit.key("Remove").click()
    await expect(visit.bubble("Choose")).to_have_count(0)


async def test_people_edit_and_delete_their_own(visit: Visit) -> None:
    await visit.begin()
    await visit.write("first")
    mine = visit.private.locator(".own", has_text="first")
    await mine.hover()
    await mine.get_by_role("button", name="Изменить").click()
    await visit.write("second")
    await expect(visit.private.locator(".own .edited")).to_have_text("изменено")
    mine = visit.private.locator(".own", has_text="second")
    await mine.hover()
    await mine.get_by_role("button", name="Удалить").click()
    await expect(mine).to_have_count(0)


async def test_an_answer_quotes_and_leads_to_what_it_answers(visit: Visit) -> None:
    asked = visit.group.locator(".row", has_text="симку")
    await asked.hover()
    await asked.get_by_role("button", name="Ответить").click()
    await visit.write("In a kiosk", visit.group)
    quote = visit.group.locator(".own .quote")
    await expect(quote).to_contain_text("Даня")
    await quote.click()
    await expect(asked.first).to_have_class(re.compile("pointed"))


async def test_typing_is_shown(visit: Visit) -> None:
    await visit.begin()
    await visit.write("think")
    await expect(visit.private.locator(".below")).to_contain_text("печатает")
    await visit.write("enough")
    await visit.bubble("Heard: enough").wait_for()
    await expect(visit.private.locator(".below")).to_have_text("бот")


async def test_commands_are_offered_as_one_types(visit: Visit) -> None:
    await visit.begin()
    await visit.field().press_sequentially("/h")
    await expect(visit.options()).to_have_text(["/helpПомощь", "/helloПомощь"])
    await visit.field().press("ArrowDown")
    await visit.field().press("Enter")
    await expect(visit.bubble("Heard: /hello")).to_have_count(1)
    await visit.field().press_sequentially("/he")
    await visit.field().press("Tab")
    await expect(visit.field()).to_have_value("/help ")


async def test_the_menu_is_that_of_whoever_speaks(visit: Visit) -> None:
    menu = visit.group.get_by_role("button", name="Команды бота")
    await menu.click()
    await expect(visit.options(visit.group)).to_have_count(2)
    await visit.tab.keyboard.press("Escape")
    await visit.group.get_by_role("radio", name="Алия").check(force=True)
    await menu.click()
    await expect(visit.options(visit.group)).to_have_text(["/ruleRule"])
    await visit.tab.keyboard.press("Escape")
    await visit.write("/rule", visit.group)
    await expect(visit.group.locator(".own", has_text="/rule")).to_have_count(1)
    await visit.group.get_by_role("radio", name="Тимур").check(force=True)
    await expect(visit.group.locator(".own")).to_have_count(0)


async def test_inline_results_are_offered_and_sent(visit: Visit) -> None:
    await visit.field(visit.group).fill("@prival_bot doctor")
    await expect(visit.options(visit.group)).to_have_count(2)
    await visit.field(visit.group).press("ArrowDown")
    await visit.field(visit.group).press("Enter")
    sent = visit.bubble("Second: doctor", visit.group)
    await expect(sent.locator(".via")).to_have_text("через @prival_bot")
    await expect(visit.field(visit.group)).to_have_value("")


async def test_buttons_lead_to_other_chats_and_back(visit: Visit) -> None:
    await visit.begin()
    await visit.write("keys")
    await visit.key("Elsewhere").click()
    await expect(visit.field(visit.group)).to_have_value("@prival_bot doctor")
    await visit.key("Deep").click()
    await expect(visit.bubble("Heard: /start almaty")).to_have_count(1)


async def test_the_end_is_kept_in_sight_unless_one_reads_above(visit: Visit) -> None:
    await visit.begin()
    log = visit.private.locator(".log")
    pill = visit.private.get_by_role("button", name="Новые сообщения")
    await visit.write(LONG)
    await visit.bubble("Heard: line").wait_for()
    assert await log.evaluate(BELOW) < 2
    await log.evaluate("element => { element.scrollTop = 0 }")
    chats = visit.sim.world.chats.values()
    chat = next(each for each in chats if each.type == "private" and each.messages)
    visit.sim.world.post(chat, visit.sim.world.bot.json(), {"text": "News"})
    await pill.click()
    await expect(pill).to_be_hidden()
    assert await log.evaluate(BELOW) < 2


async def test_a_chat_opens_at_its_end(visit: Visit) -> None:
    await visit.tab.set_viewport_size({"width": 600, "height": 800})
    await visit.begin()
    await visit.write(LONG)
    await visit.bubble("Heard: line").wait_for()
    await visit.tab.reload()
    await visit.bubble("Heard: line").wait_for()
    await visit.tab.evaluate(FRAMES)
    assert await visit.private.locator(".log").evaluate(BELOW) < 2


async def test_what_could_not_be_sent_stands_in_the_field_again(visit: Visit) -> None:
    await visit.begin()
    rows = visit.private.locator(".row")
    await rows.first.hover()
    await rows.first.get_by_role("button", name="Ответить").click()
    await visit.tab.route("**/demo/act", lambda route: route.abort())
    await visit.write("hello")
    await expect(visit.private.locator(".toast p")).to_contain_text("Не получилось")
    await expect(visit.field()).to_have_value("hello")
    await visit.tab.unroute("**/demo/act")
    visit.complaints.clear()
    await visit.field().press("Enter")
    await expect(visit.bubble("Heard: hello")).to_have_count(1)
    await expect(visit.private.locator(".own .quote")).to_have_count(1)
    await expect(visit.field()).to_have_value("")
