"""The screens on the way to a check-in: the limits, each step, the preview, the refusals."""

from collections.abc import Mapping
from datetime import datetime
from math import ceil
from zoneinfo import ZoneInfo

from bot.core.checkins.authors import AnsweredEnough, Leave, Limited, StillWaiting
from bot.core.checkins.hints import hints
from bot.core.checkins.receipt import Receipt
from bot.core.checkins.slots import next_slot
from bot.core.checkins.text import defang
from bot.core.checkins.values import STATUSES, Community, Draft
from bot.core.checkins.writing import NOWHERE, Answering, Step
from bot.core.content import EVERYWHERE, Content, Place
from bot.words import Html
from handlers.checkin.buttons import (
    BackTo,
    Begin,
    ChooseCommunity,
    ChooseSpot,
    ChooseStatus,
    Drop,
    GoOn,
    LookInside,
    Send,
    SendAnswer,
    SetCallback,
    SetLane,
)
from handlers.checkin.kinds import ERASABLE_LATE, Kind
from handlers.checkin.views import post_text
from handlers.screens import Button, Row, Screen, in_pairs
from handlers.views.menus import home_button
from handlers.visit import Visit

AN_HOUR = 3600
FEW = 8
"""So many places need no menu of countries."""
_NO_CODE_YET = "····"


def promise(visit: Visit) -> Screen:
    """What a check-in protects from, and what not: before the first one."""
    on: Row = [Button(visit.label("button-go-on"), GoOn())]
    return Screen(visit.say("promise"), [on, [home_button(visit)]])


def closed(visit: Visit, erased: str | None = None) -> Screen:
    """`erased`: id of the sentence that says when the message before this one goes."""
    conflict = "conflict" in visit.services.checkins.closed
    why = visit.say("checkins-closed-conflict" if conflict else "checkins-closed")
    text = Html(f"{why}\n\n{visit.say(erased)}") if erased else why
    return Screen(text, [[home_button(visit)]])


def nowhere(visit: Visit) -> Screen:
    again: Row = [Button(visit.label("button-checkin"), Begin())]
    return Screen(visit.say("checkins-nowhere"), [again, [home_button(visit)]])


def not_now(visit: Visit, leave: Leave | AnsweredEnough) -> Screen:
    """Why this person may not write now."""
    match leave:
        case Limited(seconds):
            text = visit.say("checkins-limited", hours=ceil(seconds / AN_HOUR))
        case AnsweredEnough(seconds):
            text = visit.say("answers-used-up", hours=ceil(seconds / AN_HOUR))
        case StillWaiting():
            text = visit.say("checkins-waiting")
        case _:
            text = visit.say("checkins-used-up")
    return Screen(text, [[home_button(visit)]])


def no_room(visit: Visit, receipt: Receipt) -> Screen:
    again: Row = [Button(visit.label("button-send-again"), Send(receipt.letters))]
    return Screen(visit.say("checkins-no-room"), [again, [_drop(visit)]])


def communities(visit: Visit, titles: Mapping[int, str]) -> Screen:
    """Which of several communities; id → title."""
    rows: list[Row] = [[Button(title, ChooseCommunity(id_))] for id_, title in titles.items()]
    return Screen(visit.say("choose-community"), [*rows, [home_button(visit)]])


def statuses(visit: Visit) -> Screen:
    buttons = [Button(visit.label(f"status-{name}"), ChooseStatus(name)) for name in STATUSES]
    return Screen(visit.say("choose-status"), [*in_pairs(buttons), [_drop(visit)]])


def allowed(content: Content, community: Community) -> dict[str, Place]:
    """The places that members of this community may name, in the order of the menu."""
    return {
        place.id: place
        for place in content.places.values()
        if place.id != EVERYWHERE and (not community.places or place.id in community.places)
    }


def spots(visit: Visit, community: Community) -> Screen:
    """Countries to look into, or all places where they are few."""
    places = allowed(visit.services.shelves.content, community)
    if len(places) <= FEW:
        buttons = [_spot(visit, place) for place in places.values()]
    else:
        buttons = [
            _country(visit, country, places)
            for country in visit.services.shelves.content.cities(EVERYWHERE)
            if country.id in places or _inside(places, country.id)
        ]
    rows: list[Row] = [
        *in_pairs(buttons),
        [Button(visit.label("button-spot-none"), ChooseSpot(NOWHERE))],
        [_back(visit, "status"), _drop(visit)],
    ]
    return Screen(visit.say("choose-spot"), rows)


def _country(visit: Visit, country: Place, places: Mapping[str, Place]) -> Button:
    if not _inside(places, country.id):
        return _spot(visit, country)
    return Button(f"{country.flag} {country.name[visit.language]}", LookInside(country.id))


def _spot(visit: Visit, place: Place) -> Button:
    return Button(f"{place.flag} {place.name[visit.language]}".strip(), ChooseSpot(place.id))


