"""Presses that nobody offered, and what they are measured by: whether anything has changed."""

import random
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from bot.core.checkins.receipt import LETTERS, Receipt
from bot.core.checkins.values import REASONS
from bot.simulator import Group, Person
from handlers.buttons import Press
from handlers.moderation.setup import SETTLERS
from tests.village import Json, Village

Snapshot = Mapping[str, Any]


@dataclass(frozen=True)
class Forged:
    """Who presses, under which message, and with what."""

    person: Person
    message: Json
    data: str


async def snapshot(village: Village, *chats: Group | Person) -> Snapshot:
    """Every row of both stores, and every message of these chats."""
    seen: dict[str, Any] = {str(chat.chat_id): chat.chat() for chat in chats}
    stores = village.bot.stores
    for database in (stores.communities._database, stores.checkins._database):
        for [name] in await database.rows(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ):
            rows = await database.rows(f"SELECT * FROM {name}")  # noqa: S608 - our own names
            seen[name] = [tuple(row) for row in rows]
    return seen


async def press_all(village: Village, forged: Sequence[Forged]) -> list[str | None]:
    """Press all of them at once; returns what each was answered."""
    world = village.sim.world
    queries = [world.press(each.person.user, each.message, each.data) for each in forged]
    await village.sim.idle(60)
    assert all(query.answer for query in queries)
    return [query.answer["text"] for query in queries if query.answer]


def filled(kind: type[Press], chance: random.Random, *, checkin: str, tie: str) -> str:
    """The data of a press of this kind, as its button would carry it."""
    given: Mapping[str, Sequence[str | int]] = {
        "checkin": [checkin],
        "reason": REASONS,
        "days": [1, 3, 7],
        "what": [*SETTLERS, "place", "publish"],
        "value": ["after", "2", "10", "both", "kazakhstan/almaty", "topic", "group"],
        "code": [tie],
        "name": ["@foreign_channel", "-1001234567890"],
    }
    values = (chance.choice(given[field.name]) for field in fields(kind))  # type: ignore[arg-type]  # each kind is a dataclass
    return kind(*values).pack()


def broken(data: str, chance: random.Random) -> str:
    """The same data with something wrong about it."""
    prefix, _, rest = data.partition("|")
    return chance.choice(
        [
            f"{prefix}|{rest}|{rest}",
            f"{prefix}|{rest[:-1]}",
            f"{prefix}|{rest}{'x' * 65}",
            f"{prefix}|",
            f"{prefix.swapcase()}x|{rest}",
            f"{prefix}|' OR 1=1 --",
            f"{prefix}|\x00{rest}",
            f" {data}",
            data[::-1],
        ]
    )


def wrong_receipts(right: Receipt, checkin: str) -> Iterator[str]:
    """Whatever could be taken for a receipt by mistake, and then any number of random ones."""
    letters = right.letters
    yield from (
        letters[:-1],
        letters + "A",
        letters.swapcase(),
        letters[::-1],
        checkin,
        (checkin * 2)[:LETTERS],
        right.fingerprint.hex()[:LETTERS],
        "A" * LETTERS,
        "' OR 1=1 --",
    )
    while True:
        yield secrets.token_urlsafe(16)
