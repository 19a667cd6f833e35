"""Button presses and inline queries that wait for the bot's answer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from .refusal import bad

Json = dict[str, Any]


@dataclass(slots=True, eq=False)
class Query:
    """A press (`kind` "callback") or a query typed (`kind` "inline").

    `answer` is None until the bot gives it.
    """

    id: str
    kind: str
    user_id: int
    asked: datetime
    answer: Json | None = None


class Queries:
    """All queries. Telegram takes one answer to each, within `lifetime`."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.lifetime = timedelta(seconds=15)
        self._now = now
        self._open: dict[str, Query] = {}

    def ask(self, number: str, kind: str, user_id: int) -> Query:
        """A new query, which the bot may answer from now on."""
        query = self._open[number] = Query(number, kind, user_id, self._now())
        return query

    def take(self, number: str, kind: str) -> Query:
        """The query to answer now; it can't be answered again.

        Raises Refusal(400) if there is none.
        """
        query = self._open.get(number)
        if query is None or query.kind != kind or self._now() - query.asked > self.lifetime:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        return self._open.pop(number)
