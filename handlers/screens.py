"""A screen: what the bot shows, before it is turned into Telegram's objects."""

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.words import Html
from handlers.buttons import Press


@dataclass(frozen=True, slots=True)
class Button:
    """A button that comes back to the bot, or one that opens an address."""

    label: str
    leads: Press | str


Row = Sequence[Button]


@dataclass(frozen=True, slots=True)
class Screen:
    text: Html
    rows: Sequence[Row] = ()

    def keyboard(self) -> InlineKeyboardMarkup:
        return InlineKeyboardMarkup([[_key(button) for button in row] for row in self.rows if row])


def _key(button: Button) -> InlineKeyboardButton:
    if isinstance(button.leads, Press):
        return InlineKeyboardButton(button.label, callback_data=button.leads.pack())
    return InlineKeyboardButton(button.label, url=button.leads)


def in_pairs(buttons: Sequence[Button]) -> list[Row]:
    return [buttons[i : i + 2] for i in range(0, len(buttons), 2)]
