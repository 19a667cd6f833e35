"""Chat ids that must survive a reboot: sealed, so that the database alone gives nobody away.

AES-SIV (RFC 5297) is deterministic: a chat has one sealed form, by which it can be found, and
which only the holder of the key can open or make. The key lies outside the database's directory.
"""

import os
import stat
import tempfile
from pathlib import Path
from typing import Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

KEY_BYTES = 64
"""Two keys of AES-256, as RFC 5297 wants them."""
_ID_BYTES = 8

Trouble = Literal["mode", "size", "other", "unusable"]
"""What is wrong with the key's file.

mode: others may read it (not 0600). size: it holds no key of ours. other: it is not the key that
the database was sealed with. unusable: it cannot be made or read, or is a link.
"""


class UnusableKey(Exception):
    """The key cannot serve. Nothing was changed."""

    def __init__(self, file: Path, trouble: Trouble) -> None:
        super().__init__(f"{file.name}: {trouble}")
        self.file = file
        self.trouble: Trouble = trouble


class BrokenSeal(Exception):
    """These bytes were not sealed with this key for this purpose."""


class Seal:
    """Seals chat ids for one purpose: what was sealed for another does not open here."""

    def __init__(self, key: bytes, purpose: str) -> None:
        self._cipher = AESSIV(key)
        self._bound_to = [purpose.encode()]

    def close(self, chat_id: int) -> bytes:
        """The id's sealed form: 24 bytes, always the same ones."""
        return self._cipher.encrypt(chat_id.to_bytes(_ID_BYTES, "big", signed=True), self._bound_to)

    def open(self, sealed: bytes) -> int:
        """The id. Raises BrokenSeal."""
        try:
            return int.from_bytes(self._cipher.decrypt(sealed, self._bound_to), "big", signed=True)
        except (InvalidTag, ValueError):
            raise BrokenSeal from None


def key_in(file: Path) -> bytes:
    """The key in this file, which is made with mode 0600 if it is absent.

    Raises:
        UnusableKey: see `Trouble`.
    """
    try:
        if not os.path.lexists(file):
            _make(file)
        descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW)
        with os.fdopen(descriptor, "rb") as opened:
            mode = os.fstat(descriptor).st_mode
            key = opened.read(KEY_BYTES + 1)
    except OSError:
        raise UnusableKey(file, "unusable") from None
    if stat.S_IMODE(mode) & 0o077:
        raise UnusableKey(file, "mode")
    if len(key) != KEY_BYTES:
        raise UnusableKey(file, "size")
    return key


def _make(file: Path) -> None:
    """Whole or not at all: a power cut must not leave half a key, nor a second start another."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=file.parent) as made:
        made.write(os.urandom(KEY_BYTES))
        made.flush()
        os.fsync(made.fileno())
        os.link(made.name, file)
    directory = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)
