"""When an issue is due: each local date once, whatever the clocks and their rules do."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.digests.due import LATEST, Schedule, first, moment, reached, settle, zone_named

DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
EVERY_DAY = frozenset(range(7))
FRIDAY = frozenset({4})
ALL_ZONES = sorted(available_timezones())
YEARS = range(1970, 2038)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type,misc]  # mypy counts no starred arguments


def reading(instant: datetime, zone: tzinfo) -> datetime:
    return instant.astimezone(zone).replace(tzinfo=None, fold=0)


@cache
def changes(name: str, year: int) -> list[date]:
    """The dates on or about which this zone's clocks changed that year."""
    zone = ZoneInfo(name)
    days = [utc(year, 1, 1) + DAY * number for number in range(366)]
    return [day.date() for day in days if zone.utcoffset(day) != zone.utcoffset(day + DAY)]


@st.composite
def places_in_time(draw: st.DrawFn) -> tuple[str, date]:
    """A zone and a date, one near a change of its clocks where there is one that year."""
    name, year = draw(st.sampled_from(ALL_ZONES)), draw(st.sampled_from(YEARS))
    days = changes(name, year) or [date(year, 1, 1) + DAY * draw(st.integers(0, 364))]
    return name, draw(st.sampled_from(days)) + DAY * draw(st.integers(-2, 2))


class Subscriber:
    """What the store and the tick do together, for one subscription."""

    def __init__(self, schedule: Schedule, now: datetime, zone: tzinfo) -> None:
        self.schedule = schedule
        self.awaited = first(schedule, None, now, zone)
        self.got: list[tuple[date, datetime]] = []
        """Each issue's date, and when it went out."""

    def tick(self, now: datetime, zone: tzinfo) -> None:
        if datetime.combine(self.awaited, time(self.schedule.hour)) <= reached(now, zone):
            settled = settle(self.schedule, self.awaited, now, zone)
            self.awaited = settled.following
            if settled.issue:
                self.got.append((settled.issue, now))

    def ticks(self, moments: Iterator[datetime], zone: tzinfo) -> None:
        for now in moments:
            self.tick(now, zone)

    @property
    def dates(self) -> list[date]:
        return [on for on, _ in self.got]


def every(step: timedelta, start: datetime, end: datetime) -> Iterator[datetime]:
    while start < end:
        yield start
        start += step


@cache
def passage(on: date, hour: int, zone: tzinfo) -> datetime:
    """The slow and certain way: look at the clock every minute."""
    wanted = datetime.combine(on, time(hour))
    start = wanted.replace(tzinfo=UTC) - 28 * HOUR
    return next(
        now for now in every(MINUTE, start, start + 6 * DAY) if reading(now, zone) >= wanted
    )


def written(start: datetime, end: datetime, schedule: Schedule, zone: tzinfo) -> list[date]:
    """The dates that the wall clock shows at the hour or later, that are the schedule's.

    A date that a country skipped leaves its issue to the next.
    """
    shown = sorted({reading(now, zone).date() for now in every(15 * MINUTE, start - DAY, end)})
    dates, owed = [], False
    for on in (shown[0] + DAY * n for n in range((shown[-1] - shown[0]).days + 1)):
        owed = owed or on.weekday() in schedule.days
        if owed and on in shown:
            dates.append(on)
            owed = False
    return [on for on in dates if start < passage(on, schedule.hour, zone) < end]


@given(places_in_time(), st.integers(0, 23))
@settings(deadline=None)
def test_a_moment_is_the_first_at_which_the_clock_shows_it(
    where: tuple[str, date], hour: int
) -> None:
    zone, on = ZoneInfo(where[0]), where[1]
    shown = {reading(passage(on, 0, zone), zone).date()}
    existing = on if on in shown else on + DAY
    assert moment(on, hour, zone) == passage(existing, hour, zone)


@given(places_in_time(), st.integers(0, 48 * 60))
@settings(deadline=None)
def test_what_has_been_reached_is_what_has_passed(where: tuple[str, date], minutes: int) -> None:
    zone = ZoneInfo(where[0])
    now = datetime.combine(where[1], time(), UTC) + minutes * MINUTE
    latest = max(reading(at, zone) for at in every(MINUTE, now - 27 * HOUR, now + MINUTE))
    assert reached(now, zone) == latest.replace(minute=0, second=0, microsecond=0)


