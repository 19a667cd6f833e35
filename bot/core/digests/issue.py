"""What an issue of a digest holds: a pure function of the files, the reader's places and dates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.core.checkins.pulse import Pulse
from bot.core.content import Content, Entry, Resource, ResourceKind
from bot.core.digests.days import next_day

News = Literal["new", "corrected"]

AHEAD = timedelta(days=14)
"""How far ahead events and offers are told."""
DEADLINES_AHEAD = timedelta(days=30)
REMINDERS = tuple(timedelta(days=days) for days in (30, 14, 7, 2, 0))
"""So long before one of its dates a deadline, event or offer is reason enough for an issue."""
RECENT = timedelta(days=14)
"""How far back a first issue tells what changed."""
SHORT_EVERY = 4
"""After so many weeks without news a short issue goes out."""

_SETTLED = timedelta(days=1)
"""Changes are dated in UTC, issues in the reader's zone: a day is over everywhere a day later.
Only such days are told, so that each change is told once and none is missed."""

_VITAL: tuple[ResourceKind, ...] = ("crisis", "emergency")
_HELP: tuple[ResourceKind, ...] = (*_VITAL, "support", "legal", "shelter")
_CHANCES: tuple[ResourceKind, ...] = ("event", "offer", "course", "money", "documents")


@dataclass(frozen=True, slots=True)
class Change:
    """When a text last changed."""

    entry_id: str
    """Of an answer; of a resource its name, which cannot be an answer's id."""
    on: date
    """In UTC."""
    what: News


@dataclass(frozen=True, slots=True)
class Issue:
    """The parts of an issue, in the order in which they are read; any may be empty."""

    deadlines: tuple[Resource, ...]
    """The earliest first."""
    answers: tuple[tuple[Entry, News], ...]
    help: tuple[Resource, ...]
    """One of each kind for each place, the most urgent kind first; another one every week, but
    for help in mortal danger always the nearest. And all that changed."""
    events: tuple[tuple[Resource, date], ...]
    """Events, offers and courses with the first day from now on which they happen or hold."""
    pulse: Pulse | None
    short: bool
    """Nothing is new: it only says that we are still here."""


def compose(  # noqa: PLR0913, PLR0917 - all that an issue depends on, and nothing hidden
    content: Content,
    places: Sequence[str],
    on: date,
    since: date | None,
    changes: Mapping[str, Change],
    pulse: Pulse | None,
    weeks_silent: int,
) -> Issue | None:
    """The issue for somebody who reads about `places`; None if there is nothing new to tell.

    Args:
        content: the files as they are now.
        places: ids; one that is gone counts as everywhere.
        on: the issue's day in the reader's zone.
        since: the day of the reader's last issue; None: this is the first, and always goes out.
        changes: by entry id or name of a resource. What has not changed need not be there.
        pulse: shown as it is; no reason for an issue.
        weeks_silent: whole weeks since an issue last went out to this reader.
    """
    deadlines = _deadlines(content, places, on)
    events = _events(content, places, on)
    answers = _answers(content, places, on, since, changes)
    help_now = _help(content, places, on, since, changes)
    shown = (*deadlines, *help_now, *(resource for resource, _ in events))
    news = since is None or answers or any(_is_news(each, on, since, changes) for each in shown)
    if not news and weeks_silent < SHORT_EVERY:
        return None
    return Issue(deadlines, answers, help_now, events, pulse, short=not news)


def _held(
    content: Content, places: Sequence[str], kinds: Sequence[ResourceKind], on: date
) -> list[tuple[Resource, date]]:
    """Each of these kinds that is not over, with its next day; in the order of kinds."""
    found = {r.name: r for place in places for r in content.help_at(place, kinds)}
    days = [(resource, next_day(resource, on)) for resource in found.values()]
    held = [(resource, day) for resource, day in days if day is not None]
    return sorted(held, key=lambda pair: kinds.index(pair[0].kind))


def _deadlines(content: Content, places: Sequence[str], on: date) -> tuple[Resource, ...]:
    soon = [
        (resource.ends, resource)
        for resource, _ in _held(content, places, ("deadline",), on)
        if _has_begun(resource, on)
        and resource.ends is not None
        and resource.ends <= on + DEADLINES_AHEAD
    ]
    return tuple(resource for _, resource in sorted(soon, key=lambda pair: pair[0]))


def _events(content: Content, places: Sequence[str], on: date) -> tuple[tuple[Resource, date], ...]:
    soon = [
        (resource, day)
        for resource, day in _held(content, places, _CHANCES, on)
        if _has_dates(resource) and day <= on + AHEAD
    ]
    return tuple(sorted(soon, key=lambda pair: pair[1]))


def _help(
    content: Content,
    places: Sequence[str],
    on: date,
    since: date | None,
    changes: Mapping[str, Change],
) -> tuple[Resource, ...]:
    week = on.toordinal() // 7
    told: dict[str, Resource] = {}
    for kind in (*_HELP, *_CHANCES):
        for place in places:
            held = [r for r, _ in _held(content, [place], (kind,), on) if _is_standing(r, on)]
            if held:
                turn = held[0 if kind in _VITAL else week % len(held)]
                changed = [r for r in held if since and _has_changed(r, since, changes)]
                told |= {resource.name: resource for resource in (turn, *changed)}
    return tuple(told.values())


def _is_standing(resource: Resource, on: date) -> bool:
    """Whether it is help that holds now; of what has a date of its own, events tell."""
    if resource.kind in _HELP:
        return _has_begun(resource, on)
    return not _has_dates(resource)


def _has_begun(resource: Resource, on: date) -> bool:
    return resource.starts is None or resource.starts <= on


def _has_dates(resource: Resource) -> bool:
    return resource.starts is not None or resource.ends is not None


def _answers(
    content: Content,
    places: Sequence[str],
    on: date,
    since: date | None,
    changes: Mapping[str, Change],
) -> tuple[tuple[Entry, News], ...]:
    first, last = (since or on - RECENT) - _SETTLED, on - _SETTLED
    entries = {entry.id: entry for place in places for entry in content.shelf(place)}
    told = [
        (entry, changes[entry.id].what)
        for entry in entries.values()
        if entry.id in changes and first <= changes[entry.id].on < last
    ]
    return tuple(sorted(told, key=lambda pair: pair[1] == "corrected"))


def _is_news(resource: Resource, on: date, since: date, changes: Mapping[str, Change]) -> bool:
    """Whether it was written or corrected since the last issue, or one of its dates comes near."""
    if _has_changed(resource, since, changes):
        return True
    dates = [day for day in (resource.starts, resource.ends) if day is not None]
    return any(since < day - early <= on for day in dates for early in REMINDERS)


def _has_changed(resource: Resource, since: date, changes: Mapping[str, Change]) -> bool:
    change = changes.get(resource.name)
    return change is not None and change.on >= since - _SETTLED
