"""Whom to turn to, shown at once: to those who need help, and to those who may harm themselves."""

from datetime import date

from bot.core.checkins.writing import Writing
from bot.core.content import EVERYWHERE, Resource, ResourceKind
from bot.core.freshness import Fresh, freshness
from bot.words import Html
from handlers.screens import Screen
from handlers.views.names import half
from handlers.visit import Visit

FOR_NEED: tuple[ResourceKind, ...] = ("emergency", "support", "legal")
FOR_DANGER: tuple[ResourceKind, ...] = ("crisis", "support", "emergency")
OF_A_KIND = 2
"""The nearest ones; a long list helps nobody in a hurry."""


def contacts(visit: Visit, writing: Writing) -> Screen | None:
    """What to show before the text is asked for; None: nothing, or it was shown already."""
    if writing.status != "need" or writing.place in (None, writing.helped):
        return None
    found = _nearest(visit, writing.place, FOR_NEED)
    if not found:
        return None
    return Screen(visit.say("help-now", contacts=_listed(visit, found)))


def danger(visit: Visit, place: str | None) -> Screen:
    """Gently, for somebody whose words speak of harm to themselves."""
    found = _nearest(visit, place, FOR_DANGER)
    if not found:
        return Screen(visit.say("help-danger-alone"))
    return Screen(visit.say("help-danger", contacts=_listed(visit, found)))


def _nearest(visit: Visit, place: str | None, kinds: tuple[ResourceKind, ...]) -> list[Resource]:
    today = visit.services.today()
    content = visit.services.shelves.content
    where = place or visit.reader.place or EVERYWHERE
    found: list[Resource] = []
    for kind in kinds:
        holding = (each for each in content.help_at(where, [kind]) if _holds(each, today))
        found += list(holding)[:OF_A_KIND]
    return found


def _holds(resource: Resource, today: date) -> bool:
    begun = resource.starts is None or resource.starts <= today
    return begun and (resource.ends is None or resource.ends >= today)


def _listed(visit: Visit, found: list[Resource]) -> Html:
    lines = [_contact(visit, each) for each in found]
    today = visit.services.today()
    if not all(isinstance(freshness(each, today), Fresh) for each in found):
        lines.append(visit.say("help-unchecked"))
    return Html("\n\n".join(lines))


def _contact(visit: Visit, resource: Resource) -> Html:
    written, _ = half(resource, visit.language)
    return visit.say("help-contact", title=written.question, text=Html(written.html))
