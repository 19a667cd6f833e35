"""The screens of `/digest`."""

from collections.abc import Sequence

from telegram import InlineKeyboardMarkup

from bot.core.content import EVERYWHERE, LANGUAGES, Language, Place
from bot.core.digests.due import Schedule
from bot.core.digests.subscription import Subscription
from bot.words import Html, Words
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
from handlers.digests.cities import all_cities, city_of, zone_of
from handlers.digests.target import Target
from handlers.screens import Button, Row, Screen, in_pairs
from handlers.views.menus import home_button
from handlers.visit import Visit

DEFAULT_DAYS, DEFAULT_HOUR = frozenset({0}), 10
WEEK, HOURS = range(7), range(24)
_HOURS_IN_ROW = 6
_ZONES_ON_PAGE = 16


def under_an_issue(words: Words, language: Language) -> InlineKeyboardMarkup:
    """The buttons with which each issue ends."""
    change = Button(words.plain(language, "button-digest-change"), ChangeDigest())
    stop = Button(words.plain(language, "button-digest-stop"), StopDigest())
    return Screen(Html(), [[change, stop]]).keyboard()


def offer(visit: Visit, target: Target, place: str | None = None) -> Screen:
    """What one would get; or, where the place is not known, the question which it shall be."""
    place = place or visit.reader.place
    if place is None or place not in visit.services.shelves.content.places:
        return places(visit, target, None, EVERYWHERE)
    chosen = proposal(visit, place)
    rows: list[Row] = [
        [
            Button(visit.label("button-digest-subscribe"), Subscribe(target.chat, place)),
            Button(visit.label("button-digest-sample"), ShowSample(target.chat, place)),
        ],
        [Button(visit.label("button-digest-places"), PickPlaces(target.chat, EVERYWHERE))],
        *_home(visit),
    ]
    return Screen(visit.say("subscription-offer", **_told(visit, target, chosen)), rows)


def proposal(visit: Visit, place: str) -> Subscription:
    """What somebody begins with: in this place, or where it is none, where they are."""
    content = visit.services.shelves.content
    if place not in content.places:
        place = visit.reader.place or EVERYWHERE
    schedule = Schedule(DEFAULT_DAYS, DEFAULT_HOUR, zone_of(content, place))
    return Subscription((place,), (visit.language,), schedule, quiet=False)


def settings(visit: Visit, target: Target, chosen: Subscription) -> Screen:
    """What is chosen, and a button for each part of it."""
    chat = target.chat
    rows: list[Row] = [
        [
            Button(visit.label("button-digest-places"), PickPlaces(chat, EVERYWHERE)),
            Button(visit.label("button-digest-languages"), PickLanguages(chat)),
        ],
        [
            Button(visit.label("button-digest-days"), PickDays(chat)),
            Button(visit.label("button-digest-hour"), PickHour(chat)),
        ],
        [
            Button(visit.label("button-digest-zone"), PickZone(chat, 0)),
            Button(
                visit.label("button-digest-aloud" if chosen.quiet else "button-digest-quiet"),
                ToggleQuiet(chat),
            ),
        ],
        [
            Button(visit.label("button-digest-sample"), ShowSample(chat, "")),
            Button(visit.label("button-digest-stop"), Unsubscribe(chat)),
        ],
        *_home(visit),
    ]
    text = visit.say("subscription", quiet=int(chosen.quiet), **_told(visit, target, chosen))
    return Screen(text, rows)


def _told(visit: Visit, target: Target, chosen: Subscription) -> dict[str, str | int]:
    content = visit.services.shelves.content
    names = (
        content.places[place].name[visit.language]
        for place in chosen.places
        if place in content.places
    )
    days = chosen.schedule.days
    return {
        "where": "channel" if target.chat else "here",
        "channel": target.title,
        "places": ", ".join(names),
        "languages": _language_names(visit, chosen.languages),
        "days": visit.label("subscription-every-day")
        if len(days) == len(WEEK)
        else ", ".join(_day(visit, day) for day in sorted(days)),
        "hour": chosen.schedule.hour,
        "city": city_of(visit, chosen.schedule.timezone, chosen.places),
    }


def ended(visit: Visit, target: Target) -> Screen:
    again = Button(visit.label("button-digest-again"), ShowDigest(target.chat))
    return Screen(visit.say("subscription-ended"), [[again], *_home(visit)])


