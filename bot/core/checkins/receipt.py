"""The receipt: 128 random bits that only the author's chat has. The store knows its fingerprint,
and a key to which replies are sealed, so that a stolen store opens none of them."""

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from dataclasses import dataclass
from hashlib import blake2b

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

BYTES = 16
LETTERS = 22
"""Of base64url without padding."""
_KEY_BYTES = 32
_NONCE = bytes(12)
"""Every sealing has a key of its own, used once."""


@dataclass(frozen=True, slots=True)
class Receipt:
    token: bytes

    @classmethod
    def new(cls) -> "Receipt":
        return cls(secrets.token_bytes(BYTES))

    @classmethod
    def read(cls, letters: str) -> "Receipt | None":
        """The receipt that a button carries; None where it is not one."""
        if len(letters) != LETTERS or not letters.isascii():
            return None
        try:
            token = urlsafe_b64decode(letters + "==")
        except (Error, ValueError):
            return None
        receipt = cls(token)
        return receipt if receipt.letters == letters else None

    @property
    def letters(self) -> str:
        return urlsafe_b64encode(self.token).decode().rstrip("=")

    @property
    def fingerprint(self) -> bytes:
        return self._derived(b"receipt")

    @property
    def letterbox(self) -> bytes:
        """The public key to which `seal` closes what only this receipt opens."""
        return self._private().public_key().public_bytes_raw()

    def open(self, sealed: bytes) -> str | None:
        """What was sealed for this receipt; None for anything else."""
        try:
            sender = X25519PublicKey.from_public_bytes(sealed[:_KEY_BYTES])
            key = _shared(self._private().exchange(sender), sealed[:_KEY_BYTES], self.letterbox)
            return ChaCha20Poly1305(key).decrypt(_NONCE, sealed[_KEY_BYTES:], None).decode()
        except (InvalidTag, ValueError):
            return None

    def _private(self) -> X25519PrivateKey:
        return X25519PrivateKey.from_private_bytes(self._derived(b"letterbox"))

    def _derived(self, purpose: bytes) -> bytes:
        return blake2b(self.token, digest_size=_KEY_BYTES, person=purpose).digest()


def seal(letterbox: bytes, text: str) -> bytes:
    """Close a text so that only the receipt of this letterbox opens it."""
    sender = X25519PrivateKey.generate()
    public = sender.public_key().public_bytes_raw()
    key = _shared(sender.exchange(X25519PublicKey.from_public_bytes(letterbox)), public, letterbox)
    return public + ChaCha20Poly1305(key).encrypt(_NONCE, text.encode(), None)


def _shared(secret: bytes, sender: bytes, letterbox: bytes) -> bytes:
    return blake2b(sender + letterbox, key=secret, digest_size=_KEY_BYTES, person=b"reply").digest()
