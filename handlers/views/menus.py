"""The screens one walks through: welcome, home, topics, places, languages, help."""

from collections.abc import Sequence

from bot.core.content import EVERYWHERE, LANGUAGES, Entry, Place
from bot.words import Html
from handlers.buttons import (
    ChooseLanguage,
    ChoosePlace,
    Home,
    SetLanguage,
    SetPlace,
    ShowEntry,
    ShowHelp,
    ShowPrivacy,
    ShowTopic,
)
from handlers.checkin.buttons import Begin, Forget, ShowMine
from handlers.digests.buttons import ShowDigest
from handlers.screens import Button, Row, Screen, in_pairs
from handlers.views.names import inside, place_name, question
from handlers.visit import Visit

PAGE = 8
"""Questions on one page of a topic."""


def home(visit: Visit, *, checkins: bool) -> Screen:
    """The topics of the reader's place; for a newcomer the question where they are.

    Args:
        checkins: whether any are taken here.
    """
    checkin: Row = [Button(visit.label("button-checkin"), Begin())] if checkins else []
    place = visit.reader.place
    if place is None or place not in visit.services.shelves.content.places:
        return Screen(
            visit.say("welcome"), [*_countries(visit), checkin, [_language_button(visit)]]
        )
    settings: Row = [
        Button(
            visit.label("button-place", place=place_name(visit, place)), ChoosePlace(EVERYWHERE)
        ),
        _language_button(visit),
        Button(visit.label("button-help"), ShowHelp()),
    ]
    digest: Row = [Button(visit.label("button-digest"), ShowDigest(""))]
    text = visit.say("home", inside=inside(visit, place))
    return Screen(text, [*topic_rows(visit), checkin, digest, settings])


def help_screen(visit: Visit) -> Screen:
    privacy: Row = [Button(visit.label("button-privacy"), ShowPrivacy()), home_button(visit)]
    text = visit.say("help")
    if visit.from_maintainer:
        text = Html(f"{text}\n{visit.say('help-maintainer')}")
    return Screen(text, [privacy])


def privacy(visit: Visit) -> Screen:
    mine: Row = [
        Button(visit.label("button-mydata"), ShowMine()),
        Button(visit.label("button-forget"), Forget()),
    ]
    return Screen(visit.say("privacy"), [mine, [home_button(visit)]])


def languages(visit: Visit) -> Screen:
    names: Row = [
        Button(visit.services.words.plain(language, "language-name"), SetLanguage(language))
        for language in LANGUAGES
    ]
    return Screen(visit.say("choose-language"), [names, *_way_home(visit)])


def countries(visit: Visit, text: Html | None = None) -> Screen:
    """The choice of a country, under a text that says why it is asked, or the plain question."""
    elsewhere: Row = [Button(visit.label("button-elsewhere"), SetPlace(EVERYWHERE))]
    rows = [*_countries(visit), elsewhere, *_way_home(visit)]
    return Screen(text or visit.say("choose-country"), rows)


def cities(visit: Visit, country: Place) -> Screen:
    names = [
        Button(city.name[visit.language], SetPlace(city.id))
        for city in visit.services.shelves.content.cities(country.id)
    ]
    whole: Row = [Button(visit.label("button-other-city"), SetPlace(country.id))]
    back: Row = [Button(visit.label("button-back"), ChoosePlace(EVERYWHERE))]
    text = visit.say("choose-city", country=country.name[visit.language])
    return Screen(text, [*in_pairs(names), whole, back])


def places_found(visit: Visit, places: Sequence[Place]) -> Screen:
    """«Вы об этом месте?»: what a typed name may mean."""
    rows: list[Row] = [[Button(_flagged(visit, place), SetPlace(place.id))] for place in places]
    others: Row = [Button(visit.label("button-all-places"), ChoosePlace(EVERYWHERE))]
    return Screen(visit.say("choose-found"), [*rows, others, *_way_home(visit)])


def _countries(visit: Visit) -> list[Row]:
    countries = visit.services.shelves.content.cities(EVERYWHERE)
    return in_pairs(
        [Button(_flagged(visit, country), ChoosePlace(country.id)) for country in countries]
    )


def _flagged(visit: Visit, place: Place) -> str:
    return f"{place.flag} {place.name[visit.language]}".strip()


def _language_button(visit: Visit) -> Button:
    return Button(visit.label("button-language"), ChooseLanguage())


def _way_home(visit: Visit) -> list[Row]:
    return [[home_button(visit)]] if visit.private else []


def home_button(visit: Visit) -> Button:
    return Button(visit.label("button-home"), Home())


def topic_rows(visit: Visit) -> list[Row]:
    content = visit.services.shelves.content
    here = {entry.topic for entry in content.shelf(visit.reader.place or EVERYWHERE)}
    return in_pairs(
        [
            Button(f"{topic.emoji} {topic.name[visit.language]}", ShowTopic(topic.id, 0))
            for topic in content.topics.values()
            if topic.id in here
        ]
    )


def topic(visit: Visit, topic_id: str, page: int) -> Screen:
    """One page of a topic's questions, with a way on, back and home."""
    content = visit.services.shelves.content
    shelf = content.shelf(visit.reader.place or EVERYWHERE, topic_id)
    pages = max(1, -(-len(shelf) // PAGE))
    page = min(page, pages - 1)
    turns = [
        Button(visit.label(label), ShowTopic(topic_id, to))
        for label, to in (("button-previous", page - 1), ("button-next", page + 1))
        if 0 <= to < pages
    ]
    shown = content.topics[topic_id]
    text = visit.say(
        "topic",
        emoji=shown.emoji,
        name=shown.name[visit.language],
        inside=inside(visit, visit.reader.place),
        page=page + 1,
        pages=pages,
    )
    questions = entry_rows(visit, shelf[page * PAGE :][:PAGE])
    return Screen(text, [*questions, turns, [home_button(visit)]])


def entry_rows(visit: Visit, entries: Sequence[Entry]) -> list[Row]:
    return [
        [Button(entry_label(visit, entry), ShowEntry(entry.place, entry.name))] for entry in entries
    ]


def entry_label(visit: Visit, entry: Entry) -> str:
    """The question; with the place's name where it is not one of the reader's own."""
    content = visit.services.shelves.content
    own = {place.id for place in content.chain(visit.reader.place or EVERYWHERE)}
    asked = question(entry, visit.language)
    return asked if entry.place in own else f"{place_name(visit, entry.place)} · {asked}"
