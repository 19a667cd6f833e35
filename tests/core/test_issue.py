"""What an issue holds, and when there is none."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise

import pytest

from bot.core.checkins.pulse import Pulse
from bot.core.content import Content, Entry, Half, Language, Place, Repeat, Resource, ResourceKind
from bot.core.digests.issue import Change, Issue, News, compose

ON = date(2026, 12, 2)  # a Wednesday
LAST = ON - timedelta(days=7)
HALF = Half("?", "!")
PULSE = Pulse(safe=20, soso=None, need=None, can=5)


def place(place_id: str, parent: str | None) -> Place:
    names: dict[Language, str] = {"ru": place_id, "en": place_id}
    return Place(place_id, parent, names, names)


PLACES = {
    p.id: p
    for p in (
        place("everywhere", None),
        place("kazakhstan", "everywhere"),
        place("almaty", "kazakhstan"),
        place("georgia", "everywhere"),
        place("tbilisi", "georgia"),
    )
}
ENTRIES = {
    e.id: e
    for e in (
        Entry(place_id, name, "money", {"ru": HALF}, (), None, (), 90)
        for place_id, name in (
            ("almaty", "rent"),
            ("everywhere", "talk"),
            ("kazakhstan", "sim"),
            ("georgia", "sim"),
        )
    )
}


def resource(
    name: str,
    kind: ResourceKind,
    starts: int | None = None,
    ends: int | None = None,
    repeat: Repeat | None = None,
    *places: str,
) -> Resource:
    """Its dates are given in days from ON."""
    from_, until = (None if n is None else ON + timedelta(days=n) for n in (starts, ends))
    where = places or ("kazakhstan",)
    return Resource(name, kind, where, {"ru": HALF}, from_, until, repeat, None, (), 90)


def content(*resources: Resource) -> Content:
    return Content(PLACES, {}, ENTRIES, resources={r.name: r for r in resources})


def issue(
    *resources: Resource,
    since: date | None = LAST,
    changes: Mapping[str, Change] | None = None,
    weeks_silent: int = 1,
    places: tuple[str, ...] = ("almaty",),
) -> Issue | None:
    return compose(content(*resources), places, ON, since, changes or {}, PULSE, weeks_silent)


def first_issue(*resources: Resource, places: tuple[str, ...] = ("almaty",)) -> Issue:
    made = issue(*resources, since=None, weeks_silent=0, places=places)
    assert made is not None
    return made


def change(entry_id: str, days: int, what: News = "new") -> dict[str, Change]:
    """Changed so many days from ON."""
    return {entry_id: Change(entry_id, ON + timedelta(days=days), what)}


def test_a_first_issue_goes_out_even_with_nothing_in_it() -> None:
    assert first_issue() == Issue((), (), (), (), PULSE, short=False)


def test_help_is_one_of_each_kind_by_urgency_then_what_has_no_date() -> None:
    made = first_issue(
        resource("course", "course"),
        resource("shelter", "shelter"),
        resource("lawyer", "legal"),
        resource("friend", "support"),
        resource("rescue-far", "emergency", None, None, None, "everywhere"),
        resource("rescue", "emergency"),
        resource("line", "crisis"),
        resource("line-elsewhere", "crisis", None, None, None, "tbilisi"),
    )
    names = ["line", "rescue", "friend", "lawyer", "shelter", "course"]
    assert [r.name for r in made.help] == names


def help_of_week(week: int, *resources: Resource) -> list[str]:
    on = ON + timedelta(weeks=week)
    made = compose(content(*resources), ["almaty"], on, None, {}, None, 0)
    assert made is not None
    return [r.name for r in made.help]


def test_help_takes_turns_week_by_week_but_the_nearest_number_is_always_there() -> None:
    lawyers = [resource(f"lawyer-{n}", "legal") for n in range(3)]
    rescue = [resource(f"rescue-{n}", "emergency") for n in range(3)]
    weeks = [help_of_week(week, *lawyers, *rescue) for week in range(4)]
    assert {week[0] for week in weeks} == {"rescue-0"}
    assert {week[1] for week in weeks[:3]} == {"lawyer-0", "lawyer-1", "lawyer-2"}
    assert weeks[3] == weeks[0]


def test_every_place_has_its_own_help() -> None:
    here = resource("rescue-kazakhstan", "emergency")
    there = resource("rescue-georgia", "emergency", None, None, None, "georgia")
    made = first_issue(there, here, places=("almaty", "tbilisi"))
    assert [r.name for r in made.help] == ["rescue-kazakhstan", "rescue-georgia"]


def test_help_that_changed_is_told_out_of_turn() -> None:
    lawyers = [resource(f"lawyer-{n}", "legal") for n in range(4)]
    changes = {name: at for n in range(4) for name, at in change(f"lawyer-{n}", -1).items()}
    made = issue(*lawyers, changes=changes)
    assert made is not None
    assert sorted(r.name for r in made.help) == [f"lawyer-{n}" for n in range(4)]


def test_help_holds_from_its_first_day_to_its_last() -> None:
    for one, told in (
        (resource("x", "legal", 0, 0), True),
        (resource("x", "legal", -1, None, "weekly"), True),
        (resource("x", "legal", 1), False),
        (resource("x", "legal", None, -1), False),
    ):
        assert bool(first_issue(one).help) == told


def test_deadlines_of_thirty_days_come_earliest_first() -> None:
    made = first_issue(
        resource("in-thirty", "deadline", None, 30),
        resource("today", "deadline", None, 0),
        resource("in-thirty-one", "deadline", None, 31),
        resource("over", "deadline", None, -1),
        resource("not-told-yet", "deadline", 1, 10),
        resource("in-ten", "deadline", 0, 10),
    )
    assert [r.name for r in made.deadlines] == ["today", "in-ten", "in-thirty"]


def test_events_of_two_weeks_come_with_their_next_day() -> None:
    made = first_issue(
        resource("in-fourteen", "event", 14),
        resource("in-fifteen", "event", 15),
        resource("was", "event", -1),
        resource("weekly", "event", -6, None, "weekly"),
        resource("running", "offer", -3, 3),
        resource("until", "course", None, 20),
    )
    assert [(r.name, (day - ON).days) for r, day in made.events] == [
        ("running", 0),
        ("until", 0),
        ("weekly", 1),
        ("in-fourteen", 14),
    ]


def test_one_resource_of_two_places_is_told_once() -> None:
    both = resource("both", "legal", None, None, None, "kazakhstan", "georgia")
    made = first_issue(both, places=("almaty", "tbilisi"))
    assert [r.name for r in made.help] == ["both"]


def test_a_place_that_is_gone_counts_as_everywhere() -> None:
    made = first_issue(
        resource("far", "legal", None, None, None, "everywhere"),
        resource("near", "legal"),
        places=("atlantis",),
    )
    assert [r.name for r in made.help] == ["far"]


def test_changed_answers_of_the_places_are_told_the_new_before_the_corrected() -> None:
    changes = {
        **change("almaty/rent", -3, "corrected"),
        **change("everywhere/talk", -3),
        **change("georgia/sim", -3),
        **change("almaty/gone", -3),
    }
    made = issue(changes=changes)
    assert made is not None
    assert [(e.id, what) for e, what in made.answers] == [
        ("everywhere/talk", "new"),
        ("almaty/rent", "corrected"),
    ]


def told_on(change_on: int, *issues: int) -> list[int]:
    """On which of the issues (days from ON; each since the one before) a change is told."""
    changes = change("almaty/rent", change_on)
    return [
        day
        for before, day in pairwise(issues)
        if compose(
            content(),
            ["almaty"],
            ON + timedelta(days=day),
            ON + timedelta(days=before),
            changes,
            None,
            0,
        )
    ]


@pytest.mark.parametrize("step", [1, 2, 7])
@pytest.mark.parametrize("change_on", range(-8, 9))
def test_a_change_is_told_exactly_once(change_on: int, step: int) -> None:
    assert len(told_on(change_on, *range(-28, 29, step))) == 1


def test_a_change_waits_until_its_day_is_over_in_every_zone() -> None:
    assert told_on(0, *range(-3, 4)) == [2]


def test_a_first_issue_tells_the_changes_of_two_weeks() -> None:
    for days, told in ((-16, 0), (-15, 1), (-2, 1), (-1, 0)):
        made = issue(changes=change("almaty/rent", days), since=None)
        assert made is not None
        assert len(made.answers) == told


def test_without_news_there_is_silence_and_a_short_issue_every_fourth_week() -> None:
    old = resource("line", "crisis")
    assert [issue(old, weeks_silent=weeks) is None for weeks in (1, 2, 3)] == [True] * 3
    short = issue(old, weeks_silent=4)
    assert short is not None
    assert short.short
    assert [r.name for r in short.help] == ["line"]
    assert short.pulse == PULSE


def test_news_are_not_short_however_long_the_silence() -> None:
    made = issue(changes=change("almaty/rent", -3), weeks_silent=9)
    assert made is not None
    assert not made.short


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (resource("x", "deadline", None, 30), True),
        (resource("x", "deadline", None, 22), False),
        (resource("x", "deadline", None, 14), True),
        (resource("x", "deadline", None, 0), True),
        (resource("x", "deadline", 0, 20), True),
        (resource("x", "event", 13), True),
        (resource("x", "event", 6), True),
        (resource("x", "event", 7, 9), True),
        (resource("x", "offer", -8, 10), True),
        (resource("x", "offer", -8, 18), False),
        (resource("x", "event", -364, None, "weekly"), False),
        (resource("x", "crisis"), False),
    ],
)
def test_a_date_that_comes_near_is_news(one: Resource, told: bool) -> None:
    assert (issue(one) is not None) == told


def test_a_daily_reader_is_reminded_five_times() -> None:
    deadline = content(resource("x", "deadline", None, 35))
    days = [ON + timedelta(days=n) for n in range(40)]
    told = [
        (day - ON).days
        for day in days
        if compose(deadline, ["almaty"], day, day - timedelta(days=1), {}, None, 0)
    ]
    assert told == [5, 21, 28, 33, 35]


@pytest.mark.parametrize(("days", "told"), [(-9, False), (-8, True), (0, True)])
def test_a_resource_that_changed_is_news(days: int, told: bool) -> None:
    line = resource("line", "crisis")
    assert (issue(line, changes=change("line", days)) is not None) == told
