"""`/pulse`: how a community is doing this week, in figures that point at nobody."""

from bot.core.checkins.pulse import Pulse, monday, pulse, total
from bot.core.checkins.values import STATUSES, Community
from bot.core.content import Content, Language
from bot.services import Services
from bot.words import Html, Words
from handlers.checkin import members
from handlers.screens import Screen
from handlers.standing import title
from handlers.views.menus import home_button
from handlers.visit import Visit


async def show_mine(visit: Visit) -> None:
    """`/pulse` in a private chat: of each community that this person is in."""
    mine = await members.communities(visit)
    if not mine:
        await visit.send(Screen(visit.say("checkins-nowhere"), [[home_button(visit)]]))
    for community in mine:
        text = await pulse_text(visit.services, visit.language, community)
        if len(mine) > 1:
            head = visit.say("pulse-of", title=await title(visit.bot, community.home))
            text = Html(f"{head}\n\n{text}")
        await visit.send(Screen(text, [[home_button(visit)]]))


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
    words, content = services.words, services.shelves.content
    figures = total(counts)
    if figures.silent:
        return words.say(language, "pulse-silent")
    lines = [_line(words, language, words.plain(language, "pulse-all"), figures)]
    for place, here in counts.items():
        of_place = pulse(here)
        if place is not None and not of_place.silent:
            lines.append(_line(words, language, _name(content, language, place), of_place))
    return words.say(language, "pulse", lines=Html("\n".join(lines)))


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
