"""Issues of digests as texts ready to send: each made once for all who get the same."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.core.content import Content, Language
from bot.core.digests.issue import Change, compose
from bot.core.digests.subscription import Subscription
from bot.services import Services
from bot.words import Html
from handlers.views.digest import issue_messages

KEPT = 256
"""Texts in memory at a time; they do not grow with the number of readers."""

_Kind = tuple[tuple[str, ...], tuple[Language, ...], date, date | None]
"""What an issue depends on: places, languages, its date, the date of the reader's last one."""


class Issues:
    """For one round of deliveries, or one look."""

    def __init__(self, services: Services, changes: Mapping[str, Change], bot: str) -> None:
        """Take what issues are made of; `bot` is the bot's user name."""
        self._services = services
        self._changes = changes
        self._bot = bot
        self._content: Content | None = None
        self._made: dict[_Kind, Sequence[Html] | None] = {}

    def texts(
        self, subscription: Subscription, on: date, since: date | None
    ) -> Sequence[Html] | None:
        """The issue's messages; None if there is nothing new to tell.

        Args:
            subscription: for whom.
            on: the issue's local date.
            since: the local date of the last one that arrived, if any.
        """
        content = self._services.shelves.content
        if content is not self._content or len(self._made) >= KEPT:
            self._content = content
            self._made.clear()
        kind = (subscription.places, subscription.languages, on, since)
        if kind not in self._made:
            self._made[kind] = self._make(content, *kind)
        return self._made[kind]

    def _make(
        self,
        content: Content,
        places: tuple[str, ...],
        languages: tuple[Language, ...],
        on: date,
        since: date | None,
    ) -> Sequence[Html] | None:
        weeks = (on - since).days // 7 if since else 0
        issue = compose(content, places, on, since, self._changes, None, weeks)
        if issue is None:
            return None
        return issue_messages(
            self._services.words, content, issue, languages, places, on, self._bot
        )
