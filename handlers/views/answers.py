"""What the desk found as screens: `Found`, `Several` and the others become text and buttons."""

from collections.abc import Sequence
from urllib.parse import quote, urlsplit

from bot.core.content import EVERYWHERE, Entry
from bot.core.faq import Found, Nothing, Several, Where
from bot.core.freshness import Fresh, NeverChecked, Stale, freshness
from bot.words import Html
from handlers.buttons import ChoosePlace, Judge, PassOn, SetPlace, ShowTopic
from handlers.screens import Button, Row, Screen
from handlers.views.menus import countries, entry_rows, home_button, topic_rows
from handlers.views.names import half, inside, place_name, question
from handlers.visit import Visit


def answer_text(visit: Visit, entry: Entry) -> Html:
    """The answer with what it rests on: place, age, sources, and a warning where one is due."""
    written, native = half(entry, visit.language)
    parts = [visit.say("answer", question=written.question, answer=Html(written.html))]
    if not native:
        parts.append(visit.say("answer-other-language"))
    footing = [_age(visit, entry)]
    if entry.place != EVERYWHERE:
        footing.insert(0, visit.say("answer-place", place=place_name(visit, entry.place)))
    if entry.sources:
        links = ", ".join(visit.say("source", url=url, site=_site(url)) for url in entry.sources)
        footing.append(visit.say("answer-sources", count=len(entry.sources), links=Html(links)))
    return Html("\n\n".join((*parts, "\n".join(footing))))


def _age(visit: Visit, entry: Entry) -> Html:
    match freshness(entry, visit.services.today()):
        case Fresh(checked):
            return visit.say("age-fresh", day=checked)
        case Stale(checked):
            return visit.say("age-stale", day=checked)
        case NeverChecked():
            return visit.say("age-never")


def _site(url: str) -> str:
    return urlsplit(url).netloc.removeprefix("www.")


def answer(visit: Visit, entry: Entry, near: Sequence[Entry] = ()) -> Screen:
    """An answer in a private chat."""
    topic = visit.services.shelves.content.topics[entry.topic]
    back: Row = [
        Button(
            visit.label("button-back-to", name=f"{topic.emoji} {topic.name[visit.language]}"),
            ShowTopic(topic.id, 0),
        ),
        home_button(visit),
    ]
    rows = [verdict_buttons(visit, entry), *entry_rows(visit, near), *_choose_place(visit), back]
    return Screen(answer_text(visit, entry), rows)


def verdict_buttons(visit: Visit, entry: Entry) -> Row:
    return [
        Button(visit.label("button-useful"), Judge("useful", entry.place, entry.name)),
        Button(visit.label("button-outdated"), Judge("outdated", entry.place, entry.name)),
        Button(visit.label("button-share"), share_link(visit, entry)),
    ]


def result(visit: Visit, asked: Found | Several | Where | Nothing) -> Screen:
    """What the desk found, in a private chat."""
    ways_on = [*_pass_on(visit), *_choose_place(visit), [home_button(visit)]]
    match asked:
        case Found(entry=entry, near=near):
            return answer(visit, entry, near)
        case Several(entries=entries, place=place):
            return Screen(several_text(visit, place), [*entry_rows(visit, entries), *ways_on])
        case Where():
            return countries(visit, visit.say("where"))
        case Nothing(place=place) if place in visit.services.shelves.content.elsewhere:
            elsewhere = Button(visit.label("button-elsewhere"), SetPlace(EVERYWHERE))
            text = visit.say("nothing-elsewhere", inside=inside(visit, place))
            return Screen(text, [[elsewhere], *ways_on])
        case Nothing():
            text = visit.say("nothing", inside=inside(visit, visit.reader.place))
            return Screen(text, [*topic_rows(visit), *ways_on])


def several_text(visit: Visit, place: str) -> Html:
    """Above a choice; of a place without answers of its own, that these hold everywhere."""
    if place not in visit.services.shelves.content.elsewhere:
        return visit.say("several")
    return visit.say("several-elsewhere", inside=inside(visit, place))


def _choose_place(visit: Visit) -> list[Row]:
    """For who has not said yet where they are."""
    if visit.reader.place is not None:
        return []
    return [[Button(visit.label("button-choose-place"), ChoosePlace(EVERYWHERE))]]


def _pass_on(visit: Visit) -> list[Row]:
    if not visit.services.maintainers:
        return []
    return [[Button(visit.label("button-pass-on"), PassOn())]]


def deep_link(visit: Visit, entry: Entry) -> str:
    """https://core.telegram.org/bots/features#deep-linking"""
    return f"https://t.me/{visit.bot.username}?start={entry.place}_{entry.name}"


def share_link(visit: Visit, entry: Entry) -> str:
    """An address that lets the reader choose a chat: https://core.telegram.org/widgets/share"""
    asked = question(entry, visit.language)
    return (
        "https://t.me/share/url"
        f"?url={quote(deep_link(visit, entry), safe='')}&text={quote(asked, safe='')}"
    )
