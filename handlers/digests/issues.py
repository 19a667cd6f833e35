"""Issues of digests as texts ready to send: each made once for all who get the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.core.checkins.pulse import Pulse
from bot.core.content import Content, Language
from bot.core.digests.issue import compose
from bot.core.digests.subscription import Address, Subscription
from bot.services import Services
from bot.words import Html
from handlers.digests.news import News
from handlers.views.digest import issue_messages

KEPT = 256
"""Texts in memory at a time; they do not grow with the number of readers."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What an issue depends on besides the files."""

    places: tuple[str, ...]
    languages: tuple[Language, ...]
    on: date
    since: date | None
    pulse: Pulse | None


class Issues:
    """For one round of deliveries, or one look."""

    def __init__(self, services: Services, bot: str, news: News) -> None:
        """Take what issues are made of; `bot` is the bot's user name."""
        self._services = services
        self._bot = bot
        self._news = news
        self._content: Content | None = None
        self._made: dict[_Kind, Sequence[Html] | None] = {}

    def texts(
        self, address: Address, subscription: Subscription, on: date, since: date | None
    ) -> Sequence[Html] | None:
        """The issue's messages; None if there is nothing new to tell.

        Args:
            address: to whom.
            subscription: what was chosen for it.
            on: the issue's local date.
            since: the local date of the last one that arrived, if any.
        """
        content = self._services.shelves.content
        if content is not self._content or len(self._made) >= KEPT:
            self._content = content
            self._made.clear()
        pulse = self._news.pulse(address)
        kind = _Kind(subscription.places, subscription.languages, on, since, pulse)
        if kind not in self._made:
            self._made[kind] = self._make(content, kind)
        return self._made[kind]

    def _make(self, content: Content, of: _Kind) -> Sequence[Html] | None:
        weeks = (of.on - of.since).days // 7 if of.since else 0
        changes = self._news.changes
        issue = compose(content, of.places, of.on, of.since, changes, of.pulse, weeks)
        if issue is None:
            return None
        words = self._services.words
        return issue_messages(words, content, issue, of.languages, of.places, of.on, self._bot)
