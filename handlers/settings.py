"""Language and place: of a person in a private chat, of a group by its admins."""

from bot.core.content import EVERYWHERE, LANGUAGES
from bot.words import Html
from handlers import ask, menu
from handlers.buttons import ChooseLanguage, ChoosePlace, SetLanguage, SetPlace
from handlers.digests.target import speaks_for_the_group
from handlers.screens import Screen
from handlers.views import menus
from handlers.views.names import inside
from handlers.visit import Handle, Visit


async def choose_language(visit: Visit, _press: ChooseLanguage | None = None) -> None:
    await visit.show(menus.languages(visit))


async def set_language(visit: Visit, press: SetLanguage) -> None:
    if press.language not in LANGUAGES:
        await menu.gone(visit)
    elif await _may_settle(visit):
        await visit.remember(language=press.language)
        await _settled(visit, "group-language-set")


async def place_command(visit: Visit) -> None:
    """`/place`, or `/place тбилиси`: its very name settles it, for who may; others are asked."""
    shelves, typed = visit.services.shelves, visit.words_after_command
    place = shelves.gazetteer.exact(typed)
    if place is not None and await visit.may_settle():
        await visit.remember(place=place.id)
        await _settled(visit, "group-place-set")
    elif places := shelves.gazetteer.find(typed):
        await visit.show(menus.places_found(visit, places))
    elif not typed:
        await visit.show(menus.countries(visit))
    elif (abroad := shelves.faq.place_in(typed)) in shelves.content.elsewhere:
        text = visit.say("nothing-elsewhere", inside=inside(visit, abroad))
        await visit.show(menus.countries(visit, text))
    else:
        await visit.show(menus.countries(visit, visit.say("place-unknown")))


async def choose_place(visit: Visit, press: ChoosePlace) -> None:
    place = visit.services.shelves.content.places.get(press.within)
    if place is None or place.id == EVERYWHERE:
        await visit.show(menus.countries(visit))
    else:
        await visit.show(menus.cities(visit, place))


async def set_place(visit: Visit, press: SetPlace) -> None:
    if press.place not in visit.services.shelves.content.places:
        await menu.gone(visit)
    elif await _may_settle(visit):
        first = visit.reader.place is None and press.place != EVERYWHERE
        await visit.remember(place=press.place)
        if first and visit.private:
            await visit.show(await ask.waiting(visit))
        else:
            await _settled(visit, "group-place-set")


def of_the_group(do: Handle) -> Handle:
    """The same in a group: only its admins get buttons, and those who hide behind it as admins."""

    async def call(visit: Visit) -> None:
        if speaks_for_the_group(visit) or await visit.may_settle():
            await do(visit)
        else:
            await visit.send(Screen(visit.say("only-admins")))

    return call


async def _may_settle(visit: Visit) -> bool:
    allowed = await visit.may_settle()
    if not allowed:
        await visit.toast("only-admins", alert=True)
    return allowed


async def _settled(visit: Visit, group_message: str) -> None:
    if visit.private:
        await visit.show(await menu.home_screen(visit))
    else:
        text: Html = visit.say(group_message, inside=inside(visit, visit.reader.place))
        await visit.show(Screen(text))
