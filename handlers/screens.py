"""A screen: what the bot shows, before it is turned into Telegram's objects."""

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardMarkup

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
        # As Telegram takes it: an object for each button would double the cost of an answer, for
        # the library to take them apart again.
        rows = [[_key(button) for button in row] for row in self.rows if row]
        return InlineKeyboardMarkup((), api_kwargs={"inline_keyboard": rows})


def _key(button: Button) -> dict[str, str]:
    """https://core.telegram.org/bots/api#inlinekeyboardbutton"""
    if isinstance(button.leads, Press):
        return {"text": button.label, "callback_data": button.leads.pack()}
    return {"text": button.label, "url": button.leads}


def in_pairs(buttons: Sequence[Button]) -> list[Row]:
    return [buttons[i : i + 2] for i in range(0, len(buttons), 2)]