def _inside(places: Mapping[str, Place], country: str) -> list[Place]:
    return [place for place in places.values() if place.parent == country]


def spots_inside(visit: Visit, community: Community, country: Place) -> Screen:
    places = allowed(visit.services.shelves.content, community)
    name = country.name[visit.language]
    whole: list[Row] = []
    if country.id in places:
        label = visit.label("button-spot-whole", country=name)
        whole = [[Button(label, ChooseSpot(country.id))]]
    rows: list[Row] = [
        *in_pairs([_spot(visit, place) for place in _inside(places, country.id)]),
        *whole,
        [_back(visit, "place"), _drop(visit)],
    ]
    return Screen(visit.say("choose-spot-inside", country=name), rows)


def ask_text(visit: Visit, message_id: str = "ask-text", **arguments: int) -> Screen:
    """The question for the text, or why what came was none."""
    rows: list[Row] = [[_back(visit, "place"), _drop(visit)]]
    return Screen(visit.say(message_id, **arguments), rows)


def preview(visit: Visit, community: Community, draft: Draft, *, replaced: bool = False) -> Screen:
    """Exactly what will be published, what to look at again, and what is still open.

    `replaced`: the text has just taken the place of another, which may have been no intention.
    """
    services = visit.services
    post = post_text(
        services.words,
        services.shelves.content,
        community,
        _NO_CODE_YET,
        draft.status,
        draft.place,
        draft.text,
    )
    notes = [visit.say("preview-replaced")] if replaced else []
    notes += [*_hints(visit, draft.text), _when(visit, community, draft)]
    if community.moderation == "before" and draft.lane == "calm":
        notes.append(visit.say("preview-before"))
    notes.append(visit.say("preview-callback" if draft.callback else "preview-silent"))
    urgent, called = draft.lane == "urgent", draft.callback
    rows: list[Row] = [
        [Button(visit.label("button-send"), Send(Receipt.new().letters))],
        [
            Button(
                visit.label("button-lane-calm" if urgent else "button-lane-urgent"),
                SetLane("calm" if urgent else "urgent"),
            ),
            Button(
                visit.label("button-callback-off" if called else "button-callback-on"),
                SetCallback(0 if called else 1),
            ),
        ],
        [_back(visit, "text"), _back(visit, "place"), _back(visit, "status")],
        [_drop(visit)],
    ]
    return Screen(visit.say("preview", post=post, notes=Html("\n".join(notes))), rows)


def _hints(visit: Visit, text: str) -> list[Html]:
    user = visit.user
    own = [name for name in (user.first_name, user.last_name, user.username, str(user.id)) if name]
    found = ", ".join(visit.say(f"hint-{hint}") for hint in hints(text, own))
    return [visit.say("preview-hints", hints=Html(found))] if found else []


def _when(visit: Visit, community: Community, draft: Draft) -> Html:
    if draft.lane == "urgent":
        return visit.say("preview-urgent", moderation=community.moderation)
    slot = next_slot(visit.services.clock.now(), ZoneInfo(community.zone))
    return at_slot(visit, "preview-calm", community, slot)


def at_slot(visit: Visit, message_id: str, community: Community, slot: datetime) -> Html:
    """A sentence with the day and the hour of a slot, by the community's clock."""
    zone = ZoneInfo(community.zone)
    local, today = slot.astimezone(zone), visit.services.clock.now().astimezone(zone)
    day = "day-today" if local.date() == today.date() else "day-tomorrow"
    return visit.say(message_id, day=visit.label(day), hour=f"{local:%H:%M}")


def preview_answer(visit: Visit, answering: Answering) -> Screen:
    """What moderators will see of an answer."""
    text = answering.text or ""
    rows: list[Row] = [[Button(visit.label("button-send"), SendAnswer())], [_drop(visit)]]
    notes = Html("\n".join(_hints(visit, text)))
    return Screen(visit.say("preview-answer", text=defang(text), notes=notes), rows)


def ask_answer(visit: Visit, message_id: str = "ask-answer", **arguments: int) -> Screen:
    return Screen(visit.say(message_id, **arguments), [[_drop(visit)]])


def refused(visit: Visit, kind: Kind) -> Screen:
    """Why a photo, a voice message … is not taken, and what to do instead."""
    erased = visit.say(when_erased(kind))
    text = visit.say("refused", why=visit.say(f"refused-{kind}"), erased=erased)
    return Screen(text, [[_drop(visit)]])


def when_erased(kind: Kind) -> str:
    return "refused-erased-later" if kind in ERASABLE_LATE else "refused-erased"


def _back(visit: Visit, step: Step) -> Button:
    return Button(visit.label(f"button-back-{step}"), BackTo(step))


def _drop(visit: Visit) -> Button:
    return Button(visit.label("button-drop"), Drop())