def places(visit: Visit, target: Target, chosen: Subscription | None, within: str) -> Screen:
    """Countries, or the cities of one; the chosen ones are marked. None chosen: pick the first."""
    content = visit.services.shelves.content
    marked = chosen.places if chosen else ()
    spot = content.places.get(within)
    if spot is None or spot.id == EVERYWHERE:
        rows = in_pairs([_country(visit, target, c) for c in content.cities(EVERYWHERE)])
        rows.append([_place(visit, target, content.places[EVERYWHERE], marked)])
    else:
        rows = in_pairs([_place(visit, target, c, marked) for c in content.cities(spot.id)])
        rows.append([_place(visit, target, spot, marked, "subscription-whole-country")])
        rows.append([Button(visit.label("button-back"), PickPlaces(target.chat, EVERYWHERE))])
    ready = [_ready(visit, target)] if chosen else _home(visit)
    asked = "subscription-pick-places" if chosen else "subscription-pick-place"
    return Screen(visit.say(asked), [*rows, *ready])


def _country(visit: Visit, target: Target, place: Place) -> Button:
    name = f"{place.flag} {place.name[visit.language]}".strip()
    return Button(name, PickPlaces(target.chat, place.id))


def _place(
    visit: Visit,
    target: Target,
    place: Place,
    marked: Sequence[str],
    label: str = "subscription-place",
) -> Button:
    name = visit.label(label, place=place.name[visit.language])
    return Button(_mark(visit, name, place.id in marked), TogglePlace(target.chat, place.id))


def languages(visit: Visit, target: Target, chosen: Subscription) -> Screen:
    choices: tuple[tuple[Language, ...], ...] = (*((each,) for each in LANGUAGES), LANGUAGES)
    row = [
        Button(
            _mark(visit, _language_names(visit, choice), choice == chosen.languages),
            SetLanguages(target.chat, ",".join(choice)),
        )
        for choice in choices
    ]
    return Screen(visit.say("subscription-pick-languages"), [row, _ready(visit, target)])


def _language_names(visit: Visit, chosen: Sequence[Language]) -> str:
    words = visit.services.words
    return " + ".join(words.plain(language, "language-name") for language in chosen)


def days(visit: Visit, target: Target, chosen: Subscription) -> Screen:
    row = [
        Button(
            _mark(visit, _day(visit, day), day in chosen.schedule.days),
            ToggleDay(target.chat, day),
        )
        for day in WEEK
    ]
    return Screen(visit.say("subscription-pick-days"), [row[:4], row[4:], _ready(visit, target)])


def hours(visit: Visit, target: Target, chosen: Subscription) -> Screen:
    buttons = [
        Button(
            _mark(visit, f"{hour}:00", hour == chosen.schedule.hour),
            SetHour(target.chat, hour),
        )
        for hour in HOURS
    ]
    rows = [buttons[i : i + _HOURS_IN_ROW] for i in range(0, len(buttons), _HOURS_IN_ROW)]
    return Screen(visit.say("subscription-pick-hour"), [*rows, _ready(visit, target)])


def zones(visit: Visit, target: Target, page: int) -> Screen:
    """One page of cities: whose clock shall count."""
    cities = list(all_cities(visit))
    pages = -(-len(cities) // _ZONES_ON_PAGE)
    page = min(page, pages - 1)
    shown = cities[page * _ZONES_ON_PAGE :][:_ZONES_ON_PAGE]
    turns = [
        Button(visit.label(label), PickZone(target.chat, to))
        for label, to in (("button-previous", page - 1), ("button-next", page + 1))
        if 0 <= to < pages
    ]
    rows = in_pairs([Button(name, SetZone(target.chat, zone)) for zone, name in shown])
    return Screen(visit.say("subscription-pick-zone"), [*rows, turns, _ready(visit, target)])


def _day(visit: Visit, day: int) -> str:
    return visit.label("subscription-day", day=day)


def _mark(visit: Visit, name: str, chosen: bool) -> str:  # noqa: FBT001 - a button's state
    return visit.label("subscription-chosen", name=name) if chosen else name


def _ready(visit: Visit, target: Target) -> Row:
    return [Button(visit.label("button-digest-ready"), ShowDigest(target.chat))]


def _home(visit: Visit) -> list[Row]:
    return [[home_button(visit)]] if visit.private else []
