"""The verbs of a play, with a stock python-telegram-bot application on the other side."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest, Forbidden
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.simulator import Person, Simulator

Context = ContextTypes.DEFAULT_TYPE
Stock = Application[Any, Any, Any, Any, Any, Any]


async def start(update: Update, context: Context) -> None:
    assert update.effective_message
    place = f" {context.args[0]}" if context.args else ""
    share = f"https://t.me/{context.bot.username}?start=almaty"
    row = [
        InlineKeyboardButton("Алматы", callback_data="almaty"),
        InlineKeyboardButton("Поделиться", url=share),
    ]
    await update.effective_message.reply_html(
        f"<b>Привет!</b> Где вы?{place}", reply_markup=InlineKeyboardMarkup([row])
    )


async def echo(update: Update, _: Context) -> None:
    assert update.effective_message
    await update.effective_message.reply_text(update.effective_message.text or "?", do_quote=True)


async def pressed(update: Update, _: Context) -> None:
    query = update.callback_query
    assert query
    if query.message and not query.message.is_accessible:
        await query.answer("Сообщения больше нет")
        return
    await query.answer("Хорошо", show_alert=True)
    await query.edit_message_text(f"Вы выбрали {query.data}")


@pytest.fixture
async def stock(sim: Simulator) -> AsyncIterator[Stock]:
    application = Application.builder().token(sim.token).base_url(f"{sim.url}/bot").build()
    application.add_handlers(
        [
            CommandHandler("start", start),
            CallbackQueryHandler(pressed),
            MessageHandler(filters.TEXT & filters.UpdateType.MESSAGE, echo),
        ]
    )
    async with application:
        assert application.updater
        await application.updater.start_polling(poll_interval=0)
        await application.start()
        yield application
        await application.updater.stop()
        await application.stop()


async def test_a_stock_bot_talks(sim: Simulator, alice: Person, stock: Stock) -> None:
    await alice.says("/start")
    await alice.sees("Привет! Где вы?")
    assert await alice.presses("Алматы") == {"text": "Хорошо", "show_alert": True}
    await alice.sees("Вы выбрали almaty")
    await alice.says("👍 спасибо")
    echoed = await alice.sees("спасибо")
    assert echoed["reply_to_message"]["from"]["id"] == alice.id
    await sim.idle()
    assert {call.outcome for call in sim.calls} <= {"ok", "under way"}
    assert stock.running


async def test_a_stock_bot_understands_all_that_it_is_told(
    sim: Simulator, alice: Person, stock: Stock
) -> None:
    group = sim.group("Алматы", members=[alice], admins=[sim.person("Boss")], forum=True)
    assert (await stock.bot.get_me()).can_read_all_group_messages is False
    assert (await stock.bot.get_chat(group.id)).is_forum
    assert (await stock.bot.get_chat(alice.id)).first_name == "Alice"
    assert (await stock.bot.get_chat_member(group.id, alice.id)).status == "member"
    assert len(await stock.bot.get_chat_administrators(group.id)) == 1
    assert (await stock.bot.get_webhook_info()).url == ""
    await stock.bot.send_chat_action(group.id, "typing")
    said = await alice.says("/start", chat=group)
    await stock.bot.set_message_reaction(group.id, said["message_id"], "👍")
    with pytest.raises(BadRequest, match=r"(?i)not enough rights to manage pinned messages"):
        await stock.bot.pin_chat_message(group.id, said["message_id"])
    await stock.bot.leave_chat(group.id)
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await stock.bot.send_message(group.id, "a")


@pytest.mark.usefixtures("stock")
async def test_deep_links_are_opened(alice: Person) -> None:
    await alice.opens("https://t.me/prival_bot?start=tbilisi_sim")
    await alice.sees("Где вы? tbilisi_sim")
    assert await alice.presses("Поделиться") is None
    await alice.sees("Где вы? almaty")
    with pytest.raises(AssertionError, match="no deep link to this bot"):
        await alice.opens("https://t.me/other_bot?start=a")


@pytest.mark.usefixtures("stock")
async def test_buttons_of_the_past_can_still_be_pressed(alice: Person) -> None:
    await alice.says("/start")
    old = await alice.sees("Где вы?")
    await alice.presses("Алматы")
    await alice.sees("Вы выбрали almaty")
    await alice.presses("Алматы", message=old)
    forged = await alice.presses_data("../../etc/passwd", message=old)
    assert forged == {"text": "Хорошо", "show_alert": True}
    await alice.sees("Вы выбрали ../../etc/passwd")
    await alice.deletes(old)
    gone = await alice.presses("Алматы", message=old)
    assert gone == {"text": "Сообщения больше нет", "show_alert": False}


@pytest.mark.usefixtures("stock")
async def test_failing_verbs_show_the_chat(alice: Person) -> None:
    await alice.says("/start")
    await alice.sees("Где вы?")
    with pytest.raises(AssertionError) as blind:
        await alice.sees("Прощай!", seconds=0.01)
    number = alice.chat()[0]["message_id"]
    assert str(blind.value) == (
        "Alice does not see 'Прощай!', but:\n"
        f"#{number} Alice:\n    /start\n"
        f"#{number + 1} Alice:\n    /start\n"
        f"#{number + 2} Prival:\n    Привет! Где вы?\n    [Алматы][Поделиться]"
    )


async def test_who_blocks_the_bot_gets_nothing(sim: Simulator, alice: Person, stock: Stock) -> None:
    alice.blocks()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await stock.bot.send_message(alice.id, "a")
    with pytest.raises(AssertionError, match="Alice has blocked the bot"):
        await alice.says("a")
    alice.unblocks()
    await stock.bot.send_message(alice.id, "Снова здесь")
    await alice.sees("Снова здесь")
    assert sim.shown(alice.chat()[-1]) == "Снова здесь"


async def test_listeners_hear_all_that_happens_until_they_stop(
    sim: Simulator, alice: Person, stock: Stock
) -> None:
    events: list[dict[str, Any]] = []
    unlisten = sim.listen(events.append)
    await alice.says("/start")
    await alice.sees("Где вы?")
    await alice.presses("Алматы")
    message = await alice.sees("Вы выбрали")
    await stock.bot.set_my_commands([("start", "Начать")])
    await alice.deletes(message)
    unlisten()
    await alice.says("/start")
    await sim.idle()
    kinds = [event["kind"] for event in events]
    assert kinds == ["message", "message", "answer", "edited", "commands", "deleted"]
    assert events[1]["chat_id"] == alice.id
    assert events[2]["user_id"] == alice.id
    assert events[3]["message"] == message
