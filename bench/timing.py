"""Who may have written it? Two hundred members, and an observer who sees when each is online.

An observer in the group notes everybody's «was online at …» and asks of every check-in that
appears: who was online when it can have been written? Calm check-ins appear at slots, so all who
were online in six hours remain; published at once, only those of that minute.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import median, quantiles
from zoneinfo import ZoneInfo

from bot.core.checkins.slots import CARDS_AHEAD, next_slot

MEMBERS, DAYS = 200, 4
SESSIONS = 8
SESSION = timedelta(minutes=6)
AWAKE_HOURS = 16.0
WAKING, WAKING_SPREAD = 8.0, 1.5
"""The hour at which people get up, and how much they differ."""
ROUNDS = 60
LINKED = 3
DELAY = timedelta(minutes=2)
"""By how much an observer's notes may be off."""
ZONE = ZoneInfo("Asia/Almaty")
START = datetime(2026, 3, 2, tzinfo=ZONE)
GOAL, LINKED_GOAL = 100, 50

Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Member:
    sessions: Sequence[Span]

    def online_within(self, span: Span) -> bool:
        return any(start <= span[1] and end >= span[0] for start, end in self.sessions)


def member(chance: random.Random) -> Member:
    """Eight short looks a day at the phone, between getting up and going to bed."""
    wakes = chance.gauss(WAKING, WAKING_SPREAD)

    def sessions() -> Iterator[Span]:
        for day in range(DAYS):
            for _ in range(SESSIONS):
                hour = wakes + chance.uniform(0, AWAKE_HOURS)
                start = START + timedelta(days=day, hours=hour)
                yield start, start + SESSION

    return Member(sorted(sessions()))


def at_once(written: datetime) -> Span:
    """What an observer learns of the moment of writing when a check-in appears at once."""
    return written - DELAY, written + DELAY


def at_slots(written: datetime) -> Span:
    """The same for a calm one: it came after the last closing and before its own."""
    slot = next_slot(written.astimezone(UTC), ZONE)
    earlier = slot - timedelta(hours=12)
    while (following := next_slot(earlier, ZONE)) < slot:
        earlier = following - CARDS_AHEAD + timedelta(seconds=1)
    return earlier, slot - CARDS_AHEAD


def remaining(
    members: Sequence[Member], moments: Sequence[datetime], learnt: Callable[[datetime], Span]
) -> int:
    """How many members may have written all of these."""
    spans = [learnt(moment) for moment in moments]
    return sum(all(one.online_within(span) for span in spans) for one in members)


def simulate(learnt: Callable[[datetime], Span], linked: int, seed: int = 5) -> list[int]:
    """Candidates that remain for an author's `linked` check-ins, for many authors."""
    chance = random.Random(seed)
    found: list[int] = []
    for _ in range(ROUNDS):
        members = [member(chance) for _ in range(MEMBERS)]
        author = chance.choice(members)
        # Not in the very first or last hours: the observer has seen the whole time before.
        chosen = chance.sample(author.sessions[SESSIONS:-SESSIONS], linked)
        moments = [start + SESSION * chance.random() for start, _ in chosen]
        found.append(remaining(members, moments, learnt))
    return found


def measure() -> None:
    """Print how many of the 200 may be the author."""
    minutes = SESSION.seconds // 60
    print(f"{MEMBERS} members, {SESSIONS} looks a day of {minutes} minutes, all observed")
    print(f"{'candidates for':26}{'at once':>14}{'at slots':>14}{'goal':>7}")
    for name, linked, goal in (
        ("one check-in", 1, GOAL),
        (f"{LINKED} known to be one's", LINKED, LINKED_GOAL),
    ):
        columns = [simulate(learnt, linked) for learnt in (at_once, at_slots)]
        shown = "".join(f"{median(c):8.0f}{_tenth(c):6.0f}" for c in columns)
        print(f"{name:26}{shown}{goal:>7}")
    print("each: the median, and what one author in ten falls below")


def _tenth(found: Sequence[int]) -> float:
    return quantiles(found, n=10)[0]
