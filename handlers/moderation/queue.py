"""`/queue`: what waits for a decision. `/limit CODE days`: the same as the card's button."""

from bot.core.checkins.values import CheckIn
from bot.words import Html
from handlers.moderation import views
from handlers.moderation.buttons import BackToCard, Limit
from handlers.moderation.rights import moderated_here
from handlers.screens import Button, Screen
from handlers.visit import Visit

SHOWN = 20
_WORDS = 2


async def queue(visit: Visit) -> None:
    """The undecided ones, by code; a press shows the card again."""
    community = await moderated_here(visit)
    if community is None:
        return
    waiting = sorted(
        await visit.services.checkins.moderators.queue(community),
        key=lambda checkin: (checkin.lane != "urgent", checkin.slot or 0, checkin.code),
    )
    lines = [_line(visit, checkin) for checkin in waiting[:SHOWN]]
    rows = [
        [Button(visit.label("button-card", code=checkin.code), BackToCard(checkin.id))]
        for checkin in waiting[:SHOWN]
    ]
    text = visit.say(
        "queue",
        count=len(waiting),
        lines=Html("\n".join(lines)),
        more=max(0, len(waiting) - SHOWN),
    )
    await visit.send(Screen(text, rows))


def _line(visit: Visit, checkin: CheckIn) -> Html:
    place = visit.services.shelves.content.places.get(checkin.place or "")
    return visit.say(
        "queue-line",
        code=checkin.code,
        status=visit.label(f"status-{checkin.status}"),
        place=place.name[visit.language] if place else visit.label("place-not-stated"),
        what=visit.label(f"decided-{checkin.state}"),
    )


async def limit_command(visit: Visit) -> None:
    """`/limit K7Q2 3`: offers the button that two moderators must press."""
    community = await moderated_here(visit)
    if community is None:
        return
    given = visit.words_after_command.split()
    days = int(given[1]) if len(given) == _WORDS and given[1].isdecimal() else 0
    if days not in views.LIMIT_DAYS:
        await visit.send(Screen(visit.say("limit-how")))
        return
    checkin = await visit.services.checkins.store.by_code(community.id, given[0].upper())
    if checkin is None:
        await visit.send(Screen(visit.say("limit-unknown-code")))
        return
    confirm = Button(visit.label("button-limit-days", days=days), Limit(checkin.id, days))
    await visit.send(Screen(visit.say("limit-ask", code=checkin.code), [[confirm]]))
