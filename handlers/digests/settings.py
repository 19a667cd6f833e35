"""What a person, or a group's admins, press to get a digest, change it and stop it."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from telegram import Chat
from telegram.error import BadRequest

from bot.core.content import EVERYWHERE, LANGUAGES
from bot.core.digests.due import zone_named
from bot.core.digests.subscription import Subscription
from handlers.buttons import Press
from handlers.digests import views
from handlers.digests.buttons import (
    ChangeDigest,
    PickDays,
    PickHour,
    PickLanguages,
    PickPlaces,
    PickZone,
    SetHour,
    SetLanguages,
    SetZone,
    ShowDigest,
    ShowSample,
    StopDigest,
    Subscribe,
    ToggleDay,
    TogglePlace,
    ToggleQuiet,
    Unsubscribe,
)
from handlers.digests.cities import all_cities
from handlers.digests.issues import Issues
from handlers.digests.news import news
from handlers.digests.target import Target, channel, here, speaks_for_the_group, spot, target
from handlers.screens import Screen
from handlers.visit import OnPress, Visit

MOST_PLACES = 8
LINK = "digest"
"""What a deep link to a channel's settings begins with; `_` and the channel's id follow."""


async def digest(visit: Visit) -> None:
    """`/digest`, and in a private chat `/digest @channel`."""
    named = visit.words_after_command if visit.private else ""
    if named:
        await open_channel(visit, named)
        return
    found = Target(spot(visit)) if speaks_for_the_group(visit) else await here(visit)
    if found is None:
        await visit.send(Screen(visit.say("only-admins")))
    else:
        await visit.send(await _screen(visit, found))


async def open_channel(visit: Visit, named: str) -> None:
    """The settings of a channel, for an admin of it."""
    found = await channel(visit, named)
    if found is None:
        await visit.send(Screen(visit.say("subscription-not-channel")))
    else:
        await visit.send(await _screen(visit, found))


async def _screen(visit: Visit, found: Target) -> Screen:
    chosen = await visit.services.digests.subscriptions.get(found.address)
    return views.settings(visit, found, chosen) if chosen else views.offer(visit, found)


async def show(visit: Visit, press: ShowDigest) -> None:
    found = await target(visit, press.chat)
    if found is not None:
        await visit.show(await _screen(visit, found))


async def subscribe(visit: Visit, press: Subscribe) -> None:
    """Begin, and show at once what will come."""
    found = await target(visit, press.chat)
    if found is None:
        return
    chosen = await visit.services.digests.subscriptions.get(found.address)
    if chosen is None:
        chosen = views.proposal(visit, press.place)
        await _put(visit, found, chosen)
    await visit.show(views.settings(visit, found, chosen))
    await _send_sample(visit, found, chosen)


async def sample(visit: Visit, press: ShowSample) -> None:
    """What an issue of today would be; for a channel it is shown to the admin alone."""
    found = await target(visit, press.chat)
    if found is not None:
        chosen = await visit.services.digests.subscriptions.get(found.address)
        await _send_sample(visit, found, chosen or views.proposal(visit, press.place))


async def _send_sample(visit: Visit, found: Target, chosen: Subscription) -> None:
    services = visit.services
    issues = Issues(services, visit.bot.username, await news(services))
    today = services.clock.now().astimezone(zone_named(chosen.schedule.timezone)).date()
    for text in issues.texts(found.address, chosen, today, None) or ():
        await visit.send(Screen(text))


async def unsubscribe(visit: Visit, press: Unsubscribe) -> None:
    found = await target(visit, press.chat)
    if found is not None:
        await visit.services.digests.subscriptions.end(found.address)
        await visit.show(views.ended(visit, found))


async def change_from_issue(visit: Visit, _press: ChangeDigest) -> None:
    """The settings as a message of their own: the issue stays. A channel's open in private."""
    found = await target(visit, "")
    if found is None:
        return
    if visit.chat.type == Chat.CHANNEL:
        await _answer_with_link(visit, f"{LINK}_{visit.chat.id}")
    else:
        await visit.send(await _screen(visit, found))


async def stop_from_issue(visit: Visit, _press: StopDigest) -> None:
    found = await target(visit, "")
    if found is None:
        return
    await visit.services.digests.subscriptions.end(found.address)
    if visit.chat.type == Chat.CHANNEL:
        await visit.toast("subscription-ended-channel", alert=True)
    else:
        await visit.send(views.ended(visit, found))


async def _answer_with_link(visit: Visit, start: str) -> None:
    """https://core.telegram.org/bots/api#answercallbackquery, `url`"""
    query = visit.update.callback_query
    if query is not None:
        visit.answered = True
        with suppress(BadRequest):  # pressed so long ago that nobody waits for the answer
            await query.answer(url=f"https://t.me/{visit.bot.username}?start={start}")


