"""`/pulse`: how a community is doing this week, in figures that point at nobody."""

from collections import Counter
from datetime import date, timedelta

from bot.core.checkins.pulse import Pulse, pulse
from bot.core.checkins.values import STATUSES, Community, Status
from bot.core.content import Content, Language
from bot.services import Services
from bot.words import Html, Words
from handlers.screens import Screen
from handlers.visit import Visit


async def show(visit: Visit) -> None:
    """`/pulse` in a community's group or in its moderators' chat."""
    communities = visit.services.checkins.communities
    community = await communities.of_home(visit.chat.id) or await communities.of_moderators(
        visit.chat.id
    )
    if community is None:
        await visit.send(Screen(visit.say("setup-none")))
        return
    await visit.send(Screen(await pulse_text(visit.services, visit.language, community)))


async def pulse_text(services: Services, language: Language, community: Community) -> Html:
    """The figures of this week, for the whole community and for each place that has any."""
    week = monday(services.today())
    counts = await services.checkins.counts.counts(community.id, week)
    total: Counter[Status] = Counter()
    for here in counts.values():
        total.update(here)
    words, content = services.words, services.shelves.content
    figures = pulse(total)
    if figures.silent:
        return words.say(language, "pulse-silent")
    lines = [_line(words, language, words.plain(language, "pulse-all"), figures)]
    for place, here in counts.items():
        of_place = pulse(here)
        if place is not None and not of_place.silent:
            lines.append(_line(words, language, _name(content, language, place), of_place))
    return words.say(language, "pulse", lines=Html("\n".join(lines)))


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _name(content: Content, language: Language, place: str) -> str:
    known = content.places.get(place)
    return known.name[language] if known else place


def _line(words: Words, language: Language, where: str, figures: Pulse) -> Html:
    shown = [
        words.plain(
            language, "pulse-figure", status=words.plain(language, f"status-{status}"), count=figure
        )
        for status in STATUSES
        if (figure := figures.figures[status]) is not None
    ]
    return words.say(language, "pulse-line", where=where, figures=", ".join(shown))
