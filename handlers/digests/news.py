"""What issues tell besides the files: what has changed in them, and how communities are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.core.checkins.pulse import Pulse, monday, total
from bot.core.checkins.values import Community
from bot.core.digests.issue import Change
from bot.core.digests.subscription import Address
from bot.services import Services

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class News:
    changes: Mapping[str, Change]
    """By entry id or resource's name."""
    pulses: Mapping[int, Pulse]
    """Of the week before this one, by the chats in which it may be told: a community's own. Not in
    private: whose members people are is not written down anywhere, and it is for members."""

    def pulse(self, address: Address) -> Pulse | None:
        return self.pulses.get(address.chat_id)


async def news(services: Services) -> News:
    """As of now."""
    communities = await services.checkins.communities.all()
    week = monday(services.today()) - _WEEK
    of_each = [(each, await _pulse(services, each, week)) for each in communities]
    pulses = {
        chat: shown
        for each, shown in of_each
        if shown is not None
        for chat in (each.home, each.publish_chat)
    }
    return News(await services.digests.editions.changes(), pulses)


async def _pulse(services: Services, community: Community, week: date) -> Pulse | None:
    shown = total(await services.checkins.counts.counts(community.id, week))
    return None if shown.silent else shown