async def _chosen(visit: Visit, chat: str) -> tuple[Target, Subscription] | None:
    """The subscription a button is about; None, and the person is told, where there is none."""
    found = await target(visit, chat)
    if found is None:
        return None
    chosen = await visit.services.digests.subscriptions.get(found.address)
    if chosen is None:
        await visit.toast("subscription-none")
        await visit.show(views.offer(visit, found))
        return None
    return found, chosen


async def _put(visit: Visit, found: Target, chosen: Subscription) -> None:
    await visit.services.digests.subscriptions.put(found.address, chosen)


async def pick_places(visit: Visit, press: PickPlaces) -> None:
    found = await target(visit, press.chat)
    if found is not None:
        chosen = await visit.services.digests.subscriptions.get(found.address)
        await visit.show(views.places(visit, found, chosen, press.within))


async def toggle_place(visit: Visit, press: TogglePlace) -> None:
    """Add or drop a place; before there is a subscription, offer one about this place."""
    content = visit.services.shelves.content
    found = await target(visit, press.chat)
    if found is None or press.place not in content.places:
        return
    chosen = await visit.services.digests.subscriptions.get(found.address)
    if chosen is None:
        await visit.show(views.offer(visit, found, press.place))
        return
    known = tuple(place for place in chosen.places if place in content.places)
    if press.place not in known:
        changed = (*known, press.place)
    else:
        changed = tuple(place for place in known if place != press.place)
    if not 0 < len(changed) <= MOST_PLACES:
        await visit.toast("subscription-how-many-places", alert=True)
        return
    chosen = replace(chosen, places=changed)
    await _put(visit, found, chosen)
    country = content.places[press.place].parent
    within = press.place if country in (None, EVERYWHERE) else country
    await visit.show(views.places(visit, found, chosen, within or EVERYWHERE))


async def pick_languages(visit: Visit, press: PickLanguages) -> None:
    if pair := await _chosen(visit, press.chat):
        await visit.show(views.languages(visit, *pair))


async def set_languages(visit: Visit, press: SetLanguages) -> None:
    languages = tuple(each for each in LANGUAGES if each in press.languages.split(","))
    if languages and (pair := await _chosen(visit, press.chat)):
        chosen = replace(pair[1], languages=languages)
        await _put(visit, pair[0], chosen)
        await visit.show(views.languages(visit, pair[0], chosen))


async def pick_days(visit: Visit, press: PickDays) -> None:
    if pair := await _chosen(visit, press.chat):
        await visit.show(views.days(visit, *pair))


async def toggle_day(visit: Visit, press: ToggleDay) -> None:
    pair = await _chosen(visit, press.chat)
    if pair is None or press.day not in views.WEEK:
        return
    found, chosen = pair
    changed = chosen.schedule.days ^ {press.day}
    if not changed:
        await visit.toast("subscription-one-day", alert=True)
        return
    chosen = replace(chosen, schedule=replace(chosen.schedule, days=changed))
    await _put(visit, found, chosen)
    await visit.show(views.days(visit, found, chosen))


async def pick_hour(visit: Visit, press: PickHour) -> None:
    if pair := await _chosen(visit, press.chat):
        await visit.show(views.hours(visit, *pair))


async def set_hour(visit: Visit, press: SetHour) -> None:
    pair = await _chosen(visit, press.chat)
    if pair is not None and press.hour in views.HOURS:
        found, chosen = pair
        await _put(
            visit, found, replace(chosen, schedule=replace(chosen.schedule, hour=press.hour))
        )
        await visit.show(await _screen(visit, found))


async def pick_zone(visit: Visit, press: PickZone) -> None:
    if pair := await _chosen(visit, press.chat):
        await visit.show(views.zones(visit, pair[0], press.page))


async def set_zone(visit: Visit, press: SetZone) -> None:
    pair = await _chosen(visit, press.chat)
    if pair is not None and press.zone in dict(all_cities(visit)):
        found, chosen = pair
        await _put(
            visit, found, replace(chosen, schedule=replace(chosen.schedule, timezone=press.zone))
        )
        await visit.show(await _screen(visit, found))


async def toggle_quiet(visit: Visit, press: ToggleQuiet) -> None:
    if pair := await _chosen(visit, press.chat):
        found, chosen = pair
        await _put(visit, found, replace(chosen, quiet=not chosen.quiet))
        await visit.show(await _screen(visit, found))


PRESSES: Mapping[type[Press], OnPress] = {
    ShowDigest: show,
    Subscribe: subscribe,
    ShowSample: sample,
    Unsubscribe: unsubscribe,
    ChangeDigest: change_from_issue,
    StopDigest: stop_from_issue,
    PickPlaces: pick_places,
    TogglePlace: toggle_place,
    PickLanguages: pick_languages,
    SetLanguages: set_languages,
    PickDays: pick_days,
    ToggleDay: toggle_day,
    PickHour: pick_hour,
    SetHour: set_hour,
    PickZone: pick_zone,
    SetZone: set_zone,
    ToggleQuiet: toggle_quiet,
}
