"""Whether somebody has done a thing already, or often, known to this process alone."""

import secrets
from collections import OrderedDict
from hashlib import blake2b

MOST = 10_000


class Once:
    """Tells a first press from a repeated one, without a list of who pressed.

    Keeps the last ten thousand tags in memory, keyed by a secret of this process: they end with
    it and never touch a disk.
    """

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._tags: OrderedDict[bytes, None] = OrderedDict()

    def first(self, user_id: int, deed: str) -> bool:
        tag = blake2b(f"{user_id} {deed}".encode(), key=self._key, digest_size=16).digest()
        if tag in self._tags:
            return False
        self._tags[tag] = None
        if len(self._tags) > MOST:
            self._tags.popitem(last=False)
        return True

    def first_few(self, user_id: int, deed: str, few: int) -> bool:
        """Whether it was done fewer times than `few` before."""
        return any(self.first(user_id, f"{deed} {turn}") for turn in range(few))
