"""Zones by the names of their cities, since nobody knows zones by their codes."""

from collections.abc import Iterator, Sequence

from bot.core.content import EVERYWHERE, Content
from handlers.visit import Visit

UTC = "UTC"
FAR_ZONES = (
    "Europe/Belgrade",
    "Europe/Istanbul",
    "Europe/Berlin",
    "Europe/Warsaw",
    "Europe/Vilnius",
    "Europe/Helsinki",
    "Europe/Paris",
    "Europe/London",
    "Europe/Lisbon",
    "Europe/Moscow",
    "Asia/Jerusalem",
    "Asia/Dubai",
    "Asia/Baku",
    "Asia/Tashkent",
    "Asia/Bishkek",
    "Asia/Dushanbe",
    "Asia/Bangkok",
    "Asia/Seoul",
    "Asia/Tokyo",
    "America/New_York",
    "America/Los_Angeles",
    "America/Mexico_City",
    "America/Argentina/Buenos_Aires",
)
"""Of cities beyond our places, in which people of ours live; their names stand in the words."""


def zone_of(content: Content, place: str) -> str:
    """The place's zone; of a country that has none of its own its first city's."""
    chain = list(content.chain(place))
    inside = content.cities(chain[0].id) if chain and chain[0].id != EVERYWHERE else []
    return next((spot.timezone for spot in (*chain, *inside) if spot.timezone), UTC)


def all_cities(visit: Visit) -> Iterator[tuple[str, str]]:
    """Zone and name of each city to choose from: first ours, then far ones."""
    for place in visit.services.shelves.content.places.values():
        if place.timezone and place.parent != EVERYWHERE:
            yield place.timezone, place.name[visit.language]
    for zone in (*FAR_ZONES, UTC):
        yield zone, _far(visit, zone)


def city_of(visit: Visit, zone: str, places: Sequence[str]) -> str:
    """A city whose clock counts: one of these places, if it may be."""
    content = visit.services.shelves.content
    spots = (content.places[place] for place in places if place in content.places)
    own = (spot.name[visit.language] for spot in spots if spot.timezone == zone)
    others = (name for each, name in all_cities(visit) if each == zone)
    return next(own, None) or next(others, None) or _far(visit, zone)


def _far(visit: Visit, zone: str) -> str:
    return visit.label("subscription-city", zone=zone.replace("/", "-"))
