"""The verbs of a play, with a stock python-telegram-bot application on the other side."""

from collections.abc import AsyncIterator

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.simulator import Simulator

Context = ContextTypes.DEFAULT_TYPE


async def start(update: Update, _: Context) -> None:
    assert update.effective_message
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Алматы", callback_data="almaty")]])
    await update.effective_message.reply_html("<b>Привет!</b> Где вы?", reply_markup=keyboard)


async def echo(update: Update, _: Context) -> None:
    assert update.effective_message
    await update.effective_message.reply_text(update.effective_message.text or "?", do_quote=True)


async def pressed(update: Update, _: Context) -> None:
    assert update.callback_query
    await update.callback_query.answer("Хорошо", show_alert=True)
    await update.callback_query.edit_message_text(f"Вы выбрали {update.callback_query.data}")


@pytest.fixture
async def sim() -> AsyncIterator[Simulator]:
    async with Simulator() as sim:
        application = Application.builder().token(sim.token).base_url(f"{sim.url}/bot").build()
        application.add_handlers(
            [
                CommandHandler("start", start),
                CallbackQueryHandler(pressed),
                MessageHandler(filters.TEXT, echo),
            ]
        )
        async with application:
            assert application.updater
            await application.updater.start_polling(poll_interval=0)
            await application.start()
            yield sim
            await application.updater.stop()
            await application.stop()


async def test_a_stock_bot_talks(sim: Simulator) -> None:
    alice = sim.person("Alice", language_code="ru")
    await alice.says("/start")
    await alice.sees("Привет! Где вы?")
    assert await alice.presses("Алматы") == {"text": "Хорошо", "show_alert": True}
    await alice.sees("Вы выбрали almaty")
    await alice.says("👍 спасибо")
    echoed = await alice.sees("спасибо")
    assert echoed["reply_to_message"]["from"]["id"] == alice.id
    await sim.idle()
    assert [call.method for call in sim.calls if call.outcome not in {"ok", "under way"}] == []
