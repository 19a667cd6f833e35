"""A random key that ends with a reboot, and tags of people made under it. Volatile."""

import secrets
from hashlib import blake2b
from typing import Self

from storage.database import Database

_KEY_BYTES = 32
_TAG_BYTES = 16


class KeptKey:
    """`bot.core.checkins.ports.KeptKey`: the key stands in the volatile store."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    @classmethod
    async def of(cls, database: Database) -> Self:
        """The key of this store, made if there is none."""
        await database.write(
            "INSERT OR IGNORE INTO kept_key VALUES (1, :key)",
            {"key": secrets.token_bytes(_KEY_BYTES)},
        )
        [row] = await database.rows("SELECT key FROM kept_key")
        return cls(row["key"])

    def tag(self, person: int, purpose: str) -> bytes:
        words = f"{person} {purpose}".encode()
        return blake2b(words, key=self._key, digest_size=_TAG_BYTES).digest()
