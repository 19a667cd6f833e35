"""Looking for people and texts in bytes, in every form that comes to mind."""

import json
from base64 import b32encode, b64encode, urlsafe_b64encode
from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b, md5, sha256
from pathlib import Path

Form = Callable[[int], bytes]


def _decimal(number: int) -> bytes:
    return str(number).encode()


def _shortest(number: int) -> bytes:
    return number.to_bytes((number.bit_length() + 7) // 8, "big")


def _varint(number: int) -> bytes:
    """As protocol buffers write it."""
    groups = []
    while number:
        groups.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*groups[:-1], groups[-1] & 0x7F])


FORMS: Mapping[str, Form] = {
    "decimal": _decimal,
    "decimal, UTF-16": lambda number: str(number).encode("utf-16-le"),
    "decimal, backwards": lambda number: _decimal(number)[::-1],
    "hexadecimal": lambda number: f"{number:x}".encode(),
    "HEXADECIMAL": lambda number: f"{number:X}".encode(),
    "octal": lambda number: f"{number:o}".encode(),
    "big-endian": _shortest,  # SQLite's, too
    "little-endian": lambda number: _shortest(number)[::-1],
    "varint": _varint,
    "base64 of the digits": lambda number: b64encode(_decimal(number)).rstrip(b"="),
    "base64 of the bytes": lambda number: b64encode(number.to_bytes(8, "big")).rstrip(b"="),
    "base64url of the bytes": lambda number: urlsafe_b64encode(number.to_bytes(8, "little")).rstrip(
        b"="
    ),
    "base32 of the digits": lambda number: b32encode(_decimal(number)).rstrip(b"="),
    "SHA-256": lambda number: sha256(_decimal(number)).digest(),
    "SHA-256, hexadecimal": lambda number: sha256(_decimal(number)).hexdigest().encode(),
    "MD5, hexadecimal": lambda number: md5(_decimal(number)).hexdigest().encode(),  # noqa: S324 - a careless program might
}


def sealed_forms(key: bytes, purposes: Iterable[str]) -> dict[str, Form]:
    """What the program itself makes of an id: tags under the key of its volatile store."""

    def form(purpose: str) -> Form:
        return lambda number: blake2b(
            f"{number} {purpose}".encode(), key=key, digest_size=16
        ).digest()

    return {f"tag for {purpose}": form(purpose) for purpose in purposes}


def text_forms(text: str) -> set[bytes]:
    return {
        text.encode(),
        text.encode("utf-16-le"),
        text.encode("utf-16-be"),
        text[::-1].encode(),
        json.dumps(text).strip('"').encode(),
        b64encode(text.encode()).rstrip(b"="),
        text.encode().hex().encode(),
    }


def contents(*places: Path) -> bytes:
    """Everything in these files and in the files of these folders."""
    files = (
        file for place in places for file in ([place] if place.is_file() else place.rglob("*"))
    )
    return b"\n".join(file.read_bytes() for file in files if file.is_file())


def found_ids(
    ids: Iterable[int], forms: Mapping[str, Form], haystack: bytes
) -> dict[str, list[int]]:
    """Form → the ids that stand there in this form; only forms in which any does."""
    found = {
        name: [number for number in ids if form(number) in haystack] for name, form in forms.items()
    }
    return {name: numbers for name, numbers in found.items() if numbers}


def found_texts(texts: Iterable[str], haystack: bytes) -> list[str]:
    return [text for text in texts if any(form in haystack for form in text_forms(text))]