@given(
    places_in_time(),
    st.frozensets(st.integers(0, 6), min_size=1),
    st.integers(0, 23),
    st.integers(1, 30),
)
@settings(deadline=None, max_examples=50)
def test_each_date_of_the_schedule_has_its_one_issue_in_time(
    where: tuple[str, date], days: frozenset[int], hour: int, step: int
) -> None:
    zone = ZoneInfo(where[0])
    schedule = Schedule(days, hour, where[0])
    start = datetime.combine(where[1], time(), UTC) - 4 * DAY
    end, pause = start + 9 * DAY, step * MINUTE
    subscriber = Subscriber(schedule, start, zone)
    subscriber.ticks(every(pause, start, end), zone)
    expected = written(start, end - pause, schedule, zone)
    assert subscriber.dates[: len(expected)] == expected
    assert len(subscriber.dates) <= len(expected) + 1, "one may fall into the last tick"
    for on, went in subscriber.got:
        assert timedelta(0) <= went - passage(on, hour, zone) < pause


@given(
    places_in_time(),
    st.frozensets(st.integers(0, 6), min_size=1),
    st.integers(0, 23),
    st.lists(st.integers(1, 4 * 24 * 60), min_size=1, max_size=6),
)
@settings(deadline=None, max_examples=50)
def test_downtime_is_made_up_once_if_not_too_late(
    where: tuple[str, date], days: frozenset[int], hour: int, pauses: list[int]
) -> None:
    zone = ZoneInfo(where[0])
    schedule = Schedule(days, hour, where[0])
    before = datetime.combine(where[1], time(), UTC) - 5 * DAY
    subscriber = Subscriber(schedule, before, zone)
    for pause in pauses:
        now = before + pause * MINUTE
        already = len(subscriber.got)
        subscriber.tick(now, zone)
        due = written(before, now + MINUTE, schedule, zone)
        in_time = [on for on in due if now - passage(on, hour, zone) < LATEST]
        assert subscriber.dates[already:] == in_time[-1:]
        before = now
    assert subscriber.dates == sorted(set(subscriber.dates))


@given(
    st.integers(-11 * 4, 13 * 4),
    st.integers(-12, 12),
    st.integers(0, 4 * 24 * 4),
    st.integers(0, 23),
)
@settings(deadline=None)
def test_rules_may_change_between_storing_and_firing(
    offset: int, shift: int, changed: int, hour: int
) -> None:
    """A government moves a zone by up to three hours; each date keeps its one issue."""
    old = timezone(15 * MINUTE * offset)
    new = timezone(15 * MINUTE * (offset + shift))
    start = utc(2026, 3, 1)
    change = start + 15 * MINUTE * changed
    subscriber = Subscriber(Schedule(EVERY_DAY, hour, ""), start, old)
    subscriber.ticks(every(15 * MINUTE, start, change), old)
    subscriber.ticks(every(15 * MINUTE, change, start + 8 * DAY), new)
    dates = subscriber.dates
    assert dates == [dates[0] + DAY * number for number in range(len(dates))]
    assert len(dates) >= 7


def test_a_stored_instant_would_miss_the_change() -> None:
    """The twin: nine o'clock kept as an instant is eight o'clock after Almaty's change."""
    almaty = zone_named("Asia/Almaty")
    kept = datetime(2024, 3, 4, 9, tzinfo=timezone(6 * HOUR)).astimezone(UTC)
    assert reading(kept, almaty).hour == 8
    assert reading(moment(date(2024, 3, 4), 9, almaty), almaty).hour == 9


def test_almaty_2024_when_kazakhstan_became_one_zone() -> None:
    """On 1 March 2024 at midnight the clocks went back to 23:00: UTC+6 became UTC+5."""
    almaty = zone_named("Asia/Almaty")
    assert moment(date(2024, 2, 29), 9, almaty) == utc(2024, 2, 29, 3)
    assert moment(date(2024, 2, 29), 23, almaty) == utc(2024, 2, 29, 17), "the first of two"
    assert moment(date(2024, 3, 1), 0, almaty) == utc(2024, 2, 29, 19)
    assert moment(date(2024, 3, 1), 9, almaty) == utc(2024, 3, 1, 4)
    subscriber = Subscriber(Schedule(EVERY_DAY, 23, ""), utc(2024, 2, 28), almaty)
    subscriber.ticks(every(MINUTE, utc(2024, 2, 28), utc(2024, 3, 2)), almaty)
    assert subscriber.dates == [date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1)]


