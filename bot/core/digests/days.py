"""On which days a resource happens or holds."""

from calendar import monthrange
from datetime import date, timedelta

from bot.core.content import Resource

_WEEK = 7


def next_day(resource: Resource, on: date) -> date | None:
    """The first day, `on` or later, on which the resource happens or holds; None: it is over.

    What repeats monthly on a day that a month lacks falls on that month's last day.
    """
    first = max(on, resource.starts or on)
    if resource.starts is not None:
        match resource.repeat:
            case "weekly":
                first += timedelta(days=(resource.starts - first).days % _WEEK)
            case "monthly":
                first = _monthly(resource.starts, first)
            case None if resource.kind == "event" and resource.ends is None:
                # An event lasts a day unless it says until when.
                return first if on <= resource.starts else None
    return first if resource.ends is None or first <= resource.ends else None


def _monthly(starts: date, first: date) -> date:
    day = _day_of_month(first, starts.day)
    if day >= first:
        return day
    return _day_of_month(first.replace(day=1) + timedelta(days=31), starts.day)


def _day_of_month(month: date, day: int) -> date:
    return month.replace(day=min(day, monthrange(month.year, month.month)[1]))
