"""Paces and windows: bursts after a rest, never over the limit, exact at the edges."""

from hypothesis import given
from hypothesis import strategies as st

from bot.core.pace import Pace, Window


def departures(pace: Pace | Window, arrivals: list[float]) -> list[float]:
    """When each goes that arrives then, one after another."""
    gone: list[float] = []
    for arrival in arrivals:
        now = max(arrival, gone[-1] if gone else arrival)
        now += pace.wait(now)
        pace.take(now)
        gone.append(now)
    return gone


def most_within(moments: list[float], period: float) -> int:
    return max(sum(start <= other < start + period for other in moments) for start in moments)


def test_after_a_rest_a_burst_and_then_evenly() -> None:
    assert departures(Pace(2.0, burst=3), [0.0] * 6) == [0, 0, 0, 2, 4, 6]


def test_a_window_gives_all_at_once_and_then_as_they_leave_it() -> None:
    assert departures(Window(3, 2.0), [0.0, 0.5, 0.5, 0.6, 0.7, 5.0]) == [0, 0.5, 0.5, 2, 2.5, 5]


def test_who_leaves_room_waits_longer() -> None:
    window = Window(2, 1.0)
    window.take(0.0)
    assert window.wait(0.25) == 0
    assert window.wait(0.25, spare=1) == 0.75
    window.take(0.25)
    assert window.wait(0.5) == 0.5
    assert window.wait(0.5, spare=1) == 0.75


def test_what_may_arrive_late_leaves_the_window_late() -> None:
    window = Window(2, 1.0)
    window.take(0.0, late=0.5)
    window.take(0.25)
    assert window.wait(0.75) == 0.5
    window.take(1.25)
    assert window.wait(1.25) == 0.25


@given(st.lists(st.integers(0, 200), min_size=1, max_size=80), st.integers(1, 30))
def test_never_more_than_the_limit_in_any_window(arrivals: list[int], limit: int) -> None:
    gone = departures(Window(limit, 10.0), sorted(map(float, arrivals)))
    assert most_within(gone, 10.0) <= limit


def test_rested_when_nothing_is_remembered_of_it() -> None:
    pace = Pace(1.0, burst=2)
    pace.take(10.0)
    assert not pace.rested(10.5)
    assert pace.rested(11.0)


@given(
    st.lists(st.integers(0, 200), min_size=1, max_size=80),
    st.integers(2, 30),
    st.integers(1, 60),
    st.data(),
)
def test_never_more_than_the_limit_in_any_period(
    arrivals: list[int], limit: int, period: int, data: st.DataObject
) -> None:
    burst = data.draw(st.integers(1, limit - 1))
    pace = Pace.within(limit, float(period), burst)
    gone = departures(pace, sorted(map(float, arrivals)))
    # A hair less than the period: where two are exactly a period apart, rounding decides.
    assert most_within(gone, period * (1 - 1e-9)) <= limit


def test_a_pace_that_left_no_room_for_its_burst_would_exceed_the_limit() -> None:
    """The twin: why `within` is not simply `period / limit`."""
    gone = departures(Pace(60 / 20, burst=5), [0.0] * 40)
    assert most_within(gone, 59.9) > 20


def test_lateness_within_the_slack_is_made_up_and_a_rest_is_not() -> None:
    pace = Pace(2.0, slack=1.0)
    late = []
    for now in (10.0, 12.5, 14.0, 20.0, 22.0):
        late.append(pace.wait(now))
        pace.take(now)
    assert late == [0.0] * 5
    assert pace.wait(22.0) == 2.0
    assert departures(Pace(2.0, slack=1.0), [0.0] * 4) == [0, 2, 4, 6]