@pytest.mark.parametrize(
    ("days", "expected"), [(FRIDAY, [31]), (EVERY_DAY, [28, 29, 31]), (frozenset({3, 5}), [29, 31])]
)
def test_apia_2011_had_no_30_december(days: frozenset[int], expected: list[int]) -> None:
    """That Friday's issue comes on Saturday, at its hour, and is one with Saturday's own."""
    apia = zone_named("Pacific/Apia")
    start, end = utc(2011, 12, 28, 12), utc(2011, 12, 31, 6)
    subscriber = Subscriber(Schedule(days, 9, ""), start, apia)
    subscriber.ticks(every(MINUTE, start, end), apia)
    assert [on.day for on in subscriber.dates] == expected
    assert {reading(went, apia).hour for _, went in subscriber.got} == {9}


def test_a_date_that_a_country_decides_to_skip_after_it_was_stored() -> None:
    apia, before = zone_named("Pacific/Apia"), timezone(-10 * HOUR)
    subscriber = Subscriber(Schedule(FRIDAY, 9, ""), utc(2011, 12, 28), before)
    assert subscriber.awaited == date(2011, 12, 30)
    subscriber.ticks(every(MINUTE, utc(2011, 12, 29), utc(2012, 1, 1)), apia)
    assert subscriber.got == [(date(2011, 12, 31), utc(2011, 12, 30, 19))]
    assert subscriber.awaited == date(2012, 1, 6)


@pytest.mark.parametrize("hour", [2, 3])
def test_berlin_in_autumn_half_past_two_comes_twice(hour: int) -> None:
    berlin = zone_named("Europe/Berlin")
    subscriber = Subscriber(Schedule(EVERY_DAY, hour, ""), utc(2026, 10, 24, 12), berlin)
    moments = [utc(2026, 10, 25, 0, 30), utc(2026, 10, 25, 1, 30), utc(2026, 10, 25, 2, 30)]
    assert [reading(now, berlin).time() for now in moments] == [
        time(2, 30),
        time(2, 30),
        time(3, 30),
    ]
    subscriber.ticks(iter(moments), berlin)
    assert subscriber.got == [(date(2026, 10, 25), moments[0 if hour == 2 else 2])]


def test_berlin_in_spring_two_oclock_is_skipped() -> None:
    berlin = zone_named("Europe/Berlin")
    change = utc(2026, 3, 29, 1)
    assert moment(date(2026, 3, 29), 2, berlin) == moment(date(2026, 3, 29), 3, berlin) == change


def test_midnight_that_is_skipped_and_half_hours() -> None:
    beirut, lord_howe = zone_named("Asia/Beirut"), zone_named("Australia/Lord_Howe")
    assert reading(moment(date(2026, 3, 29), 0, beirut), beirut).time() == time(1)
    assert reading(moment(date(2026, 10, 4), 2, lord_howe), lord_howe).time() == time(2, 30)
    kolkata = zone_named("Asia/Kolkata")
    assert moment(date(2026, 11, 24), 9, kolkata) == utc(2026, 11, 24, 3, 30)


def test_cron_would_fire_twice_in_autumn() -> None:
    """The twin: whoever compares the wall clock's reading and keeps no date."""
    berlin = zone_named("Europe/Berlin")
    night = every(MINUTE, utc(2026, 10, 25), utc(2026, 10, 25, 4))
    assert sum(reading(now, berlin).time() == time(2) for now in night) == 2


def test_twelve_hours_late_is_too_late() -> None:
    zone = zone_named("Asia/Tbilisi")
    daily = Schedule(EVERY_DAY, 9, "")
    nine = utc(2026, 11, 24, 5)
    in_time = settle(daily, date(2026, 11, 20), nine + LATEST - MINUTE, zone)
    assert (in_time.issue, in_time.until) == (date(2026, 11, 24), nine + LATEST)
    late = settle(daily, date(2026, 11, 20), nine + LATEST, zone)
    assert (late.issue, late.following) == (None, date(2026, 11, 25))


def test_the_first_issue_is_still_to_come_and_none_has_two_on_one_date() -> None:
    zone, daily = zone_named("Asia/Tbilisi"), Schedule(EVERY_DAY, 9, "")
    before, after = utc(2026, 11, 24, 4, 59), utc(2026, 11, 24, 5)
    assert first(daily, None, before, zone) == date(2026, 11, 24)
    assert first(daily, None, after, zone) == date(2026, 11, 25)
    later = Schedule(EVERY_DAY, 18, "")
    assert first(later, date(2026, 11, 24), after, zone) == date(2026, 11, 25)


def test_an_unknown_zone_counts_as_utc() -> None:
    assert zone_named("Mars/Olympus") is UTC
    assert zone_named("../../etc/passwd") is UTC
