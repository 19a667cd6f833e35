"""The screens of `/setup`."""

from bot.core.checkins.slots import HOURS
from bot.core.checkins.values import Community
from bot.core.content import EVERYWHERE
from bot.words import Html
from handlers.digests.cities import city_of
from handlers.moderation.buttons import (
    AskDissolve,
    Dissolve,
    Settle,
    ShowPlaces,
    ShowSetup,
    ShowTie,
    Tie,
    UseChannel,
)
from handlers.screens import Button, Row, Screen, in_pairs
from handlers.visit import Visit

REPORTS = (3, 5, 10)


def overview(visit: Visit, community: Community, *, topic: int | None, trusted: bool) -> Screen:
    """All settings with their values, each a button that changes it.

    Args:
        topic: the forum topic in which this is shown, if it is one.
        trusted: whether the bot is an admin of the community's group: of others Telegram does not
            promise to say who is in it (https://core.telegram.org/bots/api#getchatmember).
    """
    languages = "both" if len(community.languages) > 1 else community.languages[0]
    where = (
        "channel"
        if community.publish_chat != community.home
        else "topic"
        if community.publish_thread
        else "group"
    )
    text = visit.say(
        "setup",
        tied="yes" if community.moderators else "no",
        where=where,
        languages=languages,
        places=len(community.places),
        moderation=community.moderation,
        eyes=community.eyes,
        reports=community.reports,
        hours=", ".join(f"{hour:02}:00" for hour in HOURS),
        zone=city_of(visit, community.zone, community.places),
    )
    other_eyes = 1 if community.eyes > 1 else 2
    other_moderation = "before" if community.moderation == "after" else "after"
    rows: list[Row] = [
        [Button(visit.label("button-tie"), ShowTie())],
        _publish_row(visit, community, topic),
        [Button(visit.label("button-setup-languages"), Settle("languages", _next(languages)))],
        [Button(visit.label("button-setup-places"), ShowPlaces())],
        [
            Button(
                visit.label("button-setup-moderation", to=other_moderation),
                Settle("moderation", other_moderation),
            ),
            Button(
                visit.label("button-setup-eyes", to=other_eyes), Settle("eyes", str(other_eyes))
            ),
        ],
        [
            Button(visit.label("button-setup-reports", count=count), Settle("reports", str(count)))
            for count in REPORTS
            if count != community.reports
        ],
        [Button(visit.label("button-dissolve"), AskDissolve())],
    ]
    return Screen(text if trusted else Html(f"{text}\n\n{visit.say('setup-not-admin')}"), rows)


def _publish_row(visit: Visit, community: Community, topic: int | None) -> Row:
    row: list[Button] = []
    if topic is not None and topic != community.publish_thread:
        row.append(Button(visit.label("button-publish-topic"), Settle("publish", "topic")))
    if community.publish_chat != community.home or community.publish_thread is not None:
        row.append(Button(visit.label("button-publish-group"), Settle("publish", "group")))
    return row


def _next(languages: str) -> str:
    order = ("ru", "en", "both")
    return order[(order.index(languages) + 1) % len(order)]


def places(visit: Visit, community: Community) -> Screen:
    """All places; those that members may choose are ticked. None ticked means all."""
    ticks = [
        Button(
            f"{'✓ ' if place.id in community.places else ''}{place.name[visit.language]}",
            Settle("place", place.id),
        )
        for place in visit.services.shelves.content.places.values()
        if place.id != EVERYWHERE
    ]
    back: Row = [Button(visit.label("button-back"), ShowSetup())]
    return Screen(visit.say("setup-places"), [*in_pairs(ticks), back])


def tie_code(visit: Visit, code: str) -> Screen:
    back: Row = [Button(visit.label("button-back"), ShowSetup())]
    return Screen(visit.say("setup-tie", code=code), [back])


def tie_here(visit: Visit, code: str, title: str) -> Screen:
    return Screen(
        visit.say("setup-tie-here", title=title),
        [[Button(visit.label("button-tie-here"), Tie(code))]],
    )


def use_channel(visit: Visit, name: str) -> Screen:
    back: Row = [Button(visit.label("button-back"), ShowSetup())]
    use: Row = [Button(visit.label("button-use-channel"), UseChannel(name))]
    return Screen(visit.say("setup-channel", name=name), [use, back])


def dissolve(visit: Visit) -> Screen:
    return Screen(
        visit.say("setup-dissolve"),
        [
            [Button(visit.label("button-dissolve-yes"), Dissolve())],
            [Button(visit.label("button-back"), ShowSetup())],
        ],
    )
