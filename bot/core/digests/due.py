"""When an issue is due: a pure function of a schedule, a zone's rules and a moment.

A subscription keeps the local date of its next issue, not an instant: whatever becomes of the
zone's rules meanwhile, the date stays right. An issue's moment is the first at which the wall
clock there shows its date and hour. An hour that is skipped in spring counts as the moment of the
change; of an hour that is repeated in autumn only the first counts; a date that a country skips
altogether counts as the next one, and so merges with that one's own issue.
"""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

LATEST = timedelta(hours=12)
"""An issue that could not go out for so long after its moment waits for the next."""

FARTHEST = timedelta(days=10)
"""No schedule waits for so long, nor with a day more for the last issue and one that a country
skips: the clock was wrong when such a date was written."""

Zones = Callable[[str], tzinfo]
"""The rules of a zone, by its IANA name."""

_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Schedule:
    """Which days of the week, and at what hour of which zone's wall clock."""

    days: frozenset[int]
    """At least one; Monday is 0."""
    hour: int
    """0 to 23."""
    timezone: str
    """IANA name."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What a moment means for a subscription."""

    issue: date | None
    """The local date of the issue that goes out now; None: none does."""
    until: datetime | None
    """The moment, in UTC, from which on that issue is too late."""
    following: date
    """The local date of the next issue."""


def zone_named(name: str) -> tzinfo:
    """The zone's rules as the machine knows them; UTC for a name that it does not know."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def moment(on: date, hour: int, zone: tzinfo) -> datetime:
    """When the wall clock of `zone` first shows that hour of that date, in UTC."""
    return _passing(datetime.combine(_existing(on, zone), time(hour)), zone)


def reached(now: datetime, zone: tzinfo) -> datetime:
    """The latest whole hour that the wall clock of `zone` has ever shown, without a zone.

    What is due by `moment` is dated at or before it.
    """
    hour = _reading(now, zone).replace(minute=0, second=0, microsecond=0)
    while _passing(hour + _HOUR, zone) <= now:  # an hour is being repeated
        hour += _HOUR
    return hour


def first(schedule: Schedule, after: date | None, now: datetime, zone: tzinfo) -> date:
    """The local date of the first issue that is still to come.

    Args:
        schedule: of the subscription.
        after: the local date of its last issue, if it had one: no further one on that date.
        now: aware.
        zone: the rules of the schedule's zone.
    """
    on = _reading(now, zone).date() - _DAY
    while moment(on, schedule.hour, zone) <= now:
        on += _DAY
    on = max(on, after + _DAY) if after else on
    while on.weekday() not in schedule.days:
        on += _DAY
    return _existing(on, zone)


def settle(schedule: Schedule, awaited: date, now: datetime, zone: tzinfo) -> Settled:
    """Whether an issue goes out now, and what is the next.

    Of several that were missed only the latest goes out, and only if it is not too late.

    Args:
        schedule: of the subscription.
        awaited: the local date of the issue it waits for, as `first` or this function gave it.
        now: aware.
        zone: the rules of the schedule's zone.
    """
    today = _reading(now, zone).date()
    for on in (today - back * _DAY for back in range(-1, _WEEK + 2)):
        if on < awaited:
            break
        if on == awaited or on.weekday() in schedule.days:
            at = moment(on, schedule.hour, zone)
            if at <= now:
                following = first(schedule, on, now, zone)
                if now - at < LATEST:
                    return Settled(on, at + LATEST, following)
                return Settled(None, None, following)
    return Settled(None, None, _existing(awaited, zone))


def _passing(reading: datetime, zone: tzinfo) -> datetime:
    """The first instant at which the wall clock shows `reading` or a later time.

    By PEP 495: of a repeated time fold=0 is the first; of a skipped one fold=0 gives an instant
    behind the change and fold=1 one before it.
    """
    instant = reading.replace(tzinfo=zone).astimezone(UTC)
    if _reading(instant, zone) == reading:
        return instant
    before = reading.replace(tzinfo=zone, fold=1).astimezone(UTC)
    seconds = range(int((instant - before).total_seconds()))
    late = bisect_left(
        seconds, x=True, key=lambda s: _reading(before + timedelta(seconds=s), zone) >= reading
    )
    return before + timedelta(seconds=late)


def _reading(instant: datetime, zone: tzinfo) -> datetime:
    """What the wall clock shows then, without a zone."""
    return instant.astimezone(zone).replace(tzinfo=None, fold=0)


def _existing(on: date, zone: tzinfo) -> date:
    """That date, or the next one where a country skipped it."""
    return _reading(_passing(datetime.combine(on, time()), zone), zone).date()
