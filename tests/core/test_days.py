"""The days of a resource: once, through a range, every week, every month."""

from datetime import date

import pytest

from bot.core.content import Half, Repeat, Resource, ResourceKind
from bot.core.digests.days import next_day

ON = date(2026, 11, 25)  # a Wednesday


def resource(
    kind: ResourceKind, starts: date | None, ends: date | None, repeat: Repeat | None = None
) -> Resource:
    half = Half("?", "!")
    return Resource("x", kind, ("almaty",), {"ru": half}, starts, ends, repeat, None, (), 90)


@pytest.mark.parametrize(
    ("kind", "starts", "ends", "expected"),
    [
        ("support", None, None, ON),
        ("offer", None, ON, ON),
        ("offer", None, date(2026, 11, 24), None),
        ("offer", date(2026, 12, 1), None, date(2026, 12, 1)),
        ("course", date(2026, 9, 1), None, ON),
        ("course", date(2026, 9, 1), date(2026, 11, 24), None),
        ("event", ON, None, ON),
        ("event", date(2026, 11, 24), None, None),
        ("event", date(2026, 11, 26), None, date(2026, 11, 26)),
        ("event", date(2026, 11, 20), date(2026, 11, 30), ON),
        ("deadline", None, date(2026, 12, 10), ON),
    ],
)
def test_once_or_through_a_range(
    kind: ResourceKind, starts: date | None, ends: date | None, expected: date | None
) -> None:
    assert next_day(resource(kind, starts, ends), ON) == expected


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        (date(2026, 11, 4), None, ON),
        (date(2026, 11, 3), None, date(2026, 12, 1)),
        (date(2025, 11, 27), None, date(2026, 11, 26)),
        (date(2026, 12, 8), None, date(2026, 12, 8)),
        (date(2026, 11, 3), date(2026, 12, 1), date(2026, 12, 1)),
        (date(2026, 11, 3), date(2026, 11, 30), None),
    ],
)
def test_every_week(starts: date, ends: date | None, expected: date | None) -> None:
    assert next_day(resource("event", starts, ends, "weekly"), ON) == expected


@pytest.mark.parametrize(
    ("on", "starts", "expected"),
    [
        (ON, date(2026, 1, 25), ON),
        (ON, date(2026, 1, 24), date(2026, 12, 24)),
        (ON, date(2026, 1, 31), date(2026, 11, 30)),
        (ON, date(2027, 1, 31), date(2027, 1, 31)),
        (date(2026, 12, 31), date(2026, 1, 5), date(2027, 1, 5)),
        (date(2027, 1, 31), date(2026, 12, 30), date(2027, 2, 28)),
        (date(2027, 2, 28), date(2026, 12, 31), date(2027, 2, 28)),
        (date(2028, 2, 28), date(2026, 12, 31), date(2028, 2, 29)),
    ],
)
def test_every_month_on_its_last_day_where_it_is_short(
    on: date, starts: date, expected: date
) -> None:
    assert next_day(resource("event", starts, None, "monthly"), on) == expected
