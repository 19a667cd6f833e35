"""When calm check-ins appear: four times a day, so that the moment tells nothing of the author."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

HOURS = (3, 9, 15, 21)
"""Six hours apart: every check-in of a slot may come from anybody who was online in six hours."""
CARDS_AHEAD = timedelta(hours=1)
"""So long before a slot its cards are shown, together, to the moderators."""

LONGEST_WAY = timedelta(hours=8)
"""From writing to the slot, at most: six hours between slots, the hour of the cards, and one more
in the night in which clocks are put back."""


def next_slot(now: datetime, zone: ZoneInfo) -> datetime:
    """The first slot whose cards have not been shown yet.

    Args:
        now: aware.
        zone: of the community.

    Returns:
        The moment, in UTC, on the full hour.
    """
    today = now.astimezone(zone).date()
    moments = (
        datetime.combine(today + timedelta(days=days), time(hour), zone).astimezone(UTC)
        for days in (0, 1)
        for hour in HOURS
    )
    return next(moment for moment in moments if moment - CARDS_AHEAD > now)
