"""What no other handler took: a kind word and a way on, never silence in a private chat."""

from handlers.screens import Screen
from handlers.views import menus
from handlers.visit import Visit


async def not_text(visit: Visit) -> None:
    """A photo, a voice message, a sticker … in a private chat."""
    await visit.send(Screen(visit.say("only-text"), [[menus.home_button(visit)]]))


async def unknown_command(visit: Visit) -> None:
    if visit.private:
        await visit.send(Screen(visit.say("unknown-command"), [[menus.home_button(visit)]]))


async def outdated_button(visit: Visit) -> None:
    """A button of an older version, or forged data: fresh buttons instead."""
    await visit.toast("outdated-button", alert=True)
    if visit.private:
        await visit.show(menus.home(visit))
